"""Locking records before they are changed.

Their keys stay, so that others may insert rows that refer to them meanwhile (`no_key`).
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

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
    for model, pks in parents.items():
        lock_rows(model._base_manager.filter(pk__in=pks))


def lock_rows(rows: QuerySet[Any]) -> None:
    """Lock the rows in one order, so that no two transactions wait for each other; SQLite has one writer at a time."""
    if connection.features.has_select_for_update:
        list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
