"""The public versions of a case, its rulings and its reactions: revisions and what stands now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.models import Case
from casetracker.core.documents import Shape
from casetracker.core.models import Change, Revision
from casetracker.core.units import Unit
from casetracker.exchange.shapes import CITATION, SHAPES
from casetracker.exchange.unit_documents import unit_documents
from casetracker.history.redaction import Today

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
    document: dict[str, Any]


def versions_of_case(case: Case, only: Unit | None = None) -> list[Version]:
    """The public versions of the visible case and of what is visible of it, or of one of these units; oldest first.

    A fixed number of queries, whatever the number of versions.
    """
    units = {unit.public_id: unit for unit in ([only] if only else units_of(case))}
    rows = list(Change.objects.filter(unit_ref__in=units, is_public=True, event__in=PUBLIC_EVENTS).order_by("id"))
    stored = {(row.unit_id, row.version): row.document for row in Revision.objects.filter(unit_id__in=units)}
    current = unit_documents(list(units.values()))
    for public_id, document in current.items():
        stored[public_id, units[public_id].version] = document
    today = Today(case, ((units[public_id].kind_name(), document) for (public_id, _), document in stored.items()))
    return [
        version(
            units[row.unit_ref],
            row,
            today.seen(row.kind, stored[row.unit_ref, row.version], current[row.unit_ref]),
        )
        for row in rows
        if (row.unit_ref, row.version) in stored
    ]


def version(unit: Unit, row: Change, document: dict[str, Any]) -> Version:
    return Version(unit, row.version, row.at, row.event, row.reason, "editor" if row.by_id else "import", document)


def units_of(case: Case) -> list[Unit]:
    """The case and what of it the public sees."""
    return [case, *case.rulings.visible().order_by("number"), *case.reactions.visible().order_by("number")]


@dataclass(frozen=True)
class Difference:
    """One fact that differs between two versions; an empty text where a version does not have it."""

    path: str
    fact: str
    before: str
    after: str


def differences(kind: str, before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """What changed from one document of a unit to the next, fact by fact, in reading order."""
    old, new = dict(facts(SHAPES[kind], before)), dict(facts(SHAPES[kind], after))
    return [
        Difference(path, words(path), old.get(path, ""), new.get(path, ""))
        for path in dict.fromkeys([*new, *old])
        if old.get(path, "") != new.get(path, "")
    ]


def facts(shape: Shape, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every fact of a document, as its path and a text."""
    for name in shape.fields:
        if name in data:
            yield name, text(data[name])
    for part, below in shape.parts.items():
        for row in data.get(part, []):
            yield from ((f"{part}/{row['key']}.{name}", text(row[name])) for name in below.fields if name in row)
    for row in data.get("citations", []):
        path = f"citations/{row['source']}/{row.get('path', '')}/{row.get('stated_value', '')}"
        yield path, ", ".join(text(row[name]) for name in CITATION.fields[2:] if name in row)


def text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(text, value))
    return ", ".join(map(text, value.values())) if isinstance(value, dict) else str(value)


def words(path: str) -> str:
    """A path for readers: `claims/c1.statement` -> “claims c1, statement”."""
    if path.startswith("citations/"):
        _, source, fact = path.split("/", 2)
        return f"source {source} on {fact.rpartition('/')[0] or 'the record'}".replace("_", " ")
    place, _, name = path.rpartition(".")
    return f"{place.replace('/', ' ')}, {name.replace('_', ' ')}" if place else path.replace("_", " ")
