"""The controlled lists of courts, cases, participations, claims, events, sources and citations."""

from casetracker.core.vocabulary import Vocabulary

COURT_LEVEL = Vocabulary(
    "court_level",
    ("first_instance", "First instance", "Hears the matter first."),
    ("appellate", "Appellate", "Reviews decisions of courts below it."),
    ("supreme", "Supreme", "The highest court of general jurisdiction."),
    ("constitutional", "Constitutional", "Decides on the constitution alone."),
    ("international", "International", "Set up by several states."),
    ("specialised", "Specialised", "Hears one kind of matter, such as labour or patents."),
    ("unknown", "Not known", "The sources do not say."),
)

CASE_TYPE = Vocabulary(
    "case_type",
    ("petition", "Petition", "Asks a court for an order, outside the other kinds."),
    (
        "administrative_petition",
        "Administrative petition",
        "Challenges an act of an authority before an administrative court.",
    ),
    (
        "high_court_petition",
        "High court petition",
        "Asks a supreme court, as court of first and last instance, to order an authority.",
    ),
    ("civil_claim", "Civil claim", "One party sues another."),
    ("class_action", "Class action", "A claim for a class of claimants."),
    ("appeal", "Appeal", "Asks a higher court to change a decision."),
    ("leave_to_appeal", "Leave to appeal", "Asks a higher court to take the matter, as by certiorari."),
    ("further_hearing", "Further hearing", "Asks the same court to hear a decided matter again, in a larger bench."),
    ("judicial_review", "Judicial review", "Review of the lawfulness of a public act."),
    (
        "constitutional_application",
        "Constitutional application",
        "Rests on the constitution or on fundamental rights directly.",
    ),
    ("criminal", "Criminal case", "A prosecution before a trial court."),
    ("investigation", "Judicial investigation", "An inquiry led by a court or an investigating judge."),
    ("enforcement", "Enforcement", "Carries out an earlier decision."),
    ("advisory", "Advisory proceedings", "Asks for an opinion."),
    ("other", "Other", "None of these; the note says what."),
    ("unknown", "Not known", "The sources do not say."),
)

CASE_STATUS = Vocabulary(
    "case_status",
    ("announced", "Announced", "Said to be brought; no filing seen."),
    ("filed", "Filed", "Lodged with the court."),
    ("pending", "Pending", "Before the court, without a final decision."),
    ("reserved", "Judgment reserved", "Heard; the decision is awaited."),
    ("decided", "Decided", "The court has given its final decision."),
    ("on_appeal", "On appeal", "Decided here, and now before a higher court."),
    ("remanded", "Remanded", "Sent back to a court below."),
    ("settled", "Settled", "Ended by agreement."),
    ("withdrawn", "Withdrawn", "Given up by those who brought it."),
    ("struck_out", "Struck out", "Removed by the court without a decision on the merits."),
    ("closed", "Closed", "Ended; the sources do not say how, or another way than these."),
    ("unknown", "Not known", "The sources do not say where it stands."),
)

FINALITY = Vocabulary(
    "finality",
    ("open", "Not decided yet", "There is no decision that could become final."),
    ("appealable", "Open to appeal", "An appeal is possible, none is known."),
    ("appeal_announced", "Appeal announced", "A party has said that it will appeal."),
    ("appeal_pending", "Appeal pending", "A higher court has the matter."),
    ("final", "Final", "No appeal is possible any more."),
    ("no_appeal_found", "No appeal found", "We looked and found no appeal."),
    ("unknown", "Not known", "The sources do not say."),
)

HEARING_ACCESS = Vocabulary(
    "hearing_access",
    ("open", "Open hearing", "The public could attend."),
    ("partly_closed", "Partly closed hearing", "Some of it was held behind closed doors."),
    ("closed", "Closed hearing", "Held behind closed doors."),
    ("ex_parte_closed", "Closed to one side", "One side was heard without the other, behind closed doors."),
    ("written_only", "Decided in writing", "There was no hearing."),
    ("unknown", "Access not known", "The sources do not say."),
)

RECORD_STATUS = Vocabulary(
    "record_status",
    ("stub", "Stub", "Only what identifies the case."),
    ("partial", "Partial", "What the sources seen so far give."),
    ("complete", "Complete", "Every section filled from the sources that exist."),
    ("verified", "Verified", "Complete, and compared with the court's documents."),
)

TITLE_KIND = Vocabulary(
    "title_kind",
    ("caption", "Caption", "A form of the court's own caption."),
    ("press", "Press name", "What the press calls the case."),
    ("short", "Short title", "A short form in use."),
    ("translation", "Translation", "The title in another language."),
)

IDENTIFIER_SCHEME = Vocabulary(
    "identifier_scheme",
    ("docket", "Docket number", "A further docket number of the same case."),
    ("registry", "Registry number", "The number in a register of the court, the prosecutor or an authority."),
    ("neutral_citation", "Neutral citation", "Of a ruling, as long as nobody knows of which one."),
    ("ecli", "ECLI", "Of a ruling, as long as nobody knows of which one."),
    ("reporter", "Law report", "Of a ruling, as long as nobody knows of which one."),
    ("database", "Database", "Of a ruling, as long as nobody knows of which one."),
)
CASE_NUMBERS = ("docket", "registry")
"""The identifiers of a case itself. The others belong to one ruling: they stay here only from before that was told."""

ROLE = Vocabulary(
    "role",
    ("petitioner", "Petitioner", "Brings a petition."),
    ("respondent", "Respondent", "Answers a petition or an appeal."),
    ("plaintiff", "Plaintiff", "Brings a civil suit."),
    ("defendant", "Defendant", "Answers a civil suit, or a private prosecution."),
    ("appellant", "Appellant", "Brings an appeal."),
    ("appellee", "Appellee", "Answers an appeal."),
    ("applicant", "Applicant", "Makes an application."),
    ("claimant", "Claimant", "Brings a civil claim, in the courts that use this word."),
    ("intervener", "Intervener", "Joins a case between others."),
    ("amicus_curiae", "Amicus curiae", "Advises the court without being a party."),
    ("interested_party", "Interested party", "May be affected by the outcome."),
    ("licensee", "Licence holder", "Holds the licence that the case concerns."),
    ("regulator", "Regulator", "Supervises what the case concerns."),
    ("supporter", "Supporter", "Backs the action without being a party to it."),
    ("complainant", "Complainant", "Filed the complaint that opened the matter."),
    ("prosecutor", "Prosecutor", "Prosecutes for the public."),
    ("private_prosecutor", "Private prosecutor", "Prosecutes on its own behalf."),
    ("civil_party", "Civil party", "Claims damages within criminal proceedings."),
    ("suspect", "Suspect", "Under investigation; not charged."),
    ("accused", "Accused", "Charged with an offence."),
    ("victim", "Victim", "Suffered the act that is examined."),
    ("affected_person", "Affected person", "Concerned by the facts without standing in the case."),
    ("expert", "Expert", "Gives expert evidence."),
    ("other", "Other", "None of these; the note says what."),
)
PETITIONER_ROLES = [
    "petitioner",
    "plaintiff",
    "appellant",
    "applicant",
    "claimant",
    "complainant",
    "prosecutor",
    "private_prosecutor",
    "civil_party",
]
"""Roles of those who bring a matter: "petitioners" in the widest sense, in the admin and at /petitioners/."""
RESPONDENT_ROLES = ["respondent", "defendant", "appellee", "suspect", "accused"]
"""Roles of those who answer it: "respondents" in the widest sense."""
CRIMINAL_TYPES = ["criminal", "investigation"]
CRIMINAL_ROLES = ["prosecutor", "private_prosecutor", "civil_party", "suspect", "accused"]
"""What makes a case a criminal matter: its type, or roles that only such a matter has, as in an appeal."""

SIDE = Vocabulary(
    "side",
    ("bringing", "Bringing side", "Those who brought the matter, and those who stand with them."),
    ("opposing", "Opposing side", "Those against whom it is brought, and those who stand with them."),
    ("neutral", "Neither side", "Takes no side."),
)

CLAIM_KIND = Vocabulary(
    "claim_kind",
    ("allegation", "Allegation", "A fact that is asserted."),
    ("ground", "Ground", "A reason in law."),
    ("relief_sought", "Relief sought", "What the court is asked to order."),
    ("defence", "Defence", "What is said against a claim."),
    ("counterclaim", "Counterclaim", "A claim of the opposing side."),
    ("charge", "Charge", "An offence of which a person is accused."),
    ("issue", "Issue", "A question that the court has to decide."),
)

EVENT_KIND = Vocabulary(
    "event_kind",
    ("announced", "Announced", "A step was announced before it was taken."),
    ("filing", "Filing", "Something was filed: a petition, a motion, a brief."),
    ("motion", "Motion", "A request to the court in the course of the case."),
    ("joined", "Joined", "A party joined, or cases were joined."),
    ("hearing", "Hearing", "The court heard the case."),
    ("submission", "Submission", "A party put its position to the court."),
    ("trial_opened", "Trial opened", "A trial began."),
    ("report", "Report", "A report was made to the court."),
    ("letter_of_request", "Letter of request", "The court asked another authority for help."),
    ("appeal_announced", "Appeal announced", "A party said that it would appeal."),
    ("appeal_lodged", "Appeal lodged", "An appeal was filed."),
    ("reopened", "Reopened", "A closed matter was taken up again."),
    ("deadline", "Deadline", "A date by which something was due."),
    ("payment", "Payment", "Money was paid."),
    ("compliance", "Compliance", "An order was obeyed, or was not."),
    ("incident", "Incident", "Something happened outside the court that the case is about."),
    ("law_changed", "Law changed", "A law that matters here was changed."),
    ("other", "Other", "None of these; the note says what."),
)
COURT_EVENTS = ["hearing", "trial_opened", "report", "letter_of_request", "joined", "reopened"]
"""Acts in court: filled marks on the timeline."""

RELATION_KIND = Vocabulary(
    "relation_kind",
    ("appeal_of", "Appeal from", "This case reviews a decision of that one."),
    ("consolidated_with", "Consolidated with", "Heard together."),
    ("follows", "Follows", "Applies a point that was decided there."),
    ("cites", "Cites", "Refers to that case."),
    ("enforces", "Enforces", "Carries out a decision of that case."),
    ("concerns_same_facts", "Concerns the same facts", "About the same events."),
    ("same_parties", "Between the same parties", "Another dispute of the same parties."),
    ("related", "Related", "Connected in another way; the note says how."),
)
RELATION_REVERSED = {
    "appeal_of": "Appealed in",
    "follows": "Followed by",
    "cites": "Cited by",
    "enforces": "Enforced in",
}
"""How a relation reads from its other end; the others read the same both ways."""

SOURCE_KIND = Vocabulary(
    "source_kind",
    ("court_document", "Court document", "Written by the court or filed with it."),
    ("official_publication", "Official publication", "Published by an authority."),
    ("party_statement", "Party's statement", "Published by a party, its counsel or its supporters."),
    ("press_release", "Press release", "Issued to the press."),
    ("news_report", "News report", "Written by a news organisation."),
    ("news_agency", "Agency report", "Written by a news agency, often printed by others."),
    ("opinion", "Opinion or editorial", "Takes a position."),
    ("ngo_report", "NGO report", "Published by a non-governmental organisation."),
    ("academic", "Legal commentary", "Analysis by lawyers or scholars."),
    ("parliamentary", "Parliamentary paper", "From a parliament."),
    ("dataset", "Data set", "A collection of records, also one that was imported."),
    ("social_media", "Social media", "A post."),
    ("interview", "Interview", "Somebody was interviewed."),
    ("broadcast", "Broadcast", "Radio, television or a recording."),
    ("other", "Other", "None of these; the note says what."),
)

SEEN_AS = Vocabulary(
    "seen_as",
    ("full", "Read in full", "The editor read all of it."),
    ("excerpt", "Read in excerpt", "The editor read a part."),
    ("headline", "Headline only", "The editor saw the headline or a short description."),
    ("second_hand", "Second hand", "The editor knows it from another source."),
)

SUPPORT = Vocabulary(
    "support",
    ("states", "States", "The source says so."),
    ("implies", "Implies", "It follows from what the source says; the note gives the reason."),
    ("silent", "Does not say", "The source was looked at for this and does not say."),
    ("denies", "Denies", "The source says that it is not so."),
)

STANDING = Vocabulary(
    "standing",
    ("accepted", "Accepted", "The editor follows this source here."),
    ("undecided", "Undecided", "The editor cannot tell which source is right."),
    ("superseded", "Superseded", "Right when it was written, overtaken since."),
    ("mistaken", "Mistaken", "The editor holds the source to be wrong here."),
)

RESULT = Vocabulary(
    "result",
    ("granted", "Granted", "What was asked for was given."),
    ("granted_in_part", "Granted in part", "Some of what was asked for was given."),
    ("denied", "Denied", "A motion or request was refused."),
    ("rejected", "Rejected", "Refused on the merits."),
    ("dismissed_in_limine", "Dismissed at the threshold", "Refused without going into the merits."),
    ("dismissed", "Dismissed", "Refused; the source does not say whether on the merits."),
    ("inadmissible", "Inadmissible", "Could not be brought in this way or by this party."),
    ("struck_out", "Struck out", "Removed from the court's list."),
    ("withdrawn", "Withdrawn", "Given up, with or without the court's leave."),
    ("settled", "Settled", "Ended by agreement."),
    ("moot", "Moot", "Nothing was left to decide."),
    ("affirmed", "Affirmed", "The decision below stands."),
    ("affirmed_and_remanded", "Affirmed and remanded", "The decision stands; the matter goes back below."),
    ("affirmed_in_part_and_remanded", "Affirmed in part and remanded", "A part stands, and the rest is sent back."),
    ("reversed", "Reversed", "The decision below was replaced by its opposite."),
    ("reversed_and_remanded", "Reversed and remanded", "Replaced by its opposite, and the rest sent back."),
    ("reversed_in_part", "Reversed in part", "A part of the decision below was replaced."),
    ("vacated", "Vacated", "The decision below was set aside."),
    ("remanded", "Remanded", "Sent back to the court below."),
    ("vacated_and_remanded", "Vacated and remanded", "Set aside and sent back for a new decision."),
    ("varied", "Varied", "Changed in part."),
    ("leave_granted", "Leave granted", "The court will hear the matter."),
    ("leave_refused", "Leave refused", "The court will not hear the matter."),
    ("convicted", "Convicted", "Found guilty."),
    ("acquitted", "Acquitted", "Found not guilty, or not proved."),
    ("provisionally_closed", "Provisionally closed", "An inquiry was closed and may be reopened."),
    ("definitively_closed", "Definitively closed", "An inquiry was closed for good."),
    ("reopened", "Reopened", "A closed matter is taken up again."),
    ("referred", "Referred", "Passed to another court or authority."),
    ("adjourned", "Adjourned", "Put off to a later date."),
    ("order_nisi", "Order nisi", "Stands unless cause is shown against it."),
    ("made_absolute", "Made absolute", "An order nisi was made final."),
    ("no_disposition", "No disposition", "Nothing was decided."),
    ("mixed", "Mixed", "Several results that the source does not tell apart."),
    ("unknown", "Not known", "It was decided; the sources do not say how."),
    ("other", "Other", "None of these; the note says what."),
)
