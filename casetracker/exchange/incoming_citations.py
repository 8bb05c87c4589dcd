"""Citations of a document on their way into the collection."""

from collections.abc import Iterator

from cases.models import Citation, Source
from casetracker.core import documents
from casetracker.core.date_fields import PartialDateField
from casetracker.core.documents import PathError, reference
from casetracker.core.units import Unit
from casetracker.core.writing import Writing
from casetracker.exchange.citations import NOT_APPLICABLE, NOT_STATED
from casetracker.exchange.errors import DocumentError, errors_at
from casetracker.exchange.incoming_units import IncomingUnit, KeptFact, clean
from casetracker.exchange.shapes import CITATION, SHAPES, Document


def load_citations(incoming: IncomingUnit, known: list[Citation], facts: Document) -> None:
    """Match a unit's citations by source, fact and stated value.

    `known` are its citations until now, `facts` its document. A complete document drops those that an earlier import
    gave and this one lacks; an editor's stay. A citation for a part that an editor removed is left out.
    """
    unit, states = incoming.unit, incoming.states
    rows = {(row.source_id, row.path, row.stated_value): row for row in known}
    imported = {identity(item): item for item in states.imported.get("citations", [])}
    seen: dict[tuple[int, str, str], Citation] = {}
    for index, item in enumerate(states.incoming.get("citations", [])):
        if any(path in incoming.removed_by_editor for path in prefixes(item.get("path", ""))):
            continue
        where = f"{states.path}.citations[{index}]"
        with errors_at(f"{where}.source"):
            source = incoming.links.find(Source, item["source"])
        key = (source.pk, *identity(item)[1:])
        if key in seen:
            raise DocumentError((where, "this source is cited for this fact with this value twice; remove one."))
        row = seen[key] = rows.get(key) or Citation(unit_id=unit.public_id, source=source)
        fill(row, item, imported.get(identity(item), {}))
        check(unit, row, facts, where)
        with errors_at(where):
            clean(row)
    with errors_at(f"{states.path}.citations"):
        Citation.objects.bulk_create(row for row in seen.values() if row.pk is None)
        for key, row in rows.items():
            if key in seen:
                row.save()
            elif incoming.is_complete and (reference(row.source, incoming.links.system), *key[1:]) in imported:
                row.delete()


def prefixes(path: str) -> Iterator[str]:
    """A fact's path and, step by step, what it is part of; a key may hold dots."""
    yield path
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def identity(item: Document) -> tuple[str, str, str]:
    return item["source"], item.get("path", ""), item.get("stated_value", "")


def fill(row: Citation, item: Document, imported: Document) -> None:
    """Take the document's values, except where an editor changed one since the last import."""
    for name in CITATION.fields:
        current = getattr(row, name) if name != "source" else None
        is_unchanged = row.pk is None or not imported or current == imported.get(name, current)
        if name in item and name != "source" and is_unchanged:
            setattr(row, name, item[name])


def check(unit: Unit, row: Citation, facts: Document, where: str) -> None:
    """Refuse a path that names no fact of the unit, a translation without a translator, and a date in words."""
    try:
        column, _ = documents.fact(SHAPES[unit.kind_name()], facts, row.path)
    except PathError as error:
        raise DocumentError((f"{where}.path", str(error))) from error
    if row.translation and not row.translated_by:
        raise DocumentError((f"{where}.translated_by", "Say whose translation it is."))
    if isinstance(column, PartialDateField) and row.stated_value not in ("", NOT_STATED, NOT_APPLICABLE):
        with errors_at(f"{where}.stated_value"):
            column.to_python(row.stated_value)


def cite_kept_fact(change: Writing, fact: KeptFact, system: str) -> None:
    """Record what the import says of a fact that keeps an editor's value: a citation that differs."""
    source = Source.objects.filter(external_system=system, external_key="import").first() or Source(
        kind="dataset", title=f"Imported from {system}", external_system=system, external_key="import"
    )
    if source._state.adding:
        change.touch(source)
    value = fact.imported
    stated = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    Citation.objects.get_or_create(
        unit_id=fact.unit.public_id,
        source=source,
        path=fact.path,
        stated_value=stated[:500],
        defaults={"standing": "undecided", "note": "An import gives this value; an editor changed it here."},
    )
