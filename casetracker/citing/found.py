"""What a list found, for citations: a portion of records at a time, with the columns that a citation needs.

The rows have the shape of a story's, so that one record and a whole list are cited by the same functions. A portion
takes a fixed number of queries, whatever stands in it.
"""

from typing import ClassVar

from django.db.models import Model, QuerySet
from rest_framework import serializers

from cases.models import Case, CaseIdentifier, CaseTitle, Court
from casetracker.core.statements.values import by
from casetracker.lists.rows import ByField, Reader, Row, RowData, Rows
from casetracker.lists.rows.values import date_columns
from casetracker.reading.cases.story.part_serializers import (
    CitedReview,
    CourtNamed,
    PanelSeatSerializer,
    ReactionSpeakerSerializer,
    RulingIdentifierSerializer,
)
from casetracker.reading.cases.story.queries import read_names, read_parts, read_reviews, read_seats
from casetracker.reading.cases.story.serializers import Identifier, Title
from casetracker.reading.parts.decisions import latest_verdict
from casetracker.reading.parts.fields import by_date
from casetracker.reading.parts.people import NOBODY, Participant, people_of
from rulings.models import PanelSeat, Reaction, ReactionSpeaker, Ruling, RulingCase

SIDES = ("petitioners", "respondents")


def id_row(model: type[Model]) -> type[Row]:
    """A row that tells which record it is, and no more."""
    meta = type("Meta", (), {"model": model, "fields": ["id"]})
    return type(f"{model.__name__}Id", (Row,), {"id": serializers.CharField(source="public_id"), "Meta": meta})


def read_courts(rows: Rows) -> dict[int, RowData]:
    """The court of each of these records with its names, by the record's primary key."""
    courts = Court.objects.visible().filter(pk__in={row["court_id"] for row in rows})
    found = {row["pk"]: row for row in courts.values(*CourtNamed.columns())}
    names = read_names({"court": {pk: row["public_id"] for pk, row in found.items()}})
    shown = {pk: CourtNamed.build(row, names=names.get(("court", pk), [])) for pk, row in found.items()}
    return {row["pk"]: shown[row["court_id"]] for row in rows if row["court_id"] in shown}


def read_case_parts(rows: Rows) -> ByField:
    pks = [row["pk"] for row in rows]
    parties = people_of(pks, []).parties
    return {
        "titles": parts_of(CaseTitle.objects.current().filter(case__in=pks), "case_id", Title),
        "identifiers": parts_of(CaseIdentifier.objects.current().filter(case__in=pks), "case_id", Identifier),
        "court": read_courts(rows),
        **{side: {pk: with_party(parties.get(pk, NOBODY)[side]) for pk in pks} for side in SIDES},
    }


def parts_of(parts: QuerySet, owner: str, row: type[Row]) -> dict[int, Rows]:
    """Parts by the primary key of what they are of, in the order of entry."""
    values = by(parts.order_by("id").values(owner, *row.columns()), owner)
    return {pk: [row.build(each) for each in found] for pk, found in values.items()}


def with_party(people: Rows) -> Rows:
    """Participants who can be told apart by their party, as those of a story."""
    return [{**row, "party": row["id"]} for row in people]


class CaseFields(Row):
    """A case as its rulings and reactions are cited by it."""

    id = serializers.CharField(source="public_id")
    version = serializers.IntegerField()
    titles = Title(many=True)
    identifiers = Identifier(many=True)
    court = CourtNamed(allow_null=True)
    petitioners = Participant(many=True)
    respondents = Participant(many=True)

    given: ClassVar[tuple[str, ...]] = ("titles", "identifiers", "court", *SIDES)
    readers: ClassVar[tuple[Reader, ...]] = (read_case_parts,)
    reads = ("court_id",)

    class Meta:
        model = Case
        fields = [
            *("id", "version", "title", "caption", "court_as_stated", "docket_number", "local_type", "summary"),
            *("languages", "titles", "identifiers", "court", *SIDES),
        ]


def read_in_cases(rulings: list[int]) -> dict[int, Rows]:
    """The visible cases that each of these rulings decides, its own first."""
    found: dict[int, Rows] = {}
    rows = RulingCase.objects.visible().filter(ruling__in=rulings).order_by("order")
    for ruling, public_id, docket in rows.values_list("ruling", "case__public_id", "case__docket_number"):
        found.setdefault(ruling, []).append({"id": public_id, "docket_number": docket})
    return found


class InCase(serializers.Serializer):
    """A case in which a ruling was given."""

    id = serializers.CharField()
    docket_number = serializers.CharField()


def read_ruling_parts(rows: Rows) -> ByField:
    pks = [row["pk"] for row in rows]
    found = read_reviews(pks)
    cited_as = {
        pk: [RulingIdentifierSerializer.build(row) for row in identifiers]
        for pk, identifiers in found["citations_of_rulings"].items()
    }
    reviews = by(found["reviews"], "reviewed_id")
    seats = by(read_seats(PanelSeat.objects.current().filter(ruling__in=pks))["judges"], "ruling_id")
    return {
        "court": read_courts(rows),
        "cases": read_in_cases(pks),
        "identifiers": cited_as,
        "judges": {pk: [PanelSeatSerializer.build(row, names=[]) for row in bench] for pk, bench in seats.items()},
        "reviewed_by": {
            pk: [CitedReview.build(row, identifiers=cited_as.get(row["ruling_id"], [])) for row in reviews.get(pk, [])]
            for pk in pks
        },
    }


class RulingFields(Row):
    """A ruling as it is cited, without its case."""

    id = serializers.CharField(source="public_id")
    version = serializers.IntegerField()
    number = serializers.IntegerField(allow_null=True)
    court = CourtNamed(allow_null=True)
    cases = InCase(many=True)
    identifiers = RulingIdentifierSerializer(many=True)
    judges = PanelSeatSerializer(many=True)
    reviewed_by = CitedReview(many=True)

    given: ClassVar[tuple[str, ...]] = ("court", "cases", "identifiers", "judges", "reviewed_by")
    readers: ClassVar[tuple[Reader, ...]] = (read_ruling_parts,)
    reads: ClassVar[tuple[str, ...]] = ("court_id",)

    class Meta:
        model = Ruling
        fields = [
            *("id", "version", "number", "kind", "language", "summary", "issued_on"),
            *("court", "cases", "identifiers", "judges", "reviewed_by"),
        ]


def read_verdicts(rows: Rows) -> ByField:
    """The latest verdict of each case, as the story of the case chooses it."""
    dated = Ruling.objects.visible().verdicts().filter(cases__in=[row["pk"] for row in rows])
    columns = ("pk", "cases", "public_id", "is_verdict", *date_columns("issued_on"))
    of_cases = by([{**row, "id": row["public_id"]} for row in dated.values(*columns)], "cases")
    chosen = {case: latest_verdict(by_date(rulings, "issued_on")) for case, rulings in of_cases.items()}
    found = {
        row["id"]: row for row in RulingFields.read(Ruling.objects.visible().filter(public_id__in=chosen.values()))
    }
    return {"verdict": chosen, "rulings": {case: [found[ruling]] for case, ruling in chosen.items() if ruling in found}}


class FoundCase(CaseFields):
    """A case as a list found it, with the verdict by which it is cited."""

    verdict = serializers.CharField(allow_null=True)
    rulings = RulingFields(many=True)

    given = (*CaseFields.given, "verdict", "rulings")
    readers = (read_case_parts, read_verdicts)

    class Meta(CaseFields.Meta):
        fields = [*CaseFields.Meta.fields, "verdict", "rulings"]


def read_cases(rows: Rows) -> ByField:
    """The case of each of these records."""
    cases = list(Case.objects.visible().filter(pk__in={row["case_id"] for row in rows}).values(*CaseFields.columns()))
    built = dict(zip((row["pk"] for row in cases), CaseFields.build_all(cases), strict=True))
    return {"case": {row["pk"]: built[row["case_id"]] for row in rows if row["case_id"] in built}}


class FoundRuling(RulingFields):
    """A ruling as a list found it."""

    case = CaseFields()

    given = (*RulingFields.given, "case")
    readers = (read_ruling_parts, read_cases)
    reads = ("court_id", "case_id")

    class Meta(RulingFields.Meta):
        fields = [*RulingFields.Meta.fields, "case"]


def read_speakers(rows: Rows) -> ByField:
    speakers = ReactionSpeaker.objects.current().filter(reaction__in=[row["pk"] for row in rows])
    spoken = by(read_parts(speakers, ReactionSpeakerSerializer, "order"), "reaction_id")
    return {
        "speakers": {
            pk: [ReactionSpeakerSerializer.build(row, side=None) for row in found] for pk, found in spoken.items()
        }
    }


class FoundReaction(Row):
    """A reaction as a list found it."""

    id = serializers.CharField(source="public_id")
    version = serializers.IntegerField()
    number = serializers.IntegerField(allow_null=True)
    speakers = ReactionSpeakerSerializer(many=True)
    case = CaseFields()

    given = ("speakers", "case")
    readers = (read_speakers, read_cases)
    reads = ("case_id",)

    class Meta:
        model = Reaction
        fields = [
            *("id", "version", "number", "kind", "spokesperson", "spokesperson_title", "language", "summary"),
            *("made_on", "speakers", "case"),
        ]
