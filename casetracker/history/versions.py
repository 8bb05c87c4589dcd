"""The public versions of a case, its rulings and its reactions: kept revisions and what stands now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cases.models import Case
from casetracker.core.documents import Shape
from casetracker.core.models import Change, Revision
from casetracker.core.units import Unit
from casetracker.exchange.shapes import CITATION, SHAPES, Document
from casetracker.exchange.unit_documents import unit_documents
from casetracker.history.redaction import Redaction
from rulings.models.unit import CaseUnit

PUBLIC_EVENTS = ("published", "changed", "lifted", "merged")


@dataclass(frozen=True)
class Version:
    """One public state of a unit: since when it stood, what happened then, its document through today's visibility."""

    unit: Unit
    number: int
    at: datetime
    event: str
    reason: str
    by: str
    """`editor`, or `import` where no account did it. Names of editors are not public."""
    document: Document


def versions_of_case(case: Case, only: Unit | None = None) -> list[Version]:
    """The public versions of the visible case and its visible units, or of one of these units; oldest first.

    A fixed number of queries, whatever the number of versions.
    """
    units = {unit.public_id: unit for unit in ([only] if only else visible_units(case))}
    changes = list(Change.objects.filter(unit_ref__in=units, is_public=True, event__in=PUBLIC_EVENTS).order_by("id"))
    documents: dict[tuple[str, int], Document] = {
        (row.unit_id, row.version): row.document for row in Revision.objects.filter(unit_id__in=units)
    }
    current = unit_documents(list(units.values()))
    for public_id, document in current.items():
        documents[public_id, units[public_id].version] = document
    redaction = Redaction(case, ((units[public_id].kind_name(), data) for (public_id, _), data in documents.items()))
    return [
        version(
            units[change.unit_ref],
            change,
            redaction.redact(change.kind, documents[change.unit_ref, change.version], current[change.unit_ref]),
        )
        for change in changes
        if (change.unit_ref, change.version) in documents
    ]


def version(unit: Unit, change: Change, document: Document) -> Version:
    by = "editor" if change.by_id else "import"
    return Version(unit, change.version, change.at, change.event, change.reason, by, document)


def visible_units(case: Case) -> list[Unit]:
    """The case, and its rulings and reactions that the public sees."""
    return [case, *case.rulings.visible().order_by("number"), *case.reactions.visible().order_by("number")]


def label_of(unit: Unit) -> str:
    """R1 or A1 for a ruling or a reaction; blank for a case."""
    return unit.label if isinstance(unit, CaseUnit) else ""


@dataclass(frozen=True)
class Difference:
    """One fact that differs between two versions; a blank value where a version lacks it."""

    path: str
    fact: str
    before: str
    after: str


def differences(kind: str, before: Document, after: Document) -> list[Difference]:
    """What changed from one document of a unit to the next, fact by fact, in reading order."""
    old, new = dict(printed_facts(SHAPES[kind], before)), dict(printed_facts(SHAPES[kind], after))
    return [
        Difference(path, printed_path(path), old.get(path, ""), new.get(path, ""))
        for path in dict.fromkeys([*new, *old])
        if old.get(path, "") != new.get(path, "")
    ]


def printed_facts(shape: Shape, data: Document) -> Iterator[tuple[str, str]]:
    """Every fact of a document: its path, and its value for readers."""
    for name in shape.fields:
        if name in data:
            yield name, printed_value(data[name])
    for part, inner in shape.parts.items():
        for row in data.get(part, []):
            yield from (
                (f"{part}/{row['key']}.{name}", printed_value(row[name])) for name in inner.fields if name in row
            )
    for row in data.get("citations", []):
        path = f"citations/{row['source']}/{row.get('path', '')}/{row.get('stated_value', '')}"
        yield path, ", ".join(printed_value(row[name]) for name in CITATION.fields[2:] if name in row)


def printed_value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(printed_value, value))
    return ", ".join(map(printed_value, value.values())) if isinstance(value, dict) else str(value)


def printed_path(path: str) -> str:
    """A path for readers: `claims/c1.statement` -> “claims c1, statement”."""
    if path.startswith("citations/"):
        _, source, fact = path.split("/", 2)
        return f"source {source} on {fact.rpartition('/')[0] or 'the record'}".replace("_", " ")
    place, _, name = path.rpartition(".")
    return f"{place.replace('/', ' ')}, {name.replace('_', ' ')}" if place else path.replace("_", " ")
