"""Put a question to the index: the newest of the best tier first, read no further than a page needs.

Within a tier, what matches the question at its strictest comes first: whole words above beginnings, a number as it
was typed above its other spellings.

The order uses no statistics of the whole index, so that hidden records cannot influence what is seen, and a word in
half of all records costs no more than a rare one: reading stops when the page is full.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from cases.models import Case
from casetracker.core.units import Unit
from casetracker.search.index.backends import current_backend
from casetracker.search.index.entries import KIND_BITS, KIND_MASK, unit_of_entry
from casetracker.search.index.grammar import TIERS, And, Node, strict
from casetracker.search.index.searched_texts import KINDS

ENTRIES_READ_AT_MOST = 20_000
"""Rows of the index that one search reads for its ranking."""
FIRST_ROWS = 60
IS_CASE = f"(e.unit & {KIND_MASK}) = {KINDS.index(Case)}"

SqlParameter = Any
"""Whatever the driver takes."""


@dataclass(frozen=True)
class Hit:
    """A case that was found: by which of its units, and in which tier (1 to 3)."""

    case: int
    kind: type[Unit]
    pk: int
    tier: int


@dataclass
class RankedSearch:
    """A question to the index; `cases` restricts it to some of them."""

    question: Node
    cases: QuerySet | None = None
    is_cut: bool = False
    """After reading: there are more hits than are read for the ranking."""

    def hits(self, wanted: int) -> list[Hit]:
        """The best cases, each once, at most as many as wanted."""
        found: list[Hit] = []
        for hit in self.stream():
            found.append(hit)
            if len(found) == wanted:
                break
        return found

    def stream(self) -> Iterator[Hit]:
        seen: set[int] = set()
        read = 0
        questions = dict.fromkeys([strict(self.question), self.question])
        for (tier, zones), question in product(enumerate(TIERS, start=1), questions):
            before, size = None, FIRST_ROWS
            while True:
                rows = entries_by_date(question, zones, before, size, self.cases)
                for pk, case in rows:
                    if case not in seen:
                        seen.add(case)
                        yield Hit(case, *unit_of_entry(pk), tier)
                read += len(rows)
                if read >= ENTRIES_READ_AT_MOST:
                    self.is_cut = True
                    return
                if len(rows) < size:
                    break
                before, size = rows[-1][0], min(size * 4, ENTRIES_READ_AT_MOST)

    def number_of_cases(self, most: int) -> int:
        """How many cases match, counted no further than that."""
        sql, parameters = case_match(self.question, TIERS[-1], self.cases)
        distinct = f"SELECT DISTINCT e.case_ref FROM {current_backend().SOURCE} WHERE {sql} LIMIT {most}"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({distinct}) fit", parameters)
            return cursor.fetchone()[0]

    def is_longer_than(self, rows: int) -> bool:
        """Whether more rows of the index match than this; no more are read to find out."""
        sql, parameters = case_match(self.question, TIERS[-1], self.cases)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {current_backend().SOURCE} WHERE {sql} LIMIT {rows + 1}) fit"
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchone()[0] > rows


def entries_by_date(
    question: Node, zones: str, before: int | None, size: int, cases: QuerySet | None
) -> list[tuple[int, int]]:
    """Matching rows of cases, rulings and reactions, the newest first: the id of the row and the key of its case."""
    backend = current_backend()
    sql, parameters = case_match(question, zones, cases)
    if before is not None:
        sql, parameters = f"{sql} AND {backend.KEY} < %s", [*parameters, before]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {backend.KEY}, e.case_ref FROM {backend.SOURCE} "
            f"WHERE {sql} ORDER BY {backend.KEY} DESC LIMIT {size}",
            parameters,
        )
        return cursor.fetchall()


def case_match(question: Node, zones: str, cases: QuerySet | None) -> tuple[str, list[SqlParameter]]:
    """The condition on rows of cases, rulings and reactions; `cases` restricts them."""
    sql, parameters = visible_match(question, zones)
    sql += " AND e.case_ref IS NOT NULL"
    if cases is None:
        return sql, parameters
    inner, values = cases.order_by().values("pk").query.sql_with_params()
    return f"{sql} AND e.case_ref IN ({inner})", [*parameters, *values]


def visible_match(question: Node, zones: str, instant: datetime | None = None) -> tuple[str, list[SqlParameter]]:
    """The condition on the index: the question matches, and the public sees the row at the instant (now)."""
    backend = current_backend()
    adapted = connection.ops.adapt_datetimefield_value(instant or timezone.now())
    return f"{backend.MATCH} AND e.visible_from <= %s", [backend.query_text(question, zones), adapted]


def matching_keys(question: And, model: type[Unit]) -> tuple[str, list[SqlParameter]]:
    """SQL for the primary keys of the model's records that match, in no order."""
    sql, parameters = visible_match(question, TIERS[-1])
    source = current_backend().SOURCE
    if model is Case:
        return f"SELECT e.case_ref FROM {source} WHERE {sql} AND e.case_ref IS NOT NULL", parameters
    kind = f"(e.unit & {KIND_MASK}) = {KINDS.index(model)}"
    return f"SELECT e.unit >> {KIND_BITS} FROM {source} WHERE {sql} AND {kind}", parameters
