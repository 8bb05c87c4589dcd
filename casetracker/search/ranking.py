"""Putting a question to the index: the newest of the best tier first, read no further than a page needs.

No statistics of the whole index have a part in the order, so that hidden records cannot move what is seen, and a
word that half of all records hold costs no more than a rare one: reading stops when the page is full.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.utils import timezone

from cases.models import Case
from casetracker.search.index import backends
from casetracker.search.index.entries import KIND_BITS, UNIT_BITS
from casetracker.search.index.grammar import TIERS, And, Node
from casetracker.search.index.searched_texts import KINDS

READ_AT_MOST = 20_000
"""Rows of the index that one search reads for its ranking."""
FIRST_ROWS = 60


@dataclass(frozen=True)
class Hit:
    """A case that was found: by which row of it, and in which tier (1 to 3)."""

    case: int
    kind: type[Model]
    pk: int
    tier: int


@dataclass
class Search:
    """A question to the index; `cases` keeps it to some of them."""

    question: Node
    cases: QuerySet | None = None
    is_cut: bool = False
    """After reading: there are more hits than are read for a ranking."""

    def hits(self, wanted: int) -> list[Hit]:
        """The best cases, each once, at most so many."""
        found: list[Hit] = []
        for hit in self.stream():
            found.append(hit)
            if len(found) == wanted:
                break
        return found

    def stream(self) -> Iterator[Hit]:
        seen: set[int] = set()
        read = 0
        for tier, zones in enumerate(TIERS, start=1):
            before, size = None, FIRST_ROWS
            while True:
                rows = page(self.question, zones, before, size, self.cases)
                for pk, case in rows:
                    if case not in seen:
                        seen.add(case)
                        yield Hit(case, *unit_in(pk), tier)
                read += len(rows)
                if read >= READ_AT_MOST:
                    self.is_cut = True
                    return
                if len(rows) < size:
                    break
                before, size = rows[-1][0], min(size * 4, READ_AT_MOST)

    def is_longer_than(self, rows: int) -> bool:
        """Whether more rows of the index fit; at most so many are read for it."""
        sql, parameters = fitting(self.question, TIERS[-1], self.cases)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {backends.of().SOURCE} WHERE {sql} LIMIT {rows + 1}) fit"
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchone()[0] > rows


def unit_in(entry: int) -> tuple[type[Model], int]:
    unit = entry & ((1 << UNIT_BITS) - 1)
    return KINDS[unit & ((1 << KIND_BITS) - 1)], unit >> KIND_BITS


def page(question: Node, zones: str, before: int | None, size: int, cases: QuerySet | None) -> list[tuple[int, int]]:
    """Rows of cases, rulings and reactions that fit, the newest first: the id of the row and of its case."""
    backend = backends.of()
    sql, parameters = fitting(question, zones, cases)
    if before is not None:
        sql, parameters = f"{sql} AND {backend.KEY} < %s", [*parameters, before]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {backend.KEY}, e.case_ref FROM {backend.SOURCE} "
            f"WHERE {sql} ORDER BY {backend.KEY} DESC LIMIT {size}",
            parameters,
        )
        return cursor.fetchall()


def fitting(question: Node, zones: str, cases: QuerySet | None) -> tuple[str, list[Any]]:
    """The condition on rows of cases, rulings and reactions; `cases` keeps it to some."""
    sql, parameters = visible_match(question, zones)
    sql += " AND e.case_ref IS NOT NULL"
    if cases is None:
        return sql, parameters
    inner, values = cases.order_by().values("pk").query.sql_with_params()
    return f"{sql} AND e.case_ref IN ({inner})", [*parameters, *values]


def visible_match(question: Node, zones: str, at: datetime | None = None) -> tuple[str, list[Any]]:
    """The condition on the index: the question, and what the public sees at the instant (now)."""
    backend = backends.of()
    instant = connection.ops.adapt_datetimefield_value(at or timezone.now())
    return f"{backend.MATCH} AND e.visible_from <= %s", [backend.question(question, zones), instant]


def matching(question: And, model: type[Model]) -> tuple[str, list[Any]]:
    """SQL for the primary keys of the model's records that fit, in no order."""
    sql, parameters = visible_match(question, TIERS[-1])
    source = backends.of().SOURCE
    if model is Case:
        return f"SELECT e.case_ref FROM {source} WHERE {sql} AND e.case_ref IS NOT NULL", parameters
    kind = f"(e.unit & {(1 << KIND_BITS) - 1}) = {KINDS.index(model)}"
    return f"SELECT e.unit >> {KIND_BITS} FROM {source} WHERE {sql} AND {kind}", parameters
