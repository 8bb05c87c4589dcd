"""Merging two records that have parts and other records of their own: two entries of one case.

Everything attached moves to the one that stays, under keys that are unique there; numbers for readers are given anew,
above those that were given. A part that says the same as one of the survivor's, or takes its place, stays with the
entry that goes, and what referred to it refers to the survivor's.
"""

from typing import Any

from django.db import models

from casetracker.core.merging.facts import KEPT_APART, move_evidence, restate, take_values
from casetracker.core.merging.links import unique_columns
from casetracker.core.models import UnitId, new_public_id
from casetracker.core.units import EditorialUnit, NumberedPart, Unit
from casetracker.core.visibility import PartField, own_parts
from casetracker.core.writing import Writing

MERGED = "Merged into another entry of the same record. {}"


def children(unit: EditorialUnit) -> list[Any]:
    """Return the records that are seen only while this one is."""
    return [child for name in unit.child_units for child in getattr(unit, name).all()]


def move_owned(change: Writing, double: Any, survivor: Any) -> None:
    """Move what hangs on `double`; both, and the records below `double`, have been touched."""
    paths: dict[str, str] = {}
    owned = [pair for pair in own_parts(type(double)) if not pair[0].yields]
    for part, field in sorted(owned, key=lambda pair: refers_to_parts(pair[0], owned)):
        paths |= move_parts(part, field, double, survivor)
    differing = take_values(double, survivor)
    for field in type(double)._meta.many_to_many:
        if field.remote_field.through._meta.auto_created:
            getattr(survivor, field.name).add(*getattr(double, field.name).all())
    survivor.keep_names_of(double)
    move_evidence(double, survivor, paths, differing)
    move_children(change, double, survivor)
    restate(double, survivor)


def refers_to_parts(part: type[models.Model], owned: list[Any]) -> bool:
    """Tell whether a part refers to other parts of its record, which must have moved before it."""
    others = {other for other, _ in owned}
    return any(column.related_model in others for column in part._meta.concrete_fields)


def move_parts(part: Any, field: PartField, double: Unit, survivor: Unit) -> dict[str, str]:
    """Move the parts of one kind; return the new path of each."""
    name, paths = field.remote_field.get_accessor_name(), {}
    mine = list(part._base_manager.filter(**{field.name: survivor}))
    keys = {row.key for row in mine}
    for row in part._base_manager.filter(**{field.name: double}).order_by("pk"):
        old = row.key
        same = next((other for other in mine if takes_its_place(other, row, field)), None)
        if same is None:
            row.key = new_public_id() if old in keys else old
            setattr(row, field.name, survivor)
            if isinstance(row, NumberedPart):
                row.number = None
            row.save()
            mine.append(row)
            keys.add(row.key)
        else:
            point_elsewhere(row, same)
        paths[f"{name}/{old}"] = f"{name}/{(same or row).key}"
    return paths


def takes_its_place(mine: Any, theirs: Any, field: PartField) -> bool:
    """Tell whether the survivor's part says the same, or stands where only one can."""
    if mine.is_withdrawn != theirs.is_withdrawn:
        return False
    for columns in unique_columns(type(mine)):
        rest = [name for name in columns if name not in (field.name, "key", "number")]
        if field.name in columns and rest and all(getattr(mine, name) == getattr(theirs, name) for name in rest):
            return True
    return said(mine, field) == said(theirs, field)


def said(row: Any, field: PartField) -> list[Any]:
    """Return all that a part says, without its owner, key, number and place among the others."""
    left_out = (*KEPT_APART, "number", "order", field.name)
    return [column.value_from_object(row) for column in row._meta.concrete_fields if column.name not in left_out]


def point_elsewhere(row: Any, same: Any) -> None:
    """Let what referred to a part refer to the one that says the same."""
    for relation in type(row)._meta.related_objects:
        field: Any = relation.field
        if isinstance(field, models.ManyToManyField):
            through: Any = field.remote_field.through
            holder, target = field.m2m_field_name(), field.m2m_reverse_field_name()
            rows = through._base_manager.filter(**{target: row})
            has_both = list(through._base_manager.filter(**{target: same}).values_list(holder, flat=True))
            rows.filter(**{f"{holder}__in": has_both}).delete()
            rows.update(**{target: same})
        else:
            relation.related_model._base_manager.filter(**{field.name: row}).update(**{field.name: same})


def move_children(change: Writing, double: Any, survivor: Any) -> None:
    """Move the records below `double`, each with a key and a number of its own there."""
    for child in [touched.unit for touched in change.touched.values() if touched.unit.parent_unit() == double]:
        unit: Any = child
        siblings = type(unit)._base_manager.filter(**{unit.parent_field: survivor})
        if siblings.filter(key=unit.key).exists():
            unit.key = unit.public_id
        unit.number = None
        setattr(unit, unit.parent_field, survivor)
        unit.save()
        UnitId.objects.filter(pk=unit.public_id).update(parent=survivor.public_id)


def take_from_readers(double: Any, reason: str) -> None:
    """Withdraw the entry that goes; whoever knew its address is led on."""
    double.state, double.withdrawn_reason = "withdrawn", MERGED.format(reason)
    double.save()
    UnitId.objects.filter(pk=double.public_id).update(is_withdrawn=True, withdrawn_reason=double.withdrawn_reason)
