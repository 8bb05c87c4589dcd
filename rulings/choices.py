"""The controlled lists of rulings, dispositions, panels, holdings and reactions."""

import cases.choices
from casetracker.core.vocabulary import Vocabulary

RULING_KIND = Vocabulary(
    "ruling_kind",
    ("judgment", "Judgment", "Decides the case, or the part of it that is before the court."),
    ("partial_judgment", "Partial judgment", "Decides one part for good and leaves the rest."),
    ("decision", "Decision", "Decides an application or a question in the case."),
    ("order", "Order", "Orders something to be done or not to be done."),
    ("jury_verdict", "Jury verdict", "Given by a jury."),
    ("consent_judgment", "Consent judgment", "Puts the parties' agreement into a judgment."),
    ("advisory_opinion", "Advisory opinion", "Answers a question without binding the parties."),
    ("correction", "Correction", "Corrects an earlier ruling."),
    ("other", "Other", "None of these; the note says what."),
)

RULING_IDENTIFIER = Vocabulary(
    "ruling_identifier",
    ("neutral_citation", "Neutral citation", "The court's own citation, independent of publishers."),
    ("ecli", "ECLI", "European Case Law Identifier, as officially assigned."),
    ("reporter", "Law report", "Where the ruling is printed: a report with its volume and page."),
    ("database", "Database", "The number in a database."),
)

STAGE = Vocabulary(
    "stage",
    ("interlocutory", "Interlocutory", "On the way to the decision."),
    ("interim_relief", "Interim relief", "For the time until the decision."),
    ("merits", "Merits", "On the substance, or ending the case."),
    ("costs", "Costs", "On who pays."),
    ("enforcement", "Enforcement", "On carrying out a decision."),
    ("leave", "Leave", "On whether the court will hear the matter."),
    ("further_hearing", "Further hearing", "On hearing a decided matter again."),
    ("unknown", "Not known", "The sources do not say."),
)

DECIDED_BY = Vocabulary(
    "decided_by",
    ("judge", "Single judge", "One judge alone."),
    ("panel", "Panel", "Several judges."),
    ("jury", "Jury", "A jury, with the judge presiding."),
    ("registrar", "Registrar", "A registrar or master."),
    ("investigating_judge", "Investigating judge", "A judge who leads an inquiry."),
    ("authority", "Authority", "A body that is not a court."),
    ("unknown", "Not known", "The sources do not say."),
)

TEXT_AVAILABILITY = Vocabulary(
    "text_availability",
    ("full", "Full text public", "The whole ruling is public."),
    ("redacted", "Redacted text public", "A version with parts removed is public."),
    ("operative_part_only", "Operative part only", "Only what was decided is public."),
    ("summary_only", "Summary only", "Only a summary is public."),
    ("not_published", "Not published", "The text is not public."),
    ("unknown", "Not known", "The sources do not say."),
)

TEXT_VERSION = Vocabulary(
    "text_version",
    ("as_published", "Published", "The text as the court first gave it to the public."),
    ("corrected", "Corrected", "With slips put right, as by a corrigendum."),
    ("amended", "Amended", "Changed by the court in what it says, and issued in place of the earlier text."),
    ("reissued", "Reissued", "Issued anew, with no change that is told."),
    ("redacted", "Redacted", "A public version with parts removed."),
)

DECIDES = Vocabulary(
    "decides",
    ("petition", "Petition", "The petition as a whole."),
    ("claim", "Claim", "A civil claim, as a whole or in part."),
    ("appeal", "Appeal", "An appeal."),
    ("charge", "Charge", "A criminal charge."),
    ("motion", "Motion", "A request made in the course of the case."),
    ("leave_application", "Application for leave", "Whether the court will hear the matter."),
    ("preliminary_issue", "Preliminary issue", "A question decided before the rest, such as immunity."),
    ("procedure", "Procedure", "How the case goes on."),
    ("investigation", "Investigation", "Whether an inquiry is opened, closed or extended."),
    ("costs", "Costs", "Who pays."),
    ("other", "Other", "None of these; the note says what."),
)
VERDICT_DECIDES = ["petition", "claim", "appeal", "charge"]
"""A verdict is a ruling with a disposition that decides one of these."""

RESULT = cases.choices.RESULT
"""Of a disposition, as of the decision below that a case or a review names."""

FORM = Vocabulary(
    "form",
    ("declaration", "Declaration", "States what the law or the right is."),
    ("injunction", "Injunction", "Orders somebody to do or not to do something."),
    ("damages", "Damages", "Money for harm."),
    ("punitive_damages", "Punitive damages", "Money beyond the harm, to punish."),
    ("costs", "Costs", "Money for the expense of the case."),
    ("security_for_costs", "Security for costs", "Money deposited for costs."),
    ("in_camera", "Closed hearing", "The hearing is held behind closed doors."),
    ("open_hearing", "Open hearing", "The case is heard in public."),
    ("publication_ban", "Publication ban", "What may not be reported."),
    ("protective_order", "Protective order", "Limits what a party must disclose."),
    ("threshold_dismissal", "Threshold dismissal", "Throwing the matter out before the merits."),
    ("summary_judgment", "Summary judgment", "Judgment without a trial."),
    ("sanctions", "Sanctions", "A consequence for not obeying the court."),
    ("inquiry", "Inquiry", "An inquiry is ordered or extended."),
    ("restoration", "Restoration", "Something is given back or put back."),
    ("sentence", "Sentence", "Punishment."),
    ("stay", "Stay", "The effect of something is held up."),
    ("liability", "Liability", "Who answers for the harm."),
    ("other", "Other", "None of these; the note says what."),
)

FAVOURS = Vocabulary(
    "favours",
    ("bringing", "Bringing side", "Those who brought the case got what they wanted here."),
    ("opposing", "Opposing side", "Those against whom it was brought got what they wanted here."),
    ("split", "Both in part", "Each side got a part."),
    ("neither", "Neither side", "It helps neither side."),
    ("unknown", "Not known", "The sources do not let us tell."),
)

BASIS = Vocabulary(
    "basis",
    ("merits", "Merits", "The substance of the law applied to the facts."),
    ("insufficient_evidence", "Insufficient evidence", "What was asserted was not proved."),
    ("jurisdiction", "Jurisdiction", "Whether this court may decide, forum included."),
    ("standing", "Standing", "Whether this party may bring it."),
    ("immunity", "Immunity", "Whether the party can be sued at all."),
    ("deference", "Deference", "The discretion left to the authority."),
    ("secrecy", "Secrecy", "State or business secrets."),
    ("procedural", "Procedural", "How and when it was brought."),
    ("other", "Other", "None of these; the note says what."),
)

EFFECT = Vocabulary(
    "effect",
    ("in_force", "In force", "Stands."),
    ("suspended", "Suspended", "Has no effect for the time being."),
    ("varied", "Varied later", "Changed by a later ruling."),
    ("reversed", "Reversed later", "Set aside by a later ruling."),
    ("vacated", "Vacated later", "Set aside by a later ruling, which left what holds instead to another decision."),
    ("complied", "Complied with", "Was carried out."),
    ("unknown", "Not known", "The sources do not say."),
)

SEAT_ROLE = Vocabulary(
    "seat_role",
    ("sole", "Sole judge", "Sat alone."),
    ("presiding", "Presiding", "Led the bench."),
    ("member", "Member", "Sat on the bench."),
    ("registrar", "Registrar", "Assisted the bench, and is no judge of it."),
    ("advocate_general", "Advocate general", "Advised the bench in an opinion, and is no judge of it."),
)
JUDGE_ROLES = ["sole", "presiding", "member"]
"""Those who decide. Who has another role is named beside the bench, and stands in no list or count of judges."""

SEAT_PART = Vocabulary(
    "seat_part",
    ("author", "Author", "Wrote the ruling."),
    ("joined", "Joined", "Agreed with the author."),
    ("concurring", "Concurring", "Agreed, with reasons of their own."),
    ("concurring_in_part", "Concurring in part", "Agreed with a part."),
    ("dissenting", "Dissenting", "Disagreed."),
    ("dissenting_in_part", "Dissenting in part", "Disagreed with a part."),
    ("recused", "Recused", "Did not take part."),
    ("unknown", "Not known", "The sources do not say."),
)

DISSENTS = ("dissenting", "dissenting_in_part")
"""Of seats, and of opinions."""
APART = (*DISSENTS, "recused")
"""The parts of judges who did not decide with the court: what it decided is not counted as theirs."""
WITH_THE_COURT = tuple(code for code in SEAT_PART if code not in APART)

OPINION_KIND = Vocabulary(
    "opinion_kind",
    ("majority", "Majority opinion", "Gives the reasons of the court, or of most of its judges."),
    ("plurality", "Plurality opinion", "Joined by more judges than any other, and by no majority."),
    ("per_curiam", "Per curiam opinion", "Of the court as a whole, in no judge's name."),
    ("concurring", "Concurrence", "Agrees with the decision, with reasons of its own."),
    ("concurring_in_part", "Concurrence in part", "Agrees with a part."),
    ("separate", "Separate opinion", "Stands for itself, as where each judge gives an opinion."),
    ("dissenting", "Dissent", "Disagrees with the decision."),
    ("dissenting_in_part", "Dissent in part", "Disagrees with a part."),
)
"""In the order in which readers see them. The codes of SEAT_PART mean the same here."""
OF_THE_COURT = ("majority", "plurality", "per_curiam")
"""Opinions that give the court's own reasons."""

FINDING = Vocabulary(
    "finding",
    ("established", "Established", "A fact was proved."),
    ("established_in_part", "Established in part", "A part of it was proved."),
    ("not_established", "Not established", "It was not proved."),
    ("accepted", "Accepted", "A legal point was accepted."),
    ("rejected", "Rejected", "A legal point was rejected."),
    ("not_reached", "Not reached", "The court did not need to decide it."),
    ("left_open", "Left open", "The court said that it does not decide it."),
    ("other", "Other", "None of these; the note says what."),
)

WEIGHT = Vocabulary(
    "weight",
    ("holding", "Holding", "Carries the decision."),
    ("obiter", "Said in passing", "Does not carry the decision."),
    ("oral_remark", "Oral remark", "Said in the hearing."),
    ("dissent", "Dissent", "Said by a judge in the minority."),
)

REVIEW_EFFECT = Vocabulary(
    "review_effect",
    ("affirms", "Affirms", "The reviewed ruling stands."),
    ("varies", "Varies", "The reviewed ruling is changed in part."),
    ("reverses", "Reverses", "The reviewed ruling is set aside, and the matter is decided otherwise."),
    ("vacates", "Vacates", "The reviewed ruling is set aside; what holds instead is for another decision to say."),
    ("declines", "Declines to review", "The court does not take the matter up."),
)

SETTING_ASIDE = ("reverses", "vacates")
"""Effects after which nothing of the reviewed ruling stands."""
OVERTURNING = ("varies", *SETTING_ASIDE)
"""Effects after which the reviewed ruling no longer stands as it was given."""

REACTION_KIND = Vocabulary(
    "reaction_kind",
    ("statement", "Statement", "Said or written, to the press or in public."),
    ("press_release", "Press release", "Issued to the press."),
    ("interview", "Interview", "Said in an interview."),
    ("social_post", "Post", "Posted on social media."),
    ("court_filing", "Court filing", "Said to a court."),
    ("parliamentary", "Parliamentary", "Said in a parliament."),
    ("editorial", "Editorial", "Published as the view of a news organisation."),
    ("action_taken", "Action taken", "Done, not said."),
    ("none_given_when_asked", "No comment when asked", "Asked, and gave none."),
    ("other", "Other", "None of these; the note says what."),
)

STANCE = Vocabulary(
    "stance",
    ("welcomes", "Welcomes", "Speaks well of what it is about."),
    ("criticises", "Criticises", "Finds fault with it."),
    ("condemns", "Condemns", "Rejects it in strong words."),
    ("mixed", "Mixed", "Welcomes a part and criticises a part."),
    ("neutral", "Neutral", "Takes no position."),
    ("not_stated", "Not stated", "The source reports no position."),
)

RESPONSE = Vocabulary(
    "response",
    ("accepts", "Accepts", "Accepts the decision."),
    ("accepts_with_regret", "Accepts with regret", "Accepts the decision and regrets it."),
    ("will_appeal", "Will appeal", "Says that it will appeal, or looks at it."),
    ("will_comply", "Will comply", "Says that it will do what was ordered."),
    ("refuses", "Refuses", "Says that it will not do what was ordered."),
    ("calls_for_reform", "Calls for reform", "Asks for the law or the practice to be changed."),
    ("none", "None of these", "Takes no such step."),
)
