"""What the API answers, as types; an answer itself is plain dicts and lists.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from typing_extensions import NotRequired, TypedDict


class About(TypedDict):
    """What the reaction is about; all null: the case as a whole."""

    ruling: str | None
    event: str | None
    """Key."""
    reaction: str | None


class Activity(TypedDict):
    """How much of the collection somebody appears in, and when."""

    number: int
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
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str
    """What the court made of what was claimed."""
    statement: str
    """In your own words."""
    weight: Literal["holding", "obiter", "oral_remark", "dissent"] | str
    """Whether it carries the decision."""
    ruling: RulingRef


class Candidate(TypedDict):
    """A record that may be the one of the document."""

    id: str
    label: str
    why: str


class Candidates(TypedDict):
    """A record of the document that may be here already, under another key."""

    pointer: str
    reference: str
    name: str
    candidates: list[Candidate]


class Case(TypedDict):
    """One case with everything attached: the petition, the verdict, the reactions, and what each rests on."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    key: ExternalKey
    changed_at: str
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: str
    """Of the title, such as en or he."""
    caption: str
    """The court's own title."""
    court_as_stated: str
    """What the sources say of the court, where they do not name it."""
    sitting_as: str
    """Such as “Court for Administrative Affairs”."""
    docket_number: str
    """As printed; empty if not known."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str
    """What was lodged; an appeal is a case of its own."""
    local_type: str
    """Verbatim, in any script."""
    status: Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str
    """Where it stands as far as the sources tell."""
    finality: Literal["open", "appealable", "appeal_announced", "appeal_pending", "final", "no_appeal_found", "unknown"] | str
    """Whether what was decided can still be appealed."""
    summary: str
    """In your own words."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str
    """Who could attend the hearings."""
    languages: list[str]
    """Of the proceedings, such as ["he"]."""
    record_status: Literal["stub", "partial", "complete", "verified"] | str
    """How complete this record is."""
    compiled_from: str
    """Shown to readers, such as “compiled from press reports”."""
    note: str
    """What readers must know about this record."""
    version: int
    filed_on: str | None
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    filed_on_earliest: str | None
    filed_on_latest: str | None
    next_on: str | None
    """The next date that is known."""
    next_on_earliest: str | None
    next_on_latest: str | None
    last_checked_on: str | None
    """When an editor last looked for news of this case."""
    last_checked_on_earliest: str | None
    last_checked_on_latest: str | None
    titles: list[Title]
    identifiers: list[Identifier]
    decisions_below: list[DecisionBelow]
    court: CourtNamed | None
    topics: list[TopicRef]
    participations: list[Participation]
    joined_participations: list[JoinedParticipation]
    petitioners: list[Participation]
    respondents: list[Participation]
    claims: list[Claim]
    events: list[Event]
    verdict: str | None
    """The id of the latest ruling that decides it."""
    rulings: list[RulingInCase]
    reactions: list[Reaction]
    timeline: list[TimelineEntry]
    ladder: list[Instance]
    related: list[Related]
    sources: list[Source]
    citations: list[Citation]
    disputed_facts: list[DisputedFact]
    inferred_facts: list[InferredFact]


class CaseAtEnd(TypedDict):
    """A case at one end of a relation."""

    id: str
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: str
    """Of the title, such as en or he."""
    docket_number: str
    """As printed; empty if not known."""
    url: str
    """The address of its page."""
    filed_on: str | None
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    filed_on_earliest: str | None
    filed_on_latest: str | None
    court: CourtRef | None


class CaseDocument(TypedDict):
    """CaseDocument."""

    key: str
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
    case_type: NotRequired[Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str]
    """What was lodged; an appeal is a case of its own."""
    local_type: NotRequired[str]
    """Verbatim, in any script."""
    status: NotRequired[Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str]
    """Where it stands as far as the sources tell."""
    finality: NotRequired[Literal["open", "appealable", "appeal_announced", "appeal_pending", "final", "no_appeal_found", "unknown"] | str]
    """Whether what was decided can still be appealed."""
    next_on: NotRequired[str]
    """The next date that is known."""
    filed_on: NotRequired[str]
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    summary: NotRequired[str]
    """In your own words."""
    hearing_access: NotRequired[Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str]
    """Who could attend the hearings."""
    languages: NotRequired[list[str]]
    """Of the proceedings, such as ["he"]."""
    topics: NotRequired[list[str]]
    """The narrowest that fit."""
    record_status: NotRequired[Literal["stub", "partial", "complete", "verified"] | str]
    """How complete this record is."""
    last_checked_on: NotRequired[str]
    """When an editor last looked for news of this case."""
    compiled_from: NotRequired[str]
    """Shown to readers, such as “compiled from press reports”."""
    note: NotRequired[str]
    """What readers must know about this record."""
    confirmed: NotRequired[list[str]]
    titles: NotRequired[list[dict[str, Any]]]
    identifiers: NotRequired[list[dict[str, Any]]]
    participations: NotRequired[list[dict[str, Any]]]
    claims: NotRequired[list[dict[str, Any]]]
    events: NotRequired[list[dict[str, Any]]]
    relations: NotRequired[list[dict[str, Any]]]
    decisions_below: NotRequired[list[dict[str, Any]]]
    citations: NotRequired[list[CitationDocument]]


class CaseList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[CaseRow]
    facets: NotRequired[list[Facet]]


class CaseMet(TypedDict):
    """A case in which they met, with what its verdict decided."""

    id: str
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: str
    """Of the title, such as en or he."""
    url: str
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today. Blank: no verdict.
    """
    dispositions: list[DecisionInShort]


CaseNowOrPast: TypeAlias = "Case | CasePast"


class CasePast(TypedDict):
    """What was public of a case at the end of a day; the case is null where it was not public."""

    as_of: str
    """As it was asked for."""
    first_public_at: str
    """Since when this site has it; asked for before, it is null."""
    case: PastUnit | None
    rulings: list[PastUnit]
    reactions: list[PastUnit]


class CaseRef(TypedDict):
    """A case, in short."""

    id: str
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: str
    """Of the title, such as en or he."""
    docket_number: str
    """As printed; empty if not known."""
    url: str
    """The address of its page."""


class CaseRow(TypedDict):
    """A case with its parties, its verdict and the reactions."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    court: CourtRef | None
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: str
    """Of the title, such as en or he."""
    caption: str
    """The court's own title."""
    court_as_stated: str
    """What the sources say of the court, where they do not name it."""
    docket_number: str
    """As printed; empty if not known."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str
    """What was lodged; an appeal is a case of its own."""
    status: Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str
    """Where it stands as far as the sources tell."""
    finality: Literal["open", "appealable", "appeal_announced", "appeal_pending", "final", "no_appeal_found", "unknown"] | str
    """Whether what was decided can still be appealed."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str
    """Who could attend the hearings."""
    record_status: Literal["stub", "partial", "complete", "verified"] | str
    """How complete this record is."""
    filed_on: str | None
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    filed_on_earliest: str | None
    filed_on_latest: str | None
    next_on: str | None
    """The next date that is known."""
    next_on_earliest: str | None
    next_on_latest: str | None
    petitioners: list[Participant]
    respondents: list[Participant]
    verdict: CaseVerdict | None
    matched: list[CaseVerdict]
    """The latest rulings, at most 3, that met the filters; empty without one on rulings."""
    reactions: list[ReactionRow]


class CaseVerdict(TypedDict):
    """The latest ruling that decides the case."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str
    """What the court calls it, in these terms."""
    result: str
    """Of the first disposition."""
    favours: str
    """Of the first disposition."""
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    overturned_by: list[ReviewedBy]
    dispositions: list[DispositionRow]
    judges: list[JudgeOnBench]


class Change(TypedDict):
    """One change of the public record. Give it a public row of the change log, or several with `many=True`; it reads
    what is known of their records now.
    """

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


class Citation(TypedDict):
    """What one source says of one fact."""

    path: str
    """The fact that is cited for; empty for the whole record."""
    support: Literal["states", "implies", "silent", "denies"] | str
    """Whether it states the fact, implies it, is silent or denies it."""
    stated_value: str
    """What the source states, where it differs: a date, a code, a key or a text."""
    standing: Literal["accepted", "undecided", "superseded", "mistaken"] | str
    """What you hold of what it says; it matters where sources differ."""
    quotation: str
    """A few words."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    locator: str
    """A page, a paragraph, a minute."""
    note: str
    """Why the editor decided so. Public."""
    is_contrary: bool
    """Excludes what the record says."""
    fact: str
    """What readers call it."""
    stated: str
    """The stated value in words: a date, a label, a name."""
    source: SourceRef
    words_url: str
    """Where the quoted or located words stand: in the full text here, or on the source's own page."""
    quotation_check: QuotationCheckRow | None


class CitationDocument(TypedDict):
    """CitationDocument."""

    source: str
    """Which source is cited."""
    path: NotRequired[str]
    """The fact that is cited for; empty for the whole record."""
    support: NotRequired[Literal["states", "implies", "silent", "denies"] | str]
    """Whether it states the fact, implies it, is silent or denies it."""
    stated_value: NotRequired[str]
    """What the source states, where it differs: a date, a code, a key or a text."""
    standing: NotRequired[Literal["accepted", "undecided", "superseded", "mistaken"] | str]
    """What you hold of what it says; it matters where sources differ."""
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
    """The fact that is cited for; empty for the whole record."""
    support: Literal["states", "implies", "silent", "denies"] | str
    """Whether it states the fact, implies it, is silent or denies it."""
    stated_value: str
    """What the source states, where it differs: a date, a code, a key or a text."""
    standing: Literal["accepted", "undecided", "superseded", "mistaken"] | str
    """What you hold of what it says; it matters where sources differ."""
    quotation: str
    """A few words."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    locator: str
    """A page, a paragraph, a minute."""
    note: str
    """Why the editor decided so. Public."""
    is_contrary: bool
    """Excludes what the record says."""
    stated: str
    """The stated value in words: a date, a label, a name."""
    fact: str
    """What readers call it."""
    words_url: str
    """Where the quoted or located words stand: in the full text here, or on the source's own page."""
    quotation_check: QuotationCheckRow | None


class CitedReview(TypedDict):
    """A ruling of another case that reviews this one, with what is needed to cite it."""

    effect: Literal["affirms", "varies", "reverses", "vacates", "declines"] | str
    """What this ruling makes of the other one."""
    ruling: str
    """Public id."""
    url: str
    """The address of its page."""
    case: str
    issued_on: str | None
    """The day on which it was given."""
    is_reversed: bool
    """Whether a ruling in this collection set it aside in turn."""
    caption: str
    docket_number: str
    court: ReviewingCourt | None
    identifiers: list[RulingIdentifier]


class Claim(TypedDict):
    """What was asserted or asked, and what became of it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str
    """What is asserted, or asked of the court."""
    statement: str
    """In your own words."""
    note: str
    """What readers must know about it; explains “other”."""
    alleged_on: str | None
    """When the alleged fact is said to have happened."""
    alleged_on_earliest: str | None
    alleged_on_latest: str | None
    raised_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    against: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    answered_by: list[HoldingRef]
    """What the court said; what was said in dissent stands apart."""
    dissents: list[HoldingRef]
    """What judges in the minority said. It answers nothing."""
    decided_by: list[DispositionRef]


class ClaimList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[ClaimPart]


class ClaimOfPart(TypedDict):
    """A claim that the ruling decides or answers, with what it says."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    case: CaseRef | None
    """Its case, where that is a joined one; null for a claim of this case."""
    kind: Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str
    """What is asserted, or asked of the court."""
    statement: str
    """In your own words."""


class ClaimPart(TypedDict):
    """What was asserted or asked."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["allegation", "ground", "relief_sought", "defence", "counterclaim", "charge", "issue"] | str
    """What is asserted, or asked of the court."""
    statement: str
    """In your own words."""
    note: str
    """What readers must know about it; explains “other”."""
    alleged_on: str | None
    """When the alleged fact is said to have happened."""
    alleged_on_earliest: str | None
    alleged_on_latest: str | None
    raised_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    against: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    unit: str
    """The id of the unit that it belongs to."""
    case: CaseRef


class ClaimRef(TypedDict):
    """A claim that a ruling decides or answers."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    case: CaseRef | None
    """Its case, where that is a joined one; null for a claim of this case."""


class Concerned(TypedDict):
    """A party that a decision concerns."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    name: str
    """As it appears in this case."""
    side: Literal["bringing", "opposing", "neutral"] | str
    """With those who bring the case, with those who answer, or neither."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


class CounselRow(TypedDict):
    """Who acts for a party: a person, or a firm where no person is named."""

    name: str
    """As the sources print it, without a title; empty if they name the firm alone."""
    firm: str
    """The law firm, chambers, institute or office."""
    role: Literal["lead_counsel", "counsel", "solicitor", "government_counsel", "unknown", "other"] | str
    """What they do for the party, where the sources say."""
    note: str
    """What readers must know about it; explains “other”."""


class Count(TypedDict):
    """A number that is counted no further than is cheap."""

    number: int
    is_more: bool
    """Whether there are more than were counted."""


class Court(TypedDict):
    """A court, with what this collection has of its cases and rulings."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """As readers know it."""
    short_name: str
    """For lists and citations."""
    country: str
    """Empty for an international court."""
    jurisdiction: str
    """Where a country has several, such as England and Wales."""
    level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str
    """Where it stands among the courts."""
    note: str
    """What readers must know about it."""
    active_from: str | None
    """Since when it has existed under this name."""
    active_from_earliest: str | None
    active_from_latest: str | None
    active_to: str | None
    """Until when; empty while it exists."""
    active_to_earliest: str | None
    active_to_latest: str | None
    parent: UnitRef | None
    names: list[Name]
    divisions: list[UnitRef]
    judges: list[SatThere]
    number_of_cases: Count
    verdicts: Verdicts
    number_of_rulings: Count
    latest_rulings: list[RulingRow]
    latest_cases: list[CaseRow]
    citations: list[UnitCitation]


class CourtDocument(TypedDict):
    """CourtDocument."""

    key: str
    name: str
    """As readers know it."""
    short_name: NotRequired[str]
    """For lists and citations."""
    country: NotRequired[str]
    """Empty for an international court."""
    jurisdiction: NotRequired[str]
    """Where a country has several, such as England and Wales."""
    level: NotRequired[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
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
    names: NotRequired[list[dict[str, Any]]]
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]


class CourtList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[CourtRow]


class CourtNamed(TypedDict):
    """A court."""

    id: str
    name: str
    """As readers know it."""
    country: str
    """Empty for an international court."""
    short_name: str
    """For lists and citations."""
    names: list[Name]


class CourtRef(TypedDict):
    """A court, in short."""

    id: str
    name: str
    """As readers know it."""
    country: str
    """Empty for an international court."""


class CourtRow(TypedDict):
    """A court."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """As readers know it."""
    short_name: str
    """For lists and citations."""
    country: str
    """Empty for an international court."""
    jurisdiction: str
    """Where a country has several, such as England and Wales."""
    level: Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str
    """Where it stands among the courts."""
    note: str
    """What readers must know about it."""
    active_from: str | None
    """Since when it has existed under this name."""
    active_from_earliest: str | None
    active_from_latest: str | None
    active_to: str | None
    """Until when; empty while it exists."""
    active_to_earliest: str | None
    active_to_latest: str | None
    parent: UnitRef | None
    names: list[Name]


class DecisionBelow(TypedDict):
    """A decision from which the case comes and which has no record of its own."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    court: CourtRef | None
    court_as_stated: str
    """Otherwise: what the sources call that court."""
    docket_number: str
    """Its number there, as printed."""
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """What was decided there."""
    note: str
    """What readers must know about it; explains “other”."""


class DecisionInShort(TypedDict):
    """What was decided."""

    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str
    """What was before the court: the petition, a motion, the costs."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other", ""] | str
    """What was ordered, where something was."""


class Disposition(TypedDict):
    """One thing decided."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str
    """What was before the court: the petition, a motion, the costs."""
    description: str
    """What was decided, in a few words."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other", ""] | str
    """What was ordered, where something was."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str
    """The side that got what it wanted."""
    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other", ""] | str
    """The ground on which it rests, where it is told."""
    amount: str | None
    """The sum that was awarded or fined."""
    currency: str
    """The ISO 4217 code, such as USD."""
    sentence: str
    """The penalty, in a few words."""
    as_stated: str
    """The court's words, verbatim."""
    as_stated_language: str
    """Of the verbatim words, such as he."""
    effect: Literal["in_force", "suspended", "varied", "reversed", "vacated", "complied", "unknown"] | str
    """Whether it holds today."""
    note: str
    """What readers must know about it; explains “other”."""
    claims: list[ClaimRef]
    requested_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    concerning: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""


class DispositionList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[DispositionPart]


class DispositionPart(TypedDict):
    """One thing decided."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str
    """What was before the court: the petition, a motion, the costs."""
    description: str
    """What was decided, in a few words."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other", ""] | str
    """What was ordered, where something was."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str
    """The side that got what it wanted."""
    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other", ""] | str
    """The ground on which it rests, where it is told."""
    amount: str | None
    """The sum that was awarded or fined."""
    currency: str
    """The ISO 4217 code, such as USD."""
    sentence: str
    """The penalty, in a few words."""
    as_stated: str
    """The court's words, verbatim."""
    as_stated_language: str
    """Of the verbatim words, such as he."""
    effect: Literal["in_force", "suspended", "varied", "reversed", "vacated", "complied", "unknown"] | str
    """Whether it holds today."""
    note: str
    """What readers must know about it; explains “other”."""
    claims: list[ClaimOfPart]
    requested_by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    concerning: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    unit: str
    """The id of the unit that it belongs to."""
    case: CaseRef
    ruling: RulingRef


class DispositionRef(TypedDict):
    """A disposition of a ruling."""

    ruling: str
    """Public id."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str
    """What was before the court: the petition, a motion, the costs."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other", ""] | str
    """What was ordered, where something was."""
    concerning: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""


class DispositionRow(TypedDict):
    """One thing decided."""

    key: str
    number: int | None
    """For readers; null until the record is public."""
    decides: Literal["petition", "claim", "appeal", "charge", "motion", "leave_application", "preliminary_issue", "procedure", "investigation", "costs", "other"] | str
    """What was before the court: the petition, a motion, the costs."""
    description: str
    """What was decided, in a few words."""
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    form: Literal["declaration", "injunction", "damages", "punitive_damages", "costs", "security_for_costs", "in_camera", "open_hearing", "publication_ban", "protective_order", "threshold_dismissal", "summary_judgment", "sanctions", "inquiry", "restoration", "sentence", "stay", "liability", "other", ""] | str
    """What was ordered, where something was."""
    favours: Literal["bringing", "opposing", "split", "neither", "unknown"] | str
    """The side that got what it wanted."""
    basis: Literal["merits", "insufficient_evidence", "jurisdiction", "standing", "immunity", "deference", "secrecy", "procedural", "other", ""] | str
    """The ground on which it rests, where it is told."""
    amount: str | None
    """The sum that was awarded or fined."""
    currency: str
    """The ISO 4217 code, such as USD."""
    effect: Literal["in_force", "suspended", "varied", "reversed", "vacated", "complied", "unknown"] | str
    """Whether it holds today."""
    concerning: list[Concerned]
    """For whom or against whom; empty for all."""


class DisputedFact(TypedDict):
    """A fact on which sources differ, with every value and the editor's reasons."""

    fact: str
    """What readers call it."""
    unit: FactOf
    path: str
    values: list[FactValue]
    """One for each value, the recorded one first."""
    agreeing: list[Citation]
    contrary: list[Citation]
    is_settled: bool


class Event(TypedDict):
    """A step in the case, or something that happened around it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["announced", "filing", "motion", "joined", "hearing", "submission", "trial_opened", "report", "letter_of_request", "appeal_announced", "appeal_lodged", "reopened", "deadline", "payment", "compliance", "incident", "law_changed", "other"] | str
    """What happened; rulings are entered by themselves."""
    title: str
    """The step in a few words."""
    description: str
    """More about it, in your own words."""
    docket: str
    """Its own number, where it has one: of a motion, such as 3."""
    begins_at: str | None
    """By the clock of its time zone; in UTC without one."""
    ends_at: str | None
    """By the clock of its time zone; in UTC without one."""
    time_zone: str
    """Of the hours, such as Asia/Jerusalem."""
    note: str
    """What readers must know about it; explains “other”."""
    on: str | None
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    on_earliest: str | None
    on_latest: str | None
    by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""


class EventList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[EventPart]


class EventPart(TypedDict):
    """A step in a case, or something that happened around it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["announced", "filing", "motion", "joined", "hearing", "submission", "trial_opened", "report", "letter_of_request", "appeal_announced", "appeal_lodged", "reopened", "deadline", "payment", "compliance", "incident", "law_changed", "other"] | str
    """What happened; rulings are entered by themselves."""
    title: str
    """The step in a few words."""
    description: str
    """More about it, in your own words."""
    docket: str
    """Its own number, where it has one: of a motion, such as 3."""
    begins_at: str | None
    """By the clock of its time zone; in UTC without one."""
    ends_at: str | None
    """By the clock of its time zone; in UTC without one."""
    time_zone: str
    """Of the hours, such as Asia/Jerusalem."""
    note: str
    """What readers must know about it; explains “other”."""
    on: str | None
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    on_earliest: str | None
    on_latest: str | None
    by: list[str]
    """Keys of participations; in a joined case `ID/KEY`, with the id of that case."""
    unit: str
    """The id of the unit that it belongs to."""
    case: CaseRef


class ExternalKey(TypedDict):
    """The key under which the case was loaded."""

    system: str
    key: str


class Facet(TypedDict):
    """A filter with how many records each of its values would leave."""

    name: str
    label: str
    values: list[FacetValue]
    is_capped: bool
    """Counted among 20,000 of the records; there are more."""


class FacetValue(TypedDict):
    """One value of a filter."""

    value: str
    label: str
    count: int


class FactOf(TypedDict):
    """The unit whose fact it is."""

    id: str
    """Public id."""
    kind: str
    label: str


class FactValue(TypedDict):
    """One value of a fact, with the sources for it."""

    label: str
    """The value in words."""
    relation: Literal["recorded", "fits", "otherwise", "silent"] | str
    """To what the record says."""
    citations: list[Citation]


class FileRow(TypedDict):
    """A file to download."""

    url: str
    kind: Literal["pdf", "docx", "html", "txt"] | str
    label: str
    size: int
    """In bytes."""
    pages: int | None
    digest: str
    """`sha256:` and the SHA-256 of the bytes."""


class HitPart(TypedDict):
    """A piece of a sentence."""

    text: str
    is_hit: bool


class Holding(TypedDict):
    """What the court held, and who answered it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str
    """What the court made of what was claimed."""
    statement: str
    """In your own words."""
    quotation: str
    """A few words, as printed."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    weight: Literal["holding", "obiter", "oral_remark", "dissent"] | str
    """Whether it carries the decision."""
    note: str
    """What readers must know about it; explains “other”."""
    claims: list[ClaimRef]
    topics: list[TopicRef]
    answered_by: list[HoldingAnswer]
    quotation_check: QuotationCheckRow | None


class HoldingAnswer(TypedDict):
    """A point of a reaction that answers the holding."""

    reaction: str
    """Public id."""
    reaction_key: str
    reaction_number: int | None
    """For readers; null until the record is public."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""
    speakers: list[ReactionSpeaker]
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str
    """What they will do about the ruling."""
    summary: str
    """In your own words."""


class HoldingList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[HoldingPart]


class HoldingPart(TypedDict):
    """What a court held, with the court and its bench."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str
    """What the court made of what was claimed."""
    statement: str
    """In your own words."""
    quotation: str
    """A few words, as printed."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    weight: Literal["holding", "obiter", "oral_remark", "dissent"] | str
    """Whether it carries the decision."""
    note: str
    """What readers must know about it; explains “other”."""
    claims: list[ClaimOfPart]
    topics: list[TopicRef]
    unit: str
    """The id of the unit that it belongs to."""
    case: CaseRef
    ruling: RulingRef
    court: CourtRef | None
    judges: list[JudgeOnBench]


class HoldingRef(TypedDict):
    """A holding of a ruling."""

    ruling: str
    """Public id."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    finding: Literal["established", "established_in_part", "not_established", "accepted", "rejected", "not_reached", "left_open", "other"] | str
    """What the court made of what was claimed."""
    weight: Literal["holding", "obiter", "oral_remark", "dissent"] | str
    """Whether it carries the decision."""


class Identifier(TypedDict):
    """A further number."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    scheme: Literal["docket", "registry", "neutral_citation", "ecli", "reporter", "database"] | str
    """What kind of number; a citation belongs to the ruling."""
    value: str
    """As it is printed."""


class Import(TypedDict):
    """An import of many documents, each in a transaction of its own."""

    id: str
    api_url: str
    is_finished: bool
    dry_run: bool
    """Every document was loaded and taken back."""
    documents: list[Imported]


class Imported(TypedDict):
    """What came of one document of an import."""

    status: Literal["waiting", "created", "loaded", "unchanged", "refused"] | str
    created: NotRequired[int]
    """Records that are new."""
    changed: NotRequired[int]
    """Records that are changed."""
    kept: NotRequired[list[Kept]]
    absent: NotRequired[list[str]]
    """Here and not in the document; it stays."""
    gone: NotRequired[list[str]]
    """In the document, and taken out here by an editor; it stays out."""
    notices: NotRequired[list[str]]
    """What was understood otherwise than it was written."""
    warnings: NotRequired[list[Warning]]
    line: int
    """Its place in the request, from 1."""
    id: NotRequired[str]
    """Of its case; of a dry run, one that nobody will have."""
    problem: NotRequired[WriteProblem]


class InferredFact(TypedDict):
    """A fact that no source states; it follows from what is said."""

    fact: str
    """What readers call it."""
    unit: FactOf
    path: str
    value: str
    """In words; blank where the record says it in parts."""
    reasons: list[Citation]


class Instance(TypedDict):
    """One instance of the dispute."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    docket_number: str
    """As printed; empty if not known."""
    court_as_stated: str
    """What the sources say of the court, where they do not name it."""
    status: Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str
    """Where it stands as far as the sources tell."""
    filed_on: str | None
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    filed_on_earliest: str | None
    filed_on_latest: str | None
    court: CourtRef | None
    verdict: CaseVerdict | None
    is_this: bool
    appeal_of: str | None
    """The public id of the case below, of the ladder; null for the first instance."""
    depth: int
    """How many instances of the ladder stand below it."""


class JoinedParticipation(TypedDict):
    """A party of a joined case, which a ruling here concerns; its key stands behind the id of that case."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
    side: Literal["bringing", "opposing", "neutral"] | str
    """With those who bring the case, with those who answer, or neither."""
    note: str
    """What readers must know about it; explains “other”."""
    name: str
    party: PartyOfPart
    case: CaseRef


class Judge(TypedDict):
    """A judge, with what this collection has of their rulings."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """In English, without a title."""
    sort_name: str
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    note: str
    """What readers must know about this entry."""
    names: list[Name]
    courts: list[JudgeCourt]
    activity: Activity
    """The rulings on which the judge sat."""
    rulings: str
    """The list of this judge's rulings."""
    verdicts: Verdicts
    """Verdicts that the judge decided with the court, by their results."""
    number_of_rulings: Count
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
    left_out: list[str]
    """Countries whose verdicts are not counted: their law forbids to compare judges."""


class JudgeCourt(TypedDict):
    """A court on which a judge sat."""

    sat_from: str | None
    """Since when, as far as it is known."""
    sat_from_earliest: str | None
    sat_from_latest: str | None
    sat_to: str | None
    """Until when; empty while it goes on or is not known."""
    sat_to_earliest: str | None
    sat_to_latest: str | None
    court: CourtRef


class JudgeDocument(TypedDict):
    """JudgeDocument."""

    key: str
    name: str
    """In English, without a title."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    note: NotRequired[str]
    """What readers must know about this entry."""
    confirmed: NotRequired[list[str]]
    names: NotRequired[list[dict[str, Any]]]
    courts: NotRequired[list[dict[str, Any]]]
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]


class JudgeList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[JudgeRow]


class JudgeOnBench(TypedDict):
    """Who sat on the ruling; `id` is null where the judge is known by the name as stated alone."""

    id: str | None
    name: str
    role: Literal["sole", "presiding", "member", "registrar", "advocate_general"] | str
    """A registrar and an advocate general count as no judge."""
    part: Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str
    """Who wrote, joined or dissented."""


class JudgeRow(TypedDict):
    """A judge, as visible rulings name them."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """In English, without a title."""
    sort_name: str
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    note: str
    """What readers must know about this entry."""
    names: list[Name]
    courts: list[JudgeCourt]
    activity: Activity
    """The rulings on which the judge sat."""
    rulings: str
    """The list of this judge's rulings."""


class Kept(TypedDict):
    """A fact that an editor changed here, and that keeps its value; a citation says what was sent instead."""

    record: str
    path: str
    sent: Any


class LinkedCase(TypedDict):
    """Another case, in short."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    docket_number: str
    """As printed; empty if not known."""
    court_as_stated: str
    """What the sources say of the court, where they do not name it."""
    status: Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str
    """Where it stands as far as the sources tell."""
    filed_on: str | None
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    filed_on_earliest: str | None
    filed_on_latest: str | None
    court: CourtRef | None
    verdict: CaseVerdict | None


class Loaded(TypedDict):
    """The case of a document as it stands, and what the document did."""

    id: str
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
    warnings: list[Warning]
    status: Literal["created", "loaded", "unchanged"] | str
    """`created` where its case is new; `unchanged` if loaded before."""
    created: int
    """Records that are new."""
    changed: int
    """Records that are changed."""
    kept: list[Kept]
    absent: list[str]
    """Here and not in the document; it stays."""
    gone: list[str]
    """In the document, and taken out here by an editor; it stays out."""
    notices: list[str]
    """What was understood otherwise than it was written."""


class Met(TypedDict):
    """Another party of its cases."""

    id: str
    name: str
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    url: str
    number: int
    """Of cases."""
    stood: Literal["against", "beside", "apart"] | str
    """How the two stood in most of these cases."""
    roles: list[RolePair]
    cases: list[CaseMet]


class Name(TypedDict):
    """A name in another form, language or script."""

    key: str
    name: str
    """As written in that language."""
    language: str
    """Its code, such as he or en."""
    kind: Literal["official", "short", "alias", "former", "translation", "transliteration"] | str
    """Official, short, alias, former, a translation and so on."""


class NewCourt(TypedDict):
    """NewCourt."""

    key: NotRequired[str]
    name: str
    """As readers know it."""
    short_name: NotRequired[str]
    """For lists and citations."""
    country: NotRequired[str]
    """Empty for an international court."""
    jurisdiction: NotRequired[str]
    """Where a country has several, such as England and Wales."""
    level: NotRequired[Literal["first_instance", "appellate", "supreme", "constitutional", "international", "specialised", "unknown"] | str]
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
    names: NotRequired[list[dict[str, Any]]]
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]


class NewJudge(TypedDict):
    """NewJudge."""

    key: NotRequired[str]
    name: str
    """In English, without a title."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    note: NotRequired[str]
    """What readers must know about this entry."""
    confirmed: NotRequired[list[str]]
    names: NotRequired[list[dict[str, Any]]]
    courts: NotRequired[list[dict[str, Any]]]
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]


class NewParty(TypedDict):
    """NewParty."""

    key: NotRequired[str]
    name: str
    """As readers know it."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    identity: NotRequired[Literal["named", "not_named_in_sources", "unknown_persons", "protected"] | str]
    """Whether its name is known, and may be."""
    exposure: NotRequired[Literal["public_role", "named_in_record", "private", "at_risk", "minor"] | str]
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
    names: NotRequired[list[dict[str, Any]]]
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]


class NewReaction(TypedDict):
    """NewReaction."""

    key: NotRequired[str]
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
    kind: NotRequired[Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str]
    """In which form they reacted; being asked and silent counts."""
    asked_by: NotRequired[str]
    """Who asked, where none was given."""
    stance: NotRequired[Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str]
    """Towards what the reaction is about."""
    summary: NotRequired[str]
    """In your own words."""
    language: NotRequired[str]
    """Of what was said, such as he."""
    note: NotRequired[str]
    """What readers must know about it; explains “other”."""
    confirmed: NotRequired[list[str]]
    speakers: NotRequired[list[dict[str, Any]]]
    points: NotRequired[list[dict[str, Any]]]
    citations: NotRequired[list[CitationDocument]]
    case: str
    """To which case it belongs: its id, or SYSTEM:KEY."""


class NewRuling(TypedDict):
    """NewRuling."""

    key: NotRequired[str]
    court: NotRequired[str]
    """The case's, if left empty."""
    kind: NotRequired[Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str]
    """What the court calls it, in these terms."""
    stage: NotRequired[Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str]
    """What it was about in the course of the case."""
    decided_by: NotRequired[Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str]
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
    """In your own words."""
    full_text: NotRequired[str]
    """The court's words, whole; only where they may be copied."""
    full_text_url: NotRequired[str]
    """Where the text can be read."""
    text_availability: NotRequired[Literal["full", "redacted", "operative_part_only", "summary_only", "not_published", "unknown"] | str]
    """How much of its text is public."""
    language: NotRequired[str]
    """Of its text, such as he."""
    note: NotRequired[str]
    """What readers must know, such as a doubt about the ruling."""
    confirmed: NotRequired[list[str]]
    joined_cases: NotRequired[list[dict[str, Any]]]
    identifiers: NotRequired[list[dict[str, Any]]]
    dispositions: NotRequired[list[dict[str, Any]]]
    panel: NotRequired[list[dict[str, Any]]]
    holdings: NotRequired[list[dict[str, Any]]]
    opinions: NotRequired[list[dict[str, Any]]]
    text_versions: NotRequired[list[dict[str, Any]]]
    reviews: NotRequired[list[dict[str, Any]]]
    citations: NotRequired[list[CitationDocument]]
    case: str
    """To which case it belongs: its id, or SYSTEM:KEY."""


class NewSource(TypedDict):
    """NewSource."""

    key: NotRequired[str]
    kind: Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str
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
    seen_as: NotRequired[Literal["full", "excerpt", "headline", "second_hand"] | str]
    """What you had before you when you relied on it."""
    derived_from: NotRequired[str]
    """The source that this one repeats; a wire copy is not a second source."""
    media: NotRequired[list[dict[str, Any]]]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: NotRequired[str]
    """What a reader should know before relying on it."""
    confirmed: NotRequired[list[str]]
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]


class NewTopic(TypedDict):
    """NewTopic."""

    key: NotRequired[str]
    name: str
    """In a word or two."""
    parent: NotRequired[str]
    """The next broader topic."""
    description: NotRequired[str]
    """What belongs here, and what does not."""
    system: NotRequired[str]
    """Whose key it is; give both or neither."""
    citations: NotRequired[list[CitationDocument]]


class NumberBehind(TypedDict):
    """A number with the list behind it."""

    number: int
    url: str
    """The list behind the number."""


class Officer(TypedDict):
    """A registrar or an advocate general: named beside the bench, and no judge of it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str | None
    """Of the entry among the judges, where the person is one elsewhere."""
    name: str
    role: Literal["sole", "presiding", "member", "registrar", "advocate_general"] | str
    """A registrar and an advocate general count as no judge."""


class Opinion(TypedDict):
    """An opinion: the court's, or what a judge wrote beside or against it."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str
    """How it stands to what the court decided."""
    title: str
    """Its heading, where it has one of its own."""
    locator: str
    """Where it begins in the ruling: a page or paragraph, such as p. 12 or [45]."""
    summary: str
    """In your own words."""
    text: str
    """Its words, whole; only where they may be copied."""
    note: str
    """What readers must know about it."""
    authors: list[SeatRef]
    joiners: list[SeatRef]


class OpinionCount(TypedDict):
    """In how many rulings a judge wrote an opinion of one kind."""

    kind: Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str
    """How it stands to what the court decided."""
    number: int
    url: str
    """The list behind the number."""


class OpinionOfJudge(TypedDict):
    """An opinion that a judge wrote, with its ruling."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str
    """How it stands to what the court decided."""
    title: str
    """Its heading, where it has one of its own."""
    ruling: RulingRef
    case: CaseRef


class OpinionRow(TypedDict):
    """An opinion of the ruling, with the names of its authors."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["majority", "plurality", "per_curiam", "concurring", "concurring_in_part", "separate", "dissenting", "dissenting_in_part"] | str
    """How it stands to what the court decided."""
    authors: list[str]
    """Names; none of a per curiam opinion."""


class PanelSeat(TypedDict):
    """A seat of the bench."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str | None
    name: str
    role: Literal["sole", "presiding", "member", "registrar", "advocate_general"] | str
    """A registrar and an advocate general count as no judge."""
    part: Literal["author", "joined", "concurring", "concurring_in_part", "dissenting", "dissenting_in_part", "recused", "unknown"] | str
    """Who wrote, joined or dissented."""
    names: list[Name]


class Participant(TypedDict):
    """A party in the case."""

    id: str
    name: str
    """As it appears in this case."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
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
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
    side: Literal["bringing", "opposing", "neutral"] | str
    """With those who bring the case, with those who answer, or neither."""
    counsel: list[CounselRow]
    note: str
    """What readers must know about it; explains “other”."""
    name: str
    party: PartyNamed


class ParticipationList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[ParticipationPart]


class ParticipationPart(TypedDict):
    """A party in a role in a case."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
    side: Literal["bringing", "opposing", "neutral"] | str
    """With those who bring the case, with those who answer, or neither."""
    counsel: list[CounselRow]
    note: str
    """What readers must know about it; explains “other”."""
    name: str
    party: PartyOfPart
    unit: str
    """The id of the unit that it belongs to."""
    case: CaseRef


class Party(TypedDict):
    """A party, with its roles, whom it met, and its own reactions."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """As readers know it."""
    sort_name: str
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    identity: Literal["named", "not_named_in_sources", "unknown_persons", "protected"] | str
    """Whether its name is known, and may be."""
    size_stated: str
    """For a group: its size in the source's words, such as “about 30”."""
    country: str
    """ISO 3166 code, such as IL."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What the reader must know about this entry."""
    names: list[Name]
    size_least: int | None
    """For a group: at least so many."""
    size_most: int | None
    """For a group: at most so many."""
    website: str
    """Its own, not an article about it."""
    number_of_cases: Count
    roles: list[RoleHeld]
    met: list[Met]
    met_in: int
    """So many cases, from the last entered, were searched for others."""
    number_met: int
    """How many were found there; those of most cases are given."""
    number_met_against: int
    """How many of these stood mostly against it."""
    reactions: list[ReactionListRow]
    """The latest."""
    reactions_by_stance: list[StanceCount]
    citations: list[UnitCitation]


class PartyDocument(TypedDict):
    """PartyDocument."""

    key: str
    name: str
    """As readers know it."""
    sort_name: NotRequired[str]
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    identity: NotRequired[Literal["named", "not_named_in_sources", "unknown_persons", "protected"] | str]
    """Whether its name is known, and may be."""
    exposure: NotRequired[Literal["public_role", "named_in_record", "private", "at_risk", "minor"] | str]
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
    names: NotRequired[list[dict[str, Any]]]
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]


class PartyList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[PartyRow]


class PartyNamed(TypedDict):
    """A party."""

    id: str
    """Public id."""
    name: str
    """As readers know it."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    identity: Literal["named", "not_named_in_sources", "unknown_persons", "protected"] | str
    """Whether its name is known, and may be."""
    size_stated: str
    """For a group: its size in the source's words, such as “about 30”."""
    country: str
    """ISO 3166 code, such as IL."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What the reader must know about this entry."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """
    names: list[Name]


class PartyOfPart(TypedDict):
    """A party, in short."""

    id: str
    name: str
    """As readers know it."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


class PartyOnSide(TypedDict):
    """A party, with the cases that it brought, or that it answers."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """As readers know it."""
    sort_name: str
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    identity: Literal["named", "not_named_in_sources", "unknown_persons", "protected"] | str
    """Whether its name is known, and may be."""
    size_stated: str
    """For a group: its size in the source's words, such as “about 30”."""
    country: str
    """ISO 3166 code, such as IL."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What the reader must know about this entry."""
    names: list[Name]
    activity: Activity
    """The cases in which it takes part, by the dates on which they were filed."""
    cases: list[StandsIn]


class PartyRow(TypedDict):
    """A party, with the cases in which it takes part."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """As readers know it."""
    sort_name: str
    """Only if lists file the name wrongly: “Benítez Alcántara, Luis”. Left empty, it is made of the name."""
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    identity: Literal["named", "not_named_in_sources", "unknown_persons", "protected"] | str
    """Whether its name is known, and may be."""
    size_stated: str
    """For a group: its size in the source's words, such as “about 30”."""
    country: str
    """ISO 3166 code, such as IL."""
    description: str
    """Who it is, in a sentence."""
    note: str
    """What the reader must know about this entry."""
    names: list[Name]
    activity: Activity
    """The cases in which it takes part, by the dates on which they were filed."""
    cases: list[StandsIn]


class PastUnit(TypedDict):
    """A case, ruling or reaction as it stood then."""

    id: str
    """Public id."""
    label: str
    version: int
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
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[PartyOnSide]


class PlacedError(TypedDict):
    """One thing that is wrong in what was sent."""

    pointer: str
    """Where in the body (RFC 6901); empty: all of it."""
    detail: str


class PointOfReaction(TypedDict):
    """One point of the reaction, and the holdings that it answers."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str
    """What they will do about the ruling."""
    calls_for: str
    """What they demand, in a few words."""
    summary: str
    """In your own words."""
    asserts_fact: bool
    """It claims something that the court did not test."""
    holdings: list[AnsweredHolding]


class PointPart(TypedDict):
    """One point of a reaction, and the holdings that it answers."""

    unit: str
    """The id of the unit that it belongs to."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str
    """What they will do about the ruling."""
    calls_for: str
    """What they demand, in a few words."""
    summary: str
    """In your own words."""
    quotation: str
    """A few words, as printed."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    asserts_fact: bool
    """It claims something that the court did not test."""
    note: str
    """What readers must know about it."""
    holdings: list[AnsweredHolding]
    speakers: list[Speaker]
    reaction: ReactionOfPoint
    ruling: RulingReactedTo | None
    """Null where the reaction is about the case, an event or another reaction."""
    case: CaseRef


class Problem(TypedDict):
    """Why a request is not answered, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[WrongParameter]]


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
    found: str
    """The text's own words, where they differ and are public."""
    url: str | None
    """Of the paragraph, where the full text stands here."""


class Reaction(TypedDict):
    """A reaction with its points and citations."""

    id: str
    """Public id."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    version: int
    spokesperson: str
    """Who spoke, where a person is named."""
    spokesperson_title: str
    """As at that time."""
    kind: Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str
    """In which form they reacted; being asked and silent counts."""
    asked_by: str
    """Who asked, where none was given."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""
    summary: str
    """In your own words."""
    language: str
    """Of what was said, such as he."""
    note: str
    """What readers must know about it; explains “other”."""
    made_on: str | None
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    made_on_earliest: str | None
    made_on_latest: str | None
    about: About
    speakers: list[ReactionSpeaker]
    points: list[ReactionPoint]
    citations: list[Citation]


class ReactionDocument(TypedDict):
    """ReactionDocument."""

    key: str
    number: NotRequired[int]
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
    kind: NotRequired[Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str]
    """In which form they reacted; being asked and silent counts."""
    asked_by: NotRequired[str]
    """Who asked, where none was given."""
    stance: NotRequired[Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str]
    """Towards what the reaction is about."""
    summary: NotRequired[str]
    """In your own words."""
    language: NotRequired[str]
    """Of what was said, such as he."""
    note: NotRequired[str]
    """What readers must know about it; explains “other”."""
    confirmed: NotRequired[list[str]]
    speakers: NotRequired[list[dict[str, Any]]]
    points: NotRequired[list[dict[str, Any]]]
    citations: NotRequired[list[CitationDocument]]


class ReactionList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[ReactionListRow]


class ReactionListRow(TypedDict):
    """A reaction with its case, its speakers, its points, and the ruling that it is about."""

    id: str
    url: str
    """The address of its page."""
    case: CaseRef
    key: str
    """Permanent name within the case; made for you when empty."""
    number: int | None
    kind: Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str
    """In which form they reacted; being asked and silent counts."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""
    spokesperson: str
    """Who spoke, where a person is named."""
    spokesperson_title: str
    """As at that time."""
    asked_by: str
    """Who asked, where none was given."""
    summary: str
    """In your own words."""
    language: str
    """Of what was said, such as he."""
    made_on: str | None
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    made_on_earliest: str | None
    made_on_latest: str | None
    speakers: list[SpeakerOnSide]
    points: list[PointOfReaction]
    ruling: RulingRef | None
    """Null where it is about the case, an event or another reaction."""


class ReactionOfPoint(TypedDict):
    """The reaction to which a point belongs."""

    id: str
    url: str
    """The address of its page."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str
    """In which form they reacted; being asked and silent counts."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""
    spokesperson: str
    """Who spoke, where a person is named."""
    made_on: str | None
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    made_on_earliest: str | None
    made_on_latest: str | None


class ReactionPoint(TypedDict):
    """One point, and the holdings that it answers."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    response: Literal["accepts", "accepts_with_regret", "will_appeal", "will_comply", "refuses", "calls_for_reform", "none"] | str
    """What they will do about the ruling."""
    calls_for: str
    """What they demand, in a few words."""
    summary: str
    """In your own words."""
    quotation: str
    """A few words, as printed."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    asserts_fact: bool
    """It claims something that the court did not test."""
    note: str
    """What readers must know about it."""
    holdings: list[HoldingRef]
    quotation_check: QuotationCheckRow | None


class ReactionPointList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[PointPart]


class ReactionRow(TypedDict):
    """A reaction, in short."""

    id: str
    key: str
    """Permanent within the case; its anchor until there is a number."""
    number: int | None
    """For readers; null until the record is public."""
    case: str
    """The id of its case."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""
    spokesperson: str
    """Who spoke, where a person is named."""
    made_on: str | None
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    made_on_earliest: str | None
    made_on_latest: str | None
    speakers: list[Speaker]


class ReactionSpeaker(TypedDict):
    """Who speaks, and on which side of the case."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str
    name: str
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """
    kind: Literal["person", "company", "ngo", "government_body", "state", "public_office", "public_prosecutor", "international_organisation", "court", "political_party", "media", "law_firm", "group", "unknown", "other"] | str
    """What it is, whatever its part in a case."""
    side: str | None


class ReactionWithCase(TypedDict):
    """A reaction with its case, its points, and the sources of the case."""

    id: str
    """Public id."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    version: int
    spokesperson: str
    """Who spoke, where a person is named."""
    spokesperson_title: str
    """As at that time."""
    kind: Literal["statement", "press_release", "interview", "social_post", "court_filing", "parliamentary", "editorial", "action_taken", "none_given_when_asked", "other"] | str
    """In which form they reacted; being asked and silent counts."""
    asked_by: str
    """Who asked, where none was given."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""
    summary: str
    """In your own words."""
    language: str
    """Of what was said, such as he."""
    note: str
    """What readers must know about it; explains “other”."""
    made_on: str | None
    """As far as it is known: 2020, 2020-07 or 2020-07-13."""
    made_on_earliest: str | None
    made_on_latest: str | None
    about: About
    speakers: list[ReactionSpeaker]
    points: list[ReactionPoint]
    citations: list[Citation]
    url: str
    """The address of its page."""
    case: CaseRef
    sources: list[Source]


class Related(TypedDict):
    """A related case, or the name of one that is not in the collection."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    kind: Literal["appeal_of", "consolidated_with", "follows", "cites", "enforces", "concerns_same_facts", "same_parties", "related"] | str
    """What this case is to the other one."""
    is_outward: bool
    label: str
    case: LinkedCase | None
    text: str
    note: str


class RelationList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[RelationPart]


class RelationPart(TypedDict):
    """What one case is to another."""

    unit: str
    """The id of the unit that it belongs to."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    case: CaseAtEnd
    kind: Literal["appeal_of", "consolidated_with", "follows", "cites", "enforces", "concerns_same_facts", "same_parties", "related"] | str
    """What this case is to the other one."""
    to_case: CaseAtEnd | None
    """Null where the other case is not in this collection."""
    to_text: str
    """Its name, when it is not in this collection."""
    note: str
    """What readers must know about it."""


class RespondentList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[PartyOnSide]


class RestingRecord(TypedDict):
    """A record with the facts for which it cites the source."""

    kind: str
    id: str
    name: str
    url: str
    case: str
    """The title of its case, for a ruling or a reaction."""
    citations: list[CitedFact]


class ResultCount(TypedDict):
    """How often one result."""

    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    number: int
    url: str
    """The list behind the number."""


class ResultShare(TypedDict):
    """How often one result, and of how many."""

    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """A motion is denied; a petition is rejected on its merits."""
    number: int
    url: str
    """The list behind the number."""
    percent: int | None
    """Null where there are too few."""


class Review(TypedDict):
    """A ruling of another case that this one reviews."""

    key: str
    effect: Literal["affirms", "varies", "reverses", "vacates", "declines"] | str
    """What this ruling makes of the other one."""
    to_text: str
    """Otherwise, where it is told in words alone: which ruling it is."""
    ruling: str | None
    case: str | None
    court: CourtRef | None
    court_as_stated: str
    """Otherwise: what the sources call that court."""
    docket_number: str
    """Its number there, as printed."""
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    result: Literal["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible", "struck_out", "withdrawn", "settled", "moot", "affirmed", "affirmed_and_remanded", "affirmed_in_part_and_remanded", "reversed", "reversed_and_remanded", "reversed_in_part", "vacated", "remanded", "vacated_and_remanded", "varied", "leave_granted", "leave_refused", "convicted", "acquitted", "provisionally_closed", "definitively_closed", "reopened", "referred", "adjourned", "order_nisi", "made_absolute", "no_disposition", "mixed", "unknown", "other"] | str
    """What was decided there."""
    note: str
    """What readers must know about it; explains “other”."""


class ReviewedBy(TypedDict):
    """A ruling of another case that reviews this one."""

    effect: Literal["affirms", "varies", "reverses", "vacates", "declines"] | str
    """What this ruling makes of the other one."""
    ruling: str
    """Public id."""
    url: str
    """The address of its page."""
    case: str
    issued_on: str | None
    """The day on which it was given."""
    is_reversed: bool
    """Whether a ruling in this collection set it aside in turn."""


class ReviewingCourt(TypedDict):
    """The court that gave a ruling on another one."""

    id: str
    name: str
    """As readers know it."""
    country: str
    """Empty for an international court."""
    short_name: str
    """For lists and citations."""


class RoleHeld(TypedDict):
    """A role of the party: in how many cases, with which results, and the last entered of them."""

    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
    number: int
    is_more: bool
    """Whether there are more than were counted."""
    url: str
    """The list behind the number."""
    results: list[ResultCount]
    without_verdict: NumberBehind
    """Of these cases, those in which no verdict is recorded."""
    cases: list[CaseRow]


class RolePair(TypedDict):
    """How the two stood in a case."""

    own: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
    other: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""


class Ruling(TypedDict):
    """A ruling with its case, its parties, and the reactions to it."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    version: int
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str
    """What the court calls it, in these terms."""
    stage: Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str
    """What it was about in the course of the case."""
    decided_by: Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str
    """A judge, a panel, a jury."""
    bench_size: int | None
    """How many judges sat, named or not."""
    is_bench_complete: bool
    """All who sat are named."""
    votes_for: int | None
    """How many judges voted for the decision. Leave both empty where it is not told."""
    votes_against: int | None
    """How many voted against it; 0 where they were of one mind."""
    result: str
    favours: str
    is_verdict: bool
    """Decides a petition, claim, appeal or charge."""
    summary: str
    """In your own words."""
    full_text: str
    """The court's words, whole; only where they may be copied."""
    full_text_url: str
    """Where the text can be read."""
    text_availability: Literal["full", "redacted", "operative_part_only", "summary_only", "not_published", "unknown"] | str
    """How much of its text is public."""
    language: str
    """Of its text, such as he."""
    note: str
    """What readers must know, such as a doubt about the ruling."""
    heard_on: str | None
    """The day of the hearing that led to it."""
    heard_on_earliest: str | None
    heard_on_latest: str | None
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    published_on: str | None
    """The day on which it became public."""
    published_on_earliest: str | None
    published_on_latest: str | None
    notified_on: str | None
    """The day on which the parties were told."""
    notified_on_earliest: str | None
    notified_on_latest: str | None
    court: CourtNamed | None
    cases: list[CaseRef]
    """Every case in which it was given, its own first; several where a court joined them."""
    identifiers: list[RulingIdentifier]
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    dispositions: list[Disposition]
    judges: list[PanelSeat]
    officers: list[Officer]
    holdings: list[Holding]
    opinions: list[Opinion]
    """The court's first, dissents last."""
    text_versions: list[TextVersion]
    """By date."""
    reviews: list[Review]
    reviewed_by: list[CitedReview]
    files: list[FileRow]
    citations: list[Citation]
    case: CaseRef
    petitioners: list[Participation]
    respondents: list[Participation]
    reactions: list[Reaction]
    joined_reactions: list[ReactionRow]
    """Reactions to it that belong to a joined case, in short."""
    sources: list[Source]


class RulingDocument(TypedDict):
    """RulingDocument."""

    key: str
    number: NotRequired[int]
    court: NotRequired[str]
    """The case's, if left empty."""
    kind: NotRequired[Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str]
    """What the court calls it, in these terms."""
    stage: NotRequired[Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str]
    """What it was about in the course of the case."""
    decided_by: NotRequired[Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str]
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
    """In your own words."""
    full_text: NotRequired[str]
    """The court's words, whole; only where they may be copied."""
    full_text_url: NotRequired[str]
    """Where the text can be read."""
    text_availability: NotRequired[Literal["full", "redacted", "operative_part_only", "summary_only", "not_published", "unknown"] | str]
    """How much of its text is public."""
    language: NotRequired[str]
    """Of its text, such as he."""
    note: NotRequired[str]
    """What readers must know, such as a doubt about the ruling."""
    confirmed: NotRequired[list[str]]
    joined_cases: NotRequired[list[dict[str, Any]]]
    identifiers: NotRequired[list[dict[str, Any]]]
    dispositions: NotRequired[list[dict[str, Any]]]
    panel: NotRequired[list[dict[str, Any]]]
    holdings: NotRequired[list[dict[str, Any]]]
    opinions: NotRequired[list[dict[str, Any]]]
    text_versions: NotRequired[list[dict[str, Any]]]
    reviews: NotRequired[list[dict[str, Any]]]
    files: NotRequired[list[dict[str, Any]]]
    """Public files, by their digests; they come with the folder of files, and loading leaves them alone."""
    citations: NotRequired[list[CitationDocument]]


class RulingIdentifier(TypedDict):
    """A citation under which the ruling is known."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    scheme: Literal["neutral_citation", "ecli", "reporter", "database"] | str
    """What kind of citation; an ECLI only if officially given."""
    value: str
    """As it is printed, such as 138 F.4th 152."""
    reporter: str
    """Of a law report: its abbreviation, such as F.4th; read from the citation if empty."""
    volume: str
    """Of a law report, such as 138."""
    page: str
    """Of a law report: the page on which the ruling begins."""


class RulingInCase(TypedDict):
    """A ruling with dispositions, bench, holdings and citations."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    version: int
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str
    """What the court calls it, in these terms."""
    stage: Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str
    """What it was about in the course of the case."""
    decided_by: Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str
    """A judge, a panel, a jury."""
    bench_size: int | None
    """How many judges sat, named or not."""
    is_bench_complete: bool
    """All who sat are named."""
    votes_for: int | None
    """How many judges voted for the decision. Leave both empty where it is not told."""
    votes_against: int | None
    """How many voted against it; 0 where they were of one mind."""
    result: str
    favours: str
    is_verdict: bool
    """Decides a petition, claim, appeal or charge."""
    summary: str
    """In your own words."""
    full_text: str
    """The court's words, whole; only where they may be copied."""
    full_text_url: str
    """Where the text can be read."""
    text_availability: Literal["full", "redacted", "operative_part_only", "summary_only", "not_published", "unknown"] | str
    """How much of its text is public."""
    language: str
    """Of its text, such as he."""
    note: str
    """What readers must know, such as a doubt about the ruling."""
    heard_on: str | None
    """The day of the hearing that led to it."""
    heard_on_earliest: str | None
    heard_on_latest: str | None
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    published_on: str | None
    """The day on which it became public."""
    published_on_earliest: str | None
    published_on_latest: str | None
    notified_on: str | None
    """The day on which the parties were told."""
    notified_on_earliest: str | None
    notified_on_latest: str | None
    court: CourtNamed | None
    cases: list[CaseRef]
    """Every case in which it was given, its own first; several where a court joined them."""
    identifiers: list[RulingIdentifier]
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    dispositions: list[Disposition]
    judges: list[PanelSeat]
    officers: list[Officer]
    holdings: list[Holding]
    opinions: list[Opinion]
    """The court's first, dissents last."""
    text_versions: list[TextVersion]
    """By date."""
    reviews: list[Review]
    reviewed_by: list[CitedReview]
    files: list[FileRow]
    citations: list[Citation]


class RulingList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[RulingRow]
    facets: NotRequired[list[Facet]]


RulingNowOrPast: TypeAlias = "Ruling | RulingPast"


class RulingPast(TypedDict):
    """A ruling as it stood at the end of a day; null where it was not public."""

    as_of: str
    """As it was asked for."""
    first_public_at: str
    """Since when this site has it; asked for before, it is null."""
    ruling: PastUnit | None


class RulingReactedTo(TypedDict):
    """The ruling that a reaction is about, with its court."""

    id: str
    url: str
    """The address of its page."""
    key: str
    """Permanent within the case; its anchor until there is a number."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str
    """What the court calls it, in these terms."""
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    court: CourtRef | None


class RulingRef(TypedDict):
    """A ruling, in short."""

    id: str
    url: str
    """The address of its page."""
    key: str
    """Permanent within the case; its anchor until there is a number."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str
    """What the court calls it, in these terms."""
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None


class RulingRow(TypedDict):
    """A ruling with its case, its parties, what it decided, who gave it, and the reactions."""

    id: str
    url: str
    """The address of its page."""
    case: CaseRef
    """Its own case."""
    cases: list[CaseRef]
    """Every case in which it was given, its own first; several where a court joined them."""
    court: CourtRef | None
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["judgment", "partial_judgment", "decision", "order", "jury_verdict", "consent_judgment", "advisory_opinion", "correction", "other"] | str
    """What the court calls it, in these terms."""
    stage: Literal["interlocutory", "interim_relief", "merits", "costs", "enforcement", "leave", "further_hearing", "unknown"] | str
    """What it was about in the course of the case."""
    decided_by: Literal["judge", "panel", "jury", "registrar", "investigating_judge", "authority", "unknown"] | str
    """A judge, a panel, a jury."""
    votes_for: int | None
    """How many judges voted for the decision. Leave both empty where it is not told."""
    votes_against: int | None
    """How many voted against it; 0 where they were of one mind."""
    result: str
    """Of the first disposition."""
    favours: str
    """Of the first disposition."""
    is_verdict: bool
    """Decides a petition, claim, appeal or charge."""
    summary: str
    """In your own words."""
    issued_on: str | None
    """The day on which it was given."""
    issued_on_earliest: str | None
    issued_on_latest: str | None
    published_on: str | None
    """The day on which it became public."""
    published_on_earliest: str | None
    published_on_latest: str | None
    outcome: str
    """What was decided of the petition, claim, appeal or charge, in words and for each whom it concerns; of a ruling
    that decides none of these, whatever it decides. Says so where it does not stand today.
    """
    overturned_by: list[ReviewedBy]
    dispositions: list[DispositionRow]
    judges: list[JudgeOnBench]
    bench_size: int | None
    """How many judges sat, named or not."""
    opinions: list[OpinionRow]
    """The court's first, dissents last."""
    text_versions: list[TextVersionRow]
    """Its text as published and as changed since, by date."""
    petitioners: list[Participant]
    respondents: list[Participant]
    reactions: list[ReactionRow]


class SatThere(TypedDict):
    """A judge who sits or sat there."""

    id: str
    name: str
    sat_from: str | None
    """Since when, as far as it is known."""
    sat_from_earliest: str | None
    sat_from_latest: str | None
    sat_to: str | None
    """Until when; empty while it goes on or is not known."""
    sat_to_earliest: str | None
    sat_to_latest: str | None


class SearchAnswer(TypedDict):
    """A page of ranked cases."""

    page: int
    has_next: bool
    is_cut: bool
    """The words are too common to be ranked whole; cases/?q= has all by date."""
    docket: str
    """The address of the one case with this number; empty if it is none."""
    names: list[Suggestion]
    facets: list[Facet] | None
    """Null: more than 20,000 records; add `facets=yes`."""
    results: list[SearchRow]


class SearchHit(TypedDict):
    """Where the words stand."""

    tier: int
    """1: names and numbers; 2: what was held; 3: the full text."""
    kind: Literal["case", "ruling", "reaction"] | str
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


class SearchRow(TypedDict):
    """A case with the sentence in which it was found."""

    id: str
    """Public id."""
    url: str
    """The address of its page."""
    court: CourtRef | None
    title: str
    """What a reader recognises, such as “Amnesty v. NSO”."""
    title_language: str
    """Of the title, such as en or he."""
    caption: str
    """The court's own title."""
    court_as_stated: str
    """What the sources say of the court, where they do not name it."""
    docket_number: str
    """As printed; empty if not known."""
    case_type: Literal["petition", "administrative_petition", "high_court_petition", "civil_claim", "class_action", "appeal", "leave_to_appeal", "further_hearing", "judicial_review", "constitutional_application", "criminal", "investigation", "enforcement", "advisory", "other", "unknown"] | str
    """What was lodged; an appeal is a case of its own."""
    status: Literal["announced", "filed", "pending", "reserved", "decided", "on_appeal", "remanded", "settled", "withdrawn", "struck_out", "closed", "unknown"] | str
    """Where it stands as far as the sources tell."""
    finality: Literal["open", "appealable", "appeal_announced", "appeal_pending", "final", "no_appeal_found", "unknown"] | str
    """Whether what was decided can still be appealed."""
    hearing_access: Literal["open", "partly_closed", "closed", "ex_parte_closed", "written_only", "unknown"] | str
    """Who could attend the hearings."""
    record_status: Literal["stub", "partial", "complete", "verified"] | str
    """How complete this record is."""
    filed_on: str | None
    """2019, 2019-05 or 2019-05-14; only as exact as the sources."""
    filed_on_earliest: str | None
    filed_on_latest: str | None
    next_on: str | None
    """The next date that is known."""
    next_on_earliest: str | None
    next_on_latest: str | None
    petitioners: list[Participant]
    respondents: list[Participant]
    verdict: CaseVerdict | None
    matched: list[CaseVerdict]
    """The latest rulings, at most 3, that met the filters; empty without one on rulings."""
    reactions: list[ReactionRow]
    hit: SearchHit


class SeatRef(TypedDict):
    """A seat of the same ruling."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    id: str | None
    """Of the judge; null where there is no entry."""
    name: str


class Source(TypedDict):
    """A source of the case, by its number."""

    number: int | None
    """For readers; null until the record is public."""
    id: str
    """Public id."""
    derived_from: str | None
    kind: Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str
    """What it is; an agency's report that a paper reprints is its own source."""
    title: str
    """As printed."""
    author: str
    """As printed."""
    publisher: str
    """The paper, court or organisation that issued it."""
    url: str
    """Where it can be read."""
    archived_url: str
    """A copy that stays when the address fails."""
    published_time: str | None
    """As printed, in the place of publication."""
    language: str
    """Its code, such as he or en."""
    seen_as: Literal["full", "excerpt", "headline", "second_hand"] | str
    """What you had before you when you relied on it."""
    media: list[Any]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: str
    """What a reader should know before relying on it."""
    published_on: str | None
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    published_on_earliest: str | None
    published_on_latest: str | None
    accessed_on: str | None
    """When the editor last read it."""
    accessed_on_earliest: str | None
    accessed_on_latest: str | None


class SourceDocument(TypedDict):
    """SourceDocument."""

    key: str
    kind: Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str
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
    seen_as: NotRequired[Literal["full", "excerpt", "headline", "second_hand"] | str]
    """What you had before you when you relied on it."""
    derived_from: NotRequired[str]
    """The source that this one repeats; a wire copy is not a second source."""
    media: NotRequired[list[dict[str, Any]]]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: NotRequired[str]
    """What a reader should know before relying on it."""
    confirmed: NotRequired[list[str]]
    system: NotRequired[str]
    """Where it differs."""
    files: NotRequired[list[dict[str, Any]]]
    """Public files, by their digests; they come with the folder of files, and loading leaves them alone."""
    citations: NotRequired[list[CitationDocument]]


class SourceList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[SourceListRow]


class SourceListRow(TypedDict):
    """A source, wherever it is cited."""

    id: str
    page: str
    """The address of its page."""
    version: int
    kind: Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str
    """What it is; an agency's report that a paper reprints is its own source."""
    title: str
    """As printed."""
    author: str
    """As printed."""
    publisher: str
    """The paper, court or organisation that issued it."""
    url: str
    """Where it can be read."""
    archived_url: str
    """A copy that stays when the address fails."""
    published_time: str | None
    """As printed, in the place of publication."""
    language: str
    """Its code, such as he or en."""
    seen_as: Literal["full", "excerpt", "headline", "second_hand"] | str
    """What you had before you when you relied on it."""
    media: list[Any]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: str
    """What a reader should know before relying on it."""
    published_on: str | None
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    published_on_earliest: str | None
    published_on_latest: str | None
    accessed_on: str | None
    """When the editor last read it."""
    accessed_on_earliest: str | None
    accessed_on_latest: str | None
    derived_from: str | None
    """The id of the source that it repeats."""


class SourceNamed(TypedDict):
    """A source, in short."""

    id: str
    title: str
    publisher: str


class SourceRef(TypedDict):
    """A source, by its number on the case."""

    id: str
    """Public id."""
    number: int | None
    """For readers; null until the record is public."""
    title: str
    publisher: str


class SourceWithRecords(TypedDict):
    """A source, with what rests on it."""

    id: str
    page: str
    """The address of its page."""
    version: int
    kind: Literal["court_document", "official_publication", "party_statement", "press_release", "news_report", "news_agency", "opinion", "ngo_report", "academic", "parliamentary", "dataset", "social_media", "interview", "broadcast", "other"] | str
    """What it is; an agency's report that a paper reprints is its own source."""
    title: str
    """As printed."""
    author: str
    """As printed."""
    publisher: str
    """The paper, court or organisation that issued it."""
    url: str
    """Where it can be read."""
    archived_url: str
    """A copy that stays when the address fails."""
    published_time: str | None
    """As printed, in the place of publication."""
    language: str
    """Its code, such as he or en."""
    seen_as: Literal["full", "excerpt", "headline", "second_hand"] | str
    """What you had before you when you relied on it."""
    media: list[Any]
    """Pictures: a list of {caption, credit}; no file is kept."""
    note: str
    """What a reader should know before relying on it."""
    published_on: str | None
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    published_on_earliest: str | None
    published_on_latest: str | None
    accessed_on: str | None
    """When the editor last read it."""
    accessed_on_earliest: str | None
    accessed_on_latest: str | None
    derived_from: str | None
    """The id of the source that it repeats."""
    files: list[FileRow]
    records: list[RestingRecord]
    is_more: bool
    """Whether there are more than were counted."""


class Speaker(TypedDict):
    """Who reacted."""

    id: str
    name: str
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """


class SpeakerOnSide(TypedDict):
    """Who reacted."""

    id: str
    name: str
    has_page: bool
    """Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; whoever
    shows them should keep search engines away.
    """
    sides: list[Literal["bringing", "opposing", "neutral", "none"] | str]
    """The side on which they stand in the case; “none” without a part in it."""


class StanceCount(TypedDict):
    """How often one stance."""

    number: int
    url: str
    """The list behind the number."""
    stance: Literal["welcomes", "criticises", "condemns", "mixed", "neutral", "not_stated"] | str
    """Towards what the reaction is about."""


class StandsIn(TypedDict):
    """A case in which the party takes part."""

    role: Literal["petitioner", "respondent", "plaintiff", "defendant", "appellant", "appellee", "applicant", "claimant", "intervener", "amicus_curiae", "interested_party", "licensee", "regulator", "supporter", "complainant", "prosecutor", "private_prosecutor", "civil_party", "suspect", "accused", "victim", "affected_person", "expert", "other"] | str
    """In this case; another case may differ."""
    side: Literal["bringing", "opposing", "neutral"] | str
    """With those who bring the case, with those who answer, or neither."""
    case: CaseRef


class Statistic(TypedDict):
    """A question with its figure."""

    name: str
    question: str
    counts: str
    """What one unit of the figure is, and what makes it count twice."""
    unit: str
    divided_by: list[str]
    """The filters that find its rows and their segments."""
    filters: list[str]
    """What can be asked of it; as on the list behind it."""
    url: str
    """The address of its page."""
    counted: int
    """Records that stand in the figure."""
    lacking: int
    """Records of the same list that do not."""
    lacking_reason: str
    note: str
    measures: dict[str, Any]
    """Further numbers; a time is the least and the most days."""
    rows: list[StatisticPart]


class StatisticPart(TypedDict):
    """A row of a figure, with its segments."""

    key: str
    label: str
    count: int
    """The length of the list."""
    share: int | None
    """In percent of its row; null below 5 records."""
    url: str
    """The page with these records and no others; the API has it under /api/v1."""
    measures: dict[str, Any]
    """Further numbers; a time is the least and the most days."""
    segments: list[StatisticSegment]


class StatisticRow(TypedDict):
    """A question, without its figure."""

    name: str
    question: str
    counts: str
    """What one unit of the figure is, and what makes it count twice."""
    unit: str
    divided_by: list[str]
    """The filters that find its rows and their segments."""
    filters: list[str]
    """What can be asked of it; as on the list behind it."""
    url: str
    """The address of its page."""


class StatisticSegment(TypedDict):
    """A segment of a row."""

    key: str
    label: str
    count: int
    """The length of the list."""
    share: int | None
    """In percent of its row; null below 5 records."""
    url: str
    """The page with these records and no others; the API has it under /api/v1."""
    measures: dict[str, Any]
    """Further numbers; a time is the least and the most days."""


class Suggestion(TypedDict):
    """A name that begins as typed, or is near it."""

    kind: Literal["party", "judge", "court", "case", "topic", "source"] | str
    id: str
    name: str
    url: str
    is_near: bool
    """Nothing begins so; this is spelled much like it."""


class Term(TypedDict):
    """One code of a list."""

    code: str
    label: str
    definition: str


class TextVersion(TypedDict):
    """The text of the ruling from one day on, and what it says otherwise than before."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["as_published", "corrected", "amended", "reissued", "redacted"] | str
    """How this text came to be."""
    on: str | None
    """Since when it has read so: 2019, 2019-05 or 2019-05-14."""
    on_earliest: str | None
    on_latest: str | None
    changes: str
    """What it says otherwise than the version before it, in your own words."""
    url: str
    """Where this version can be read."""
    text: str
    """Its words, whole; only where they may be copied."""
    note: str
    """What readers must know about it."""
    identifiers: list[RulingIdentifier]
    """Citations of this version alone."""
    is_current: bool
    """Whether it is the latest."""


class TextVersionRow(TypedDict):
    """The text of the ruling from one day on."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: Literal["as_published", "corrected", "amended", "reissued", "redacted"] | str
    """How this text came to be."""
    on: str | None
    """Since when it has read so: 2019, 2019-05 or 2019-05-14."""
    on_earliest: str | None
    on_latest: str | None


class TimelineEntry(TypedDict):
    """An event, ruling or reaction in time."""

    type: Literal["event", "ruling", "reaction"] | str
    id: str | None
    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    number: int | None
    """For readers; null until the record is public."""
    kind: str
    on: str | None
    """As far as it is known: 2019, 2019-05 or 2019-05-14."""
    on_earliest: str | None
    on_latest: str | None
    is_act_of_court: bool
    title: str


class Title(TypedDict):
    """Another title."""

    key: str
    """Permanent within its unit; with the unit's id it addresses the part."""
    title: str
    """Another title of the case."""
    language: str
    """Its code, such as he or en."""
    kind: Literal["caption", "press", "short", "translation"] | str
    """Who calls it so."""


class Topic(TypedDict):
    """A topic with its cases, and with rulings of which a holding is about it; narrower topics count."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """In a word or two."""
    description: str
    """What belongs here, and what does not."""
    parent: UnitRef | None
    narrower: list[UnitRef]
    number_of_cases: Count
    latest_cases: list[CaseRow]
    latest_rulings: list[RulingRow]
    citations: list[UnitCitation]


class TopicDocument(TypedDict):
    """TopicDocument."""

    key: str
    name: str
    """In a word or two."""
    parent: NotRequired[str]
    """The next broader topic."""
    description: NotRequired[str]
    """What belongs here, and what does not."""
    system: NotRequired[str]
    """Where it differs."""
    citations: NotRequired[list[CitationDocument]]


class TopicList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[TopicRow]


class TopicRef(TypedDict):
    """A topic."""

    id: str
    """Public id."""
    name: str


class TopicRow(TypedDict):
    """A topic."""

    id: str
    url: str
    """The address of its page."""
    version: int
    name: str
    """In a word or two."""
    description: str
    """What belongs here, and what does not."""
    parent: UnitRef | None


class UnitCitation(TypedDict):
    """What one source says of one fact of this record."""

    path: str
    """The fact that is cited for; empty for the whole record."""
    support: Literal["states", "implies", "silent", "denies"] | str
    """Whether it states the fact, implies it, is silent or denies it."""
    stated_value: str
    """What the source states, where it differs: a date, a code, a key or a text."""
    standing: Literal["accepted", "undecided", "superseded", "mistaken"] | str
    """What you hold of what it says; it matters where sources differ."""
    quotation: str
    """A few words."""
    quotation_language: str
    """Of the quotation, such as he."""
    translation: str
    """Of the quotation; say whose it is."""
    translated_by: str
    """A name, or “the editor”."""
    locator: str
    """A page, a paragraph, a minute."""
    note: str
    """Why the editor decided so. Public."""
    is_contrary: bool
    """Excludes what the record says."""
    stated: str
    """The stated value in words: a date, a label, a name."""
    fact: str
    """What readers call it."""
    words_url: str
    """Where the quoted or located words stand: in the full text here, or on the source's own page."""
    quotation_check: QuotationCheckRow | None
    source: SourceNamed


class UnitRef(TypedDict):
    """Another one, in short."""

    id: str
    name: str


class VerdictList(TypedDict):
    """One page of the list."""

    next: str | None
    previous: str | None
    count: NotRequired[int]
    """Only with count=exact."""
    results: list[RulingRow]
    facets: NotRequired[list[Facet]]


VerdictNowOrPast: TypeAlias = "Ruling | RulingPast"


class Verdicts(TypedDict):
    """Verdicts by their results."""

    number: int
    is_more: bool
    """Whether there are more than were counted."""
    results: list[ResultShare]


class Vocabulary(TypedDict):
    """A controlled list."""

    name: str
    heading: str
    terms: list[Term]


class Warning(TypedDict):
    """What is odd in what was written but can be real: it was written, and somebody should look again."""

    pointer: str
    """Where in the document (RFC 6901); empty: all of it."""
    message: str
    record: NotRequired[str]
    """The id of the other record that it is about."""


class WholeCase(TypedDict):
    """WholeCase."""

    format: Literal["casetracker-case-1"]
    system: str
    """Whose keys these are."""
    complete: NotRequired[bool]
    """Parts that are absent here are withdrawn; otherwise they stay."""
    topics: NotRequired[list[TopicDocument]]
    courts: NotRequired[list[CourtDocument]]
    judges: NotRequired[list[JudgeDocument]]
    parties: NotRequired[list[PartyDocument]]
    sources: NotRequired[list[SourceDocument]]
    case: CaseDocument
    rulings: NotRequired[list[RulingDocument]]
    reactions: NotRequired[list[ReactionDocument]]
    source_numbers: NotRequired[dict[str, int]]
    """The numbers of the sources on the case's page, by key."""


class Withdraw(TypedDict):
    """Why a record is withdrawn."""

    reason: str
    """Public, in the record's history; such as “a typing error” or “the judgment was published”."""


class WriteProblem(TypedDict):
    """Why nothing was written, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[PlacedError]]
    version: NotRequired[int]
    """With 412: the one that stands."""
    id: NotRequired[str]
    """With 409: the record that has this key."""
    waiting: NotRequired[list[str]]
    """With 409: published records that would change."""
    candidates: NotRequired[list[Candidates]]


class Written(TypedDict):
    """A record as it stands after it was written, for whoever may see drafts."""

    id: str
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
    warnings: list[Warning]


class WrongParameter(TypedDict):
    """A parameter that cannot be answered."""

    parameter: str
    detail: str
    """Why, and what to write."""
