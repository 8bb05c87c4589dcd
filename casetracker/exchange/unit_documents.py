"""A unit's whole interchange document: its facts and its citations."""

from collections.abc import Iterable, Sequence

from cases.models import Citation
from casetracker.core import documents
from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.units import Keyed, Unit
from casetracker.core.visibility import units_by_model
from casetracker.core.writing import Documents
from casetracker.exchange.shapes import CITATION, SHAPES, Document

FILES = "files"
"""The list of a document, and the reverse name, by which a unit has files."""


def unit_documents(units: Sequence[Unit]) -> Documents:
    """The units' documents by public id, citations included."""
    facts, citations = with_files(units, uncited_documents(units)), citations_by_unit(units)
    return {unit.public_id: with_citations(unit, facts[unit.public_id], citations) for unit in units}


def uncited_documents(units: Iterable[Unit]) -> Documents:
    """The units' documents by public id, without citations."""
    found: Documents = {}
    for model, group in units_by_model(units).items():
        found |= documents.documents(group, SHAPES[model.kind_name()])
    return found


def citations_by_unit(units: Iterable[Unit]) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for row in citations_of([unit.public_id for unit in units]):
        found.setdefault(row.unit_id, []).append(row)
    return found


citations_of = Statement(
    lambda: documents.join_names(Citation, ["source"]).filter(unit_id__among=KEYS).order_by("path", "id")
)


def with_files(units: Sequence[Unit], facts: Documents) -> Documents:
    """The documents with what they say of the units' public files, by digest; loading leaves files as they are."""
    for model, group in units_by_model(units).items():
        files = getattr(model, FILES, None)
        if files:
            ids, owner = {unit.pk: unit.public_id for unit in group}, files.rel.field.attname
            rows = files.rel.related_model.objects.filter(**{f"{owner}__in": ids}, is_public=True)
            for row in rows.order_by("digest"):
                document = facts[ids[getattr(row, owner)]]
                document.setdefault(FILES, []).append(row.as_document())
    return facts


def with_citations(unit: Unit, facts: Document, citations: dict[str, list[Citation]]) -> Document:
    home = unit.parent_unit() or unit
    assert isinstance(home, Keyed)
    rows = [documents.write(row, CITATION, home, home.external_system) for row in citations.get(unit.public_id, [])]
    return {**facts, "citations": rows} if rows else facts
