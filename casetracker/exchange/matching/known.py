"""The records that documents mean by their keys: those that have them, and those that were found to be meant."""

from collections.abc import Iterable
from typing import Any

from casetracker.core.merging import survivors
from casetracker.core.units import Unit
from casetracker.duplicates.models import Matched
from casetracker.exchange.shapes import unit_model


def known_by_key(model: type[Unit], system: str, key: str) -> Any:
    """Return what documents of the system mean by this key; None for nothing."""
    unit = model._base_manager.filter(external_system=system, external_key=key).first()  # type: ignore[misc]  # keyed
    if unit is not None:
        return standing(unit)
    row = Matched.objects.filter(system=system, kind=model.kind_name(), key=key, is_same=True).first()
    return standing_units(model.kind_name(), [row.unit_id]).get(row.unit_id) if row else None


def standing(unit: Any) -> Any:
    """Return the record, or the one into which it was merged."""
    return dict(survivors([unit])).get(unit, unit) if unit is not None and unit.visible_from is None else unit


def standing_units(kind: str, ids: Iterable[str]) -> dict[str, Any]:
    """Return by these ids the records of the kind, or those into which they were merged."""
    units = list(unit_model(kind)._base_manager.filter(public_id__in=[*ids]))
    merged = dict(survivors([unit for unit in units if unit.visible_from is None]))
    return {unit.public_id: merged.get(unit, unit) for unit in units}
