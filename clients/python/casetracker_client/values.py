"""How the values of a question are written in an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

Value: TypeAlias = "str | int | date"
Values: TypeAlias = "Value | Iterable[Value]"


WITH_COMMAS = {"fields", "omit"}
"""Parameters of which several values stand in one, with commas between."""


def query(parameters: Mapping[str, object]) -> list[tuple[str, Any]]:
    """Name each value, and a name once for each of several; what is None is left out.

    Raises ValueError for several values that are none: without them the question would be a different one.
    """
    return [(name, text) for name, value in parameters.items() for text in texts(name, value)]


def texts(name: str, value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [text(value)]
    if several := [text(one) for one in value]:
        return [",".join(several)] if name in WITH_COMMAS else several
    raise ValueError(f"{name}: this is an empty list of values; leave it out to ask for all, or do not ask.")


def text(value: object) -> str:
    """`yes` and `no` for what is true or not, as the API writes it; dates as ISO 8601 has them."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)
