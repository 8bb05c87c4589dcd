"""What citations say of a unit's facts: the paths that they can name, and which contradict the record."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models

from cases.actions import number_sources
from cases.models import Case, Citation
from casetracker.core import documents
from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.documents import PathError, Shape
from casetracker.core.naming.fields import spellings_agree
from casetracker.core.numbering import number_provisionally
from casetracker.core.text import natural
from casetracker.core.units import EditorialUnit, Unit
from casetracker.core.writing import Documents, FactGroup
from casetracker.exchange.shapes import SHAPES
from casetracker.exchange.unit_documents import citations_by_unit, uncited_documents, with_citations, with_files
from rulings.actions import settle_headline
from rulings.joining import joined_cases
from rulings.models import Ruling

NOT_STATED = "#not_stated"
NOT_APPLICABLE = "#not_applicable"
LABEL_LENGTH = 50


def settle_headlines(units: Sequence[Unit]) -> None:
    """Update the headlines of the rulings among the units."""
    for unit in units:
        if isinstance(unit, Ruling):
            settle_headline(unit)


def settle_sources(units: Sequence[Unit]) -> None:
    """Number the sources of the cases that the units are or belong to."""
    homes = {unit.parent_unit() or unit for unit in units if isinstance(unit, EditorialUnit)}
    rulings = [unit for unit in units if isinstance(unit, Ruling)]
    homes |= set(Case._base_manager.filter(pk__in=joined_cases(rulings)))
    for case in sorted((home for home in homes if isinstance(home, Case)), key=lambda case: case.pk):
        number_sources(case)


def settled_documents(units: Sequence[Unit]) -> Documents:
    """Mark citations that contradict the record and delete those whose part is gone. Return the units' documents."""
    facts, citations = with_files(units, uncited_documents(units)), citations_by_unit(units)
    for unit in units:
        shape, data = SHAPES[unit.kind_name()], facts[unit.public_id]
        for citation in list(citations.get(unit.public_id, [])):
            try:
                column, value = documents.fact(shape, data, citation.path)
                is_contrary = contradicts(citation, column, value, documents.list_at(shape, citation.path))
            except PathError:
                citation.delete()
                citations[unit.public_id].remove(citation)
                continue
            if is_contrary != citation.is_contrary:
                Citation.objects.filter(pk=citation.pk).update(is_contrary=is_contrary)
    return {unit.public_id: with_citations(unit, facts[unit.public_id], citations) for unit in units}


def check_path(unit: Unit, path: str, stated: str = "") -> str:
    """Refuse a citation whose path names no fact of the unit; the error lists what there is.

    Return the stated value in its interchange form: a date typed in words becomes EDTF.
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


def fact_names(model: type[Unit]) -> dict[str, dict[str, str]]:
    """The fields that a citation can name, in words, of the unit itself under "" and of each kind of part."""
    shape = SHAPES[model.kind_name()]
    return {"": shape.facts, **{part: inner.facts for part, inner in shape.parts.items()}}


def citable(unit: Unit) -> list[FactGroup]:
    """Every path that a citation of the unit can name, in words: its own facts, then those of each part."""
    shape = SHAPES[unit.kind_name()]
    found = [("", [*shape.facts.items()])]
    if unit.pk is None:
        return found
    row = shape.fetch(unit.pk)
    for part, inner in shape.parts.items():
        rows = list(getattr(row, part).all())
        number_provisionally([row, *rows])
        for child in rows:
            label = shortened(str(child))
            name = str(getattr(child, "label", label))
            whole = (f"{part}/{child.key}", f"{name}: as a whole")
            facts = [(f"{part}/{child.key}.{field}", f"{name}: {called}") for field, called in inner.facts.items()]
            found.append((label, [whole, *facts]))
    return found


def shortened(label: str) -> str:
    return label if len(label) <= LABEL_LENGTH else f"{label[: LABEL_LENGTH - 1]}…"


def contradicts(citation: Citation, column: models.Field | None, value: object, items: Shape | None = None) -> bool:
    """Whether the citation states something that cannot be true together with the record's `value`.

    Of a list of objects, `items` is their shape: a source may state their names alone.
    """
    if citation.support == "denies":
        return True
    stated = citation.stated_value
    if not stated or citation.support == "silent" or stated == NOT_STATED:
        return False
    if stated == NOT_APPLICABLE:
        return bool(value)
    if isinstance(column, PartialDateField):
        return not dates_agree(stated, value)
    if isinstance(column, models.DecimalField):
        return as_number(stated) != as_number(value)
    if items and isinstance(value, list):
        names = ", ".join(str(next(iter(item.values()), "")) for item in value)
        return natural(stated) not in (natural(names), natural(items.words(value)))
    if isinstance(value, list):
        is_plain = all(isinstance(each, str) for each in value)
        return natural(stated) != natural(", ".join(map(str, value))) if is_plain else True
    recorded = str(value if value is not None else "")
    return natural(stated) != natural(recorded) and not spellings_agree(column, stated, recorded)


def dates_agree(stated: str, value: object) -> bool:
    """Whether two EDTF dates can mean the same day."""
    if not isinstance(value, str) or not value:
        return False
    try:
        return PartialDate.parse(stated).overlaps(PartialDate.parse(value))
    except PartialDateError:
        return False


def as_number(value: object) -> Decimal | str:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return str(value)
