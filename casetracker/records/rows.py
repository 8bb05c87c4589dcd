"""One record as a row of its list, so that the list's cards tell the same of it."""

from typing import Any

from casetracker.common.units import Unit


def row_of(unit: Unit, columns: tuple[str, ...]) -> dict[str, Any]:
    """The columns as `.values()` would give them; the way to a joined one leads through its relation."""
    return {"pk": unit.pk, **{name: at(unit, name.split("__")) for name in columns}}


def at(unit: Any, path: list[str]) -> Any:
    value = unit
    for name in path:
        value = None if value is None else getattr(value, name)
    return value
