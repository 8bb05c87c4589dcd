"""Numbers for readers (C1, H1, R1): given when a unit is first seen, without gaps, and never reused."""

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone

from casetracker.core.units import EditorialUnit, NumberedPart, Unit
from casetracker.core.visibility import own_parts


def assign_numbers(unit: Unit) -> None:
    """Number the unit within its parent, and its parts within it, if the public sees it now."""
    if not isinstance(unit, EditorialUnit) or not unit.is_public:
        return
    model, parent = type(unit), unit.parent_unit()
    if parent and getattr(unit, "number", 0) is None:
        siblings = model._base_manager.filter(**{unit.parent_field: parent})
        [number] = next_numbers(parent, unit.kind_name(), siblings, 1)
        store(unit, number=number)
    for part, _ in own_parts(model):
        if issubclass(part, NumberedPart):
            number_parts(unit, part)
    if unit.numbered_at is None:
        store(unit, numbered_at=timezone.now())


def store(unit: Unit, **values: Any) -> None:
    """Set the columns on the unit and in the database, and nothing else of it."""
    for name, value in values.items():
        setattr(unit, name, value)
    type(unit)._base_manager.filter(pk=unit.pk).update(**values)


def number_parts(unit: Unit, model: type[NumberedPart]) -> None:
    """Give the unit's parts of this model that have none their numbers."""
    siblings = model._base_manager.filter(**{model.owner: unit})
    new = siblings.filter(number__isnull=True, is_withdrawn=False).order_by(*reading_order(model), "id")
    pks = list(new.values_list("pk", flat=True))
    for pk, number in zip(pks, next_numbers(unit, model.__name__.lower(), siblings, len(pks)), strict=True):
        model._base_manager.filter(pk=pk).update(number=number)


def reading_order(model: type[NumberedPart]) -> list[OrderBy]:
    """Order parts as readers meet them, those without a date last on every database."""
    names = {column.name for column in model._meta.fields}
    return [F(name).asc(nulls_last=True) for name in ("order", "on_earliest") if name in names]


def next_numbers(holder: Unit, kind: str, siblings: QuerySet, count: int) -> range:
    """Take the next numbers of this kind in the holder, above any that was ever given there."""
    if not count:
        return range(0)
    holder.refresh_from_db(fields=["numbers"])
    given = siblings.exclude(number=None).order_by("-number").values_list("number", flat=True).first() or 0
    first = max(holder.numbers.get(kind, 0), given) + 1
    holder.numbers[kind] = first + count - 1
    store(holder, numbers=holder.numbers)
    return range(first, first + count)
