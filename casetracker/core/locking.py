"""Locking records before they are changed.

Their keys stay, so that others may insert rows that refer to them meanwhile (`no_key`).
"""

from collections.abc import Iterable

from django.db import connection

from casetracker.core.units import Unit


def locked(unit: Unit) -> Unit | None:
    """Lock the unit after its parent; return it as it is then, None where it is gone."""
    lock_parents([unit])
    return type(unit)._base_manager.select_for_update(no_key=True).filter(pk=unit.pk).first()


def lock_parents(units: Iterable[Unit]) -> None:
    """Lock what the units belong to, in one order: the write path notes there what changed below it."""
    parents: dict[type[Unit], set[int]] = {}
    for unit in units:
        if unit.parent_field:
            model = unit._meta.get_field(unit.parent_field).related_model
            parents.setdefault(model, set()).add(getattr(unit, f"{unit.parent_field}_id"))  # type: ignore[arg-type]  # wider in the stubs
    if connection.features.has_select_for_update:
        for model, pks in parents.items():
            list(model._base_manager.select_for_update(no_key=True).order_by("pk").filter(pk__in=pks).values_list("pk"))
