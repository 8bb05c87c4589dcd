"""Numbers for readers (C1, H1, R1): given when a unit is first seen, gapless then, and never used again."""

from typing import Any

from django.db.models import F
from django.db.models.expressions import OrderBy
from django.utils import timezone

from casetracker.core.units import EditorialUnit, NumberedPart, Unit


def assign_numbers(unit: Unit) -> None:
    """Number the unit within its parent, and its parts within it, if the public sees it now."""
    if not isinstance(unit, EditorialUnit) or not unit.is_public:
        return
    if hasattr(unit, "number") and unit.number is None:
        parent = unit.parent_unit()
        unit.number = next_numbers(parent, unit.kind_name(), type(unit)._base_manager.filter(case=parent), 1)[0]
        type(unit)._base_manager.filter(pk=unit.pk).update(number=unit.number)
    for relation in unit._meta.related_objects:
        model = relation.related_model
        if issubclass(model, NumberedPart) and model.owner == relation.field.name and not model._meta.proxy:
            number_parts(unit, model)
    if unit.numbered_at is None:
        unit.numbered_at = timezone.now()
        type(unit)._base_manager.filter(pk=unit.pk).update(numbered_at=unit.numbered_at)


def number_parts(unit: Unit, model: type[NumberedPart]) -> None:
    siblings = model._base_manager.filter(**{model.owner: unit})
    new = list(siblings.filter(number__isnull=True, is_withdrawn=False).order_by(*reading_order(model), "id"))
    for part, number in zip(new, next_numbers(unit, model._meta.model_name, siblings, len(new)), strict=True):
        model._base_manager.filter(pk=part.pk).update(number=number)


def reading_order(model: type[NumberedPart]) -> list[OrderBy]:
    """As readers meet them; what has no date comes last on every database."""
    names = {column.name for column in model._meta.fields}
    return [F(name).asc(nulls_last=True) for name in ("order", "on_earliest") if name in names]


def next_numbers(holder: Unit, kind: str, siblings: Any, count: int) -> range:
    """The next numbers of this kind in the holder: above any that was ever given there."""
    if not count:
        return range(0)
    holder.refresh_from_db(fields=["numbers"])
    given = siblings.exclude(number=None).order_by("-number").values_list("number", flat=True).first() or 0
    first = max(holder.numbers.get(kind, 0), given) + 1
    holder.numbers[kind] = first + count - 1
    type(holder)._base_manager.filter(pk=holder.pk).update(numbers=holder.numbers)
    return range(first, first + count)
