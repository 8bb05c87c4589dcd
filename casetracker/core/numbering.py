"""Numbers for readers (C1, H1, R1): given when a unit is first seen, without gaps, and never reused."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone

from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.units import EditorialUnit, NumberedPart, Part, Unit
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
    pks = [pk for (pk,) in without_number(model)([unit.pk])]
    if not pks:
        return
    siblings = model._base_manager.filter(**{model.owner: unit})
    for pk, number in zip(pks, next_numbers(unit, model.__name__.lower(), siblings, len(pks)), strict=True):
        model._base_manager.filter(pk=pk).update(number=number)


@cache
def without_number(model: type[NumberedPart]) -> Statement:
    """Return the statement that reads the keys of a unit's parts without a number, as readers meet them."""
    new = model._base_manager.filter(**{f"{model.owner}__among": KEYS}, number__isnull=True, is_withdrawn=False)
    return Statement(lambda: new.order_by(*reading_order(model), "id").values_list("pk"))


def number_provisionally(parts: Iterable[Any]) -> None:
    """Give parts and units that have no number yet, in memory alone, the ones that publishing them all would give.

    Each belongs to a parent unit, and those of one parent and model are asked for together.
    """
    for (model, field), rows in unnumbered(parts).items():
        holders = {getattr(row, f"{field}_id") for row in rows}
        found = provisional_numbers(model, field, holders)
        for row in rows:
            row.provisional = found.get(row.pk)


def unnumbered(parts: Iterable[Any]) -> dict[tuple[type[Any], str], list[Any]]:
    """Return the saved rows without a number, by their model and by the field that names what they are numbered in."""
    found: dict[tuple[type[Any], str], list[Any]] = {}
    for part in parts:
        if part.pk and getattr(part, "number", 0) is None and part.provisional is None:
            model = part._meta.concrete_model
            field = model.owner if isinstance(part, Part) else model.parent_field
            found.setdefault((model, field), []).append(part)
    return found


def provisional_numbers(model: type[Any], field: str, holders: Collection[int]) -> dict[int, int]:
    """Return the numbers, by primary key, that what is new in these holders would get if all of it was published."""
    kind, is_part = model.__name__.lower(), issubclass(model, Part)
    rows = model._base_manager.filter(**{f"{field}__in": holders}).order_by(*reading_order(model), "id")
    columns = ("pk", field, f"{field}__numbers", "number", *(["is_withdrawn"] if is_part else []))
    last: dict[int, int] = {}
    new: list[tuple[int, int]] = []
    for pk, holder, given, number, *is_withdrawn in rows.values_list(*columns):
        last[holder] = max(last.get(holder) or given.get(kind, 0), number or 0)
        if number is None and not any(is_withdrawn):
            new.append((pk, holder))
    found = {}
    for pk, holder in new:
        found[pk] = last[holder] = last[holder] + 1
    return found


def reading_order(model: type[Unit | Part]) -> list[OrderBy]:
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


def without_numbers(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document without its number and those of its parts."""
    return {
        name: [without_numbers(row) if isinstance(row, dict) else row for row in value]
        if isinstance(value, list)
        else value
        for name, value in document.items()
        if name != "number"
    }
