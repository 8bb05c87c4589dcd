"""Reads one case with everything attached, in a fixed number of narrow queries through the visibility rule."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.fields.related_descriptors import ManyToManyDescriptor

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseTitle,
    Claim,
    Counsel,
    CourtName,
    DecisionBelow,
    JudgeName,
    Participation,
    Topic,
)
from casetracker.core.statements.values import by
from casetracker.core.units import UnitQuerySet
from casetracker.files.shown import HAS_FILES, Checks, checks_shown, files_of_rulings
from casetracker.lists.rows import Row, RowData, Rows
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.cases.story.cited import read_evidence
from casetracker.reading.cases.story.joined import Links, read_joined
from casetracker.reading.cases.story.part_serializers import (
    CitedReview,
    ClaimSerializer,
    DecisionBelowSerializer,
    HoldingSerializer,
    Officer,
    PanelSeatSerializer,
    ParticipationSerializer,
    ReactionPointSerializer,
    ReactionSpeakerSerializer,
    Review,
    RulingIdentifierSerializer,
)
from casetracker.reading.cases.story.related_cases import read_relations
from casetracker.reading.cases.story.serializers import Identifier, ReactionSerializer, RulingInCase, Title
from casetracker.reading.cases.story.texts import OpinionSerializer, TextVersionSerializer
from casetracker.reading.parts.references import Name
from casetracker.reading.parts.reviews import reviews_in_order
from casetracker.reading.parts.story_parts import CounselRow, DispositionSerializer, EventSerializer, TopicRef
from parties.models import PartyName
from rulings.choices import JUDGE_ROLES
from rulings.models import (
    Disposition,
    Holding,
    Opinion,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingIdentifier,
    TextVersion,
)

ByOwner = dict[int, Rows]
"""Rows that belong to several participations, rulings or reactions, by the primary key of these."""

LINKS: "dict[str, ManyToManyDescriptor[Any, Any]]" = {
    "claim.raised_by": Claim.raised_by,
    "claim.against": Claim.against,
    "event.by": CaseEvent.by,
    "disposition.claims": Disposition.claims,
    "disposition.requested_by": Disposition.requested_by,
    "disposition.concerning": Disposition.concerning,
    "holding.claims": Holding.claims,
    "holding.topics": Holding.topics,
    "opinion.authors": Opinion.authors,
    "opinion.joiners": Opinion.joiners,
    "text_version.identifiers": TextVersion.identifiers,
    "point.holdings": ReactionPoint.holdings,
    "case.topics": Case.topics,
}
"""Every many-to-many link of a story; one query reads all."""


NO_EVIDENCE: dict[str, Any] = {"citations": [], "sources": []}
CITING = ("sources", "citations", "disputed_facts", "inferred_facts", "rulings", "reactions")  # what names them


@dataclass
class StoryRows:
    """The columns of everything in one story, as the database returns them."""

    case: Case
    participations: Rows
    counsel: ByOwner
    claims: Rows
    events: Rows
    names_of_case: dict[str, Rows]
    """Its other `titles`, and its further `identifiers`."""
    decisions_below: Rows
    joined_participations: Rows
    """Parties of joined cases that dispositions of these rulings name; each with the columns of its `case`."""
    joined_claims: Rows
    rulings: Rows
    cases_of_rulings: ByOwner
    citations_of_rulings: ByOwner
    """The identifiers of these rulings and of those that review them; `citations` are what sources say."""
    dispositions: ByOwner
    judges: ByOwner
    officers: ByOwner
    holdings: ByOwner
    opinions: ByOwner
    text_versions: ByOwner
    reviews: Rows
    reactions: Rows
    speakers: ByOwner
    points: ByOwner
    links: Links
    topics: dict[int, RowData]
    names: dict[tuple[str, int], Rows]
    """Other names, by the kind and the primary key of the unit that has them."""
    sources: Rows
    citations: Rows
    checks: Checks
    """Of the quotations of holdings, points and citations."""
    files: dict[int, list[RowData]]
    """The public files of each ruling."""
    relations: Rows

    def seats(self, ruling: int) -> Rows:
        """Everybody at the ruling with this primary key: its judges, and the officers beside them."""
        return [*self.judges.get(ruling, []), *self.officers.get(ruling, [])]


def read_story_rows(case: Case, *, drafts: bool = False, wanted: Wanted = EVERYTHING) -> StoryRows:
    """What the wanted members need; with `drafts`, for an editor's preview, unpublished rulings and reactions too."""
    of_case = Ruling.objects.filter(cases=case).annotate(has_files=HAS_FILES)
    rulings = read_units(of_case, RulingInCase, drafts, "has_files")
    reactions = read_units(Reaction.objects.filter(case=case), ReactionSerializer, drafts)
    participations = read_parts(Participation.objects.current().filter(case=case), ParticipationSerializer, "order")
    claims = read_parts(Claim.objects.current().filter(case=case), ClaimSerializer)
    events = read_parts(CaseEvent.objects.current().filter(case=case), EventSerializer)
    of_rulings, of_reactions = read_parts_of_rulings(keys(rulings)), {"reaction__in": keys(reactions)}
    speakers = read_parts(ReactionSpeaker.objects.current().filter(**of_reactions), ReactionSpeakerSerializer, "order")
    points = read_parts(ReactionPoint.objects.current().filter(**of_reactions), ReactionPointSerializer)
    linking = {"claim": claims, "event": events, "point": points}
    linking |= {name: of_rulings[f"{name}s"] for name in ("disposition", "holding", "opinion", "text_version")}
    links = read_links({"case": [case.pk], **{owner: keys(rows) for owner, rows in linking.items()}})
    units = [case.public_id, *(row["public_id"] for row in [*rulings, *reactions])]
    named = named_units(case, rulings, [*participations, *speakers], of_rulings["judges"])
    evidence = read_evidence(case, units, named) if wanted.any(*CITING) else NO_EVIDENCE
    return StoryRows(
        case=case,
        participations=participations,
        **read_joined(case, rulings, links, drafts),
        counsel=by(read_parts(Counsel.objects.current().filter(case=case), CounselRow, "order"), "participation_id"),
        claims=claims,
        events=events,
        names_of_case=read_titles_and_identifiers(case),
        decisions_below=read_decisions_below(case),
        rulings=rulings,
        **by_ruling(of_rulings),
        **read_reviews(keys(rulings)),
        reactions=reactions,
        speakers=by(speakers, "reaction_id"),
        points=by(points, "reaction_id"),
        links=links,
        topics=read_topics(links),
        names=read_names(named),
        **evidence,
        **read_checks_and_files(rulings, of_rulings["holdings"], points, evidence["citations"]),
        relations=read_relations(case) if wanted.any("ladder", "related") else [],
    )


def read_units(units: UnitQuerySet, row: type[Row], drafts: bool, *more: str) -> Rows:
    return list((units if drafts else units.visible()).values(*row.columns(), *more))


def read_checks_and_files(rulings: Rows, holdings: Rows, points: Rows, citations: Rows) -> dict[str, Any]:
    """What was checked of the quotations, and the rulings' files; nothing is asked where there are none."""
    quoting = {"holding": holdings, "point": points, "citation": citations}
    return {
        "checks": checks_shown(**{name: keys(rows, "quotation") for name, rows in quoting.items()}),
        "files": files_of_rulings(keys(rulings, "has_files")),
    }


def read_parts(parts: QuerySet, row: type[Row], order: str = "number", *more: str) -> Rows:
    """Parts by their order or number, those without one last."""
    rows = list(parts.order_by("id").values(*dict.fromkeys([*row.columns(), order, *more])))
    return sorted(rows, key=lambda values: (values[order] is None, values[order] or 0))


def by_ruling(parts: dict[str, Rows]) -> dict[str, Any]:
    return {name: by(rows, "ruling_id") for name, rows in parts.items()}


def read_parts_of_rulings(rulings: list[int]) -> dict[str, Rows]:
    """What these rulings consist of, by the name of its field in `StoryRows`."""
    found = {"ruling__in": rulings}
    return {
        "dispositions": read_parts(Disposition.objects.current().filter(**found), DispositionSerializer),
        "holdings": read_parts(Holding.objects.current().filter(**found), HoldingSerializer),
        "opinions": read_parts(Opinion.objects.current().filter(**found), OpinionSerializer),
        "text_versions": read_parts(TextVersion.objects.current().filter(**found), TextVersionSerializer),
        **read_seats(PanelSeat.objects.current().filter(**found)),
    }


def read_seats(seats: QuerySet) -> dict[str, Rows]:
    """The judges of the rulings, and the officers beside them, in one query."""
    rows = read_parts(seats, PanelSeatSerializer, "order", *Officer.columns())
    return {
        "judges": [row for row in rows if row["role"] in JUDGE_ROLES],
        "officers": [row for row in rows if row["role"] not in JUDGE_ROLES],
    }


def keys(rows: Rows, having: str = "pk") -> list[int]:
    return [row["pk"] for row in rows if row[having]]


def named_units(case: Case, rulings: Rows, with_party: Rows, with_judge: Rows) -> dict[str, dict[int, str]]:
    """The parties, judges and courts of the story: public ids by kind and primary key."""
    courts = {row["court_id"]: row["court__public_id"] for row in rulings if row["court_id"]}
    if case.court:
        courts[case.court.pk] = case.court.public_id
    return {
        "party": {row["party_id"]: row["party__public_id"] for row in with_party},
        "judge": {row["judge_id"]: row["judge__public_id"] for row in with_judge if row["judge_id"]},
        "court": courts,
    }


def read_links(owners: dict[str, list[int]]) -> Links:
    """All many-to-many links of the story, in one query."""
    queries = []
    for link, descriptor in LINKS.items():
        owner, through = owners[link.partition(".")[0]], descriptor.through
        near, far = descriptor.field.m2m_column_name(), descriptor.field.m2m_reverse_name()
        rows = through.objects.filter(**{f"{near}__in": owner}).order_by()
        queries.append(rows.values_list(constant(link), near, far))
    links: Links = {link: {} for link in LINKS}
    for link, near, far in sorted(queries[0].union(*queries[1:], all=True)):
        links[link].setdefault(near, []).append(far)
    return links


def constant(text: str) -> Value:
    return Value(text, output_field=CharField())


def read_titles_and_identifiers(case: Case) -> dict[str, Rows]:
    """Other titles and identifiers, in one query."""
    titles = CaseTitle.objects.current().filter(case=case).order_by()
    identifiers = CaseIdentifier.objects.current().filter(case=case).order_by()
    rows = sorted(
        titles.values_list(constant("title"), *Title.columns()).union(
            identifiers.values_list(constant("identifier"), *Identifier.columns(), constant("")), all=True
        )
    )
    # An identifier has a column less than a title, which the union fills up.
    columns_of = {"title": (Title.columns(), True), "identifier": (Identifier.columns(), False)}
    return {
        f"{table}s": [dict(zip(names, columns, strict=is_full)) for each, *columns in rows if each == table]
        for table, (names, is_full) in columns_of.items()
    }


def read_decisions_below(case: Case) -> Rows:
    rows = DecisionBelow.objects.current().filter(case=case).order_by("issued_on_earliest", "id")
    return list(rows.values(*DecisionBelowSerializer.columns()))


def read_reviews(rulings: list[int]) -> dict[str, Any]:
    """Reviews by these rulings, and of them by visible rulings of other cases; and how all of these are cited."""
    columns = dict.fromkeys([*Review.columns(), *CitedReview.columns()])
    reviews = reviews_in_order().filter(Q(ruling__in=rulings) | Q(reviewed__in=rulings)).values(*columns)
    cited = RulingIdentifier.objects.current().filter(ruling__in={*rulings, *(row["ruling_id"] for row in reviews)})
    identifiers = cited.order_by("id").values(*RulingIdentifierSerializer.columns())
    return {"reviews": list(reviews), "citations_of_rulings": by(identifiers, "ruling_id")}


def read_topics(links: Links) -> dict[int, RowData]:
    linked = {pk for link in ("case.topics", "holding.topics") for topics in links[link].values() for pk in topics}
    rows = Topic.objects.visible().filter(pk__in=linked).values(*TopicRef.columns())
    return {row["pk"]: TopicRef.build(row) for row in rows}


def read_names(named: dict[str, dict[int, str]]) -> dict[tuple[str, int], Rows]:
    """Other names of these parties, judges and courts, by kind, in one query."""
    kinds = {"party": PartyName.objects, "judge": JudgeName.objects, "court": CourtName.objects}
    queries = []
    for owner in named:
        rows = kinds[owner].current().filter(**{f"{owner}__in": named[owner].keys()}).order_by()
        queries.append(rows.values_list(constant(owner), f"{owner}_id", *Name.columns()))
    found: dict[tuple[str, int], Rows] = {}
    for owner, owner_id, *columns in sorted(queries[0].union(*queries[1:], all=True)):
        found.setdefault((owner, owner_id), []).append(Name.build(dict(zip(Name.columns(), columns, strict=True))))
    return found
