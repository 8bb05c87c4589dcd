"""Rows of `.values()` by hand: dates, picked columns, joined units, groups, and one record as such a row."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from casetracker.core.statements.values import by


def dated(row: dict[str, Any], *names: str) -> dict[str, Any]:
    """The named partial dates of a row of `.values()`: the EDTF text, and the days between which it lies."""
    out: dict[str, Any] = {}
    for name in names:
        out[name] = None if row[name] is None else str(row[name])
        out[f"{name}_earliest"] = row[f"{name}_earliest"]
        out[f"{name}_latest"] = row[f"{name}_latest"]
    return out


def date_columns(*names: str) -> tuple[str, ...]:
    """The columns that `dated` reads."""
    return tuple(f"{name}{part}" for name in names for part in ("", "_earliest", "_latest"))


def pick(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def unit_in(row: dict[str, Any], path: str, *names: str) -> dict[str, Any] | None:
    """A joined unit (`court__public_id`, `court__name` ...) as {id, name ...}, or None."""
    if row[f"{path}__public_id"] is None:
        return None
    return {"id": row[f"{path}__public_id"], **{name: row[f"{path}__{name}"] for name in names}}


def unit_columns(path: str, *names: str) -> tuple[str, ...]:
    return (f"{path}__public_id", *(f"{path}__{name}" for name in names))


def grouped(queryset: QuerySet, key: str, *columns: str) -> dict[Any, list[dict[str, Any]]]:
    """The columns of a queryset's rows, grouped by `key`."""
    return by(queryset.values(key, *columns), key)


def row_of(unit: Any, columns: Iterable[str]) -> dict[str, Any]:
    """The columns of one record as `.values()` would give them; the way to a joined one leads through its relation."""
    return {"pk": unit.pk, **{name: at(unit, name.split("__")) for name in columns}}


def at(unit: Any, path: list[str]) -> Any:
    value = unit
    for name in path:
        value = None if value is None else getattr(value, name)
    return value
