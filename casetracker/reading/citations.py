"""Which sources a record rests on, and which records rest on a source."""

from typing import Any

from rest_framework import serializers

from cases.models import Case, Citation, Court, Judge, Source, Topic
from casetracker.core.models import UnitId
from casetracker.core.statements.values import by
from casetracker.core.units import NumberedPart
from casetracker.core.vocabulary import Vocabulary
from casetracker.exchange.shapes import SHAPES
from casetracker.files.checking import rulings_as_sources
from casetracker.files.shown import WORDS_URL, Checks, QuotationCheckRow, checks_shown, visible_text, words_address
from casetracker.history.fact_words import fact_name
from casetracker.history.link_names import Home
from casetracker.lists.rows import Row, RowData, Rows
from casetracker.reading.cases.story.source_serializers import CITATION_FIELDS, STATED
from casetracker.reading.cases.story.stated_names import StatedNames
from casetracker.web.addresses import unit_address
from parties.models import Party
from rulings.choices import REACTION_KIND, RULING_KIND
from rulings.models import Reaction, Ruling
from rulings.models.unit import CaseUnit

CITATIONS_AT_MOST = 200
"""Citations that one page shows."""


class CitedFact(Row):
    """What the source says of one fact."""

    stated = STATED
    fact = serializers.CharField(help_text="What readers call it.")
    words_url = WORDS_URL
    quotation_check = QuotationCheckRow(allow_null=True)

    given = ("stated", "fact", "words_url", "quotation_check")
    reads = ("source_id", "source__url")

    class Meta:
        model = Citation
        fields = [*CITATION_FIELDS, "stated", "fact", "words_url", "quotation_check"]


class SourceNamed(Row):
    """A source, in short."""

    id = serializers.CharField(source="public_id")
    title = serializers.CharField()
    publisher = serializers.CharField(allow_blank=True)

    class Meta:
        model = Source
        fields = ["id", "title", "publisher"]


class UnitCitation(CitedFact):
    """What one source says of one fact of this record."""

    source = SourceNamed()  # type: ignore[assignment]  # DRF takes declared fields off the class

    class Meta(CitedFact.Meta):
        fields = [*CitedFact.Meta.fields, "source"]


def citations_of(unit: Any) -> Rows:
    """What sources say of the facts of a visible reference unit, fact by fact."""
    rows = Citation.objects.filter(unit_id=unit.public_id).order_by("path", "id")
    found = list(rows.values("unit_id", *UnitCitation.columns())[:CITATIONS_AT_MOST])
    kind = unit.kind_name()
    called = parts_called(kind, found).get(unit.public_id, {})
    home = Home(None, unit.external_system)
    names, checks = StatedNames((kind, home, row) for row in found), checks_shown(citation=[row["pk"] for row in found])
    return [
        UnitCitation.build(
            row,
            stated=names.in_words(kind, home, row),
            fact=fact_name(kind, row["path"], called),
            **words_of(row, None, checks),
        )
        for row in found
    ]


def words_of(row: RowData, text_of: str | None, checks: Checks) -> RowData:
    """Where the cited words stand, and whether they were checked."""
    check = checks.get(("citation", row["pk"]))
    return {"words_url": words_address(row, row["source__url"], text_of, check), "quotation_check": check}


def resting_on(source: Source) -> RowData:
    """The visible records that cite the source, each with the facts; parties without a page are left out."""
    rows = Citation.objects.filter(source=source, unit__in=UnitId.objects.visible()).order_by("unit_id", "id")
    found = list(rows.values("unit_id", "unit__kind", *CitedFact.columns())[: CITATIONS_AT_MOST + 1])
    checks = checks_shown(citation=[row["pk"] for row in found])
    text_of = visible_text(rulings_as_sources([source.pk]).get(source.pk, []))
    cited = by(found[:CITATIONS_AT_MOST], "unit__kind")
    units = named_units(cited)
    called = {unit: parts for kind in cited for unit, parts in parts_called(kind, cited[kind]).items()}
    homes = homes_of(cited)
    known = [row for row in found[:CITATIONS_AT_MOST] if row["unit_id"] in homes]
    names = StatedNames((row["unit__kind"], homes[row["unit_id"]], row) for row in known)
    records = [
        {
            **units[public_id],
            "citations": [
                CitedFact.build(
                    row,
                    stated=names.in_words(row["unit__kind"], homes[public_id], row),
                    fact=fact_name(row["unit__kind"], row["path"], called.get(public_id, {})),
                    **words_of(row, text_of, checks),
                )
                for row in citations
            ],
        }
        for public_id, citations in by(found[:CITATIONS_AT_MOST], "unit_id").items()
        if public_id in units
    ]
    records.sort(key=lambda record: (record["case"] or record["name"], record["kind"] != "case", record["name"]))
    return {"records": records, "is_more": len(found) > CITATIONS_AT_MOST}


def homes_of(cited: dict[str, Rows]) -> dict[str, Home]:
    """Where the documents of these visible units stand, by public id; one query for each kind."""
    found: dict[str, Home] = {}
    for kind, rows in cited.items():
        model: Any = SHAPES[kind].model
        columns: tuple[str, ...] = ("public_id", "external_system")
        if model is Case:
            columns = (*columns, "pk")
        elif issubclass(model, CaseUnit):
            columns = ("public_id", "case__external_system", "case_id")
        units = model.objects.visible().filter(public_id__in={row["unit_id"] for row in rows})
        for public_id, system, *cases in units.values_list(*columns):
            found[public_id] = Home(cases[0] if cases else None, system)
    return found


def parts_called(kind: str, citations: Rows) -> dict[str, dict[str, str]]:
    """What readers call the cited parts of visible units of one kind, by unit and path.

    Numbers, and names of the record itself; who takes part in a case is named on its own page alone."""
    found: dict[str, dict[str, str]] = {}
    for name, shape in SHAPES[kind].parts.items():
        model: Any = shape.model
        owner = f"{model.owner}__public_id"
        cited = {row["unit_id"] for row in citations if row["path"].startswith(f"{name}/")}
        column = NAMES.get(name, "number" if issubclass(model, NumberedPart) else "")
        if cited and column:
            rows = model.objects.visible().filter(**{f"{owner}__in": cited})
            for unit, key, value in rows.values_list(owner, "key", column):
                found.setdefault(unit, {})[f"{name}/{key}"] = f"{getattr(model, 'letter', '')}{value or '–'}"
    return found


def named_units(cited: dict[str, Rows]) -> dict[str, RowData]:
    """What readers call these visible units, by public id; one query for each kind."""
    found: dict[str, RowData] = {}
    for kind, rows in cited.items():
        ids = {row["unit_id"] for row in rows}
        for public_id, name, case in NAMED[kind](ids):
            address = unit_address(f"{kind}-detail", public_id)
            found[public_id] = {"kind": kind, "id": public_id, "name": name, "case": case, "url": address}
    return found


def by_name(queryset: Any, column: str = "name") -> Any:
    def read(ids: set[str]) -> list[tuple[str, str, str]]:
        rows = queryset().filter(public_id__in=ids)
        return [(public_id, name, "") for public_id, name in rows.values_list("public_id", column)]

    return read


def in_case(queryset: Any, kinds: Vocabulary) -> Any:
    """Rulings or reactions, each by its kind and number, with the title of its case."""

    def read(ids: set[str]) -> list[tuple[str, str, str]]:
        rows = queryset().filter(public_id__in=ids)
        return [
            (public_id, f"{kinds.label(kind)} {rows.model.letter}{number or '–'}", title)
            for public_id, kind, number, title in rows.values_list("public_id", "kind", "number", "case__title")
        ]

    return read


NAMES = {"names": "name", "courts": "court__name"}
"""The column by which a list's rows are called; others by their number."""
NAMED = {
    "case": by_name(lambda: Case.objects.visible(), "title"),
    "ruling": in_case(lambda: Ruling.objects.visible(), RULING_KIND),
    "reaction": in_case(lambda: Reaction.objects.visible(), REACTION_KIND),
    "party": by_name(lambda: Party.objects.visible().listed()),
    "judge": by_name(lambda: Judge.objects.visible()),
    "court": by_name(lambda: Court.objects.visible()),
    "topic": by_name(lambda: Topic.objects.visible()),
    "source": by_name(lambda: Source.objects.visible(), "title"),
}
