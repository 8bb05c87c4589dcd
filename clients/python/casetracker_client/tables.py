"""Rows as a pandas data frame, with types that analysis can rely on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

import pandas


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pandas.DataFrame:
    """A column for each value under its path, such as `court.name`; a list within a row stays a list in one cell.

    Columns are those of the schema and of the type that it gives them, however few rows there are. What the question
    left out (`fields`, `omit`) has no column; what a newer server has added comes last, as it is.
    """
    rest = iter(rows)
    first = next(rest, None)
    if first is None:
        return pandas.DataFrame({path: series([], kind) for path, kind in columns.items()})
    known = {path.partition(".")[0] for path in columns}
    kinds = {path: kind for path, kind in columns.items() if path.partition(".")[0] in first}
    kinds |= {name: "object" for name in first if name not in known}
    cells: dict[str, list[Any]] = {path: [] for path in kinds}
    steps = {path: path.split(".") for path in kinds}
    for row in chain([first], rest):
        for path, column in cells.items():
            column.append(value(row, steps[path]))
    return pandas.DataFrame({path: series(column, kinds[path]) for path, column in cells.items()})


def value(row: Any, steps: list[str]) -> Any:
    """What stands at the path; None where something on the way is null."""
    for step in steps:
        row = row.get(step) if row else None
    return row


def series(values: list[Any], kind: str) -> pandas.Series[Any]:
    if kind == "date":  # to the second: years before 1677 do not fit into nanoseconds
        return pandas.Series(values, dtype="datetime64[s]")
    if kind == "datetime":
        instants = pandas.to_datetime(pandas.Series(values, dtype="object"), utc=True, format="ISO8601")
        return instants.dt.as_unit("us")
    return pandas.Series(values, dtype=kind)
