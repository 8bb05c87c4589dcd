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

    basis: models.BasisCode | Sequence[models.BasisCode]
    """On which basis."""
    below_court: Values
    """The court below, where its decision has no record here."""
    below_docket: Values
    """The number of such a decision there."""
    below_result: models.ResultCode | Sequence[models.ResultCode]
    """What was decided there."""
    bench_size: Values
    """A ruling of so many judges, as far as it is known."""
    bench_size_min: Value
    """A ruling of so many judges, or more."""
    case_type: models.CaseTypeCode | Sequence[models.CaseTypeCode]
    """What kind of case it is."""
    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of the court, such as Israel."""
    court: Values
    """The court before which the case is."""
    court_level: models.CourtLevelCode | Sequence[models.CourtLevelCode]
    """The level of the court before which it is."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Value
    """A ruling given then or later."""
    decided_before: Value
    """A ruling given then or earlier."""
    decided_year: Values
    """A ruling given in this year, for certain."""
    decides: models.DecidesCode | Sequence[models.DecidesCode]
    """What was decided."""
    disputed: Values
    """A fact on which sources differ, such as ruling.issued_on."""
    dissent: models.DissentCode | Sequence[models.DissentCode]
    """Whether a judge dissented, if only in part."""
    docket: Values
    """A docket number, or another number of the case or a ruling, in any usual spelling."""
    facets: Literal["yes"] | str
    """`yes` adds how many records each value would leave."""
    favours: models.FavoursCode | Sequence[models.FavoursCode]
    """In whose favour."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    filed_after: Value
    """Filed then or later: a year, a month or a day."""
    filed_before: Value
    """Filed then or earlier."""
    filed_year: Values
    """Filed in this year, for certain."""
    finality: models.FinalityCode | Sequence[models.FinalityCode]
    """Whether the decision can still change."""
    finding: models.FindingCode | Sequence[models.FindingCode]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: models.FormCode | Sequence[models.FormCode]
    """In which form."""
    has: Literal["verdict", "reactions", "disputed_facts", "time_to_verdict"] | str | Sequence[Literal["verdict", "reactions", "disputed_facts", "time_to_verdict"] | str]
    """What the record has."""
    hearing_access: models.HearingAccessCode | Sequence[models.HearingAccessCode]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: models.SeatPartCode | Sequence[models.SeatPartCode]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    lacks: Literal["verdict", "check_within_a_year"] | str | Sequence[Literal["verdict", "check_within_a_year"] | str]
    """What the record has to do without."""
    language: Values
    """A language of the proceedings, such as he."""
    next_after: Value
    """The next date that is known is then or later."""
    next_before: Value
    """The next date that is known is then or earlier."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    opinion_author: Values
    """A judge who wrote that opinion, or some opinion of it."""
    opinion_kind: models.OpinionKindCode | Sequence[models.OpinionKindCode]
    """It has an opinion of this kind."""
    ordering: Literal["-changed_at", "-filed_on", "-story_changed_at", "changed_at", "filed_on", "story_changed_at"] | str
    """Ordered by; -filed_on if not given."""
    page_size: Value
    """Rows of a page."""
    party: Values
    """A party of the case."""
    party_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """What kind of party it is."""
    pending_years: Value
    """Pending, and filed at least so many years ago, for certain."""
    published_after: Value
    """A ruling published then or later."""
    published_before: Value
    """A ruling published then or earlier."""
    q: Value
    """Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"""
    reacted_after: Value
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Value
    """Reacted then or earlier."""
    reacted_within: Value
    """Reacted at most so many days after the ruling was given, for certain."""
    record_status: models.RecordStatusCode | Sequence[models.RecordStatusCode]
    """How complete the record is."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """On the request of which kind of party."""
    result: models.ResultCode | Sequence[models.ResultCode]
    """How it was decided."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """The role in which it takes part."""
    side: models.SideCode | Sequence[models.SideCode]
    """The side on which it stands."""
    single_source: Values
    """A fact that one source alone supports."""
    source: Values
    """A source on which the record rests."""
    speaker: Values
    """Who reacted."""
    speaker_side: models.SpeakerSideCode | Sequence[models.SpeakerSideCode]
    """The side of who reacted."""
    stance: models.StanceCode | Sequence[models.StanceCode]
    """How they took it."""
    status: models.CaseStatusCode | Sequence[models.CaseStatusCode]
    """Where it stands."""
    story_changed_after: Value
    """Changed then or later: the case, a ruling or a reaction, or what of these can be seen."""
    topic: Values
    """What it is about; narrower topics count."""
    votes_against_min: Value
    """A ruling with at least so many votes against it."""


class CasesDetail(TypedDict, total=False):
    """What one of cases takes."""

    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    omit: Values
    """The members to leave out, by their names, with commas between."""


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
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    kind: models.ClaimKindCode | Sequence[models.ClaimKindCode]
    """What is asserted or asked."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""


ClaimsDetail = CasesDetail


class Courts(TypedDict, total=False):
    """What a list of courts takes."""

    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    country: Values
    """Its country, such as Israel."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    level: models.CourtLevelCode | Sequence[models.CourtLevelCode]
    """Where it stands among the courts."""
    name: Values
    """Words of a name, in any language."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-changed_at", "-name", "changed_at", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page."""


CourtsDetail = CasesDetail


class Dispositions(TypedDict, total=False):
    """What a list of dispositions takes."""

    basis: models.BasisCode | Sequence[models.BasisCode]
    """On which basis."""
    case: Values
    """A case in which that ruling was given."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave it."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Value
    """Given then or later: a year, a month or a day."""
    decided_before: Value
    """Given then or earlier."""
    decided_year: Values
    """Given in this year, for certain."""
    decides: models.DecidesCode | Sequence[models.DecidesCode]
    """What was decided."""
    effect: models.EffectCode | Sequence[models.EffectCode]
    """What became of it."""
    favours: models.FavoursCode | Sequence[models.FavoursCode]
    """In whose favour."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    form: models.FormCode | Sequence[models.FormCode]
    """In which form."""
    judge: Values
    """A judge of the bench."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""
    result: models.ResultCode | Sequence[models.ResultCode]
    """How it was decided."""
    ruling: Values
    """The ruling that it belongs to."""


DispositionsDetail = CasesDetail


class Events(TypedDict, total=False):
    """What a list of events takes."""

    case: Values
    """The case that it belongs to."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court before which that case is."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    kind: models.EventKindCode | Sequence[models.EventKindCode]
    """What happened."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""
    year: Values
    """In this year, for certain."""


EventsDetail = CasesDetail


class Holdings(TypedDict, total=False):
    """What a list of holdings takes."""

    case: Values
    """A case in which that ruling was given."""
    claim_kind: models.ClaimKindCode | Sequence[models.ClaimKindCode]
    """What kind of claim it answers."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave it."""
    decided_after: Value
    """Given then or later: a year, a month or a day."""
    decided_before: Value
    """Given then or earlier."""
    decided_year: Values
    """Given in this year, for certain."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    finding: models.FindingCode | Sequence[models.FindingCode]
    """What the court found."""
    judge: Values
    """A judge of the bench."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""
    ruling: Values
    """The ruling that it belongs to."""
    topic: Values
    """What it is about; narrower topics count."""
    weight: models.WeightCode | Sequence[models.WeightCode]
    """Whether it carries the decision."""


HoldingsDetail = CasesDetail


class Judges(TypedDict, total=False):
    """What a list of judges takes."""

    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    country: Values
    """The country of such a court, such as Israel."""
    court: Values
    """A court on which the judge sits or sat."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    name: Values
    """Words of a name, in any language."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-changed_at", "-name", "changed_at", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page."""


JudgesDetail = CasesDetail


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
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""
    party: Values
    """Who takes part."""
    party_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """What kind of party it is."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """In which role."""
    side: models.SideCode | Sequence[models.SideCode]
    """On which side."""


ParticipationsDetail = CasesDetail


class Parties(TypedDict, total=False):
    """What a list of parties takes."""

    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    country: Values
    """Its country, such as Israel."""
    court: Values
    """A court before which it stands so."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """What kind of party it is."""
    name: Values
    """Words of a name, in any language."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-changed_at", "-name", "changed_at", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """A role that it has."""
    side: models.SideCode | Sequence[models.SideCode]
    """A side on which it stands."""


PartiesDetail = CasesDetail


Petitioners = Parties


PetitionersDetail = CasesDetail


class ReactionPoints(TypedDict, total=False):
    """What a list of reaction-points takes."""

    asserts_fact: models.DissentCode | Sequence[models.DissentCode]
    """Whether it claims something that the court did not test."""
    basis: models.BasisCode | Sequence[models.BasisCode]
    """On which basis."""
    case: Values
    """The case that it is about."""
    case_type: models.CaseTypeCode | Sequence[models.CaseTypeCode]
    """What kind of case it is."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave the ruling; else that of the case."""
    court_level: models.CourtLevelCode | Sequence[models.CourtLevelCode]
    """The level of that court."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Value
    """To a ruling given then or later."""
    decided_before: Value
    """To a ruling given then or earlier."""
    decided_year: Values
    """To a ruling given in this year, for certain."""
    decides: models.DecidesCode | Sequence[models.DecidesCode]
    """What was decided."""
    favours: models.FavoursCode | Sequence[models.FavoursCode]
    """In whose favour."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    finding: models.FindingCode | Sequence[models.FindingCode]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: models.FormCode | Sequence[models.FormCode]
    """In which form."""
    hearing_access: models.HearingAccessCode | Sequence[models.HearingAccessCode]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: models.SeatPartCode | Sequence[models.SeatPartCode]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    kind: models.ReactionKindCode | Sequence[models.ReactionKindCode]
    """In which form they reacted."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""
    party: Values
    """A party of the case."""
    party_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """What kind of party it is."""
    reacted_after: Value
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Value
    """Reacted then or earlier."""
    reacted_within: Value
    """Reacted at most so many days after the ruling was given, for certain."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """On the request of which kind of party."""
    response: models.ResponseCode | Sequence[models.ResponseCode]
    """What they will do about the ruling."""
    result: models.ResultCode | Sequence[models.ResultCode]
    """How it was decided."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """The role in which it takes part."""
    ruling: Values
    """The ruling that it is about."""
    side: models.SideCode | Sequence[models.SideCode]
    """The side on which it stands."""
    speaker: Values
    """Who reacted."""
    speaker_side: models.SpeakerSideCode | Sequence[models.SpeakerSideCode]
    """The side of who reacted."""
    stance: models.StanceCode | Sequence[models.StanceCode]
    """How they took it."""
    topic: Values
    """What the case is about; narrower topics count."""


ReactionPointsDetail = CasesDetail


class Reactions(TypedDict, total=False):
    """What a list of reactions takes."""

    asserts_fact: models.DissentCode | Sequence[models.DissentCode]
    """Whether a point claims something that the court did not test."""
    basis: models.BasisCode | Sequence[models.BasisCode]
    """On which basis."""
    case: Values
    """The case that it is about."""
    case_type: models.CaseTypeCode | Sequence[models.CaseTypeCode]
    """What kind of case it is."""
    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court that gave the ruling; else that of the case."""
    court_level: models.CourtLevelCode | Sequence[models.CourtLevelCode]
    """The level of that court."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Value
    """To a ruling given then or later."""
    decided_before: Value
    """To a ruling given then or earlier."""
    decided_year: Values
    """To a ruling given in this year, for certain."""
    decides: models.DecidesCode | Sequence[models.DecidesCode]
    """What was decided."""
    favours: models.FavoursCode | Sequence[models.FavoursCode]
    """In whose favour."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    finding: models.FindingCode | Sequence[models.FindingCode]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: models.FormCode | Sequence[models.FormCode]
    """In which form."""
    hearing_access: models.HearingAccessCode | Sequence[models.HearingAccessCode]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: models.SeatPartCode | Sequence[models.SeatPartCode]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    kind: models.ReactionKindCode | Sequence[models.ReactionKindCode]
    """In which form they reacted."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-changed_at", "-made_on", "changed_at", "made_on"] | str
    """Ordered by; -made_on if not given."""
    page_size: Value
    """Rows of a page."""
    party: Values
    """A party of the case."""
    party_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """What kind of party it is."""
    q: Value
    """Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"""
    reacted_after: Value
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Value
    """Reacted then or earlier."""
    reacted_within: Value
    """Reacted at most so many days after the ruling was given, for certain."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """On the request of which kind of party."""
    response: models.ResponseCode | Sequence[models.ResponseCode]
    """What they will do about the ruling."""
    result: models.ResultCode | Sequence[models.ResultCode]
    """How it was decided."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """The role in which it takes part."""
    ruling: Values
    """The ruling that it is about."""
    side: models.SideCode | Sequence[models.SideCode]
    """The side on which it stands."""
    speaker: Values
    """Who reacted."""
    speaker_side: models.SpeakerSideCode | Sequence[models.SpeakerSideCode]
    """The side of who reacted."""
    stance: models.StanceCode | Sequence[models.StanceCode]
    """How they took it."""
    topic: Values
    """What the case is about; narrower topics count."""


ReactionsDetail = CasesDetail


class Relations(TypedDict, total=False):
    """What a list of relations takes."""

    case: Values
    """A case at either end."""
    country: Values
    """The country of that court, such as Israel."""
    court: Values
    """The court of the case from which it leads."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    from_case: Values
    """The case that is appealed, cites, follows ..."""
    kind: models.RelationKindCode | Sequence[models.RelationKindCode]
    """What the one case is to the other."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-unit", "unit"] | str
    """Ordered by; unit if not given."""
    page_size: Value
    """Rows of a page."""
    to_case: Values
    """The case from which it is appealed, that is cited ..."""
    to_country: Values
    """The country of that court, such as Israel."""
    to_court: Values
    """The court of the case to which it leads."""


RelationsDetail = CasesDetail


Respondents = Parties


RespondentsDetail = CasesDetail


class Rulings(TypedDict, total=False):
    """What a list of rulings takes."""

    basis: models.BasisCode | Sequence[models.BasisCode]
    """On which basis."""
    bench_size: Values
    """So many judges sat, as far as it is known."""
    bench_size_min: Value
    """So many judges sat, or more."""
    case: Values
    """A case in which it was given."""
    case_type: models.CaseTypeCode | Sequence[models.CaseTypeCode]
    """What kind of case it is."""
    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of the court, such as Israel."""
    court: Values
    """The court that gave it."""
    court_level: models.CourtLevelCode | Sequence[models.CourtLevelCode]
    """The level of the court that gave it."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Value
    """Given then or later: a year, a month or a day."""
    decided_before: Value
    """Given then or earlier."""
    decided_by: models.DecidedByCode | Sequence[models.DecidedByCode]
    """Who decided."""
    decided_year: Values
    """Given in this year, for certain."""
    decides: models.DecidesCode | Sequence[models.DecidesCode]
    """What was decided."""
    dissent: models.DissentCode | Sequence[models.DissentCode]
    """Whether a judge dissented, if only in part."""
    facets: Literal["yes"] | str
    """`yes` adds how many records each value would leave."""
    favours: models.FavoursCode | Sequence[models.FavoursCode]
    """In whose favour."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    finding: models.FindingCode | Sequence[models.FindingCode]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: models.FormCode | Sequence[models.FormCode]
    """In which form."""
    hearing_access: models.HearingAccessCode | Sequence[models.HearingAccessCode]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    identifier: Values
    """Its neutral citation, ECLI or law report, in any usual spelling."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: models.SeatPartCode | Sequence[models.SeatPartCode]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    kind: models.RulingKindCode | Sequence[models.RulingKindCode]
    """What kind of ruling it is."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    opinion_author: Values
    """A judge who wrote that opinion, or some opinion of it."""
    opinion_kind: models.OpinionKindCode | Sequence[models.OpinionKindCode]
    """It has an opinion of this kind."""
    ordering: Literal["-changed_at", "-issued_on", "-published_on", "changed_at", "issued_on", "published_on"] | str
    """Ordered by; -issued_on if not given."""
    page_size: Value
    """Rows of a page."""
    party: Values
    """A party of the case."""
    party_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """What kind of party it is."""
    published_after: Value
    """Published then or later."""
    published_before: Value
    """Published then or earlier."""
    q: Value
    """Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"""
    reacted_after: Value
    """Reacted then or later: a year, a month or a day."""
    reacted_before: Value
    """Reacted then or earlier."""
    reacted_within: Value
    """Reacted at most so many days after the ruling was given, for certain."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """On the request of which kind of party."""
    result: models.ResultCode | Sequence[models.ResultCode]
    """How it was decided."""
    reviewed: models.ReviewEffectCode | Sequence[models.ReviewEffectCode]
    """What a higher court in this collection made of it."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """The role in which it takes part."""
    side: models.SideCode | Sequence[models.SideCode]
    """The side on which it stands."""
    speaker: Values
    """Who reacted."""
    speaker_side: models.SpeakerSideCode | Sequence[models.SpeakerSideCode]
    """The side of who reacted."""
    stage: models.StageCode | Sequence[models.StageCode]
    """At which stage it was given."""
    stance: models.StanceCode | Sequence[models.StanceCode]
    """How they took it."""
    text_availability: models.TextAvailabilityCode | Sequence[models.TextAvailabilityCode]
    """How much of its text is public."""
    text_version: models.TextVersionCode | Sequence[models.TextVersionCode]
    """Its text has a version of this kind: corrected, amended."""
    topic: Values
    """What the case is about; narrower topics count."""
    votes: Values
    """The votes for and against the decision, such as 5-4."""
    votes_against_min: Value
    """At least so many votes against it; 1: not of one mind."""


RulingsDetail = CasesDetail


class Search(TypedDict, total=False):
    """What a list of search takes."""

    basis: models.BasisCode | Sequence[models.BasisCode]
    """On which basis."""
    below_court: Values
    """The court below, where its decision has no record here."""
    below_docket: Values
    """The number of such a decision there."""
    below_result: models.ResultCode | Sequence[models.ResultCode]
    """What was decided there."""
    bench_size: Values
    """A ruling of so many judges, as far as it is known."""
    bench_size_min: Value
    """A ruling of so many judges, or more."""
    case_type: models.CaseTypeCode | Sequence[models.CaseTypeCode]
    """What kind of case it is."""
    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    counsel: Values
    """The name of counsel, or their firm, in any spelling."""
    country: Values
    """The country of the court, such as Israel."""
    court: Values
    """The court before which the case is."""
    court_level: models.CourtLevelCode | Sequence[models.CourtLevelCode]
    """The level of the court before which it is."""
    currency: Values
    """A sum in this currency, such as USD."""
    decided_after: Value
    """A ruling given then or later."""
    decided_before: Value
    """A ruling given then or earlier."""
    decided_year: Values
    """A ruling given in this year, for certain."""
    decides: models.DecidesCode | Sequence[models.DecidesCode]
    """What was decided."""
    disputed: Values
    """A fact on which sources differ, such as ruling.issued_on."""
    dissent: models.DissentCode | Sequence[models.DissentCode]
    """Whether a judge dissented, if only in part."""
    docket: Values
    """A docket number, or another number of the case or a ruling, in any usual spelling."""
    facets: Literal["yes"] | str
    """`yes` counts them however many records hold the words."""
    favours: models.FavoursCode | Sequence[models.FavoursCode]
    """In whose favour."""
    filed_after: Value
    """Filed then or later: a year, a month or a day."""
    filed_before: Value
    """Filed then or earlier."""
    filed_year: Values
    """Filed in this year, for certain."""
    finality: models.FinalityCode | Sequence[models.FinalityCode]
    """Whether the decision can still change."""
    finding: models.FindingCode | Sequence[models.FindingCode]
    """What the court found on one point; what a dissent found does not count."""
    firm: Values
    """The firm or office of counsel, in any spelling."""
    form: models.FormCode | Sequence[models.FormCode]
    """In which form."""
    has: Literal["verdict", "reactions", "disputed_facts", "time_to_verdict"] | str | Sequence[Literal["verdict", "reactions", "disputed_facts", "time_to_verdict"] | str]
    """What the record has."""
    hearing_access: models.HearingAccessCode | Sequence[models.HearingAccessCode]
    """Who could attend the hearing."""
    holding_topic: Values
    """What that point is about; narrower topics count."""
    judge: Values
    """A judge of the bench, in whatever part: dissenters too."""
    judge_part: models.SeatPartCode | Sequence[models.SeatPartCode]
    """The part of that judge, or of some judge of the bench; dissenting finds dissents."""
    lacks: Literal["verdict", "check_within_a_year"] | str | Sequence[Literal["verdict", "check_within_a_year"] | str]
    """What the record has to do without."""
    language: Values
    """A language of the proceedings, such as he."""
    next_after: Value
    """The next date that is known is then or later."""
    next_before: Value
    """The next date that is known is then or earlier."""
    opinion_author: Values
    """A judge who wrote that opinion, or some opinion of it."""
    opinion_kind: models.OpinionKindCode | Sequence[models.OpinionKindCode]
    """It has an opinion of this kind."""
    party: Values
    """A party of the case."""
    party_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
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
    record_status: models.RecordStatusCode | Sequence[models.RecordStatusCode]
    """How complete the record is."""
    requested_by: Values
    """On whose request."""
    requested_by_kind: models.PartyKindCode | Sequence[models.PartyKindCode]
    """On the request of which kind of party."""
    result: models.ResultCode | Sequence[models.ResultCode]
    """How it was decided."""
    role: models.RoleCode | Sequence[models.RoleCode]
    """The role in which it takes part."""
    side: models.SideCode | Sequence[models.SideCode]
    """The side on which it stands."""
    single_source: Values
    """A fact that one source alone supports."""
    source: Values
    """A source on which the record rests."""
    speaker: Values
    """Who reacted."""
    speaker_side: models.SpeakerSideCode | Sequence[models.SpeakerSideCode]
    """The side of who reacted."""
    stance: models.StanceCode | Sequence[models.StanceCode]
    """How they took it."""
    status: models.CaseStatusCode | Sequence[models.CaseStatusCode]
    """Where it stands."""
    story_changed_after: Value
    """Changed then or later: the case, a ruling or a reaction, or what of these can be seen."""
    topic: Values
    """What it is about; narrower topics count."""
    votes_against_min: Value
    """A ruling with at least so many votes against it."""


class Sources(TypedDict, total=False):
    """What a list of sources takes."""

    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    kind: models.SourceKindCode | Sequence[models.SourceKindCode]
    """What kind of source it is."""
    language: Values
    """Its language, such as he."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-changed_at", "-published_on", "-title", "changed_at", "published_on", "title"] | str
    """Ordered by; -published_on if not given. Titles stand as in a library catalogue: articles and accents aside.
    """
    page_size: Value
    """Rows of a page."""
    published_year: Values
    """Published in this year, for certain."""
    publisher: Values
    """Words of the publisher's name."""
    title: Values
    """Words of the title."""


SourcesDetail = CasesDetail


class Suggestions(TypedDict, total=False):
    """What a list of suggestions takes."""

    kind: Literal["case", "court", "judge", "party", "source", "topic"] | str
    """One kind of record; topics and sources only if asked for."""
    q: Value
    """The beginning of one or several words."""


class Topics(TypedDict, total=False):
    """What a list of topics takes."""

    changed_after: Value
    """The record was changed then or later: a year, a month, a day, or an instant (UTC)."""
    fields: Values
    """The members to answer with, by their names, with commas between; all without it."""
    name: Values
    """Words of the name."""
    omit: Values
    """The members to leave out, by their names, with commas between."""
    ordering: Literal["-changed_at", "-name", "changed_at", "name"] | str
    """Ordered by; name if not given. Names stand as in a library catalogue: persons by family name, particles,
    articles and accents aside; by `sort_name` where it is given.
    """
    page_size: Value
    """Rows of a page."""
    parent: Values
    """The next broader topic."""


TopicsDetail = CasesDetail


Verdicts = Rulings


VerdictsDetail = CasesDetail
