"""Columns of rows by the keys of what they belong to, in statements that are compiled once."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models

from casetracker.core.statements.compiled import KEYS, Statement

Values = list[dict[str, Any]]
"""Rows of `.values()`."""


@cache
def values_by(
    model: type[models.Model], key: str, columns: tuple[str, ...], order: tuple[str, ...], **conditions: Any
) -> Statement:
    """Return the statement that reads `key` and the columns of the model's rows by it, whoever may see them."""
    rows = model._base_manager.filter(**{f"{key}__among": KEYS}, **conditions).order_by(*order)
    return Statement(lambda: rows.values(key, *columns))


def parts_by(
    model: type[models.Model],
    key: str,
    keys: Iterable[Any],
    *columns: str,
    order: tuple[str, ...] = ("pk",),
    **conditions: Any,
) -> dict[Any, Values]:
    """Return the columns of current parts of units whose visibility is settled already, grouped by `key`."""
    return by(values_by(model, key, columns, order, is_withdrawn=False, **conditions)([*keys]), key)


def by(rows: Iterable[dict[str, Any]], name: str) -> dict[Any, Values]:
    """Return the rows grouped by one of their columns, in their order."""
    groups: dict[Any, Values] = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    return groups
