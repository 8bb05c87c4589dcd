"""Keeping `visible_from` true: of a unit, of the units below it, and of the reference units to which they refer."""

from collections.abc import Iterable
from datetime import datetime

from casetracker.core.models import UnitId
from casetracker.core.units import Unit, earliest_reference

ReferenceIds = dict[type[Unit], set[int]]
"""Reference units by model and primary key."""


def units_by_model(units: Iterable[Unit]) -> dict[type[Unit], list[Unit]]:
    found: dict[type[Unit], list[Unit]] = {}
    for unit in units:
        found.setdefault(type(unit), []).append(unit)
    return found


def references_of(units: Iterable[Unit]) -> ReferenceIds:
    """The reference units to which the units' own parts and citations refer now."""
    units = list(units)
    found: ReferenceIds = {}
    for model, group in units_by_model(units).items():
        for relation in model._meta.related_objects:
            part = relation.related_model
            if getattr(part, "owner", None) != relation.field.name or part._meta.proxy:
                continue
            for name in getattr(part, "reveals", {}):
                ids = part._base_manager.filter(**{f"{relation.field.name}__in": group}).values_list(
                    f"{name}_id", flat=True
                )
                target = part._meta.get_field(name).related_model
                found.setdefault(target, set()).update(pk for pk in ids if pk)
    citation = UnitId._meta.get_field("citations").related_model
    cited = citation._base_manager.filter(unit_id__in=[unit.public_id for unit in units])
    source = citation._meta.get_field("source").related_model
    found.setdefault(source, set()).update(cited.values_list("source_id", flat=True))
    return {model: ids for model, ids in found.items() if ids}


def united(*several: ReferenceIds) -> ReferenceIds:
    found: ReferenceIds = {}
    for references in several:
        for model, ids in references.items():
            found.setdefault(model, set()).update(ids)
    return found


def refresh_visibility(units: Iterable[Unit]) -> list[Unit]:
    """Settle `visible_from` of editorial units, parents first, and of the units below them; gives all of these."""
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
    """Recompute `visible_from` of reference units after something that refers to them changed; in `loaded` ones too.

    What becomes visible or hidden so may itself cite sources: these follow. Gives all units of which it changed.
    """
    seen: list[Unit] = []
    while references:
        changed: list[Unit] = []
        for model, ids in references.items():
            if ids and not model.always_visible:
                changed += store_visibility(model, earliest_reference(model, ids))
        by_id = {unit.public_id: unit for unit in changed}
        for unit in loaded:
            if unit.public_id in by_id:
                unit.visible_from = by_id[unit.public_id].visible_from
        seen += changed
        references = references_of(changed)
    return seen


def store_visibility(model: type[Unit], instants: dict[int, datetime | None]) -> list[Unit]:
    """Write the instants that differ to the units and to their registry rows; gives these units."""
    changed = []
    for unit in model._base_manager.filter(pk__in=instants).only("pk", "public_id", "visible_from"):
        if unit.visible_from != instants[unit.pk]:
            unit.visible_from = instants[unit.pk]
            changed.append(unit)
    for instant in {unit.visible_from for unit in changed}:
        ids = [unit.public_id for unit in changed if unit.visible_from == instant]
        model._base_manager.filter(public_id__in=ids).update(visible_from=instant)
        UnitId.objects.filter(pk__in=ids).update(visible_from=instant)
    return changed
