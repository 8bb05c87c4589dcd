"""Keeps `visible_from` true: of a unit, of the units below it, and of the reference units that they name."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from django.db import models

from casetracker.core.change_log.recording import note_visibility
from casetracker.core.models import Evidence, UnitId, evidence
from casetracker.core.references import earliest_reference
from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.units import Part, ReferenceUnit, Unit, unit_models

ReferenceIds = dict[type[ReferenceUnit], set[int]]
"""Reference units by model and primary key."""
Revealed = dict[tuple[type[ReferenceUnit], int], set[tuple[str, datetime | None]]]
"""For each reference unit, by model and primary key, the units through which it is seen, each with its instant."""
PartField: TypeAlias = models.ForeignKey
"""A foreign key of a part."""


def units_by_model(units: Iterable[Unit]) -> dict[type[Unit], list[Unit]]:
    found: dict[type[Unit], list[Unit]] = {}
    for unit in units:
        found.setdefault(type(unit), []).append(unit)
    return found


def part_fields(model: type[Unit]) -> Iterator[tuple[type[Part], PartField]]:
    """Yield the foreign keys of parts that point to units of this model."""
    for relation in model._meta.related_objects:
        part = relation.related_model
        if issubclass(part, Part) and not part._meta.proxy and isinstance(relation.field, models.ForeignKey):
            yield part, relation.field


def own_parts(model: type[Unit]) -> list[tuple[type[Part], PartField]]:
    """Return the parts that belong to units of this model, each with the foreign key that says so."""
    return [(part, field) for part, field in part_fields(model) if part.owner == field.name]


def referring_parts(model: type[Unit]) -> list[tuple[type[Part], PartField]]:
    """Return the parts of other units that refer to units of this model, each with the foreign key that does."""
    return [(part, field) for part, field in part_fields(model) if part.owner != field.name]


def referring_units(model: type[Unit]) -> list[type[Unit]]:
    """Return the models of units that refer to units of this model, themselves, through parts or by evidence."""
    owners: list[type] = []
    for relation in model._meta.related_objects:
        holder: Any = relation.related_model
        if issubclass(holder, Evidence):
            owners += unit_models()
        elif not holder._meta.proxy:
            is_part = issubclass(holder, Part)
            owners.append(holder._meta.get_field(holder.owner).related_model if is_part else holder)
    return [owner for owner in dict.fromkeys(owners) if issubclass(owner, Unit) and owner is not model]


def revealed_by(units: Iterable[Unit]) -> Revealed:
    """Return the reference units that the units' own columns, parts and evidence let readers see, as they stand now."""
    by_model = units_by_model(units)
    found: Revealed = {}
    for model, group in by_model.items():
        owners = {unit.pk: unit for unit in group}
        for part, field in own_parts(model):
            for name in part.reveals:
                add_revealed(found, part, field.attname, name, owners)
        for name in model.reveals:
            add_revealed(found, model, "pk", name, owners)
    by_id = {unit.public_id: unit for group in by_model.values() for unit in group}
    for name in evidence().model.reveals:
        add_revealed(found, evidence().model, "unit_id", name, by_id)
    return found


def add_revealed(
    found: Revealed, model: Any, owner: str, name: str, owners: Mapping[int, Unit] | Mapping[str, Unit]
) -> None:
    """Add what the foreign key or the list `name` of the model's rows of these owners holds."""
    target = model._meta.get_field(name).related_model
    known: Mapping[Any, Unit] = owners
    for of, pk in links_by_owner(model, owner, name)([*owners]):
        found.setdefault((target, pk), set()).add((known[of].public_id, known[of].visible_from))


@cache
def links_by_owner(model: Any, owner: str, name: str) -> Statement:
    """Return the statement that reads the owner and the link `name` of rows that reveal what they link to."""
    rows = model._base_manager.filter(**{f"{owner}__among": KEYS, f"{name}__isnull": False})
    if issubclass(model, Part):
        rows = rows.filter(model.reveals_where, is_withdrawn=False)
    return Statement(lambda: rows.order_by().values_list(owner, name))


def references_of(units: Iterable[Unit]) -> ReferenceIds:
    """Return the reference units that readers see through these units as far as they see these."""
    return by_model_of(revealed_by(units))


def changed_references(before: Revealed, after: Revealed) -> ReferenceIds:
    """Return the reference units that were and are not seen through the same units from the same instants."""
    return by_model_of(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def by_model_of(keys: Iterable[tuple[type[ReferenceUnit], int]]) -> ReferenceIds:
    found: ReferenceIds = {}
    for model, pk in keys:
        found.setdefault(model, set()).add(pk)
    return found


def refresh_visibility(units: Iterable[Unit]) -> list[Unit]:
    """Settle `visible_from` of editorial units, parents first, and of the units below them; return all of these."""
    seen = []
    for unit in units:
        seen.append(unit)
        instant = unit.settled_visible_from()
        if instant != unit.visible_from:
            unit.visible_from = instant
            store_visibility(type(unit), {unit.pk: instant})
            seen += refresh_visibility(child for name in unit.child_units for child in getattr(unit, name).all())
    return seen


def refresh_references(references: ReferenceIds, loaded: Iterable[Unit] = ()) -> list[Unit]:
    """Settle `visible_from` of reference units after something that names them changed; of those in `loaded` too.

    A reference unit that becomes visible or hidden may itself cite sources, so these follow. Returns every unit whose
    `visible_from` changed.
    """
    seen: list[Unit] = []
    while references:
        changed: list[Unit] = []
        for model, ids in references.items():
            if ids:
                changed += store_visibility(model, earliest_reference(model, ids))
        by_id = {unit.public_id: unit for unit in changed}
        for unit in loaded:
            if unit.public_id in by_id:
                unit.visible_from = by_id[unit.public_id].visible_from
        seen += changed
        references = references_of(changed)
    return seen


def store_visibility(model: type[Unit], instants: dict[int, datetime | None]) -> list[Unit]:
    """Write the instants that differ to the units and their registry rows, for the log to tell; return these units."""
    changed = []
    for unit in model._base_manager.filter(pk__in=instants).only("pk", "public_id", "visible_from"):
        if unit.visible_from != instants[unit.pk]:
            unit.visible_from = instants[unit.pk]
            changed.append(unit)
    for instant in {unit.visible_from for unit in changed}:
        ids = [unit.public_id for unit in changed if unit.visible_from == instant]
        model._base_manager.filter(public_id__in=ids).update(visible_from=instant)
        UnitId.objects.filter(pk__in=ids).update(visible_from=instant)
    note_visibility(changed)
    return changed
