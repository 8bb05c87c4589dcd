"""What the API answers, as types; an answer itself is plain dicts and lists.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from typing_extensions import NotRequired, TypedDict


class About(TypedDict):
    """What the reaction is about; all null: the case as a whole."""

    ruling: str | None
    """The public id of the ruling."""
    event: str | None
    """Key."""
    reaction: str | None
    """The public id of the reaction that it replies to."""


class Activity(TypedDict):
    """How much of the collection somebody appears in, and when."""

    number: int
    """How many."""
    first_year: int | None
    """Of the first of them; null where none is dated."""
    last_year: int | None
    """Of the last, at the latest."""


class AnsweredHolding(TypedDict):
    """A holding that a point answers, with its ruling."""

    unit: str
    """The id of its ruling."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: FindingCode
    """What the court made of what was claimed."""
    statement: str
    """What is said, in the editors' words."""
    weight: WeightCode
    """Whether it carries the decision."""
    ruling: RulingRef
    """The ruling, in short."""


BasisCode: TypeAlias = "Literal['merits', 'insufficient_evidence', 'jurisdiction', 'standing', 'immunity', 'deference', 'secrecy', 'procedural', 'other'] | str"
"""Codes of `vocabularies/basis/`; more may be added."""


class Candidate(TypedDict):
    """A record that may be the one of the document."""

    id: str
    """The public id: ten characters, permanent."""
    label: str
    """What readers call it."""
    why: str
    """What both have in common, such as a docket number at one court."""


class Candidates(TypedDict):
    """A record of the document that may be here already, under another key."""

    pointer: str
    """Where it stands in the body (RFC 6901)."""
    reference: str
    """How the document calls it; `same` and `different` take it."""
    name: str
    """The name, as readers know it."""
    candidates: list[Candidate]
    """What it may be, the likeliest first."""


class Case(TypedDict):
    """One case with everything attached: the petition, the verdict, the reactions, and what each rests on."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    story_changed_at: str
    """When the case, its rulings or its reactions last changed, appeared or disappeared."""
    title: str
    """The title, as readers know it."""
    title_language: str
    """The language of the title (BCP 47)."""
    caption: str
    """The court's own title of the case."""
    court_as_stated: str
    """What the sources call the court, where it has no record of its own."""
    sitting_as: str
    """As what the court sat, such as a court for administrative affairs."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    case_type: CaseTypeCode
    """What was lodged; an appeal is a case of its own."""
    local_type: str
    """What was lodged, verbatim, in any script."""
    status: CaseStatusCode
    """Where the case stands, as far as the sources tell."""
    finality: FinalityCode
    """Whether what was decided can still be appealed."""
    summary: str
    """What it says, in the editors' words."""
    hearing_access: HearingAccessCode
    """Who could attend the hearings."""
    languages: list[str]
    """The languages of the proceedings (BCP 47)."""
    record_status: RecordStatusCode
    """How complete the record is."""
    compiled_from: str
    """From what the record was compiled, such as press reports."""
    note: str
    """What readers must know about it; may be empty."""
    filed_on: PartialDate
    """The day on which the court received the case."""
    filed_on_earliest: str | None
    """The first day that `filed_on` can mean."""
    filed_on_latest: str | None
    """The last day that `filed_on` can mean."""
    next_on: PartialDate
    """The next date that is known."""
    next_on_earliest: str | None
    """The first day that `next_on` can mean."""
    next_on_latest: str | None
    """The last day that `next_on` can mean."""
    last_checked_on: PartialDate
    """When an editor last looked for news of the case."""
    last_checked_on_earliest: str | None
    """The first day that `last_checked_on` can mean."""
    last_checked_on_latest: str | None
    """The last day that `last_checked_on` can mean."""
    titles: list[Title]
    """Other titles of the case."""
    identifiers: list[Identifier]
    """Further numbers and citations under which it is known."""
    decisions_below: list[DecisionBelow]
    """Decisions from which the case comes and which have no record here."""
    court: CourtNamed | None
    """The court; null where it is not known."""
    topics: list[TopicRef]
    """What it is about."""
    participations: list[Participation]
    """Who takes part in the case, and how."""
    joined_participations: list[JoinedParticipation]
    """Parties of joined cases that rulings of this case concern."""
    petitioners: list[Participation]
    """Who brought the case."""
    respondents: list[Participation]
    """Who answers the case."""
    claims: list[Claim]
    """What was asserted or asked, and what became of it."""
    events: list[Event]
    """Steps of the case; rulings and reactions stand in `timeline` beside them."""
    verdict: str | None
    """The id of the latest ruling that decides it."""
    rulings: list[RulingInCase]
    """The rulings of the case."""
    reactions: list[Reaction]
    """Who reacted, and how."""
    timeline: list[TimelineEntry]
    """Events, rulings and reactions in the order of their dates."""
    ladder: list[Instance]
    """The instances of the dispute, this case among them; empty where there is one alone."""
    related: list[Related]
    """Related cases that `ladder` does not show."""
    sources: list[Source]
    """The sources of the case, by their numbers."""
    citations: list[Citation]
    """What sources say of its facts."""
    disputed_facts: list[DisputedFact]
    """Facts on which sources differ, with every value."""
    inferred_facts: list[InferredFact]
    """Facts that no source states and that follow from what is said."""


class CaseRef(TypedDict):
    """A case, in short."""

    id: str
    """The public id: ten characters, permanent."""
    title: str
    """The title, as readers know it."""
    title_language: str
    """The language of the title (BCP 47)."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    url: str
    """The address of its page."""


class CaseDocument(TypedDict):
    """CaseDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: NotRequired[str]
    """Of the title, such as en or he."""
    caption: NotRequired[str]
    """The court's own title."""
    court: NotRequired[str]
    """The court before which it is; it may be unknown."""
    court_as_stated: NotRequired[str]
    """What the sources say of the court, where they do not name it."""
    sitting_as: NotRequired[str]
    """Such as “Court for Administrative Affairs”."""
    docket_number: NotRequired[str]
    """As printed; empty if not known."""
    case_type: NotRequired[CaseTypeCode]
    """What was lodged; an appeal is a case of its own."""
    local_type: NotRequired[str]
    """Verbatim, in any script."""
    status: NotRequired[CaseStatusCode]
    """Where it stands as far as the sources tell."""
    finality: NotRequired[FinalityCode]
    """Whether what was decided can still be appealed."""
    next_on: NotRequired[str]
    """The next date that is known."""
    filed_on: NotRequired[str]
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    summary: NotRequired[str]
    """What the case is about, in the editors' words."""
    hearing_access: NotRequired[HearingAccessCode]
    """Who could attend the hearings."""
    languages: NotRequired[list[str]]
    """Of the proceedings, such as ["he"]."""
    topics: NotRequired[list[str]]
    """The narrowest that fit."""
    record_status: NotRequired[RecordStatusCode]
    """How complete this record is."""
    last_checked_on: NotRequired[str]
    """When an editor last looked for news of this case."""
    compiled_from: NotRequired[str]
    """Shown to readers, such as “compiled from press reports”."""
    note: NotRequired[str]
    """What readers must know about this record."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    titles: NotRequired[list[dict[str, Any]]]
    """Other titles of the case."""
    identifiers: NotRequired[list[dict[str, Any]]]
    """Further numbers and citations under which it is known."""
    participations: NotRequired[list[dict[str, Any]]]
    """Who takes part in the case, and how."""
    claims: NotRequired[list[dict[str, Any]]]
    """The claims that it decides or answers."""
    events: NotRequired[list[dict[str, Any]]]
    """Steps of the case; rulings and reactions stand in `timeline` beside them."""
    relations: NotRequired[list[dict[str, Any]]]
    """What the case is to other cases."""
    decisions_below: NotRequired[list[dict[str, Any]]]
    """Decisions from which the case comes and which have no record here."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class CaseList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[CaseRow]
    """The records of this page."""
    facets: NotRequired[list[Facet]]
    """How many records each value of a filter would leave; only with `facets=yes`."""


class CaseMet(TypedDict):
    """A case in which they met, with what its verdict decided."""

    id: str
    """The public id: ten characters, permanent."""
    title: str
    """The title, as readers know it."""
    title_language: str
    """The language of the title (BCP 47)."""
    url: str
    """Its address."""
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today. Blank: no verdict.
    """
    dispositions: list[DecisionInShort]
    """What it decided, one for each thing decided."""


CaseNowOrPast: TypeAlias = "Case | CasePast"


class CasePast(TypedDict):
    """What was public of a case at the end of a day; the case is null where it was not public."""

    as_of: str
    """As it was asked for."""
    first_public_at: str
    """Since when this site has it; asked for before, it is null."""
    case: PastUnit | None
    """Its case, in short."""
    rulings: list[PastUnit]
    """The rulings of the case."""
    reactions: list[PastUnit]
    """Who reacted, and how."""


class CaseRow(TypedDict):
    """A case with its parties, its verdict and the reactions."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    story_changed_at: str
    """When the case, its rulings or its reactions last changed, appeared or disappeared."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    court: CourtRef | None
    """The court; null where it is not known."""
    title: str
    """The title, as readers know it."""
    title_language: str
    """The language of the title (BCP 47)."""
    caption: str
    """The court's own title of the case."""
    court_as_stated: str
    """What the sources call the court, where it has no record of its own."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    case_type: CaseTypeCode
    """What was lodged; an appeal is a case of its own."""
    status: CaseStatusCode
    """Where the case stands, as far as the sources tell."""
    finality: FinalityCode
    """Whether what was decided can still be appealed."""
    hearing_access: HearingAccessCode
    """Who could attend the hearings."""
    record_status: RecordStatusCode
    """How complete the record is."""
    filed_on: PartialDate
    """The day on which the court received the case."""
    filed_on_earliest: str | None
    """The first day that `filed_on` can mean."""
    filed_on_latest: str | None
    """The last day that `filed_on` can mean."""
    next_on: PartialDate
    """The next date that is known."""
    next_on_earliest: str | None
    """The first day that `next_on` can mean."""
    next_on_latest: str | None
    """The last day that `next_on` can mean."""
    petitioners: list[Participant]
    """Who brought the case."""
    respondents: list[Participant]
    """Who answers the case."""
    verdict: CaseVerdict | None
    """The latest ruling that decides the case; null without one."""
    matched: list[CaseVerdict]
    """The latest rulings, at most 3, that met the filters; empty without one on rulings."""
    reactions: list[ReactionRow]
    """Who reacted, and how."""


CaseStatusCode: TypeAlias = "Literal['announced', 'filed', 'pending', 'reserved', 'decided', 'on_appeal', 'remanded', 'settled', 'withdrawn', 'struck_out', 'closed', 'unknown'] | str"
"""Codes of `vocabularies/case_status/`; more may be added."""


CaseTypeCode: TypeAlias = "Literal['petition', 'administrative_petition', 'high_court_petition', 'civil_claim', 'class_action', 'appeal', 'leave_to_appeal', 'further_hearing', 'judicial_review', 'constitutional_application', 'criminal', 'investigation', 'enforcement', 'advisory', 'other', 'unknown'] | str"
"""Codes of `vocabularies/case_type/`; more may be added."""


class CaseVerdict(TypedDict):
    """The latest ruling that decides the case."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    number: int | None
    """For readers; null until the record is public."""
    kind: RulingKindCode
    """What the court calls it: a judgment, a decision, an order."""
    result: ResultCode
    """Of the first disposition."""
    favours: FavoursCode
    """Of the first disposition."""
    issued_on: PartialDate
    """The day on which it was given."""
    issued_on_earliest: str | None
    """The first day that `issued_on` can mean."""
    issued_on_latest: str | None
    """The last day that `issued_on` can mean."""
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    overturned_by: list[ReviewedBy]
    """Rulings of other cases that set it aside or change it."""
    dispositions: list[DispositionRow]
    """What it decided, one for each thing decided."""
    judges: list[JudgeOnBench]
    """Who sat."""


class Change(TypedDict):
    """One change of the public record."""

    sequence: int
    """Its place among all changes: 1, 2, 3 without gaps."""
    at: str
    """When it was written to the log, just before it could be seen."""
    id: str
    """The record's public id."""
    kind: Literal["case", "ruling", "reaction", "party", "judge", "court", "topic", "source"] | str
    """What the record is."""
    event: Literal["created", "changed", "shown", "hidden", "merged", "withdrawn", "redacted", "removed"] | str
    """What happened to it in public."""
    version: int
    """The record's version after the change."""
    digest: str
    """SHA-256 of its public document as canonical JSON; empty once it is hidden."""
    chain: str
    """SHA-256 of the seven fields above and `previous`, the chain digest of the change before."""
    url: str | None
    """The page of the record, if it can be seen now."""
    api_url: str | None
    """The record in the API, if it can be seen now."""
    document_url: str | None
    """Its public document, if it can be seen now."""
    case: str | None
    """The case of a ruling or reaction that can be seen now."""
    merged_into: str | None
    """The record that stays, where this one was merged and that one can be seen now."""
    reason: str
    """Why, where that is public; empty otherwise."""


class ChangePage(TypedDict):
    """A part of the changes, oldest first."""

    next: str | None
    """The next page; null where there are no more changes yet."""
    cursor: str
    """What to give as `since` the next time."""
    results: list[Change]
    """The records of this page."""


class Citation(TypedDict):
    """What one source says of one fact."""

    path: str
    """The fact in the record's document, such as `filed_on`; empty for the record as a whole."""
    support: SupportCode
    """Whether the source states the fact, implies it, is silent or denies it."""
    stated_value: str
    """What the source states where it differs: a date, a code, a key or a text."""
    standing: StandingCode
    """What the editors hold of what the source says."""
    quotation: str
    """The words quoted, in their own language; may be empty."""
    quotation_language: str
    """The language of the quotation (BCP 47)."""
    translation: str
    """The quotation in English; may be empty."""
    translated_by: str
    """Who translated the quotation."""
    locator: str
    """Where it stands: a page, a paragraph, a minute; may be empty."""
    note: str
    """Why the editors decided so; may be empty."""
    is_contrary: bool
    """Whether it excludes what the record says."""
    fact: str
    """What readers call it."""
    stated: str
    """The stated value in words: a date, a label, a name."""
    source: SourceRef
    """The source, in short."""
    words_url: str
    """Where the quoted or located words stand: in the full text here, or on the source's own page."""
    quotation_check: QuotationCheckRow | None
    """Whether the quoted words were found in the text; null where nobody could look."""


class CitationDocument(TypedDict):
    """CitationDocument."""

    source: str
    """Which source is cited."""
    path: NotRequired[str]
    """The fact that is cited for; empty for the whole record."""
    support: NotRequired[SupportCode]
    """Whether it states the fact, implies it, is silent or denies it."""
    stated_value: NotRequired[str]
    """What the source states, where it differs: a date, a code, a key or a text."""
    standing: NotRequired[StandingCode]
    """What the editors hold of what the source says; it matters where sources differ."""
    quotation: NotRequired[str]
    """A few words."""
    quotation_language: NotRequired[str]
    """Of the quotation, such as he."""
    translation: NotRequired[str]
    """Of the quotation; say whose it is."""
    translated_by: NotRequired[str]
    """A name, or “the editor”."""
    locator: NotRequired[str]
    """A page, a paragraph, a minute."""
    note: NotRequired[str]
    """Why the editor decided so. Public."""


class CitedFact(TypedDict):
    """What the source says of one fact."""

    path: str
    """The fact in the record's document, such as `filed_on`; empty for the record as a whole."""
    support: SupportCode
    """Whether the source states the fact, implies it, is silent or denies it."""
    stated_value: str
    """What the source states where it differs: a date, a code, a key or a text."""
    standing: StandingCode
    """What the editors hold of what the source says."""
    quotation: str
    """The words quoted, in their own language; may be empty."""
    quotation_language: str
    """The language of the quotation (BCP 47)."""
    translation: str
    """The quotation in English; may be empty."""
    translated_by: str
    """Who translated the quotation."""
    locator: str
    """Where it stands: a page, a paragraph, a minute; may be empty."""
    note: str
    """Why the editors decided so; may be empty."""
    is_contrary: bool
    """Whether it excludes what the record says."""
    stated: str
    """The stated value in words: a date, a label, a name."""
    fact: str
    """What readers call it."""
    words_url: str
    """Where the quoted or located words stand: in the full text here, or on the source's own page."""
    quotation_check: QuotationCheckRow | None
    """Whether the quoted words were found in the text; null where nobody could look."""


class ReviewedBy(TypedDict):
    """A ruling of another case that reviews this one."""

    effect: ReviewEffectCode
    """What the ruling makes of the other one."""
    ruling: str
    """Public id."""
    url: str
    """The address of its page."""
    case: str
    """Its case, in short."""
    issued_on: PartialDate
    """The day on which it was given."""
    is_reversed: bool
    """Whether a ruling in this collection set it aside in turn."""


class Claim(TypedDict):
    """What was asserted or asked, and what became of it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: ClaimKindCode
    """What is asserted, or asked of the court."""
    statement: str
    """What is said, in the editors' words."""
    note: str
    """What readers must know about it; may be empty."""
    alleged_on: PartialDate
    """When the alleged fact is said to have happened."""
    alleged_on_earliest: str | None
    """The first day that `alleged_on` can mean."""
    alleged_on_latest: str | None
    """The last day that `alleged_on` can mean."""
    raised_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    against: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    answered_by: list[HoldingRef]
    """What the court said; what was said in dissent stands apart."""
    dissents: list[HoldingRef]
    """What judges in the minority said. It answers nothing."""
    decided_by: list[DispositionRef]
    """The dispositions that decide it."""


ClaimKindCode: TypeAlias = "Literal['allegation', 'ground', 'relief_sought', 'defence', 'counterclaim', 'charge', 'issue'] | str"
"""Codes of `vocabularies/claim_kind/`; more may be added."""


class ClaimList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[ClaimPart]
    """The records of this page."""


class ClaimRef(TypedDict):
    """A claim that a ruling decides or answers."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    case: CaseRef | None
    """Its case, where that is a joined one; null for a claim of this case."""


class ClaimPart(TypedDict):
    """What was asserted or asked."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: ClaimKindCode
    """What is asserted, or asked of the court."""
    statement: str
    """What is said, in the editors' words."""
    note: str
    """What readers must know about it; may be empty."""
    alleged_on: PartialDate
    """When the alleged fact is said to have happened."""
    alleged_on_earliest: str | None
    """The first day that `alleged_on` can mean."""
    alleged_on_latest: str | None
    """The last day that `alleged_on` can mean."""
    raised_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    against: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    unit: str
    """The id of the unit that it belongs to."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseRef
    """Its case, in short."""


class Concerned(TypedDict):
    """A party that a decision concerns."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    name: str
    """As it appears in this case."""
    side: SideCode
    """With those who bring the case, with those who answer it, or neither."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


CounselRoleCode: TypeAlias = "Literal['lead_counsel', 'counsel', 'solicitor', 'government_counsel', 'unknown', 'other'] | str"
"""Codes of `vocabularies/counsel_role/`; more may be added."""


class CounselRow(TypedDict):
    """Who acts for a party: a person, or a firm where no person is named."""

    name: str
    """The name of the person; empty where the firm alone is known."""
    firm: str
    """The law firm, chambers, institute or office; may be empty."""
    role: CounselRoleCode
    """What they do for the party, where the sources say."""
    note: str
    """What readers must know about it; may be empty."""


class Count(TypedDict):
    """A number that is counted no further than is cheap."""

    number: int
    """How many."""
    is_more: bool
    """Whether there are more than were counted."""


class CourtRow(TypedDict):
    """A court."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """The name, as readers know it."""
    short_name: str
    """A short form for lists and citations."""
    country: str
    """ISO 3166 code, such as IL; empty for an international court and where it is not known."""
    jurisdiction: str
    """Where a country has several, such as England and Wales."""
    level: CourtLevelCode
    """Where the court stands among the courts."""
    note: str
    """What readers must know about it; may be empty."""
    active_from: PartialDate
    """Since when the court has existed under this name."""
    active_from_earliest: str | None
    """The first day that `active_from` can mean."""
    active_from_latest: str | None
    """The last day that `active_from` can mean."""
    active_to: PartialDate
    """Until when it existed; null while it does."""
    active_to_earliest: str | None
    """The first day that `active_to` can mean."""
    active_to_latest: str | None
    """The last day that `active_to` can mean."""
    parent: UnitRef | None
    """The one to which it belongs; null where it belongs to none."""
    names: list[Name]
    """Other names, also in other languages and scripts."""


class CourtDocument(TypedDict):
    """CourtDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """As readers know it."""
    short_name: NotRequired[str]
    """For lists and citations."""
    country: NotRequired[str]
    """Empty for an international court."""
    jurisdiction: NotRequired[str]
    """Where a country has several, such as England and Wales."""
    level: NotRequired[CourtLevelCode]
    """Where it stands among the courts."""
    parent: NotRequired[str]
    """The next higher court, or the court of which it is a part."""
    active_from: NotRequired[str]
    """Since when it has existed under this name."""
    active_to: NotRequired[str]
    """Until when; empty while it exists."""
    note: NotRequired[str]
    """What readers must know about it."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    names: NotRequired[list[dict[str, Any]]]
    """Other names, also in other languages and scripts."""
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


CourtLevelCode: TypeAlias = "Literal['first_instance', 'appellate', 'supreme', 'constitutional', 'international', 'specialised', 'unknown'] | str"
"""Codes of `vocabularies/court_level/`; more may be added."""


class CourtList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[CourtRow]
    """The records of this page."""


class CourtRef(TypedDict):
    """A court, in short."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    country: str
    """ISO 3166 code, such as IL; empty for an international court and where it is not known."""


DecidedByCode: TypeAlias = "Literal['judge', 'panel', 'jury', 'registrar', 'investigating_judge', 'authority', 'unknown'] | str"
"""Codes of `vocabularies/decided_by/`; more may be added."""


DecidesCode: TypeAlias = "Literal['petition', 'claim', 'appeal', 'charge', 'motion', 'leave_application', 'preliminary_issue', 'procedure', 'investigation', 'costs', 'other'] | str"
"""Codes of `vocabularies/decides/`; more may be added."""


class DecisionBelow(TypedDict):
    """A decision from which the case comes and which has no record of its own."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    court: CourtRef | None
    """The court; null where it is not known."""
    court_as_stated: str
    """What the sources call the court, where it has no record of its own."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    issued_on: PartialDate
    """The day on which it was given."""
    issued_on_earliest: str | None
    """The first day that `issued_on` can mean."""
    issued_on_latest: str | None
    """The last day that `issued_on` can mean."""
    result: ResultCode
    """How it was decided there."""
    note: str
    """What readers must know about it; may be empty."""


class DecisionInShort(TypedDict):
    """What was decided."""

    decides: DecidesCode
    """What was before the court: the petition, a motion, the costs."""
    result: ResultCode
    """How it was decided."""
    form: FormCode
    """What was ordered; empty where nothing was."""


class Disposition(TypedDict):
    """One thing decided."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: DecidesCode
    """What was before the court: the petition, a motion, the costs."""
    description: str
    """What was decided, in a few words; may be empty."""
    result: ResultCode
    """How it was decided."""
    form: FormCode
    """What was ordered; empty where nothing was."""
    favours: FavoursCode
    """The side that got what it wanted."""
    basis: BasisCode
    """The ground on which it rests; empty where it is not told."""
    amount: str | None
    """The sum awarded or fined, as a decimal number in a text, so that nothing is rounded."""
    currency: str
    """ISO 4217 code, such as USD."""
    sentence: str
    """The penalty, in a few words."""
    as_stated: str
    """The court's words, verbatim."""
    as_stated_language: str
    """The language of the verbatim words (BCP 47)."""
    effect: EffectCode
    """Whether what was decided holds today."""
    note: str
    """What readers must know about it; may be empty."""
    claims: list[ClaimRef]
    """The claims that it decides or answers."""
    requested_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    concerning: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""


class DispositionList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[DispositionPart]
    """The records of this page."""


class DispositionPart(TypedDict):
    """One thing decided."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: DecidesCode
    """What was before the court: the petition, a motion, the costs."""
    description: str
    """What was decided, in a few words; may be empty."""
    result: ResultCode
    """How it was decided."""
    form: FormCode
    """What was ordered; empty where nothing was."""
    favours: FavoursCode
    """The side that got what it wanted."""
    basis: BasisCode
    """The ground on which it rests; empty where it is not told."""
    amount: str | None
    """The sum awarded or fined, as a decimal number in a text, so that nothing is rounded."""
    currency: str
    """ISO 4217 code, such as USD."""
    sentence: str
    """The penalty, in a few words."""
    as_stated: str
    """The court's words, verbatim."""
    as_stated_language: str
    """The language of the verbatim words (BCP 47)."""
    effect: EffectCode
    """Whether what was decided holds today."""
    note: str
    """What readers must know about it; may be empty."""
    claims: list[ClaimOfPart]
    """The claims that it decides or answers."""
    requested_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    concerning: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    unit: str
    """The id of the unit that it belongs to."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseRef
    """Its case, in short."""
    ruling: RulingRef
    """The ruling, in short."""


class DispositionRef(TypedDict):
    """A disposition of a ruling."""

    ruling: str
    """Public id."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: DecidesCode
    """What was before the court: the petition, a motion, the costs."""
    result: ResultCode
    """How it was decided."""
    form: FormCode
    """What was ordered; empty where nothing was."""
    concerning: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""


class DispositionRow(TypedDict):
    """One thing decided."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: DecidesCode
    """What was before the court: the petition, a motion, the costs."""
    description: str
    """What was decided, in a few words; may be empty."""
    result: ResultCode
    """How it was decided."""
    form: FormCode
    """What was ordered; empty where nothing was."""
    favours: FavoursCode
    """The side that got what it wanted."""
    basis: BasisCode
    """The ground on which it rests; empty where it is not told."""
    amount: str | None
    """The sum awarded or fined, as a decimal number in a text, so that nothing is rounded."""
    currency: str
    """ISO 4217 code, such as USD."""
    effect: EffectCode
    """Whether what was decided holds today."""
    concerning: list[Concerned]
    """For whom or against whom; empty for all."""


class DisputedFact(TypedDict):
    """A fact on which sources differ, with every value and the editor's reasons."""

    fact: str
    """What readers call it."""
    unit: FactOf
    """The record whose fact it is."""
    path: str
    """The fact in the record's document, such as `filed_on`; empty for the record as a whole."""
    values: list[FactValue]
    """One for each value, the recorded one first."""
    agreeing: list[Citation]
    """What sources say that agrees with the record."""
    contrary: list[Citation]
    """What sources say that cannot be true together with the record."""
    is_settled: bool
    """Whether the editors have decided what holds."""


DissentCode: TypeAlias = "Literal['yes', 'no'] | str"
"""Codes of `vocabularies/dissent/`; more may be added."""


EffectCode: TypeAlias = "Literal['in_force', 'suspended', 'varied', 'reversed', 'vacated', 'complied', 'unknown'] | str"
"""Codes of `vocabularies/effect/`; more may be added."""


class Event(TypedDict):
    """A step in the case, or something that happened around it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: EventKindCode
    """What happened."""
    title: str
    """The step in a few words."""
    description: str
    """More about it, in a sentence; may be empty."""
    docket: str
    """The number of the step itself, such as that of a motion; may be empty."""
    begins_at: str | None
    """When it begins, by the clock of its time zone."""
    ends_at: str | None
    """When it ends, by the clock of its time zone."""
    time_zone: str
    """The time zone of the hours, such as Asia/Jerusalem."""
    note: str
    """What readers must know about it; may be empty."""
    on: PartialDate
    """When it happened."""
    on_earliest: str | None
    """The first day that `on` can mean."""
    on_latest: str | None
    """The last day that `on` can mean."""
    by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""


EventKindCode: TypeAlias = "Literal['announced', 'filing', 'motion', 'joined', 'hearing', 'submission', 'trial_opened', 'report', 'letter_of_request', 'appeal_announced', 'appeal_lodged', 'reopened', 'deadline', 'payment', 'compliance', 'incident', 'law_changed', 'other'] | str"
"""Codes of `vocabularies/event_kind/`; more may be added."""


class EventList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[EventPart]
    """The records of this page."""


ExposureCode: TypeAlias = "Literal['public_role', 'named_in_record', 'private', 'at_risk', 'minor'] | str"
"""Codes of `vocabularies/exposure/`; more may be added."""


class ExternalKey(TypedDict):
    """The key under which another system knows the record; `local` is this collection itself."""

    system: str
    """The system that gave the key."""
    key: str
    """Unique and permanent within the system."""


class Facet(TypedDict):
    """A filter with how many records each of its values would leave."""

    name: str
    """The name, as readers know it."""
    label: str
    """What readers call it."""
    values: list[FacetValue]
    """The values, the most frequent first."""
    is_capped: bool
    """Counted among 20,000 of the records; there are more."""


class FacetValue(TypedDict):
    """One value of a filter."""

    value: str
    """The value of the filter."""
    label: str
    """What readers call it."""
    count: int
    """How many records this value would leave."""


class FactOf(TypedDict):
    """The unit whose fact it is."""

    id: str
    """Public id."""
    kind: str
    """What kind of record it is: case, ruling, reaction, court and so on."""
    label: str
    """What readers call it."""


class FactValue(TypedDict):
    """One value of a fact, with the sources for it."""

    label: str
    """The value in words."""
    relation: ValueRelationCode
    """To what the record says."""
    citations: list[Citation]
    """What sources say of its facts."""


FavoursCode: TypeAlias = "Literal['bringing', 'opposing', 'split', 'neither', 'unknown'] | str"
"""Codes of `vocabularies/favours/`; more may be added."""


class FileRow(TypedDict):
    """A file to download."""

    url: str
    """Where it is downloaded."""
    kind: Literal["pdf", "docx", "html", "txt"] | str
    """The format of the file."""
    label: str
    """What readers call it."""
    size: int
    """In bytes."""
    pages: int | None
    """How many pages it has; null where it has none."""
    digest: str
    """`sha256:` and the SHA-256 of the bytes."""


FinalityCode: TypeAlias = "Literal['open', 'appealable', 'appeal_announced', 'appeal_pending', 'final', 'no_appeal_found', 'unknown'] | str"
"""Codes of `vocabularies/finality/`; more may be added."""


FindingCode: TypeAlias = "Literal['established', 'established_in_part', 'not_established', 'accepted', 'rejected', 'not_reached', 'left_open', 'other'] | str"
"""Codes of `vocabularies/finding/`; more may be added."""


FormCode: TypeAlias = "Literal['declaration', 'injunction', 'damages', 'punitive_damages', 'costs', 'security_for_costs', 'in_camera', 'open_hearing', 'publication_ban', 'protective_order', 'threshold_dismissal', 'summary_judgment', 'sanctions', 'inquiry', 'restoration', 'sentence', 'stay', 'liability', 'other'] | str"
"""Codes of `vocabularies/form/`; more may be added."""


HearingAccessCode: TypeAlias = "Literal['open', 'partly_closed', 'closed', 'ex_parte_closed', 'written_only', 'unknown'] | str"
"""Codes of `vocabularies/hearing_access/`; more may be added."""


class HitPart(TypedDict):
    """A piece of a sentence."""

    text: str
    """The words."""
    is_hit: bool
    """Whether these words were asked for."""


class Holding(TypedDict):
    """What the court held, and who answered it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: FindingCode
    """What the court made of what was claimed."""
    statement: str
    """What is said, in the editors' words."""
    quotation: str
    """The words quoted, in their own language; may be empty."""
    quotation_language: str
    """The language of the quotation (BCP 47)."""
    translation: str
    """The quotation in English; may be empty."""
    translated_by: str
    """Who translated the quotation."""
    weight: WeightCode
    """Whether it carries the decision."""
    note: str
    """What readers must know about it; may be empty."""
    claims: list[ClaimRef]
    """The claims that it decides or answers."""
    topics: list[TopicRef]
    """What it is about."""
    answered_by: list[HoldingAnswer]
    """The points of reactions that answer it."""
    quotation_check: QuotationCheckRow | None
    """Whether the quoted words were found in the text; null where nobody could look."""


class HoldingAnswer(TypedDict):
    """A point of a reaction that answers the holding."""

    reaction: str
    """Public id."""
    reaction_key: str
    """The key of that reaction in its case."""
    reaction_number: int | None
    """For readers; null until the record is public."""
    stance: StanceCode
    """How they took what the reaction is about."""
    speakers: list[ReactionSpeaker]
    """Who reacted."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: ResponseCode
    """What they will do about the ruling."""
    summary: str
    """What it says, in the editors' words."""


class HoldingList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[HoldingPart]
    """The records of this page."""


class HoldingPart(TypedDict):
    """What a court held, with the court and its bench."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: FindingCode
    """What the court made of what was claimed."""
    statement: str
    """What is said, in the editors' words."""
    quotation: str
    """The words quoted, in their own language; may be empty."""
    quotation_language: str
    """The language of the quotation (BCP 47)."""
    translation: str
    """The quotation in English; may be empty."""
    translated_by: str
    """Who translated the quotation."""
    weight: WeightCode
    """Whether it carries the decision."""
    note: str
    """What readers must know about it; may be empty."""
    claims: list[ClaimOfPart]
    """The claims that it decides or answers."""
    topics: list[TopicRef]
    """What it is about."""
    unit: str
    """The id of the unit that it belongs to."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseRef
    """Its case, in short."""
    ruling: RulingRef
    """The ruling, in short."""
    court: CourtRef | None
    """The court; null where it is not known."""
    judges: list[JudgeOnBench]
    """Who sat."""


class HoldingRef(TypedDict):
    """A holding of a ruling."""

    ruling: str
    """Public id."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: FindingCode
    """What the court made of what was claimed."""
    weight: WeightCode
    """Whether it carries the decision."""


class Identifier(TypedDict):
    """A further number."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    scheme: IdentifierSchemeCode
    """What kind of number or citation it is."""
    value: str
    """The number as printed."""


IdentifierSchemeCode: TypeAlias = "Literal['docket', 'registry', 'neutral_citation', 'ecli', 'reporter', 'database'] | str"
"""Codes of `vocabularies/identifier_scheme/`; more may be added."""


IdentityCode: TypeAlias = "Literal['named', 'not_named_in_sources', 'unknown_persons', 'protected'] | str"
"""Codes of `vocabularies/identity/`; more may be added."""


class Import(TypedDict):
    """An import of many documents, each in a transaction of its own."""

    id: str
    """The public id: ten characters, permanent."""
    api_url: str
    """Where its report is."""
    is_finished: bool
    """No document waits any more."""
    dry_run: bool
    """Every document was loaded and taken back."""
    documents: list[Imported]
    """What came of each document, in the order of the request."""


class Imported(TypedDict):
    """What came of one document of an import."""

    status: Literal["waiting", "created", "loaded", "unchanged", "refused"] | str
    """Where the case stands, as far as the sources tell."""
    created: NotRequired[int]
    """Records that are new."""
    changed: NotRequired[int]
    """Records that are changed."""
    kept: NotRequired[list[Kept]]
    """Facts that keep what an editor wrote here."""
    linked: NotRequired[list[str]]
    """Here under other keys; nothing that the document says of them is taken."""
    absent: NotRequired[list[str]]
    """Here and not in the document; it stays."""
    gone: NotRequired[list[str]]
    """In the document, and taken out here by an editor; it stays out."""
    notices: NotRequired[list[str]]
    """What was understood otherwise than it was written."""
    warnings: NotRequired[list[Warning_]]
    """What is odd in it but can be real."""
    line: int
    """Its place in the request, from 1."""
    id: NotRequired[str]
    """Of its case; of a dry run, one that nobody will have."""
    problem: NotRequired[WriteProblem]
    """Why it was refused."""


class InferredFact(TypedDict):
    """A fact that no source states; it follows from what is said."""

    fact: str
    """What readers call it."""
    unit: FactOf
    """The record whose fact it is."""
    path: str
    """The fact in the record's document, such as `filed_on`; empty for the record as a whole."""
    value: str
    """In words; blank where the record says it in parts."""
    reasons: list[Citation]
    """The citations from which it follows."""


class LinkedCase(TypedDict):
    """Another case, in short."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    title: str
    """The title, as readers know it."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    court_as_stated: str
    """What the sources call the court, where it has no record of its own."""
    status: CaseStatusCode
    """Where the case stands, as far as the sources tell."""
    filed_on: PartialDate
    """The day on which the court received the case."""
    filed_on_earliest: str | None
    """The first day that `filed_on` can mean."""
    filed_on_latest: str | None
    """The last day that `filed_on` can mean."""
    court: CourtRef | None
    """The court; null where it is not known."""
    verdict: CaseVerdict | None
    """The latest ruling that decides the case; null without one."""


class JoinedParticipation(TypedDict):
    """A party of a joined case, which a ruling here concerns; its key stands behind the id of that case."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    role: RoleCode
    """The role in this case; another case may differ."""
    side: SideCode
    """With those who bring the case, with those who answer it, or neither."""
    note: str
    """What readers must know about it; may be empty."""
    name: str
    """The name, as readers know it."""
    party: PartyOfPart
    """The party, in short."""
    case: CaseRef
    """Its case, in short."""


class JudgeRow(TypedDict):
    """A judge, as visible rulings name them."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """The name, as readers know it."""
    sort_name: str
    """The name by which lists file it; empty where that is made of the name."""
    note: str
    """What readers must know about it; may be empty."""
    names: list[Name]
    """Other names, also in other languages and scripts."""
    courts: list[JudgeCourt]
    """The courts on which the judge sat."""
    activity: Activity
    """The rulings on which the judge sat."""
    rulings: str
    """The list of this judge's rulings."""


class JudgeCourt(TypedDict):
    """A court on which a judge sat."""

    sat_from: PartialDate
    """Since when the judge sat there."""
    sat_from_earliest: str | None
    """The first day that `sat_from` can mean."""
    sat_from_latest: str | None
    """The last day that `sat_from` can mean."""
    sat_to: PartialDate
    """Until when; null while it goes on or is not known."""
    sat_to_earliest: str | None
    """The first day that `sat_to` can mean."""
    sat_to_latest: str | None
    """The last day that `sat_to` can mean."""
    court: CourtRef
    """The court; null where it is not known."""


class JudgeDocument(TypedDict):
    """JudgeDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """In English, without a title."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    note: NotRequired[str]
    """What readers must know about this entry."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    names: NotRequired[list[dict[str, Any]]]
    """Other names, also in other languages and scripts."""
    courts: NotRequired[list[dict[str, Any]]]
    """The courts on which the judge sat."""
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class JudgeList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[JudgeRow]
    """The records of this page."""


class JudgeOnBench(TypedDict):
    """Who sat on the ruling; `id` is null where the judge is known by the name as stated alone."""

    id: str | None
    """The public id; null for a judge who is known by the name as stated alone."""
    name: str
    """The name, as readers know it."""
    role: SeatRoleCode
    """The role on the bench."""
    part: SeatPartCode
    """Who wrote the ruling, joined it or dissented."""


class Kept(TypedDict):
    """A fact that an editor changed here, and that keeps its value; a citation says what was sent instead."""

    record: str
    """The id of the record."""
    path: str
    """The fact in the record's document, such as `filed_on`; empty for the record as a whole."""
    sent: Any
    """The value that the document has for it."""


class Written(TypedDict):
    """A record as it stands after it was written, for whoever may see drafts."""

    id: str
    """The public id: ten characters, permanent."""
    kind: str
    """case, ruling, reaction, party, judge, court, topic or source."""
    state: str | None
    """draft, in_review, published or withdrawn; null where a kind has no drafts."""
    version: int
    """What If-Match names as “v17”, in quotes."""
    is_public: bool
    """Readers see it now."""
    url: str
    """Its page, once it is public."""
    api_url: str
    """Its public answer here, once it is public."""
    document_url: str
    """Its document, which PATCH changes."""
    document: dict[str, Any]
    """Its own document in the interchange format."""
    warnings: list[Warning_]
    """What is odd in it but can be real."""


class Met(TypedDict):
    """Another party of its cases."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    kind: PartyKindCode
    """What the party is, whatever its part in a case."""
    url: str
    """Its address."""
    number: int
    """Of cases."""
    stood: StoodCode
    """How the two stood in most of these cases."""
    roles: list[RolePair]
    """The roles that it has."""
    cases: list[CaseMet]
    """Its cases, in short."""


class Name(TypedDict):
    """A name in another form, language or script."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """The name as written in that language."""
    language: str
    """Its language (BCP 47), such as he or en."""
    kind: NameKindCode
    """What kind of name it is: official, short, former, a translation and so on."""


NameKindCode: TypeAlias = "Literal['official', 'short', 'alias', 'former', 'translation', 'transliteration'] | str"
"""Codes of `vocabularies/name_kind/`; more may be added."""


class NewCourt(TypedDict):
    """NewCourt."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """As readers know it."""
    short_name: NotRequired[str]
    """For lists and citations."""
    country: NotRequired[str]
    """Empty for an international court."""
    jurisdiction: NotRequired[str]
    """Where a country has several, such as England and Wales."""
    level: NotRequired[CourtLevelCode]
    """Where it stands among the courts."""
    parent: NotRequired[str]
    """The next higher court, or the court of which it is a part."""
    active_from: NotRequired[str]
    """Since when it has existed under this name."""
    active_to: NotRequired[str]
    """Until when; empty while it exists."""
    note: NotRequired[str]
    """What readers must know about it."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    names: NotRequired[list[dict[str, Any]]]
    """Other names, also in other languages and scripts."""
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class NewJudge(TypedDict):
    """NewJudge."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """In English, without a title."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    note: NotRequired[str]
    """What readers must know about this entry."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    names: NotRequired[list[dict[str, Any]]]
    """Other names, also in other languages and scripts."""
    courts: NotRequired[list[dict[str, Any]]]
    """The courts on which the judge sat."""
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class NewParty(TypedDict):
    """NewParty."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """As readers know it."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: PartyKindCode
    """What it is, whatever its part in a case."""
    identity: NotRequired[IdentityCode]
    """Whether its name is known, and may be."""
    exposure: NotRequired[ExposureCode]
    """Private, at-risk and minor persons get no page of their own."""
    size_stated: NotRequired[str]
    """For a group: its size in the source's words, such as “about 30”."""
    size_least: NotRequired[int]
    """For a group: at least so many."""
    size_most: NotRequired[int]
    """For a group: at most so many."""
    country: NotRequired[str]
    """ISO 3166 code, such as IL."""
    website: NotRequired[str]
    """Its own, not an article about it."""
    description: NotRequired[str]
    """Who it is, in a sentence."""
    note: NotRequired[str]
    """What the reader must know about this entry."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    names: NotRequired[list[dict[str, Any]]]
    """Other names, also in other languages and scripts."""
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class NewReaction(TypedDict):
    """NewReaction."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    about_ruling: NotRequired[str]
    """The ruling that it is about, if it is about one."""
    about_event: NotRequired[str]
    """The event that it is about, if it is about one."""
    in_reply_to: NotRequired[str]
    """The reaction that it answers, if it answers one."""
    spokesperson: NotRequired[str]
    """Who spoke, where a person is named."""
    spokesperson_title: NotRequired[str]
    """As at that time."""
    made_on: NotRequired[str]
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    kind: NotRequired[ReactionKindCode]
    """In which form they reacted; being asked and silent counts."""
    asked_by: NotRequired[str]
    """Who asked, where none was given."""
    stance: NotRequired[StanceCode]
    """Towards what the reaction is about."""
    summary: NotRequired[str]
    """What it says, in the editors' words."""
    language: NotRequired[str]
    """Of what was said, such as he."""
    note: NotRequired[str]
    """What readers must know about it; explains “other”."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    speakers: NotRequired[list[dict[str, Any]]]
    """Who reacted."""
    points: NotRequired[list[dict[str, Any]]]
    """What it says point by point."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""
    case: str
    """To which case it belongs: its id, or SYSTEM:KEY."""


class NewRuling(TypedDict):
    """NewRuling."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    court: NotRequired[str]
    """The case's, if left empty."""
    kind: NotRequired[RulingKindCode]
    """What the court calls it, in these terms."""
    stage: NotRequired[StageCode]
    """What it was about in the course of the case."""
    decided_by: NotRequired[DecidedByCode]
    """A judge, a panel, a jury."""
    bench_size: NotRequired[int]
    """How many judges sat, named or not."""
    is_bench_complete: NotRequired[bool]
    """All who sat are named."""
    votes_for: NotRequired[int]
    """How many judges voted for the decision. Leave both empty where it is not told."""
    votes_against: NotRequired[int]
    """How many voted against it; 0 where they were of one mind."""
    heard_on: NotRequired[str]
    """The day of the hearing that led to it."""
    issued_on: NotRequired[str]
    """The day on which it was given."""
    published_on: NotRequired[str]
    """The day on which it became public."""
    notified_on: NotRequired[str]
    """The day on which the parties were told."""
    summary: NotRequired[str]
    """What it says, in the editors' words."""
    full_text: NotRequired[str]
    """The court's words, whole; only where they may be copied."""
    full_text_url: NotRequired[str]
    """Where the text can be read."""
    text_availability: NotRequired[TextAvailabilityCode]
    """How much of its text is public."""
    language: NotRequired[str]
    """Of its text, such as he."""
    note: NotRequired[str]
    """What readers must know, such as a doubt about the ruling."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    joined_cases: NotRequired[list[dict[str, Any]]]
    """Other cases that the ruling decides as well."""
    identifiers: NotRequired[list[dict[str, Any]]]
    """Further numbers and citations under which it is known."""
    dispositions: NotRequired[list[dict[str, Any]]]
    """What it decided, one for each thing decided."""
    panel: NotRequired[list[dict[str, Any]]]
    """Who sat."""
    holdings: NotRequired[list[dict[str, Any]]]
    """What the court held."""
    opinions: NotRequired[list[dict[str, Any]]]
    """Opinions that judges wrote, one for each."""
    text_versions: NotRequired[list[dict[str, Any]]]
    """The versions of its text that there were."""
    reviews: NotRequired[list[dict[str, Any]]]
    """Rulings of other cases that this one reviews."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""
    case: str
    """To which case it belongs: its id, or SYSTEM:KEY."""


class NewSource(TypedDict):
    """NewSource."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    kind: SourceKindCode
    """What it is; an agency's report that a paper reprints is its own source."""
    title: str
    """As printed."""
    author: NotRequired[str]
    """As printed."""
    publisher: NotRequired[str]
    """The paper, court or organisation that issued it."""
    url: NotRequired[str]
    """Where it can be read."""
    archived_url: NotRequired[str]
    """A copy that stays when the address fails."""
    published_on: NotRequired[str]
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    published_time: NotRequired[str]
    """As printed, in the place of publication."""
    language: NotRequired[str]
    """Its code, such as he or en."""
    accessed_on: NotRequired[str]
    """When the editor last read it."""
    seen_as: NotRequired[SeenAsCode]
    """What the editor had before them: the whole, an excerpt, a headline."""
    derived_from: NotRequired[str]
    """The source that this one repeats; a wire copy is not a second source."""
    media: NotRequired[list[dict[str, Any]]]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: NotRequired[str]
    """What a reader should know before relying on it."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class NewTopic(TypedDict):
    """NewTopic."""

    key: NotRequired[str]
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """In a word or two."""
    parent: NotRequired[str]
    """The next broader topic."""
    description: NotRequired[str]
    """What belongs here, and what does not."""
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class NumberBehind(TypedDict):
    """A number with the list behind it."""

    number: int
    """How many."""
    url: str
    """The list behind the number."""


class Officer(TypedDict):
    """A registrar or an advocate general: named beside the bench, and no judge of it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str | None
    """Of the entry among the judges, where the person is one elsewhere."""
    name: str
    """The name, as readers know it."""
    role: SeatRoleCode
    """The role on the bench."""


class Opinion(TypedDict):
    """An opinion: the court's, or what a judge wrote beside or against it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: OpinionKindCode
    """How the opinion stands to what the court decided."""
    title: str
    """Its heading, where it has one of its own."""
    locator: str
    """Where it stands: a page, a paragraph, a minute; may be empty."""
    summary: str
    """What it says, in the editors' words."""
    text: str
    """The words."""
    note: str
    """What readers must know about it; may be empty."""
    authors: list[SeatRef]
    """Who wrote it."""
    joiners: list[SeatRef]
    """Judges who joined it."""


class OpinionCount(TypedDict):
    """In how many rulings a judge wrote an opinion of one kind."""

    kind: OpinionKindCode
    """What kind it is."""
    number: int
    """How many."""
    url: str
    """The list behind the number."""


OpinionKindCode: TypeAlias = "Literal['majority', 'plurality', 'per_curiam', 'concurring', 'concurring_in_part', 'separate', 'dissenting', 'dissenting_in_part'] | str"
"""Codes of `vocabularies/opinion_kind/`; more may be added."""


class OpinionOfJudge(TypedDict):
    """An opinion that a judge wrote, with its ruling."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: OpinionKindCode
    """How the opinion stands to what the court decided."""
    title: str
    """Its heading, where it has one of its own."""
    ruling: RulingRef
    """The ruling, in short."""
    case: CaseRef
    """Its case, in short."""


class OpinionRow(TypedDict):
    """An opinion of the ruling, with the names of its authors."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: OpinionKindCode
    """How the opinion stands to what the court decided."""
    authors: list[str]
    """Names; none of a per curiam opinion."""


class PanelSeat(TypedDict):
    """A seat of the bench."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str | None
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    role: SeatRoleCode
    """The role on the bench."""
    part: SeatPartCode
    """Who wrote the ruling, joined it or dissented."""
    names: list[Name]
    """Other names, also in other languages and scripts."""


PartialDate: TypeAlias = "str | None"
"""A date in EDTF, as far as it is known: 2019, 2019-05, 2019-05-13; 2019~ (about), 2019? (perhaps), 2019% (both);
2016/2019 (between), 2016/.. (or later), ../2019 (or earlier); [2019,2020] (either).
"""


class Participant(TypedDict):
    """A party in the case."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """As it appears in this case."""
    kind: PartyKindCode
    """What the party is, whatever its part in a case."""
    role: RoleCode
    """The role in this case; another case may differ."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


class Participation(TypedDict):
    """A party in a role."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    role: RoleCode
    """The role in this case; another case may differ."""
    side: SideCode
    """With those who bring the case, with those who answer it, or neither."""
    counsel: list[CounselRow]
    """Who acts for the party."""
    note: str
    """What readers must know about it; may be empty."""
    name: str
    """The name, as readers know it."""
    party: PartyNamed
    """The party, in short."""


class ParticipationList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[ParticipationPart]
    """The records of this page."""


class ParticipationPart(TypedDict):
    """A party in a role in a case."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    role: RoleCode
    """The role in this case; another case may differ."""
    side: SideCode
    """With those who bring the case, with those who answer it, or neither."""
    counsel: list[CounselRow]
    """Who acts for the party."""
    note: str
    """What readers must know about it; may be empty."""
    name: str
    """The name, as readers know it."""
    party: PartyOfPart
    """The party, in short."""
    unit: str
    """The id of the unit that it belongs to."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseRef
    """Its case, in short."""


class Party(TypedDict):
    """A party, with its roles, whom it met, and its own reactions."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """The name, as readers know it."""
    sort_name: str
    """The name by which lists file it; empty where that is made of the name."""
    kind: PartyKindCode
    """What the party is, whatever its part in a case."""
    identity: IdentityCode
    """Whether the party's name is known, and may be shown."""
    size_stated: str
    """Of a group: its size in the source's words, such as about 30."""
    country: str
    """ISO 3166 code, such as IL; empty for an international court and where it is not known."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What readers must know about it; may be empty."""
    names: list[Name]
    """Other names, also in other languages and scripts."""
    size_least: int | None
    """Of a group: at least so many."""
    size_most: int | None
    """Of a group: at most so many."""
    website: str
    """Its own website; may be empty."""
    number_of_cases: Count
    """How many of its cases are public."""
    roles: list[RoleHeld]
    """The roles that it has."""
    met: list[Met]
    """The other parties of its cases."""
    met_in: int
    """So many cases, from the last entered, were searched for others."""
    number_met: int
    """How many were found there; those of most cases are given."""
    number_met_against: int
    """How many of these stood mostly against it."""
    reactions: list[ReactionListRow]
    """The latest."""
    reactions_by_stance: list[StanceCount]
    """How often the party took each stance."""
    citations: list[UnitCitation]
    """What sources say of its facts."""


class PartyDocument(TypedDict):
    """PartyDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """As readers know it."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: PartyKindCode
    """What it is, whatever its part in a case."""
    identity: NotRequired[IdentityCode]
    """Whether its name is known, and may be."""
    exposure: NotRequired[ExposureCode]
    """Private, at-risk and minor persons get no page of their own."""
    size_stated: NotRequired[str]
    """For a group: its size in the source's words, such as “about 30”."""
    size_least: NotRequired[int]
    """For a group: at least so many."""
    size_most: NotRequired[int]
    """For a group: at most so many."""
    country: NotRequired[str]
    """ISO 3166 code, such as IL."""
    website: NotRequired[str]
    """Its own, not an article about it."""
    description: NotRequired[str]
    """Who it is, in a sentence."""
    note: NotRequired[str]
    """What the reader must know about this entry."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    names: NotRequired[list[dict[str, Any]]]
    """Other names, also in other languages and scripts."""
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


PartyKindCode: TypeAlias = "Literal['person', 'company', 'ngo', 'government_body', 'state', 'public_office', 'public_prosecutor', 'international_organisation', 'court', 'political_party', 'media', 'law_firm', 'group', 'unknown', 'other'] | str"
"""Codes of `vocabularies/party_kind/`; more may be added."""


class PartyList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[PartyRow]
    """The records of this page."""


class PartyNamed(TypedDict):
    """A party."""

    id: str
    """Public id."""
    name: str
    """The name, as readers know it."""
    kind: PartyKindCode
    """What the party is, whatever its part in a case."""
    identity: IdentityCode
    """Whether the party's name is known, and may be shown."""
    size_stated: str
    """Of a group: its size in the source's words, such as about 30."""
    country: str
    """ISO 3166 code, such as IL; empty for an international court and where it is not known."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What readers must know about it; may be empty."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """
    names: list[Name]
    """Other names, also in other languages and scripts."""


class PartyOfPart(TypedDict):
    """A party, in short."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    kind: PartyKindCode
    """What the party is, whatever its part in a case."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


PartyOnSide: TypeAlias = "PartyRow"
"""A party, with the cases that it brought, or that it answers."""


class PartyRow(TypedDict):
    """A party, with the cases in which it takes part."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """The name, as readers know it."""
    sort_name: str
    """The name by which lists file it; empty where that is made of the name."""
    kind: PartyKindCode
    """What the party is, whatever its part in a case."""
    identity: IdentityCode
    """Whether the party's name is known, and may be shown."""
    size_stated: str
    """Of a group: its size in the source's words, such as about 30."""
    country: str
    """ISO 3166 code, such as IL; empty for an international court and where it is not known."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What readers must know about it; may be empty."""
    names: list[Name]
    """Other names, also in other languages and scripts."""
    activity: Activity
    """The cases in which it takes part, by the dates on which they were filed."""
    cases: list[StandsIn]
    """Its cases, in short."""


class PastUnit(TypedDict):
    """A case, ruling or reaction as it stood then."""

    id: str
    """Public id."""
    label: str
    """What readers call it."""
    version: int
    """Which version it is."""
    since: str
    """When this version was made."""
    document: dict[str, Any]
    """Its document of interchange, without what has been withdrawn or hidden since."""


class PatchedPatch(TypedDict):
    """A JSON merge patch (RFC 7396) on the record's document: its members, and `null` for what is taken out. A list of
    parts can be given by key, as `{"claims": {"c1": {"statement": "…"}}}`; see docs/api.md. `reason` is no member
    of a document, but says why it changes.
    """

    reason: NotRequired[str]
    """Public, in the record's history; such as “a typing error” or “the judgment was published”."""


class PetitionerList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[PartyOnSide]
    """The records of this page."""


class PlacedError(TypedDict):
    """One thing that is wrong in what was sent."""

    pointer: str
    """Where in the body (RFC 6901); empty: all of it."""
    detail: str
    """What is wrong there, and what to write."""


class PointOfReaction(TypedDict):
    """One point of the reaction, and the holdings that it answers."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: ResponseCode
    """What they will do about the ruling."""
    calls_for: str
    """What the speakers demand, in a few words."""
    summary: str
    """What it says, in the editors' words."""
    asserts_fact: bool
    """Whether it claims something that the court did not test."""
    holdings: list[AnsweredHolding]
    """The holdings that it answers."""


class PointPart(TypedDict):
    """One point of a reaction, and the holdings that it answers."""

    unit: str
    """The id of the unit that it belongs to."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    number: int | None
    """For readers; null until the record is public."""
    response: ResponseCode
    """What they will do about the ruling."""
    calls_for: str
    """What the speakers demand, in a few words."""
    summary: str
    """What it says, in the editors' words."""
    quotation: str
    """The words quoted, in their own language; may be empty."""
    quotation_language: str
    """The language of the quotation (BCP 47)."""
    translation: str
    """The quotation in English; may be empty."""
    translated_by: str
    """Who translated the quotation."""
    asserts_fact: bool
    """Whether it claims something that the court did not test."""
    note: str
    """What readers must know about it; may be empty."""
    holdings: list[AnsweredHolding]
    """The holdings that it answers."""
    speakers: list[Speaker]
    """Who reacted."""
    reaction: ReactionOfPoint
    """The reaction, in short."""
    ruling: RulingReactedTo | None
    """Null where the reaction is about the case, an event or another reaction."""
    case: CaseRef
    """Its case, in short."""


class Problem(TypedDict):
    """Why a request is not answered, as RFC 9457 has it."""

    type: str
    """What kind of problem it is; about:blank where the status says it."""
    title: str
    """What the status means."""
    status: int
    """The status of the answer."""
    detail: str
    """What is wrong with this request, and what to do."""
    errors: NotRequired[list[WrongParameter]]
    """What is wrong, one by one."""


class PublicDocument(TypedDict):
    """A record by itself, as everybody may read it now."""

    id: str
    """Public id."""
    kind: Literal["case", "ruling", "reaction", "party", "judge", "court", "topic", "source"] | str
    """What the record is."""
    version: int
    """Its version."""
    case: str | None
    """The case of a ruling or reaction."""
    digest: str
    """SHA-256 of `document` as canonical JSON."""
    document: dict[str, Any]
    """The record in the interchange format, without what is hidden."""


class Publish(TypedDict):
    """How a record is published."""

    reason: NotRequired[str]
    """Public, in the record's history; such as “a typing error” or “the judgment was published”."""
    publish_at: NotRequired[str]
    """Seen by nobody before this instant, which says its zone."""
    attached: NotRequired[bool]
    """With every draft that belongs to it: all of them, or none."""


class QuotationCheckRow(TypedDict):
    """Whether the quoted words stand in the text that was at hand; punctuation and pointing aside."""

    result: Literal["exact", "near", "not_found"] | str
    """How it was decided."""
    found: str
    """The text's own words, where they differ and are public."""
    url: str | None
    """Of the paragraph, where the full text stands here."""


class Reaction(TypedDict):
    """A reaction with its points and citations."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    spokesperson: str
    """Who spoke, where a person is named."""
    spokesperson_title: str
    """The title of the person who spoke, as at that time."""
    kind: ReactionKindCode
    """In which form they reacted; being asked and silent counts."""
    asked_by: str
    """Who asked, where no reaction was given."""
    stance: StanceCode
    """How they took what the reaction is about."""
    summary: str
    """What it says, in the editors' words."""
    language: str
    """Its language (BCP 47), such as he or en."""
    note: str
    """What readers must know about it; may be empty."""
    made_on: PartialDate
    """The day on which they reacted."""
    made_on_earliest: str | None
    """The first day that `made_on` can mean."""
    made_on_latest: str | None
    """The last day that `made_on` can mean."""
    about: About
    """What it is about: a ruling, an event or another reaction; all null: the case as a whole."""
    speakers: list[ReactionSpeaker]
    """Who reacted."""
    points: list[ReactionPoint]
    """What it says point by point."""
    citations: list[Citation]
    """What sources say of its facts."""


class ReactionDocument(TypedDict):
    """ReactionDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    number: NotRequired[int]
    """How many."""
    about_ruling: NotRequired[str]
    """The ruling that it is about, if it is about one."""
    about_event: NotRequired[str]
    """The event that it is about, if it is about one."""
    in_reply_to: NotRequired[str]
    """The reaction that it answers, if it answers one."""
    spokesperson: NotRequired[str]
    """Who spoke, where a person is named."""
    spokesperson_title: NotRequired[str]
    """As at that time."""
    made_on: NotRequired[str]
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    kind: NotRequired[ReactionKindCode]
    """In which form they reacted; being asked and silent counts."""
    asked_by: NotRequired[str]
    """Who asked, where none was given."""
    stance: NotRequired[StanceCode]
    """Towards what the reaction is about."""
    summary: NotRequired[str]
    """What it says, in the editors' words."""
    language: NotRequired[str]
    """Of what was said, such as he."""
    note: NotRequired[str]
    """What readers must know about it; explains “other”."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    speakers: NotRequired[list[dict[str, Any]]]
    """Who reacted."""
    points: NotRequired[list[dict[str, Any]]]
    """What it says point by point."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


ReactionKindCode: TypeAlias = "Literal['statement', 'press_release', 'interview', 'social_post', 'court_filing', 'parliamentary', 'editorial', 'action_taken', 'none_given_when_asked', 'other'] | str"
"""Codes of `vocabularies/reaction_kind/`; more may be added."""


class ReactionList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[ReactionListRow]
    """The records of this page."""


class ReactionListRow(TypedDict):
    """A reaction with its case, its speakers, its points, and the ruling that it is about."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseRef
    """Its case, in short."""
    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    number: int | None
    """How many."""
    kind: ReactionKindCode
    """In which form they reacted; being asked and silent counts."""
    stance: StanceCode
    """How they took what the reaction is about."""
    spokesperson: str
    """Who spoke, where a person is named."""
    spokesperson_title: str
    """The title of the person who spoke, as at that time."""
    asked_by: str
    """Who asked, where no reaction was given."""
    summary: str
    """What it says, in the editors' words."""
    language: str
    """Its language (BCP 47), such as he or en."""
    made_on: PartialDate
    """The day on which they reacted."""
    made_on_earliest: str | None
    """The first day that `made_on` can mean."""
    made_on_latest: str | None
    """The last day that `made_on` can mean."""
    speakers: list[SpeakerOnSide]
    """Who reacted."""
    points: list[PointOfReaction]
    """What it says point by point."""
    ruling: RulingRef | None
    """Null where it is about the case, an event or another reaction."""


class ReactionOfPoint(TypedDict):
    """The reaction to which a point belongs."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: ReactionKindCode
    """In which form they reacted; being asked and silent counts."""
    stance: StanceCode
    """How they took what the reaction is about."""
    spokesperson: str
    """Who spoke, where a person is named."""
    made_on: PartialDate
    """The day on which they reacted."""
    made_on_earliest: str | None
    """The first day that `made_on` can mean."""
    made_on_latest: str | None
    """The last day that `made_on` can mean."""


class ReactionPoint(TypedDict):
    """One point, and the holdings that it answers."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: ResponseCode
    """What they will do about the ruling."""
    calls_for: str
    """What the speakers demand, in a few words."""
    summary: str
    """What it says, in the editors' words."""
    quotation: str
    """The words quoted, in their own language; may be empty."""
    quotation_language: str
    """The language of the quotation (BCP 47)."""
    translation: str
    """The quotation in English; may be empty."""
    translated_by: str
    """Who translated the quotation."""
    asserts_fact: bool
    """Whether it claims something that the court did not test."""
    note: str
    """What readers must know about it; may be empty."""
    holdings: list[HoldingRef]
    """The holdings that it answers."""
    quotation_check: QuotationCheckRow | None
    """Whether the quoted words were found in the text; null where nobody could look."""


class ReactionPointList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[PointPart]
    """The records of this page."""


class ReactionRow(TypedDict):
    """A reaction, in short."""

    id: str
    """The public id: ten characters, permanent."""
    key: str
    """Permanent within the case; its anchor until there is a number."""
    number: int | None
    """For readers; null until the record is public."""
    case: str
    """The id of its case."""
    stance: StanceCode
    """How they took what the reaction is about."""
    spokesperson: str
    """Who spoke, where a person is named."""
    made_on: PartialDate
    """The day on which they reacted."""
    made_on_earliest: str | None
    """The first day that `made_on` can mean."""
    made_on_latest: str | None
    """The last day that `made_on` can mean."""
    speakers: list[Speaker]
    """Who reacted."""


class Speaker(TypedDict):
    """Who reacted."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


RecordStatusCode: TypeAlias = "Literal['stub', 'partial', 'complete', 'verified'] | str"
"""Codes of `vocabularies/record_status/`; more may be added."""


class Related(TypedDict):
    """A related case, or the name of one that is not in the collection."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    kind: RelationKindCode
    """What the case is to the other one."""
    is_outward: bool
    """Whether the relation is stated by this case; false: by the other one."""
    label: str
    """What readers call it."""
    case: LinkedCase | None
    """Its case, in short."""
    text: str
    """The name of a case that has no record here."""
    note: str
    """What readers must know about it; may be empty."""


RelationKindCode: TypeAlias = "Literal['appeal_of', 'consolidated_with', 'follows', 'cites', 'enforces', 'concerns_same_facts', 'same_parties', 'related'] | str"
"""Codes of `vocabularies/relation_kind/`; more may be added."""


class RelationList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[RelationPart]
    """The records of this page."""


class RelationPart(TypedDict):
    """What one case is to another."""

    unit: str
    """The id of the unit that it belongs to."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseAtEnd
    """Its case, in short."""
    kind: RelationKindCode
    """What the case is to the other one."""
    to_case: CaseAtEnd | None
    """Null where the other case is not in this collection."""
    to_text: str
    """The name of a case that has no record here; may be empty."""
    note: str
    """What readers must know about it; may be empty."""


class RespondentList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[PartyOnSide]
    """The records of this page."""


ResponseCode: TypeAlias = "Literal['accepts', 'accepts_with_regret', 'will_appeal', 'will_comply', 'refuses', 'calls_for_reform', 'none'] | str"
"""Codes of `vocabularies/response/`; more may be added."""


class RestingRecord(TypedDict):
    """A record with the facts for which it cites the source."""

    kind: str
    """What kind of record it is: case, ruling, reaction, court and so on."""
    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    url: str
    """Its address."""
    case: str
    """The title of its case, for a ruling or a reaction."""
    citations: list[CitedFact]
    """What sources say of its facts."""


ResultCode: TypeAlias = "Literal['granted', 'granted_in_part', 'denied', 'rejected', 'dismissed_in_limine', 'dismissed', 'inadmissible', 'struck_out', 'withdrawn', 'settled', 'moot', 'affirmed', 'affirmed_and_remanded', 'affirmed_in_part_and_remanded', 'reversed', 'reversed_and_remanded', 'reversed_in_part', 'vacated', 'remanded', 'vacated_and_remanded', 'varied', 'leave_granted', 'leave_refused', 'convicted', 'acquitted', 'provisionally_closed', 'definitively_closed', 'reopened', 'referred', 'adjourned', 'order_nisi', 'made_absolute', 'no_disposition', 'mixed', 'unknown', 'other'] | str"
"""Codes of `vocabularies/result/`; more may be added."""


class ResultCount(TypedDict):
    """How often one result."""

    result: ResultCode
    """How it was decided."""
    number: int
    """How many."""
    url: str
    """The list behind the number."""


class Review(TypedDict):
    """A ruling of another case that this one reviews."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    effect: ReviewEffectCode
    """What the ruling makes of the other one."""
    to_text: str
    """Which ruling it is, told in words, where it has no record here."""
    ruling: str | None
    """The public id of that ruling; null where it has no public record here."""
    case: str | None
    """Its case, in short."""
    court: CourtRef | None
    """The court; null where it is not known."""
    court_as_stated: str
    """What the sources call the court, where it has no record of its own."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    issued_on: PartialDate
    """The day on which it was given."""
    issued_on_earliest: str | None
    """The first day that `issued_on` can mean."""
    issued_on_latest: str | None
    """The last day that `issued_on` can mean."""
    result: ResultCode
    """How it was decided."""
    note: str
    """What readers must know about it; may be empty."""


ReviewEffectCode: TypeAlias = "Literal['affirms', 'varies', 'reverses', 'vacates', 'declines'] | str"
"""Codes of `vocabularies/review_effect/`; more may be added."""


RoleCode: TypeAlias = "Literal['petitioner', 'respondent', 'plaintiff', 'defendant', 'appellant', 'appellee', 'applicant', 'claimant', 'intervener', 'amicus_curiae', 'interested_party', 'licensee', 'regulator', 'supporter', 'complainant', 'prosecutor', 'private_prosecutor', 'civil_party', 'suspect', 'accused', 'victim', 'affected_person', 'expert', 'other'] | str"
"""Codes of `vocabularies/role/`; more may be added."""


class RoleHeld(TypedDict):
    """A role of the party: in how many cases, with which results, and the last entered of them."""

    role: RoleCode
    """The role in this case; another case may differ."""
    number: int
    """How many."""
    is_more: bool
    """Whether there are more than were counted."""
    url: str
    """The list behind the number."""
    results: list[ResultCount]
    """How often each result."""
    without_verdict: NumberBehind
    """Of these cases, those in which no verdict is recorded."""
    cases: list[CaseRow]
    """Its cases, in short."""


class RolePair(TypedDict):
    """How the two stood in a case."""

    own: RoleCode
    """The role of this party."""
    other: RoleCode
    """The role of the other party."""


class RulingInCase(TypedDict):
    """A ruling with dispositions, bench, holdings and citations."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: RulingKindCode
    """What the court calls it: a judgment, a decision, an order."""
    stage: StageCode
    """What the ruling was about in the course of the case."""
    decided_by: DecidedByCode
    """By whom the ruling was given: a judge, a panel, a jury."""
    bench_size: int | None
    """How many judges sat, named or not."""
    is_bench_complete: bool
    """Whether all who sat are named."""
    votes_for: int | None
    """How many judges voted for it; null where it is not told."""
    votes_against: int | None
    """How many judges voted against it; 0 where they were of one mind."""
    result: ResultCode
    """Of the first disposition."""
    favours: FavoursCode
    """Of the first disposition."""
    is_verdict: bool
    """Whether it decides a petition, a claim, an appeal or a charge."""
    summary: str
    """What it says, in the editors' words."""
    full_text: str
    """The court's words, whole; empty where they may not be copied."""
    full_text_url: str
    """Where the text can be read; may be empty."""
    text_availability: TextAvailabilityCode
    """How much of the text is public."""
    language: str
    """Its language (BCP 47), such as he or en."""
    note: str
    """What readers must know about it; may be empty."""
    heard_on: PartialDate
    """The day of the hearing that led to it."""
    heard_on_earliest: str | None
    """The first day that `heard_on` can mean."""
    heard_on_latest: str | None
    """The last day that `heard_on` can mean."""
    issued_on: PartialDate
    """The day on which it was given."""
    issued_on_earliest: str | None
    """The first day that `issued_on` can mean."""
    issued_on_latest: str | None
    """The last day that `issued_on` can mean."""
    published_on: PartialDate
    """The day on which it became public."""
    published_on_earliest: str | None
    """The first day that `published_on` can mean."""
    published_on_latest: str | None
    """The last day that `published_on` can mean."""
    notified_on: PartialDate
    """The day on which the parties were told."""
    notified_on_earliest: str | None
    """The first day that `notified_on` can mean."""
    notified_on_latest: str | None
    """The last day that `notified_on` can mean."""
    court: CourtNamed | None
    """The court; null where it is not known."""
    cases: list[CaseRef]
    """Every case in which it was given, its own first; several where a court joined them."""
    identifiers: list[RulingIdentifier]
    """Further numbers and citations under which it is known."""
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    dispositions: list[Disposition]
    """What it decided, one for each thing decided."""
    judges: list[PanelSeat]
    """Who sat."""
    officers: list[Officer]
    """Registrars and advocates general beside the bench."""
    holdings: list[Holding]
    """What the court held."""
    opinions: list[Opinion]
    """The court's first, dissents last."""
    text_versions: list[TextVersion]
    """By date."""
    reviews: list[Review]
    """Rulings of other cases that this one reviews."""
    reviewed_by: list[CitedReview]
    """Rulings of other cases that review this one."""
    files: list[FileRow]
    """Files to download."""
    citations: list[Citation]
    """What sources say of its facts."""


class RulingDocument(TypedDict):
    """RulingDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    number: NotRequired[int]
    """How many."""
    court: NotRequired[str]
    """The case's, if left empty."""
    kind: NotRequired[RulingKindCode]
    """What the court calls it, in these terms."""
    stage: NotRequired[StageCode]
    """What it was about in the course of the case."""
    decided_by: NotRequired[DecidedByCode]
    """A judge, a panel, a jury."""
    bench_size: NotRequired[int]
    """How many judges sat, named or not."""
    is_bench_complete: NotRequired[bool]
    """All who sat are named."""
    votes_for: NotRequired[int]
    """How many judges voted for the decision. Leave both empty where it is not told."""
    votes_against: NotRequired[int]
    """How many voted against it; 0 where they were of one mind."""
    heard_on: NotRequired[str]
    """The day of the hearing that led to it."""
    issued_on: NotRequired[str]
    """The day on which it was given."""
    published_on: NotRequired[str]
    """The day on which it became public."""
    notified_on: NotRequired[str]
    """The day on which the parties were told."""
    summary: NotRequired[str]
    """What it says, in the editors' words."""
    full_text: NotRequired[str]
    """The court's words, whole; only where they may be copied."""
    full_text_url: NotRequired[str]
    """Where the text can be read."""
    text_availability: NotRequired[TextAvailabilityCode]
    """How much of its text is public."""
    language: NotRequired[str]
    """Of its text, such as he."""
    note: NotRequired[str]
    """What readers must know, such as a doubt about the ruling."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    joined_cases: NotRequired[list[dict[str, Any]]]
    """Other cases that the ruling decides as well."""
    identifiers: NotRequired[list[dict[str, Any]]]
    """Further numbers and citations under which it is known."""
    dispositions: NotRequired[list[dict[str, Any]]]
    """What it decided, one for each thing decided."""
    panel: NotRequired[list[dict[str, Any]]]
    """Who sat."""
    holdings: NotRequired[list[dict[str, Any]]]
    """What the court held."""
    opinions: NotRequired[list[dict[str, Any]]]
    """Opinions that judges wrote, one for each."""
    text_versions: NotRequired[list[dict[str, Any]]]
    """The versions of its text that there were."""
    reviews: NotRequired[list[dict[str, Any]]]
    """Rulings of other cases that this one reviews."""
    files: NotRequired[list[dict[str, Any]]]
    """Public files, by their digests; they come with the folder of files, and loading leaves them alone."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class RulingIdentifier(TypedDict):
    """A citation under which the ruling is known."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    scheme: RulingIdentifierCode
    """What kind of number or citation it is."""
    value: str
    """The citation as printed, such as 138 F.4th 152."""
    reporter: str
    """Of a law report: its abbreviation, such as F.4th."""
    volume: str
    """Of a law report, such as 138."""
    page: str
    """Of a law report: the page on which the ruling begins."""


RulingIdentifierCode: TypeAlias = "Literal['neutral_citation', 'ecli', 'reporter', 'database'] | str"
"""Codes of `vocabularies/ruling_identifier/`; more may be added."""


RulingKindCode: TypeAlias = "Literal['judgment', 'partial_judgment', 'decision', 'order', 'jury_verdict', 'consent_judgment', 'advisory_opinion', 'correction', 'other'] | str"
"""Codes of `vocabularies/ruling_kind/`; more may be added."""


class RulingList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[RulingRow]
    """The records of this page."""
    facets: NotRequired[list[Facet]]
    """How many records each value of a filter would leave; only with `facets=yes`."""


RulingNowOrPast: TypeAlias = "Ruling | RulingPast"


class RulingPast(TypedDict):
    """A ruling as it stood at the end of a day; null where it was not public."""

    as_of: str
    """As it was asked for."""
    first_public_at: str
    """Since when this site has it; asked for before, it is null."""
    ruling: PastUnit | None
    """The ruling, in short."""


class RulingRef(TypedDict):
    """A ruling, in short."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    key: str
    """Permanent within the case; its anchor until there is a number."""
    number: int | None
    """For readers; null until the record is public."""
    kind: RulingKindCode
    """What the court calls it: a judgment, a decision, an order."""
    issued_on: PartialDate
    """The day on which it was given."""
    issued_on_earliest: str | None
    """The first day that `issued_on` can mean."""
    issued_on_latest: str | None
    """The last day that `issued_on` can mean."""


class RulingRow(TypedDict):
    """A ruling with its case, its parties, what it decided, who gave it, and the reactions."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    case: CaseRef
    """Its own case."""
    cases: list[CaseRef]
    """Every case in which it was given, its own first; several where a court joined them."""
    court: CourtRef | None
    """The court; null where it is not known."""
    number: int | None
    """For readers; null until the record is public."""
    kind: RulingKindCode
    """What the court calls it: a judgment, a decision, an order."""
    stage: StageCode
    """What the ruling was about in the course of the case."""
    decided_by: DecidedByCode
    """By whom the ruling was given: a judge, a panel, a jury."""
    votes_for: int | None
    """How many judges voted for it; null where it is not told."""
    votes_against: int | None
    """How many judges voted against it; 0 where they were of one mind."""
    result: ResultCode
    """Of the first disposition."""
    favours: FavoursCode
    """Of the first disposition."""
    is_verdict: bool
    """Whether it decides a petition, a claim, an appeal or a charge."""
    summary: str
    """What it says, in the editors' words."""
    issued_on: PartialDate
    """The day on which it was given."""
    issued_on_earliest: str | None
    """The first day that `issued_on` can mean."""
    issued_on_latest: str | None
    """The last day that `issued_on` can mean."""
    published_on: PartialDate
    """The day on which it became public."""
    published_on_earliest: str | None
    """The first day that `published_on` can mean."""
    published_on_latest: str | None
    """The last day that `published_on` can mean."""
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    overturned_by: list[ReviewedBy]
    """Rulings of other cases that set it aside or change it."""
    dispositions: list[DispositionRow]
    """What it decided, one for each thing decided."""
    judges: list[JudgeOnBench]
    """Who sat."""
    bench_size: int | None
    """How many judges sat, named or not."""
    opinions: list[OpinionRow]
    """The court's first, dissents last."""
    text_versions: list[TextVersionRow]
    """Its text as published and as changed since, by date."""
    petitioners: list[Participant]
    """Who brought the case."""
    respondents: list[Participant]
    """Who answers the case."""
    reactions: list[ReactionRow]
    """Who reacted, and how."""


class SatThere(TypedDict):
    """A judge who sits or sat there."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    sat_from: PartialDate
    """Since when the judge sat there."""
    sat_from_earliest: str | None
    """The first day that `sat_from` can mean."""
    sat_from_latest: str | None
    """The last day that `sat_from` can mean."""
    sat_to: PartialDate
    """Until when; null while it goes on or is not known."""
    sat_to_earliest: str | None
    """The first day that `sat_to` can mean."""
    sat_to_latest: str | None
    """The last day that `sat_to` can mean."""


class SearchAnswer(TypedDict):
    """A page of ranked cases."""

    page: int
    """The number of this page."""
    has_next: bool
    """Whether there is a further page."""
    is_cut: bool
    """The words are too common to be ranked whole; cases/?q= has all by date."""
    docket: str
    """The address of the one case with this number; empty if it is none."""
    names: list[Suggestion]
    """Other names, also in other languages and scripts."""
    facets: list[Facet] | None
    """Null: more than 20,000 records; add `facets=yes`."""
    results: list[SearchRow]
    """The records of this page."""


class SearchHit(TypedDict):
    """Where the words stand."""

    tier: int
    """1: names and numbers; 2: what was held; 3: the full text."""
    kind: Literal["case", "ruling", "reaction"] | str
    """Whether it stands in the case itself, in a ruling or in a reaction."""
    part: str
    """What they stand in: title, holding, point, event, source and so on."""
    place: str
    """Its number on the page of the case, such as R1-H1; empty if it has none."""
    within: str
    """Whose opinion it is: “In a dissent by …”; empty elsewhere."""
    of: str
    """Of which ruling or reaction it is a part, in words; empty for the case's own."""
    url: str
    """Where it stands; a text fragment marks the words in browsers that know it."""
    parts: list[HitPart]
    """The sentence in which the words stand, in pieces."""


SeatPartCode: TypeAlias = "Literal['author', 'joined', 'concurring', 'concurring_in_part', 'dissenting', 'dissenting_in_part', 'recused', 'unknown'] | str"
"""Codes of `vocabularies/seat_part/`; more may be added."""


class SeatRef(TypedDict):
    """A seat of the same ruling."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str | None
    """Of the judge; null where there is no entry."""
    name: str
    """The name, as readers know it."""


SeatRoleCode: TypeAlias = "Literal['sole', 'presiding', 'member', 'registrar', 'advocate_general'] | str"
"""Codes of `vocabularies/seat_role/`; more may be added."""


SeenAsCode: TypeAlias = "Literal['full', 'excerpt', 'headline', 'second_hand'] | str"
"""Codes of `vocabularies/seen_as/`; more may be added."""


SideCode: TypeAlias = "Literal['bringing', 'opposing', 'neutral'] | str"
"""Codes of `vocabularies/side/`; more may be added."""


class Source(TypedDict):
    """A source of the case, by its number."""

    number: int | None
    """For readers; null until the record is public."""
    id: str
    """Public id."""
    derived_from: str | None
    """The id of the source that it repeats; null where it repeats none that is shown."""
    kind: SourceKindCode
    """What it is: a court document, a news report."""
    title: str
    """The title, as readers know it."""
    author: str
    """The author as printed; may be empty."""
    publisher: str
    """The paper, court or organisation that issued it."""
    url: str
    """Its address."""
    archived_url: str
    """A copy that stays when the address fails; may be empty."""
    published_time: str | None
    """The hour of publication as printed, where it was published."""
    language: str
    """Its language (BCP 47), such as he or en."""
    seen_as: SeenAsCode
    """What the editor had before them: the whole, an excerpt, a headline."""
    media: list[Any]
    """Pictures that the source shows, each with its caption and credit; no file is kept."""
    note: str
    """What readers must know about it; may be empty."""
    published_on: PartialDate
    """The day on which it became public."""
    published_on_earliest: str | None
    """The first day that `published_on` can mean."""
    published_on_latest: str | None
    """The last day that `published_on` can mean."""
    accessed_on: PartialDate
    """When the editor last read it."""
    accessed_on_earliest: str | None
    """The first day that `accessed_on` can mean."""
    accessed_on_latest: str | None
    """The last day that `accessed_on` can mean."""


class SourceDocument(TypedDict):
    """SourceDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    kind: SourceKindCode
    """What it is; an agency's report that a paper reprints is its own source."""
    title: str
    """As printed."""
    author: NotRequired[str]
    """As printed."""
    publisher: NotRequired[str]
    """The paper, court or organisation that issued it."""
    url: NotRequired[str]
    """Where it can be read."""
    archived_url: NotRequired[str]
    """A copy that stays when the address fails."""
    published_on: NotRequired[str]
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    published_time: NotRequired[str]
    """As printed, in the place of publication."""
    language: NotRequired[str]
    """Its code, such as he or en."""
    accessed_on: NotRequired[str]
    """When the editor last read it."""
    seen_as: NotRequired[SeenAsCode]
    """What the editor had before them: the whole, an excerpt, a headline."""
    derived_from: NotRequired[str]
    """The source that this one repeats; a wire copy is not a second source."""
    media: NotRequired[list[dict[str, Any]]]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: NotRequired[str]
    """What a reader should know before relying on it."""
    confirmed: NotRequired[list[str]]
    """Dates that look odd and are right, each as `path=value`."""
    system: NotRequired[str]
    """Where it differs."""
    files: NotRequired[list[dict[str, Any]]]
    """Public files, by their digests; they come with the folder of files, and loading leaves them alone."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


SourceKindCode: TypeAlias = "Literal['court_document', 'official_publication', 'party_statement', 'press_release', 'news_report', 'news_agency', 'opinion', 'ngo_report', 'academic', 'parliamentary', 'dataset', 'social_media', 'interview', 'broadcast', 'other'] | str"
"""Codes of `vocabularies/source_kind/`; more may be added."""


class SourceList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[SourceListRow]
    """The records of this page."""


class SourceListRow(TypedDict):
    """A source, wherever it is cited. Its `url` is where it was published, as in documents; `page` is its page here.
    """

    id: str
    """The public id: ten characters, permanent."""
    page: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    kind: SourceKindCode
    """What it is: a court document, a news report."""
    title: str
    """The title, as readers know it."""
    author: str
    """The author as printed; may be empty."""
    publisher: str
    """The paper, court or organisation that issued it."""
    url: str
    """Its address."""
    archived_url: str
    """A copy that stays when the address fails; may be empty."""
    published_time: str | None
    """The hour of publication as printed, where it was published."""
    language: str
    """Its language (BCP 47), such as he or en."""
    seen_as: SeenAsCode
    """What the editor had before them: the whole, an excerpt, a headline."""
    media: list[Any]
    """Pictures that the source shows, each with its caption and credit; no file is kept."""
    note: str
    """What readers must know about it; may be empty."""
    published_on: PartialDate
    """The day on which it became public."""
    published_on_earliest: str | None
    """The first day that `published_on` can mean."""
    published_on_latest: str | None
    """The last day that `published_on` can mean."""
    accessed_on: PartialDate
    """When the editor last read it."""
    accessed_on_earliest: str | None
    """The first day that `accessed_on` can mean."""
    accessed_on_latest: str | None
    """The last day that `accessed_on` can mean."""
    derived_from: str | None
    """The id of the source that it repeats."""


class SourceNamed(TypedDict):
    """A source, in short."""

    id: str
    """The public id: ten characters, permanent."""
    title: str
    """The title, as readers know it."""
    publisher: str
    """The paper, court or organisation that issued it."""


class SourceRef(TypedDict):
    """A source, by its number on the case."""

    id: str
    """Public id."""
    number: int | None
    """For readers; null until the record is public."""
    title: str
    """The title, as readers know it."""
    publisher: str
    """The paper, court or organisation that issued it."""


class SpeakerOnSide(TypedDict):
    """Who reacted."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """
    sides: list[SpeakerSideCode]
    """The side on which they stand in the case; “none” without a part in it."""


SpeakerSideCode: TypeAlias = "Literal['bringing', 'opposing', 'neutral', 'none'] | str"
"""Codes of `vocabularies/speaker_side/`; more may be added."""


StageCode: TypeAlias = "Literal['interlocutory', 'interim_relief', 'merits', 'costs', 'enforcement', 'leave', 'further_hearing', 'unknown'] | str"
"""Codes of `vocabularies/stage/`; more may be added."""


StanceCode: TypeAlias = "Literal['welcomes', 'criticises', 'condemns', 'mixed', 'neutral', 'not_stated'] | str"
"""Codes of `vocabularies/stance/`; more may be added."""


StandingCode: TypeAlias = "Literal['accepted', 'undecided', 'superseded', 'mistaken'] | str"
"""Codes of `vocabularies/standing/`; more may be added."""


class StandsIn(TypedDict):
    """A case in which the party takes part."""

    role: RoleCode
    """The role in this case; another case may differ."""
    side: SideCode
    """With those who bring the case, with those who answer it, or neither."""
    case: CaseRef
    """Its case, in short."""


class StatisticRow(TypedDict):
    """A question, without its figure."""

    name: str
    """The name, as readers know it."""
    question: str
    """What the figure answers."""
    counts: str
    """What one unit of the figure is, and what makes it count twice."""
    unit: str
    """What the figure counts."""
    divided_by: list[str]
    """The filters that find its rows and their segments."""
    filters: list[str]
    """What can be asked of it; as on the list behind it."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API, with its figure."""


class StatisticSegment(TypedDict):
    """A segment of a row."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    label: str
    """What readers call it."""
    count: int
    """The length of the list."""
    share: int | None
    """In percent of its row; null below 5 records."""
    url: str
    """The page with these records and no others; the API has it under /api/v1."""
    measures: dict[str, Any]
    """Further numbers; a time is the least and the most days."""


StoodCode: TypeAlias = "Literal['against', 'beside', 'apart'] | str"
"""Codes of `vocabularies/stood/`; more may be added."""


class Suggestion(TypedDict):
    """A name that begins as typed, or is near it."""

    kind: Literal["party", "judge", "court", "case", "topic", "source"] | str
    """What kind of record has the name."""
    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    is_near: bool
    """Nothing begins so; this is spelled much like it."""


SupportCode: TypeAlias = "Literal['states', 'implies', 'silent', 'denies'] | str"
"""Codes of `vocabularies/support/`; more may be added."""


class Term(TypedDict):
    """One code of a list."""

    code: str
    """The code; permanent."""
    label: str
    """What readers call it."""
    definition: str
    """What the code stands for."""


TextAvailabilityCode: TypeAlias = "Literal['full', 'redacted', 'operative_part_only', 'summary_only', 'not_published', 'unknown'] | str"
"""Codes of `vocabularies/text_availability/`; more may be added."""


class TextVersionRow(TypedDict):
    """The text of the ruling from one day on."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: TextVersionCode
    """How this text came to be."""
    on: PartialDate
    """Since when the text has read so."""
    on_earliest: str | None
    """The first day that `on` can mean."""
    on_latest: str | None
    """The last day that `on` can mean."""


TextVersionCode: TypeAlias = "Literal['as_published', 'corrected', 'amended', 'reissued', 'redacted'] | str"
"""Codes of `vocabularies/text_version/`; more may be added."""


class TimelineEntry(TypedDict):
    """An event, ruling or reaction in time."""

    type: Literal["event", "ruling", "reaction"] | str
    """Whether it is an event, a ruling or a reaction."""
    id: str | None
    """The public id: ten characters, permanent."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: str
    """What kind of event, ruling or reaction it is; a code of its list."""
    on: PartialDate
    """When it happened."""
    on_earliest: str | None
    """The first day that `on` can mean."""
    on_latest: str | None
    """The last day that `on` can mean."""
    is_act_of_court: bool
    """Whether the court did it."""
    title: str
    """The step in a few words."""


class Title(TypedDict):
    """Another title."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    title: str
    """The title, as readers know it."""
    language: str
    """Its language (BCP 47), such as he or en."""
    kind: TitleKindCode
    """Who calls the case so."""


TitleKindCode: TypeAlias = "Literal['caption', 'press', 'short', 'translation'] | str"
"""Codes of `vocabularies/title_kind/`; more may be added."""


class TopicRow(TypedDict):
    """A topic."""

    id: str
    """The public id: ten characters, permanent."""
    url: str
    """The address of its page."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    key: ExternalKey
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """The name, as readers know it."""
    description: str
    """What belongs to the topic, and what does not."""
    parent: UnitRef | None
    """The one to which it belongs; null where it belongs to none."""


class TopicDocument(TypedDict):
    """TopicDocument."""

    key: str
    """Permanent within its record; with the record's id it addresses the part."""
    name: str
    """In a word or two."""
    parent: NotRequired[str]
    """The next broader topic."""
    description: NotRequired[str]
    """What belongs here, and what does not."""
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]
    """What sources say of its facts."""


class TopicList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[TopicRow]
    """The records of this page."""


class TopicRef(TypedDict):
    """A topic."""

    id: str
    """Public id."""
    name: str
    """The name, as readers know it."""


class UnitRef(TypedDict):
    """Another one, in short."""

    id: str
    """The public id: ten characters, permanent."""
    name: str
    """The name, as readers know it."""


ValueRelationCode: TypeAlias = "Literal['recorded', 'fits', 'otherwise', 'silent'] | str"
"""Codes of `vocabularies/value_relation/`; more may be added."""


class VerdictList(TypedDict):
    """One page of the list."""

    next: str | None
    """The address of the next page; null on the last one."""
    previous: str | None
    """The address of the page before; null on the first one."""
    count: NotRequired[int]
    """How many rows there are; only with `count`."""
    count_is_estimate: NotRequired[bool]
    """Whether the count is not exact; only with `count=estimate`."""
    results: list[RulingRow]
    """The records of this page."""
    facets: NotRequired[list[Facet]]
    """How many records each value of a filter would leave; only with `facets=yes`."""


VerdictNowOrPast: TypeAlias = "Ruling | RulingPast"


class Vocabulary(TypedDict):
    """A controlled list."""

    name: str
    """What the list is called in addresses."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    heading: str
    """What the list is called."""
    terms: list[Term]
    """The codes of the list, in its order."""


class Warning_(TypedDict):
    """What is odd in what was written but can be real: it was written, and somebody should look again."""

    pointer: str
    """Where in the document (RFC 6901); empty: all of it."""
    message: str
    """What is odd, in a sentence."""
    record: NotRequired[str]
    """The id of the other record that it is about."""


WeightCode: TypeAlias = "Literal['holding', 'obiter', 'oral_remark', 'dissent'] | str"
"""Codes of `vocabularies/weight/`; more may be added."""


class WholeCase(TypedDict):
    """WholeCase."""

    format: Literal["casetracker-case-1"]
    """The name of the format."""
    system: str
    """Whose keys these are."""
    complete: NotRequired[bool]
    """Parts that are absent here are withdrawn; otherwise they stay."""
    topics: NotRequired[list[TopicDocument]]
    """What it is about."""
    courts: NotRequired[list[CourtDocument]]
    """The courts on which the judge sat."""
    judges: NotRequired[list[JudgeDocument]]
    """Who sat."""
    parties: NotRequired[list[PartyDocument]]
    """Parties that the document names."""
    sources: NotRequired[list[SourceDocument]]
    """The sources of the case, by their numbers."""
    case: CaseDocument
    """Its case, in short."""
    rulings: NotRequired[list[RulingDocument]]
    """The rulings of the case."""
    reactions: NotRequired[list[ReactionDocument]]
    """Who reacted, and how."""
    source_numbers: NotRequired[dict[str, int]]
    """The numbers of the sources on the case's page, by the links to them."""


class Withdraw(TypedDict):
    """Why a record is withdrawn."""

    reason: str
    """Public, in the record's history; such as “a typing error” or “the judgment was published”."""


class WriteProblem(TypedDict):
    """Why nothing was written, as RFC 9457 has it."""

    type: str
    """Whether it is an event, a ruling or a reaction."""
    title: str
    """The title, as readers know it."""
    status: int
    """Where the case stands, as far as the sources tell."""
    detail: str
    """Why nothing was written, and what to do."""
    errors: NotRequired[list[PlacedError]]
    """What is wrong, one by one."""
    version: NotRequired[int]
    """With 412: the one that stands."""
    id: NotRequired[str]
    """With 409: the record that has this key."""
    waiting: NotRequired[list[str]]
    """With 409: published records that would change."""
    candidates: NotRequired[list[Candidates]]
    """With 409: what may be here already; `same` and `different` decide."""


class WrongParameter(TypedDict):
    """A parameter that cannot be answered."""

    parameter: str
    """The name of the parameter."""
    detail: str
    """Why, and what to write."""


class CaseAtEnd(CaseRef):
    """A case at one end of a relation."""

    filed_on: PartialDate
    """The day on which the court received the case."""
    filed_on_earliest: str | None
    """The first day that `filed_on` can mean."""
    filed_on_latest: str | None
    """The last day that `filed_on` can mean."""
    court: CourtRef | None
    """The court; null where it is not known."""


class SearchRow(CaseRow):
    """A case with the sentence in which it was found."""

    hit: SearchHit
    """Where the words were found."""


class UnitCitation(CitedFact):
    """What one source says of one fact of this record."""

    source: SourceNamed
    """The source, in short."""


class CitedReview(ReviewedBy):
    """A ruling of another case that reviews this one, with what is needed to cite it."""

    caption: str
    """The court's own title of the case."""
    docket_number: str
    """The number of the case at its court, as printed; empty if not known."""
    court: ReviewingCourt | None
    """The court; null where it is not known."""
    identifiers: list[RulingIdentifier]
    """Further numbers and citations under which it is known."""


class ClaimOfPart(ClaimRef):
    """A claim that the ruling decides or answers, with what it says."""

    kind: ClaimKindCode
    """What is asserted, or asked of the court."""
    statement: str
    """What is said, in the editors' words."""


class Verdicts(Count):
    """Verdicts by their results."""

    results: list[ResultShare]
    """How often each result."""


class Court(CourtRow):
    """A court, with what this collection has of its cases and rulings."""

    divisions: list[UnitRef]
    """Courts that are parts of this one."""
    judges: list[SatThere]
    """Judges who are known to sit or to have sat there."""
    number_of_cases: Count
    """How many of its cases are public."""
    verdicts: Verdicts
    """Verdicts by their results."""
    number_of_rulings: Count
    """How many of its rulings are public."""
    latest_rulings: list[RulingRow]
    """The latest of its rulings."""
    latest_cases: list[CaseRow]
    """The last filed of its cases."""
    citations: list[UnitCitation]
    """What sources say of its facts."""


class CourtNamed(CourtRef):
    """A court."""

    short_name: str
    """A short form for lists and citations."""
    names: list[Name]
    """Other names, also in other languages and scripts."""


class ReviewingCourt(CourtRef):
    """The court that gave a ruling on another one."""

    short_name: str
    """A short form for lists and citations."""


class EventPart(Event):
    """A step in a case, or something that happened around it."""

    unit: str
    """The id of the unit that it belongs to."""
    url: str
    """Where it stands on our pages."""
    api_url: str
    """Its address in this API."""
    version: int
    """Counts the changes of the record; of a part, those of the record to which it belongs."""
    changed_at: str
    """When the record last changed; of a part, the record to which it belongs."""
    case: CaseRef
    """Its case, in short."""


class Instance(LinkedCase):
    """One instance of the dispute."""

    is_this: bool
    """Whether it is the case that was asked for."""
    appeal_of: str | None
    """The public id of the case below, of the ladder; null for the first instance."""
    depth: int
    """How many instances of the ladder stand below it."""


class Judge(JudgeRow):
    """A judge, with what this collection has of their rulings."""

    verdicts: Verdicts
    """Verdicts that the judge decided with the court, by their results."""
    number_of_rulings: Count
    """How many of its rulings are public."""
    latest_rulings: list[RulingRow]
    """Each with the part of every judge of its bench."""
    number_of_dissents: Count
    """Rulings in which the judge dissented, in whole or in part."""
    dissents: list[RulingRow]
    """The latest of these; their results are those of the majority."""
    opinions: list[OpinionOfJudge]
    """The latest that the judge wrote."""
    opinions_by_kind: list[OpinionCount]
    """How often of each kind."""
    citations: list[UnitCitation]
    """What sources say of its facts."""
    left_out: list[str]
    """Countries whose verdicts are not counted: their law forbids to compare judges."""


class Loaded(Written):
    """The case of a document as it stands, and what the document did."""

    status: Literal["created", "loaded", "unchanged"] | str
    """`created` where its case is new; `unchanged` if loaded before."""
    created: int
    """Records that are new."""
    changed: int
    """Records that are changed."""
    kept: list[Kept]
    """Facts that keep what an editor wrote here."""
    linked: list[str]
    """Here under other keys; nothing that the document says of them is taken."""
    absent: list[str]
    """Here and not in the document; it stays."""
    gone: list[str]
    """In the document, and taken out here by an editor; it stays out."""
    notices: list[str]
    """What was understood otherwise than it was written."""


class StanceCount(NumberBehind):
    """How often one stance."""

    stance: StanceCode
    """How they took what the reaction is about."""


class ReactionWithCase(Reaction):
    """A reaction with its case, its points, and the sources of the case."""

    case: CaseRef
    """Its case, in short."""
    sources: list[Source]
    """The sources of the case, by their numbers."""


class ReactionSpeaker(Speaker):
    """Who speaks, and on which side of the case."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    kind: PartyKindCode
    """What the speaker is, whatever its part in a case."""
    side: SideCode | None
    """The side on which the speaker stands in the case; null without a part in it."""


class ResultShare(ResultCount):
    """How often one result, and of how many."""

    percent: int | None
    """Null where there are too few."""


class Ruling(RulingInCase):
    """A ruling with its case, its parties, and the reactions to it."""

    case: CaseRef
    """Its case, in short."""
    petitioners: list[Participation]
    """Who brought the case."""
    respondents: list[Participation]
    """Who answers the case."""
    reactions: list[Reaction]
    """Who reacted, and how."""
    joined_reactions: list[ReactionRow]
    """Reactions to it that belong to a joined case, in short."""
    sources: list[Source]
    """The sources of the case, by their numbers."""


class RulingReactedTo(RulingRef):
    """The ruling that a reaction is about, with its court."""

    court: CourtRef | None
    """The court; null where it is not known."""


class SourceWithRecords(SourceListRow):
    """A source, with what rests on it."""

    files: list[FileRow]
    """Files to download."""
    records: list[RestingRecord]
    """The records that rest on the source, with the facts for which they cite it."""
    is_more: bool
    """Whether there are more than were counted."""


class Statistic(StatisticRow):
    """A question with its figure."""

    counted: int
    """Records that stand in the figure."""
    lacking: int
    """Records of the same list that do not."""
    lacking_reason: str
    """Why records do not stand in the figure."""
    note: str
    """What readers must know about it; may be empty."""
    measures: dict[str, Any]
    """Further numbers; a time is the least and the most days."""
    rows: list[StatisticPart]
    """The rows of the figure."""


class StatisticPart(StatisticSegment):
    """A row of a figure, with its segments."""

    segments: list[StatisticSegment]
    """The segments into which the row is divided."""


class TextVersion(TextVersionRow):
    """The text of the ruling from one day on, and what it says otherwise than before."""

    changes: str
    """What this version says otherwise than the one before it."""
    url: str
    """Its address."""
    text: str
    """The words."""
    note: str
    """What readers must know about it; may be empty."""
    identifiers: list[RulingIdentifier]
    """Citations of this version alone."""
    is_current: bool
    """Whether it is the latest."""


class Topic(TopicRow):
    """A topic with its cases, and with rulings of which a holding is about it; narrower topics count."""

    narrower: list[UnitRef]
    """Topics within this one."""
    number_of_cases: Count
    """How many of its cases are public."""
    latest_cases: list[CaseRow]
    """The last filed of its cases."""
    latest_rulings: list[RulingRow]
    """The latest of its rulings."""
    citations: list[UnitCitation]
    """What sources say of its facts."""
