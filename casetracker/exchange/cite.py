"""Citations of a document on their way into the collection."""

from typing import Any

from casetracker.common import documents
from casetracker.common.date_fields import PartialDateField
from casetracker.common.documents import PathError
from casetracker.common.units import Unit
from casetracker.exchange.facts import NOT_APPLICABLE, NOT_STATED
from casetracker.exchange.links import Links
from casetracker.exchange.merge import at, clean
from casetracker.exchange.read import DocumentError
from casetracker.exchange.shapes import CITATION, SHAPES
from cases.models import Citation, Source


def cite_all(
    unit: Unit, data: dict, base: dict, links: Links, path: str, *, facts: dict[str, Any], complete: bool
) -> None:  # fmt: skip
    """Match citations by source, fact and stated value; with `complete`, those that the document lacks are dropped.

    `facts` is the unit's own document.
    """
    rows = {identity(row.source, row): row for row in Citation.objects.filter(unit_id=unit.public_id).select_related("source")}
    before = {(r["source"], r.get("path", ""), r.get("stated_value", "")): r for r in base.get("citations", [])}
    seen = set()
    for index, item in enumerate(data.get("citations", [])):
        where = f"{path}.citations[{index}]"
        with at(f"{where}.source"):
            source = links.find(Source, item["source"])
        row = rows.get((source.pk, item.get("path", ""), item.get("stated_value", ""))) or Citation(
            unit_id=unit.public_id, source=source
        )
        old = before.get((item["source"], item.get("path", ""), item.get("stated_value", "")), {})
        fill(row, item, old)
        check(unit, row, facts, where)
        with at(where):
            clean(row)
            row.save()
        seen.add(row.pk)
    if complete:
        Citation.objects.filter(unit_id=unit.public_id).exclude(pk__in=seen).delete()


def identity(source: Source, row: Citation) -> tuple[int, str, str]:
    return source.pk, row.path, row.stated_value


def fill(row: Citation, item: dict[str, Any], old: dict[str, Any]) -> None:
    """Take the document's values, except where an editor changed one since the last import."""
    for name in CITATION.fields:
        mine = getattr(row, name) if name != "source" else None
        if name in item and name != "source" and (row.pk is None or not old or mine == old.get(name, mine)):
            setattr(row, name, item[name])


def check(unit: Unit, row: Citation, facts: dict[str, Any], where: str) -> None:
    """The path names a fact of the unit, and a date is stated as a date."""
    try:
        column, _ = documents.fact(SHAPES[unit.kind_name()], facts, row.path)
    except PathError as error:
        raise DocumentError((f"{where}.path", str(error))) from error
    if isinstance(column, PartialDateField) and row.stated_value not in ("", NOT_STATED, NOT_APPLICABLE):
        with at(f"{where}.stated_value"):
            column.to_python(row.stated_value)


def cite_kept(unit: Unit, fact: str, value: Any, system: str) -> None:
    """An editor's value stayed: what the import says instead becomes a citation that differs."""
    source = Source.objects.filter(external_system=system, external_key="import").first() or Source(
        kind="dataset", title=f"Imported from {system}", external_system=system, external_key="import"
    )
    if source.pk is None:
        source.save()
    stated = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    Citation.objects.get_or_create(
        unit_id=unit.public_id, source=source, path=fact, stated_value=stated[:500],
        defaults={"standing": "undecided", "note": "An import gives this value; an editor changed it here."},
    )  # fmt: skip
