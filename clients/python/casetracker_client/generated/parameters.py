"""What each question may be asked with, as types.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from casetracker_client.generated import models
from casetracker_client.values import Value, Values


class Cases(TypedDict, total=False):
    """What a list of cases takes."""

    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str | Sequence[Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str]
    """On which basis."""
    below_court: Values
    """The court below, where its decision has no record here."""
    below_docket: Values
    """The number of such a decision there."""
    below_result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str | Sequence[Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str]
    """What was decided there."""
    bench_size: Values
    """A ruling of so many judges, as far as it is known."""
    bench_size_min: Values
    """A ruling of so many judges, or more."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str | Sequence[Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str]
    """What kind of case it is."""
    changed_after: Values
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of the court, such as Israel."""
    court: Values
    """The court before which the case is."""
    court_level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str | Sequence[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
    """The level of the court before which it is."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Values
    """A ruling given then or later."""
    decided_before: Values
    """A ruling given then or earlier."""
    decided_year: Values
    """A ruling given in this year, for certain."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str | Sequence[Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str]
    """What was decided."""
    disputed: Values
    """A fact on which sources differ, such as ruling.issued_on."""
    dissent: Literal["yes", "no"] | str | Sequence[Literal["yes", "no"] | str]
    """Whether a judge dissented, if only in part."""
    docket: Values
    """A docket number, or another number of the case or a ruling, in any usual spelling."""
    facets: Literal["yes"] | str
    """`yes` adds how many records each value would leave."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str | Sequence[Literal["bringing", "opposing", "split", "neither", "unknown"] | str]
    """In whose favour."""
    filed_after: Values
    """Filed then or later: a year, a month or a day."""
    filed_before: Values
    """Filed then or earlier."""
    filed_year: Values
    """Filed in this year, for certain."""
    finality: Literal["open", "appealable", "appeal_announced", "appeal_pending", "final", "no_appeal_found", "unknown"] | str | Sequence[Literal["open", "appealable", "appeal_announced", "appeal_pending", "final", "no_appeal_found", "unknown"] | str]
    """Whether the decision can still change."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str | Sequence[Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str | Sequence[Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str]
    """In which form."""
    has: Literal["verdict", "reactions", "disputed_facts", "time_to_verdict"] | str | Sequence[Literal["verdict", "reactions", "disputed_facts", "time_to_verdict"] | str]
    """What the record has."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str | Sequence[Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str | Sequence[Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    lacks: Literal["verdict", "check_within_a_year"] | str | Sequence[Literal["verdict", "check_within_a_year"] | str]
    """What the record has to do without."""
    language: Values
    """A language of the proceedings, such as he."""
    next_after: Values
    """The next date that is known is then or later."""
    next_before: Values
    """The next date that is known is then or earlier."""
    opinion_author: Values
    """A judge who wrote that opinion, or some opinion of it."""
    opinion_kind: Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str | Sequence[Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str]
    """It has an opinion of this kind."""
    ordering: Literal["-changed_at", "-filed_on", "filed_on"] | str
    """Ordered by; -filed_on if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    party: Values
    """A party of the case."""
    party_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """What kind of party it is."""
    pending_years: Values
    """Pending, and filed at least so many years ago, for certain."""
    published_after: Values
    """A ruling published then or later."""
    published_before: Values
    """A ruling published then or earlier."""
    q: Values
    """Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"""
    reacted_after: Values
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Values
    """Reacted then or earlier."""
    reacted_within: Values
    """Reacted at most so many days after the ruling was given, for certain."""
    record_status: Literal["stub", "partial", "complete", "verified"] | str | Sequence[Literal["stub", "partial", "complete", "verified"] | str]
    """How complete the record is."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """On the request of which kind of party."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str | Sequence[Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str]
    """How it was decided."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str | Sequence[Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str]
    """The role in which it takes part."""
    side: Literal["bringing", "opposing", "neutral"] | str | Sequence[Literal["bringing", "opposing", "neutral"] | str]
    """The side on which it stands."""
    single_source: Values
    """A fact that one source alone supports."""
    source: Values
    """A source on which the record rests."""
    speaker: Values
    """Who reacted."""
    speaker_side: Literal["bringing", "opposing", "neutral", "none"] | str | Sequence[Literal["bringing", "opposing", "neutral", "none"] | str]
    """The side of who reacted."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str | Sequence[Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str]
    """How they took it."""
    status: Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str | Sequence[Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str]
    """Where it stands."""
    topic: Values
    """What it is about; narrower topics count."""
    votes_against_min: Values
    """A ruling with at least so many votes against it."""


class Changes(TypedDict, total=False):
    """What a list of changes takes."""

    event: Literal["changed", "created", "hidden", "merged", "redacted", "removed", "shown", "withdrawn"] | str
    """Changes of this kind; several with commas between."""
    kind: Literal["case", "court", "judge", "party", "reaction", "ruling", "source", "topic"] | str
    """Changes of records of this kind; several with commas between."""
    page_size: Value
    """Changes of a page, 1 to 500; 50 if not given."""


class Claims(TypedDict, total=False):
    """What a list of claims takes."""

    case: Values
    """The case that it belongs to."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court before which that case is."""
    kind: Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str | Sequence[Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str]
    """What is asserted or asked."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""


class Courts(TypedDict, total=False):
    """What a list of courts takes."""

    country: Values
    """Its country, such as Israel."""
    level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str | Sequence[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
    """Where it stands among the courts."""
    name: Values
    """Words of a name, in any language."""
    ordering: Literal["-name", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""


class Dispositions(TypedDict, total=False):
    """What a list of dispositions takes."""

    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str | Sequence[Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str]
    """On which basis."""
    case: Values
    """A case in which that ruling was given."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave it."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Values
    """Given then or later: a year, a month or a day."""
    decided_before: Values
    """Given then or earlier."""
    decided_year: Values
    """Given in this year, for certain."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str | Sequence[Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str]
    """What was decided."""
    effect: Literal["in_force", "suspended", "varied", "reversed", "vacated", "complied", "unknown"] | str | Sequence[Literal["in_force", "suspended", "varied", "reversed", "vacated", "complied", "unknown"] | str]
    """What became of it."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str | Sequence[Literal["bringing", "opposing", "split", "neither", "unknown"] | str]
    """In whose favour."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str | Sequence[Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str]
    """In which form."""
    judge: Values
    """A judge of the bench."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str | Sequence[Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str]
    """How it was decided."""
    ruling: Values
    """The ruling that it belongs to."""


class Events(TypedDict, total=False):
    """What a list of events takes."""

    case: Values
    """The case that it belongs to."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court before which that case is."""
    kind: Literal["announced", "filing", "motion", "joined", "hearing", "submission", "trial_opened", "report", "letter_of_request", "appeal_announced", "appeal_lodged", "reopened", "deadline", "payment", "compliance", "incident", "law_changed", "other"] | str | Sequence[Literal["announced", "filing", "motion", "joined", "hearing", "submission", "trial_opened", "report", "letter_of_request", "appeal_announced", "appeal_lodged", "reopened", "deadline", "payment", "compliance", "incident", "law_changed", "other"] | str]
    """What happened."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    year: Values
    """In this year, for certain."""


class Holdings(TypedDict, total=False):
    """What a list of holdings takes."""

    case: Values
    """A case in which that ruling was given."""
    claim_kind: Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str | Sequence[Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str]
    """What kind of claim it answers."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave it."""
    decided_after: Values
    """Given then or later: a year, a month or a day."""
    decided_before: Values
    """Given then or earlier."""
    decided_year: Values
    """Given in this year, for certain."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str | Sequence[Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str]
    """What the court found."""
    judge: Values
    """A judge of the bench."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    ruling: Values
    """The ruling that it belongs to."""
    topic: Values
    """What it is about; narrower topics count."""
    weight: Literal["holding", "obiter", "oral_remark", "dissent"] | str | Sequence[Literal["holding", "obiter", "oral_remark", "dissent"] | str]
    """Whether it carries the decision."""


class Judges(TypedDict, total=False):
    """What a list of judges takes."""

    country: Values
    """The country of such a court, such as Israel."""
    court: Values
    """A court on which the judge sits or sat."""
    name: Values
    """Words of a name, in any language."""
    ordering: Literal["-name", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""


class Participations(TypedDict, total=False):
    """What a list of participations takes."""

    case: Values
    """The case that it belongs to."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court before which that case is."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    party: Values
    """Who takes part."""
    party_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """What kind of party it is."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str | Sequence[Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str]
    """In which role."""
    side: Literal["bringing", "opposing", "neutral"] | str | Sequence[Literal["bringing", "opposing", "neutral"] | str]
    """On which side."""


class Parties(TypedDict, total=False):
    """What a list of parties takes."""

    country: Values
    """Its country, such as Israel."""
    court: Values
    """A court before which it stands so."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """What kind of party it is."""
    name: Values
    """Words of a name, in any language."""
    ordering: Literal["-name", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str | Sequence[Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str]
    """A role that it has."""
    side: Literal["bringing", "opposing", "neutral"] | str | Sequence[Literal["bringing", "opposing", "neutral"] | str]
    """A side on which it stands."""


Petitioners = Parties


class ReactionPoints(TypedDict, total=False):
    """What a list of reaction-points takes."""

    asserts_fact: Values
    """Whether it claims something that the court did not test."""
    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str | Sequence[Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str]
    """On which basis."""
    case: Values
    """The case that it is about."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str | Sequence[Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str]
    """What kind of case it is."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave the ruling; else that of the case."""
    court_level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str | Sequence[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
    """The level of that court."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Values
    """To a ruling given then or later."""
    decided_before: Values
    """To a ruling given then or earlier."""
    decided_year: Values
    """To a ruling given in this year, for certain."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str | Sequence[Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str]
    """What was decided."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str | Sequence[Literal["bringing", "opposing", "split", "neither", "unknown"] | str]
    """In whose favour."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str | Sequence[Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str | Sequence[Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str]
    """In which form."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str | Sequence[Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str | Sequence[Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    kind: Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str | Sequence[Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str]
    """In which form they reacted."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    party: Values
    """A party of the case."""
    party_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """What kind of party it is."""
    reacted_after: Values
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Values
    """Reacted then or earlier."""
    reacted_within: Values
    """Reacted at most so many days after the ruling was given, for certain."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """On the request of which kind of party."""
    response: Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str | Sequence[Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str]
    """What they will do about the ruling."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str | Sequence[Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str]
    """How it was decided."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str | Sequence[Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str]
    """The role in which it takes part."""
    ruling: Values
    """The ruling that it is about."""
    side: Literal["bringing", "opposing", "neutral"] | str | Sequence[Literal["bringing", "opposing", "neutral"] | str]
    """The side on which it stands."""
    speaker: Values
    """Who reacted."""
    speaker_side: Literal["bringing", "opposing", "neutral", "none"] | str | Sequence[Literal["bringing", "opposing", "neutral", "none"] | str]
    """The side of who reacted."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str | Sequence[Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str]
    """How they took it."""
    topic: Values
    """What the case is about; narrower topics count."""


class Reactions(TypedDict, total=False):
    """What a list of reactions takes."""

    asserts_fact: Values
    """Whether a point claims something that the court did not test."""
    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str | Sequence[Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str]
    """On which basis."""
    case: Values
    """The case that it is about."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str | Sequence[Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str]
    """What kind of case it is."""
    changed_after: Values
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave the ruling; else that of the case."""
    court_level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str | Sequence[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
    """The level of that court."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Values
    """To a ruling given then or later."""
    decided_before: Values
    """To a ruling given then or earlier."""
    decided_year: Values
    """To a ruling given in this year, for certain."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str | Sequence[Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str]
    """What was decided."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str | Sequence[Literal["bringing", "opposing", "split", "neither", "unknown"] | str]
    """In whose favour."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str | Sequence[Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str | Sequence[Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str]
    """In which form."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str | Sequence[Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str | Sequence[Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    kind: Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str | Sequence[Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str]
    """In which form they reacted."""
    ordering: Literal["-changed_at", "-made_on", "made_on"] | str
    """Ordered by; -made_on if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    party: Values
    """A party of the case."""
    party_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """What kind of party it is."""
    q: Values
    """Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"""
    reacted_after: Values
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Values
    """Reacted then or earlier."""
    reacted_within: Values
    """Reacted at most so many days after the ruling was given, for certain."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """On the request of which kind of party."""
    response: Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str | Sequence[Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str]
    """What they will do about the ruling."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str | Sequence[Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str]
    """How it was decided."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str | Sequence[Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str]
    """The role in which it takes part."""
    ruling: Values
    """The ruling that it is about."""
    side: Literal["bringing", "opposing", "neutral"] | str | Sequence[Literal["bringing", "opposing", "neutral"] | str]
    """The side on which it stands."""
    speaker: Values
    """Who reacted."""
    speaker_side: Literal["bringing", "opposing", "neutral", "none"] | str | Sequence[Literal["bringing", "opposing", "neutral", "none"] | str]
    """The side of who reacted."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str | Sequence[Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str]
    """How they took it."""
    topic: Values
    """What the case is about; narrower topics count."""


class Relations(TypedDict, total=False):
    """What a list of relations takes."""

    case: Values
    """A case at either end."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court of the case from which it leads."""
    from_case: Values
    """The case that is appealed, cites, follows ..."""
    kind: Literal["appeal_of", "consolidated_with", "follows", "cites", "enforces", "concerns_same_facts", "same_parties", "related"] | str | Sequence[Literal["appeal_of", "consolidated_with", "follows", "cites", "enforces", "concerns_same_facts", "same_parties", "related"] | str]
    """What the one case is to the other."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    to_case: Values
    """The case from which it is appealed, that is cited ..."""
    to_country: Values
    """The country of that court, such as Israel."""
    to_court: Values
    """The court of the case to which it leads."""


Respondents = Parties


class Rulings(TypedDict, total=False):
    """What a list of rulings takes."""

    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str | Sequence[Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other"] | str]
    """On which basis."""
    bench_size: Values
    """So many judges sat, as far as it is known."""
    bench_size_min: Values
    """So many judges sat, or more."""
    case: Values
    """A case in which it was given."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str | Sequence[Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str]
    """What kind of case it is."""
    changed_after: Values
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of the court, such as Israel."""
    court: Values
    """The court that gave it."""
    court_level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str | Sequence[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
    """The level of the court that gave it."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Values
    """Given then or later: a year, a month or a day."""
    decided_before: Values
    """Given then or earlier."""
    decided_by: Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str | Sequence[Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str]
    """Who decided."""
    decided_year: Values
    """Given in this year, for certain."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str | Sequence[Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str]
    """What was decided."""
    dissent: Literal["yes", "no"] | str | Sequence[Literal["yes", "no"] | str]
    """Whether a judge dissented, if only in part."""
    facets: Literal["yes"] | str
    """`yes` adds how many records each value would leave."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str | Sequence[Literal["bringing", "opposing", "split", "neither", "unknown"] | str]
    """In whose favour."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str | Sequence[Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str | Sequence[Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other"] | str]
    """In which form."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str | Sequence[Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    identifier: Values
    """Its neutral citation, ECLI or law report, in any usual spelling."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str | Sequence[Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str | Sequence[Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str]
    """What kind of ruling it is."""
    opinion_author: Values
    """A judge who wrote that opinion, or some opinion of it."""
    opinion_kind: Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str | Sequence[Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str]
    """It has an opinion of this kind."""
    ordering: Literal["-changed_at", "-issued_on", "-published_on", "issued_on", "published_on"] | str
    """Ordered by; -issued_on if not given."""
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    party: Values
    """A party of the case."""
    party_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """What kind of party it is."""
    published_after: Values
    """Published then or later."""
    published_before: Values
    """Published then or earlier."""
    q: Values
    """Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"""
    reacted_after: Values
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Values
    """Reacted then or earlier."""
    reacted_within: Values
    """Reacted at most so many days after the ruling was given, for certain."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str | Sequence[Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str]
    """On the request of which kind of party."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str | Sequence[Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str]
    """How it was decided."""
    reviewed: Literal["affirms", "varies", "reverses", "vacates", "declines"] | str | Sequence[Literal["affirms", "varies", "reverses", "vacates", "declines"] | str]
    """What a higher court in this collection made of it."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str | Sequence[Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str]
    """The role in which it takes part."""
    side: Literal["bringing", "opposing", "neutral"] | str | Sequence[Literal["bringing", "opposing", "neutral"] | str]
    """The side on which it stands."""
    speaker: Values
    """Who reacted."""
    speaker_side: Literal["bringing", "opposing", "neutral", "none"] | str | Sequence[Literal["bringing", "opposing", "neutral", "none"] | str]
    """The side of who reacted."""
    stage: Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str | Sequence[Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str]
    """At which stage it was given."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str | Sequence[Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str]
    """How they took it."""
    text_availability: Literal["full", "redacted", "operative_part_only", "summary_only", "not_published", "unknown"] | str | Sequence[Literal["full", "redacted", "operative_part_only", "summary_only", "not_published", "unknown"] | str]
    """How much of its text is public."""
    text_version: Literal["as_published", "corrected", "amended", "reissued", "redacted"] | str | Sequence[Literal["as_published", "corrected", "amended", "reissued", "redacted"] | str]
    """Its text has a version of this kind: corrected, amended."""
    topic: Values
    """What the case is about; narrower topics count."""
    votes: Values
    """The votes for and against the decision, such as 5-4."""
    votes_against_min: Values
    """At least so many votes against it; 1: not of one mind."""


class Search(TypedDict, total=False):
    """What a list of search takes."""

    basis: Value
    """On which basis."""
    below_court: Value
    """The court below, where its decision has no record here."""
    below_docket: Value
    """The number of such a decision there."""
    below_result: Value
    """What was decided there."""
    bench_size: Value
    """A ruling of so many judges, as far as it is known."""
    bench_size_min: Value
    """A ruling of so many judges, or more."""
    case_type: Value
    """What kind of case it is."""
    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Value
    """The name of counsel, or their firm, in any spelling."""
    country: Value
    """The country of the court, such as Israel."""
    court: Value
    """The court before which the case is."""
    court_level: Value
    """The level of the court before which it is."""
    currency: Value
    """A sum in this currency, such as USD."""
    decided_after: Value
    """A ruling given then or later."""
    decided_before: Value
    """A ruling given then or earlier."""
    decided_year: Value
    """A ruling given in this year, for certain."""
    decides: Value
    """What was decided."""
    disputed: Value
    """A fact on which sources differ, such as ruling.issued_on."""
    dissent: Value
    """Whether a judge dissented, if only in part."""
    docket: Value
    """A docket number, or another number of the case or a ruling, in any usual spelling."""
    facets: Literal["yes"] | str
    """`yes` counts them however many records hold the words."""
    favours: Value
    """In whose favour."""
    filed_after: Value
    """Filed then or later: a year, a month or a day."""
    filed_before: Value
    """Filed then or earlier."""
    filed_year: Value
    """Filed in this year, for certain."""
    finality: Value
    """Whether the decision can still change."""
    finding: Value
    """What the court found on one point; what a dissent found does not count."""
    firm: Value
    """The firm or office of counsel, in any spelling."""
    form: Value
    """In which form."""
    has: Value
    """What the record has."""
    hearing_access: Value
    """Who could attend the hearing."""
    holding_topic: Value
    """What that point is about; narrower topics count."""
    judge: Value
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: Value
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    lacks: Value
    """What the record has to do without."""
    language: Value
    """A language of the proceedings, such as he."""
    next_after: Value
    """The next date that is known is then or later."""
    next_before: Value
    """The next date that is known is then or earlier."""
    opinion_author: Value
    """A judge who wrote that opinion, or some opinion of it."""
    opinion_kind: Value
    """It has an opinion of this kind."""
    party: Value
    """A party of the case."""
    party_kind: Value
    """What kind of party it is."""
    pending_years: Value
    """Pending, and filed at least so many years ago, for certain."""
    published_after: Value
    """A ruling published then or later."""
    published_before: Value
    """A ruling published then or earlier."""
    reacted_after: Value
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Value
    """Reacted then or earlier."""
    reacted_within: Value
    """Reacted at most so many days after the ruling was given, for certain."""
    record_status: Value
    """How complete the record is."""
    requested_by: Value
    """On whose request."""
    requested_by_kind: Value
    """On the request of which kind of party."""
    result: Value
    """How it was decided."""
    role: Value
    """The role in which it takes part."""
    side: Value
    """The side on which it stands."""
    single_source: Value
    """A fact that one source alone supports."""
    source: Value
    """A source on which the record rests."""
    speaker: Value
    """Who reacted."""
    speaker_side: Value
    """The side of who reacted."""
    stance: Value
    """How they took it."""
    status: Value
    """Where it stands."""
    topic: Value
    """What it is about; narrower topics count."""
    votes_against_min: Value
    """A ruling with at least so many votes against it."""


class Sources(TypedDict, total=False):
    """What a list of sources takes."""

    kind: Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str | Sequence[Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str]
    """What kind of source it is."""
    language: Values
    """Its language, such as he."""
    ordering: Literal["-published_on", "-title", "published_on", "title"] | str
    """Ordered by; -published_on if not given. Titles stand as in a library catalogue: articles and accents aside.
    """
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    published_year: Values
    """Published in this year, for certain."""
    publisher: Values
    """Words of the publisher's name."""
    title: Values
    """Words of the title."""


class Suggestions(TypedDict, total=False):
    """What a list of suggestions takes."""

    kind: Literal["case", "court", "judge", "party", "source", "topic"] | str
    """One kind of record; topics and sources only if asked for."""
    q: Value
    """The beginning of one or several words."""


class Topics(TypedDict, total=False):
    """What a list of topics takes."""

    name: Values
    """Words of the name."""
    ordering: Literal["-name", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page, 1 to 500; 50 if not given."""
    parent: Values
    """The next broader topic."""


Verdicts = Rulings
