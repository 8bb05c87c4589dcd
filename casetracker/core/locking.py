"""Locking a record before it is changed; its key stays, so that others may insert rows that refer to it (`no_key`)."""

from casetracker.core.units import Unit


def locked(unit: Unit) -> Unit | None:
    """Lock the unit after its parent; return it as it is then, None where it is gone."""
    parent = unit.parent_unit()
    if parent:
        type(parent)._base_manager.select_for_update(no_key=True).filter(pk=parent.pk).first()
    return type(unit)._base_manager.select_for_update(no_key=True).filter(pk=unit.pk).first()
