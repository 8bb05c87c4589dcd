"""Facts and their citations: a unit's whole document, and which citations exclude what the record says."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.common import documents
from casetracker.common.date_fields import PartialDateField
from casetracker.common.dates import PartialDate, PartialDateError
from casetracker.common.documents import PathError
from casetracker.common.text import natural
from casetracker.common.units import Keyed, Unit
from casetracker.exchange.shapes import CITATION, SHAPES
from cases.actions import settle_sources
from cases.models import Citation
from rulings.actions import settle_headline

NOT_STATED = "#not_stated"
NOT_APPLICABLE = "#not_applicable"


def unit_document(unit: Unit) -> dict[str, Any]:
    """The unit's interchange document, citations included."""
    data = documents.document(unit, SHAPES[unit.kind_name()])
    home = unit if isinstance(unit, Keyed) else unit.parent_unit()
    rows = Citation.objects.filter(unit_id=unit.public_id).select_related("source").order_by("path", "id")
    citations = [documents.write(row, CITATION, home, home.external_system) for row in rows]
    return {**data, "citations": citations} if citations else data


def settle(unit: Unit) -> None:
    """Keep what follows from the unit: its headline, its sources' numbers, its contrary citations."""
    kind = unit.kind_name()
    if kind == "ruling":
        settle_headline(unit)
    if kind in ("case", "ruling", "reaction"):
        settle_sources(unit if kind == "case" else unit.case)
    settle_citations(unit)


def settle_citations(unit: Unit) -> None:
    """Mark the citations that exclude what the record says; drop those whose part is gone."""
    citations = list(Citation.objects.filter(unit_id=unit.public_id))
    if not citations:
        return
    shape = SHAPES[unit.kind_name()]
    data = documents.document(unit, shape)
    for citation in citations:
        try:
            found = excludes(citation, *documents.fact(shape, data, citation.path))
        except PathError:
            citation.delete()
            continue
        if found != citation.is_contrary:
            Citation.objects.filter(pk=citation.pk).update(is_contrary=found)


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
        return natural(stated) != natural(", ".join(map(str, value))) if all(isinstance(v, str) for v in value) else True
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
