"""Rows with the rows that belong to them, in one compiled statement for each kind of row."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F

from casetracker.core.statements.compiled import KEYS, Statement

Attach = Callable[[list[Any]], None]
"""Reads what belongs to the rows and keeps it with each, as a prefetch does."""


@dataclass(frozen=True)
class Rows:
    """A model's rows, each with its lists in the places where the model's managers look for what was prefetched."""

    statement: Statement
    lists: list[Attach] = field(default_factory=list)

    def read(self, keys: Collection[Any]) -> list[Any]:
        rows = self.statement(keys)
        for attach in self.lists if rows else ():
            attach(rows)
        return rows


def children(model: type[models.Model], name: str, read: Callable[[str], Rows]) -> Attach:
    """Attach the rows that refer to those of the `model`, found by the reverse `name`.

    `read` is given the name of their foreign key, by which its statement finds them.
    """
    relation: Any = model._meta.get_field(name)
    link, rows = relation.field, read(relation.field.name)

    def attach(holders: list[Any]) -> None:
        by_key = {holder.pk: holder for holder in holders}
        kept = keep_lists(holders, relation.get_accessor_name())
        for row in rows.read(list(by_key)):
            holder = by_key[getattr(row, link.attname)]
            link.set_cached_value(row, holder)
            kept[holder.pk].append(row)

    return attach


def linked(column: Any, targets: models.QuerySet) -> Attach:
    """Attach the `targets` to which the rows' many-to-many `column` links."""
    holder = column.related_query_name()
    statement = Statement(lambda: targets.filter(**{f"{holder}__among": KEYS}).annotate(holder_key=F(holder)))

    def attach(holders: list[Any]) -> None:
        kept = keep_lists(holders, column.name)
        for target in statement([row.pk for row in holders]):
            kept[target.holder_key].append(target)

    return attach


def keep_lists(holders: list[Any], name: str) -> dict[int, list[Any]]:
    """Give each holder an empty list under this name among what was prefetched; return them by primary key."""
    kept: dict[int, list[Any]] = {holder.pk: [] for holder in holders}
    for holder in holders:
        holder.__dict__.setdefault("_prefetched_objects_cache", {})[name] = kept[holder.pk]
    return kept
