"""Citations of a document on their way into the collection."""

from collections.abc import Iterator
from typing import Any

from cases.models import Citation, Source
from casetracker.core import documents
from casetracker.core.date_fields import PartialDateField
from casetracker.core.documents import PathError
from casetracker.core.units import Unit
from casetracker.core.writing import Writing
from casetracker.exchange.citations import NOT_APPLICABLE, NOT_STATED
from casetracker.exchange.incoming_units import Merge, at, clean
from casetracker.exchange.parsing import DocumentError
from casetracker.exchange.shapes import CITATION, SHAPES


def cite_all(merge: Merge, known: list[Citation], facts: dict[str, Any]) -> None:
    """Match a unit's citations by source, fact and stated value.

    `known` are its citations until now, `facts` its own document. In a complete document, those that an earlier import
    gave and this one lacks are dropped; an editor's stay. A citation for a part that an editor took out is left out.
    """
    rows = {(row.source_id, row.path, row.stated_value): row for row in known}
    before = {identity(item): item for item in merge.base.get("citations", [])}
    seen: dict[tuple[int, str, str], Citation] = {}
    for index, item in enumerate(merge.data.get("citations", [])):
        if any(fact in merge.gone for fact in prefixes(item.get("path", ""))):
            continue
        where = f"{merge.path}.citations[{index}]"
        with at(f"{where}.source"):
            source = merge.links.find(Source, item["source"])
        key = (source.pk, *identity(item)[1:])
        if key in seen:
            raise DocumentError((where, "this source is cited for this fact with this value twice; remove one."))
        row = seen[key] = rows.get(key) or Citation(unit_id=merge.unit.public_id, source=source)
        fill(row, item, before.get(identity(item), {}))
        check(merge.unit, row, facts, where)
        with at(where):
            clean(row)
    with at(f"{merge.path}.citations"):
        Citation.objects.bulk_create(row for row in seen.values() if row.pk is None)
        for key, row in rows.items():
            if key in seen:
                row.save()
            elif merge.complete and (row.source.external_key, *key[1:]) in before:
                row.delete()


def prefixes(path: str) -> Iterator[str]:
    """A fact's path and, key by key, what it is part of; a key may hold dots."""
    yield path
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def identity(item: dict[str, Any]) -> tuple[str, str, str]:
    return item["source"], item.get("path", ""), item.get("stated_value", "")


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
    if row.translation and not row.translated_by:
        raise DocumentError((f"{where}.translated_by", "Say whose translation it is."))
    if isinstance(column, PartialDateField) and row.stated_value not in ("", NOT_STATED, NOT_APPLICABLE):
        with at(f"{where}.stated_value"):
            column.to_python(row.stated_value)


def cite_kept(change: Writing, unit: Unit, fact: str, value: Any, system: str) -> None:
    """An editor's value stayed: what the import says instead becomes a citation that differs."""
    source = Source.objects.filter(external_system=system, external_key="import").first() or Source(
        kind="dataset", title=f"Imported from {system}", external_system=system, external_key="import"
    )
    if source._state.adding:
        change.touch(source)
    stated = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    Citation.objects.get_or_create(
        unit_id=unit.public_id, source=source, path=fact, stated_value=stated[:500],
        defaults={"standing": "undecided", "note": "An import gives this value; an editor changed it here."},
    )  # fmt: skip
