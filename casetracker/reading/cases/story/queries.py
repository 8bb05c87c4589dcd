"""One case with everything attached, read in a fixed number of narrow queries, through the visibility rule."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Model, OuterRef, Q, QuerySet, Subquery, Value

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    CaseSource,
    CaseTitle,
    Citation,
    Claim,
    Court,
    Judge,
    Participation,
    Source,
    Topic,
)
from casetracker.lists.rows import Rows, by, date_columns, unit_columns
from parties.models import Party
from rulings.models import (
    Disposition,
    Holding,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingReview,
)

PART = ("pk", "key", "number")
QUOTATION = ("quotation", "quotation_language", "translation", "translated_by")
CITATION = ("path", "support", "stated_value", "standing", *QUOTATION, "locator", "note", "is_contrary")
SOURCE = (
    "kind",
    "title",
    "author",
    "publisher",
    "url",
    "archived_url",
    "published_time",
    "language",
    "seen_as",
    "media",
    "note",
)
RULING = (
    "pk",
    "public_id",
    "key",
    "number",
    "version",
    "kind",
    "stage",
    "decided_by",
    "bench_size",
    "is_bench_complete",
    "result",
    "favours",
    "is_verdict",
    "summary",
    "full_text",
    "full_text_url",
    "text_availability",
    "language",
    "note",
)
RULING_DATES = ("heard_on", "issued_on", "published_on", "notified_on")
REACTION = (
    "pk",
    "public_id",
    "key",
    "number",
    "version",
    "about_ruling_id",
    "about_event_id",
    "in_reply_to_id",
    "spokesperson",
    "spokesperson_title",
    "kind",
    "asked_by",
    "stance",
    "summary",
    "language",
    "note",
)
DISPOSITION = (
    *PART,
    "ruling_id",
    "decides",
    "description",
    "result",
    "form",
    "favours",
    "basis",
    "amount",
    "currency",
    "sentence",
    "as_stated",
    "as_stated_language",
    "effect",
    "note",
)
LINKS = {
    "claim.raised_by": Claim.raised_by,
    "claim.against": Claim.against,
    "event.by": CaseEvent.by,
    "disposition.claims": Disposition.claims,
    "disposition.requested_by": Disposition.requested_by,
    "disposition.concerning": Disposition.concerning,
    "holding.claims": Holding.claims,
    "holding.topics": Holding.topics,
    "point.holdings": ReactionPoint.holdings,
    "case.topics": Case.topics,
}
"""Every many-to-many link of a story; all are read in one query."""


@dataclass
class StoryRows:
    """The rows of one story, as the database gives them."""

    case: Case
    participations: Rows
    claims: Rows
    events: Rows
    titles: Rows
    identifiers: Rows
    rulings: Rows
    dispositions: dict[int, Rows]
    panel: dict[int, Rows]
    holdings: dict[int, Rows]
    reviews: Rows
    reactions: Rows
    speakers: dict[int, Rows]
    points: dict[int, Rows]
    links: dict[str, dict[int, list[int]]]
    topics: dict[int, dict[str, Any]]
    names: dict[tuple[str, int], Rows]
    sources: Rows
    citations: Rows
    relations: list[CaseRelation]
    units: dict[str, dict[int, str]] = field(default_factory=dict)


def read_story_rows(case: Case, *, drafts: bool = False) -> StoryRows:
    """Every row of the story; `drafts` (the editor's preview) reads unpublished rulings and reactions too."""
    seen = (lambda rows: rows) if drafts else (lambda rows: rows.visible())
    rulings = list(
        seen(Ruling.objects.filter(case=case)).values(
            *RULING, *date_columns(*RULING_DATES), *unit_columns("court", "name", "country"), "court_id"
        )
    )
    reactions = list(seen(Reaction.objects.filter(case=case)).values(*REACTION, *date_columns("made_on")))
    ruling_ids, reaction_ids = [row["pk"] for row in rulings], [row["pk"] for row in reactions]
    participations = rows_of(
        Participation,
        case,
        *PART,
        "role",
        "side",
        "name_as_stated",
        "counsel",
        "note",
        "order",
        "party_id",
        *unit_columns("party", "name", "kind", "identity", "exposure", "size_stated", "country", "description", "note"),
    )
    claims = rows_of(Claim, case, *PART, "kind", "statement", "note", *date_columns("alleged_on"))
    events = rows_of(
        CaseEvent,
        case,
        *PART,
        "kind",
        "title",
        "description",
        "docket",
        "begins_at",
        "ends_at",
        "time_zone",
        "note",
        *date_columns("on"),
    )
    dispositions = below(Disposition, "ruling", ruling_ids, *DISPOSITION)
    panel = below(
        PanelSeat,
        "ruling",
        ruling_ids,
        "key",
        "name_as_stated",
        "role",
        "part",
        "judge_id",
        *unit_columns("judge", "name"),
        ordering="order",
    )
    holdings = below(Holding, "ruling", ruling_ids, *PART, "finding", "statement", *QUOTATION, "weight", "note")
    speakers = below(
        ReactionSpeaker,
        "reaction",
        reaction_ids,
        "key",
        "party_id",
        *unit_columns("party", "name", "kind", "exposure", "identity"),
        ordering="order",
    )
    points = below(
        ReactionPoint,
        "reaction",
        reaction_ids,
        *PART,
        "response",
        "calls_for",
        "summary",
        *QUOTATION,
        "asserts_fact",
        "note",
    )
    links = read_links(
        {
            "claim": [row["pk"] for row in claims],
            "event": [row["pk"] for row in events],
            "case": [case.pk],
            "disposition": ids(dispositions),
            "holding": ids(holdings),
            "point": ids(points),
        }
    )
    titles = titles_and_identifiers(case)
    people = {
        "party": {
            row["party_id"]: row["party__public_id"] for rows in (participations, *speakers.values()) for row in rows
        },
        "judge": {
            row["judge_id"]: row["judge__public_id"] for rows in panel.values() for row in rows if row["judge_id"]
        },
        "court": {row["court_id"]: row["court__public_id"] for row in rulings if row["court_id"]} | court_of(case),
    }
    units = [case.public_id, *(row["public_id"] for row in [*rulings, *reactions])]
    return StoryRows(
        case=case,
        participations=participations,
        claims=claims,
        events=events,
        titles=[row for row in titles if row["table"] == "title"],
        identifiers=[row for row in titles if row["table"] != "title"],
        rulings=rulings,
        dispositions=dispositions,
        panel=panel,
        holdings=holdings,
        reviews=read_reviews(ruling_ids),
        reactions=reactions,
        speakers=speakers,
        points=points,
        links=links,
        topics=read_topics(links),
        names=read_names(people),
        sources=read_sources(case, units),
        citations=read_citations([*units, *(public_id for found in people.values() for public_id in found.values())]),
        relations=read_relations(case),
        units=people,
    )


def court_of(case: Case) -> dict[int, str]:
    return {case.court_id: case.court.public_id} if case.court else {}


def rows_of(model: type[Model], case: Case, *columns: str) -> Rows:
    """The current parts of the case."""
    order = ["order", "id"] if "order" in columns else ["number", "id"]
    rows = list(model.objects.current().filter(case=case).order_by("id").values(*columns))
    return sorted(rows, key=lambda row: (row.get(order[0]) is None, row.get(order[0]) or 0))


def below(
    model: type[Model], owner: str, owners: list[int], *columns: str, ordering: str = "number"
) -> dict[int, Rows]:
    """The current parts of several units, by the unit's row id."""
    names = dict.fromkeys([*columns, f"{owner}_id", ordering])
    rows = list(model.objects.current().filter(**{f"{owner}__in": owners}).order_by("id").values(*names))
    rows.sort(key=lambda row: (row[ordering] is None, row[ordering] or 0))
    return by(rows, f"{owner}_id")


def ids(groups: dict[int, Rows]) -> list[int]:
    return [row["pk"] for rows in groups.values() for row in rows]


def read_links(owners: dict[str, list[int]]) -> dict[str, dict[int, list[int]]]:
    """All many-to-many links of the story, in one query: link -> row id -> linked row ids."""
    queries = []
    for name, descriptor in LINKS.items():
        owner, through = owners[name.partition(".")[0]], descriptor.through
        near, far = descriptor.field.m2m_column_name(), descriptor.field.m2m_reverse_name()
        rows = through.objects.filter(**{f"{near}__in": owner}).order_by()
        queries.append(rows.values_list(text(name), near, far))
    found: dict[str, dict[int, list[int]]] = {name: {} for name in LINKS}
    for name, near, far in sorted(queries[0].union(*queries[1:], all=True)):
        found[name].setdefault(near, []).append(far)
    return found


def text(value: str) -> Value:
    return Value(value, output_field=CharField())


def titles_and_identifiers(case: Case) -> Rows:
    """Other titles and identifiers, in one query."""
    titles = CaseTitle.objects.current().filter(case=case).order_by()
    identifiers = CaseIdentifier.objects.current().filter(case=case).order_by()
    columns = ("table", "pk", "key", "text", "kind", "language")
    rows = titles.values_list(text("title"), "pk", "key", "title", "kind", "language").union(
        identifiers.values_list(text("identifier"), "pk", "key", "value", "scheme", text("")), all=True
    )
    return [dict(zip(columns, row, strict=True)) for row in sorted(rows)]


def read_reviews(rulings: list[int]) -> Rows:
    """Reviews in both directions: by these rulings, and of them by visible rulings of other cases."""
    rows = RulingReview.objects.visible().filter(Q(ruling__in=rulings) | Q(reviewed__in=rulings)).order_by("id")
    return list(
        rows.values(
            "key",
            "ruling_id",
            "reviewed_id",
            "to_text",
            "effect",
            "ruling__public_id",
            "ruling__case__title",
            "reviewed__public_id",
            "reviewed__case__title",
            "reviewed__visible_from",
        )
    )


def read_topics(links: dict[str, dict[int, list[int]]]) -> dict[int, dict[str, Any]]:
    wanted = {pk for name in ("case.topics", "holding.topics") for found in links[name].values() for pk in found}
    rows = Topic.objects.visible().filter(pk__in=wanted).values("pk", "public_id", "name")
    return {row["pk"]: {"id": row["public_id"], "name": row["name"]} for row in rows}


def read_names(people: dict[str, dict[int, str]]) -> dict[tuple[str, int], Rows]:
    """Other names of the story's parties, judges and courts, in one query."""
    queries = []
    for model in (Party, Judge, Court):
        names = model.names.rel.related_model.objects.current()
        owner = model.kind_name()
        rows = names.filter(**{f"{owner}__in": people[owner].keys()}).order_by()
        queries.append(rows.values_list(text(owner), f"{owner}_id", "pk", "key", "name", "language", "kind"))
    found: dict[tuple[str, int], Rows] = {}
    for owner, owner_id, _, key, name, language, kind in sorted(queries[0].union(*queries[1:], all=True)):
        found.setdefault((owner, owner_id), []).append({"key": key, "name": name, "language": language, "kind": kind})
    return found


def read_sources(case: Case, units: list[str]) -> Rows:
    """What these units cite, by the numbers on the case; last what gets its number when an embargo's end is logged."""
    cited = Citation.objects.filter(unit_id__in=units).values("source")
    number = CaseSource.objects.current().filter(case=case, source=OuterRef("pk")).values("number")[:1]
    rows = Source.objects.filter(pk__in=cited).annotate(number=Subquery(number))
    rows = rows.order_by(F("number").asc(nulls_last=True), "pk")
    derived_from = unit_columns("derived_from", "visible_from")
    return list(
        rows.values("number", "public_id", *SOURCE, *derived_from, *date_columns("published_on", "accessed_on"))
    )


def read_citations(units: list[str]) -> Rows:
    rows = Citation.objects.filter(unit_id__in=units).order_by("id")
    return list(rows.values("unit_id", *CITATION, *unit_columns("source", "title", "publisher", "visible_from")))


def read_relations(case: Case) -> list[CaseRelation]:
    """Relations in both directions; a hidden other end is left out by whoever shows them."""
    rows: QuerySet[CaseRelation] = CaseRelation.objects.current().filter(Q(case=case) | Q(to_case=case))
    return list(rows.select_related("case__court", "to_case__court").order_by("id"))
