"""What links to a unit without being seen through it: its public document changes when the unit is seen or hidden."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import Q

from casetracker.core.units import Part, Unit


class Way(NamedTuple):
    """One way in which rows of a model link to units of another, or to parts of these."""

    rows: Any
    to_target: str
    """The path from a row to the unit that it links to."""
    to_unit: str
    """The path from a row to the public id of the unit that it belongs to."""
    where: Q
    """Which rows count: those that do not let readers see what they link to."""


def units_linking_to(units: Iterable[Unit]) -> set[str]:
    """Return the public ids of other units whose documents name one of these, or a part of one."""
    by_model: dict[type[Unit], list[int]] = {}
    for unit in units:
        by_model.setdefault(type(unit), []).append(unit.pk)
    found: set[str] = set()
    for model, pks in by_model.items():
        for way in ways_to(model):
            rows = way.rows._base_manager.filter(way.where, **{f"{way.to_target}__in": pks})
            found |= set(rows.order_by().values_list(way.to_unit, flat=True))
    return found


@cache
def ways_to(model: type[Unit]) -> list[Way]:
    holders = [holder for holder in apps.get_models() if issubclass(holder, Unit | Part) and not holder._meta.proxy]
    return [way for holder in holders for way in ways_from(holder, model)]


def ways_from(holder: Any, model: type[Unit]) -> Iterator[Way]:
    own = {getattr(holder, "owner", ""), getattr(holder, "parent_field", "")}
    for field in [*holder._meta.concrete_fields, *holder._meta.many_to_many]:
        path, target = path_up(field)
        if target is not model or field.name in own:
            continue
        reveals_where = getattr(holder, "reveals_where", Q())
        if field.name in holder.reveals and not reveals_where:
            continue  # whoever sees the row sees what it links to
        where = ~reveals_where if field.name in holder.reveals else Q()
        to_unit, _ = path_up(holder._meta.get_field(holder.owner)) if issubclass(holder, Part) else ("", None)
        yield Way(holder, path, f"{to_unit}__public_id".removeprefix("__"), where)


def path_up(field: models.Field) -> tuple[str, Any]:
    """Return the path along a link and on to the unit at its end, and that unit's model."""
    path, target = field.name, field.related_model
    while isinstance(target, type) and issubclass(target, Part):
        path, target = f"{path}__{target.owner}", target._meta.get_field(target.owner).related_model
    return path, target
