"""What sources said of the units of a case at the end of a day: citations, sources, and checks of quotations."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from cases.models import Citation, Source
from casetracker.core import documents
from casetracker.core.documents import PathError
from casetracker.exchange.citations import contradicts
from casetracker.exchange.shapes import CITATION, SHAPES, Document
from casetracker.history.as_of import PastUnit
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.past.columns import said
from casetracker.reading.cases.past.links import ids_of_keys
from casetracker.reading.cases.story.cited import sources_by_number
from casetracker.reading.cases.story.queries import StoryRows

Units = Mapping[str, PastUnit]
Cited = tuple[str, str, Document]
"""The public id and the kind of a unit, and one of its citations."""


def cited_then(today: StoryRows, then: StoryRows, units: Units) -> dict[str, Any]:
    """The sources, the citations and the checks of the units in `then`; what others cite, such as parties, stays."""
    cited = list(citations_of(then, units))
    ids = ids_of_keys(Source, {row["source"] for _, _, row in cited}, then.case.external_system)
    rows = sources_by_number(then.case, Source.objects.visible().filter(pk__in=ids.values()))
    by_pk = {row["pk"]: row for row in rows}
    sources = {key: by_pk[pk] for key, pk in ids.items()}
    of_story = {unit["public_id"] for unit in [*today.rulings, *today.reactions]} | {then.case.public_id}
    known = {place(row["unit_id"], row["source__public_id"], row): row for row in today.citations}
    citations = [row for row in today.citations if row["unit_id"] not in of_story]
    for unit, kind, row in cited:
        if source := sources.get(row["source"]):
            now = known.get(place(unit, source["public_id"], row), {"pk": None, "unit_id": unit})
            citations.append(now | citation(kind, units[unit]["document"], source, row))
    citations.sort(key=lambda row: (row["pk"] is None, row["pk"] or 0))  # as today, by their entry
    return {"sources": rows, "citations": citations, "checks": checks(today, then, citations)}


def citations_of(rows: StoryRows, units: Units) -> Iterator[Cited]:
    shown = [(row["public_id"], "ruling") for row in rows.rulings]
    shown += [(row["public_id"], "reaction") for row in rows.reactions]
    for unit, kind in [(rows.case.public_id, "case"), *shown]:
        for row in units[unit]["document"].get("citations", []):
            yield unit, kind, row


def citation(kind: str, document: Document, source: RowData, cited: Document) -> RowData:
    """The columns of a citation as the document has it, contrary or not to what the document says."""
    row = {name: said(column, cited) for name, column in CITATION.columns.items() if not column.is_relation}
    of_source = {f"source__{name}": source[name] for name in ("public_id", "title", "publisher")}
    return {**row, **of_source, "is_contrary": is_contrary(Citation(**row), kind, document)}


def is_contrary(row: Citation, kind: str, document: Document) -> bool:
    try:
        column, value = documents.fact(SHAPES[kind], document, row.path)
        return contradicts(row, column, value, documents.list_at(SHAPES[kind], row.path))
    except PathError:
        return False


def place(unit: str, source: str, row: RowData) -> tuple[str, str, str, str]:
    """What tells one citation from all others."""
    return unit, source, row.get("path", ""), row.get("stated_value", "")


def checks(today: StoryRows, then: StoryRows, citations: Rows) -> Any:
    """The checks of quotations that read as they do today."""
    now = quotations(today, today.citations)
    same = {owner for owner, words in quotations(then, citations).items() if now.get(owner) == words}
    return {owner: check for owner, check in today.checks.items() if owner in same}


def quotations(rows: StoryRows, citations: Rows) -> dict[tuple[str, int], str]:
    quoting = {
        "holding": chain.from_iterable(rows.holdings.values()),
        "point": chain.from_iterable(rows.points.values()),
        "citation": citations,
    }
    return {(kind, row["pk"]): row["quotation"] for kind, found in quoting.items() for row in found}
