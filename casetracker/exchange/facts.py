"""Facts and their citations: a unit's whole document, and which citations exclude what the record says."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from cases.actions import number_sources
from cases.models import Case, Citation
from casetracker.core import documents
from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.documents import PathError
from casetracker.core.text import natural
from casetracker.core.units import EditorialUnit, Keyed, Unit
from casetracker.core.visibility import units_by_model
from casetracker.core.writing import Documents
from casetracker.exchange.shapes import CITATION, SHAPES
from rulings.actions import settle_headline
from rulings.models import Ruling

NOT_STATED = "#not_stated"
NOT_APPLICABLE = "#not_applicable"


def unit_documents(units: Sequence[Unit]) -> Documents:
    """The units' interchange documents by public id, citations included."""
    facts, citations = own_documents(units), citations_of(units)
    return {unit.public_id: with_citations(unit, facts[unit.public_id], citations) for unit in units}


def own_documents(units: Iterable[Unit]) -> Documents:
    found: Documents = {}
    for model, group in units_by_model(units).items():
        found |= documents.documents(group, SHAPES[model.kind_name()])
    return found


def citations_of(units: Iterable[Unit]) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    rows = Citation.objects.filter(unit_id__in=[unit.public_id for unit in units]).select_related("source")
    for row in rows.order_by("path", "id"):
        found.setdefault(row.unit_id, []).append(row)
    return found


def with_citations(unit: Unit, facts: dict[str, Any], citations: dict[str, list[Citation]]) -> dict[str, Any]:
    home = unit if isinstance(unit, Keyed) else unit.parent_unit()
    rows = [documents.write(row, CITATION, home, home.external_system) for row in citations.get(unit.public_id, [])]
    return {**facts, "citations": rows} if rows else facts


def settle_headlines(units: Sequence[Unit]) -> None:
    """Keep the headlines of the rulings among the units."""
    for unit in units:
        if isinstance(unit, Ruling):
            settle_headline(unit)


def settle_sources(units: Sequence[Unit]) -> None:
    """Number the sources of the cases that the units are or belong to."""
    cases = {unit if isinstance(unit, Case) else unit.case for unit in units if isinstance(unit, EditorialUnit)}
    for case in sorted(cases, key=lambda case: case.pk):
        number_sources(case)


def settled_documents(units: Sequence[Unit]) -> Documents:
    """Mark the citations that exclude what the record says; drop those whose part is gone. Gives the documents then."""
    facts, citations = own_documents(units), citations_of(units)
    for unit in units:
        shape, data = SHAPES[unit.kind_name()], facts[unit.public_id]
        for citation in list(citations.get(unit.public_id, [])):
            try:
                found = excludes(citation, *documents.fact(shape, data, citation.path))
            except PathError:
                citation.delete()
                citations[unit.public_id].remove(citation)
                continue
            if found != citation.is_contrary:
                Citation.objects.filter(pk=citation.pk).update(is_contrary=found)
    return {unit.public_id: with_citations(unit, facts[unit.public_id], citations) for unit in units}


def check_path(unit: Unit, path: str, stated: str = "") -> str:
    """Refuse a citation whose path names no fact of the unit; the error lists what there is.

    Gives the stated value in its interchange form: a date that is typed in words becomes EDTF.
    """
    shape = SHAPES[unit.kind_name()]
    try:
        column, _ = documents.fact(shape, documents.document(unit, shape), path)
        if isinstance(column, PartialDateField) and stated not in ("", NOT_STATED, NOT_APPLICABLE):
            return str(PartialDate.from_text(stated))
    except PathError as error:
        raise ValidationError({"path": str(error)}) from error
    except PartialDateError as error:
        raise ValidationError({"stated_value": str(error)}) from error
    return stated


def citable(unit: Unit) -> list[tuple[str, str]]:
    """Every path that a citation of the unit can name, with words for the editor."""
    shape = SHAPES[unit.kind_name()]
    row = shape.fetch(unit.pk)
    found = [(name, str(column.verbose_name)) for name, column in shape.columns.items()]
    for part, inner in shape.parts.items():
        for child in getattr(row, part).all():
            words = shortened(str(child))
            found.append((f"{part}/{child.key}", words))
            found += [(f"{part}/{child.key}.{name}", f"{words}: {c.verbose_name}") for name, c in inner.columns.items()]
    return found


def shortened(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49]}…"


def excludes(citation: Citation, column: models.Field | None, value: Any) -> bool:
    """Whether the citation states something that cannot be true together with the record's `value`."""
    if citation.support == "denies":
        return True
    stated = citation.stated_value
    if not stated or citation.support == "silent" or stated == NOT_STATED:
        return False
    if stated == NOT_APPLICABLE:
        return bool(value)
    if isinstance(column, PartialDateField):
        return not agree_on_date(stated, value)
    if isinstance(column, models.DecimalField):
        return as_number(stated) != as_number(value)
    if isinstance(value, list):
        return (
            natural(stated) != natural(", ".join(map(str, value))) if all(isinstance(v, str) for v in value) else True
        )
    return natural(stated) != natural(str(value if value is not None else ""))


def agree_on_date(stated: str, value: str | None) -> bool:
    try:
        return bool(value) and PartialDate.parse(stated).overlaps(PartialDate.parse(value))
    except PartialDateError:
        return False


def as_number(text: Any) -> Decimal | str:
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return str(text)
