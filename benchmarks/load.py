"""Write an invented record into the database that the settings name, whole and checked by its constraints."""

import csv
import io
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Min, OuterRef, Subquery
from django.db.models.functions import Coalesce, Least

from benchmarks.cases import write_story
from benchmarks.records import CHUNK, Records, Rows
from benchmarks.tables import Table, all_tables
from cases.models import Case, Court, Judge, Source, Topic
from casetracker.core.models import UnitId
from casetracker.core.references import links_of, revealing_fields
from casetracker.core.units import Unit
from parties.models import Party

Progress = Callable[[int], None]


@dataclass
class Loaded:
    """What one run wrote."""

    rows: Counter[str] = field(default_factory=Counter)
    seconds: float = 0


def load(cases: int, progress: Progress = lambda done: None) -> Loaded:
    """Fill an empty, migrated database with so many cases and all that belongs to them.

    `progress` is told how many cases are written. Indexes that keep nothing true are made at the end, in one go.
    """
    if Case.objects.exists():
        raise ValueError("There are cases in the database already: give one that is empty.")
    begin, loaded, tables = time.perf_counter(), Loaded(), all_tables()
    write = copy if connection.vendor == "postgresql" else insert
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA temp_store = FILE")  # making an index sorts all its rows
    with without_indexes([table.name for table in tables.values()]):
        for done, rows in chunks(cases):
            with transaction.atomic():
                for name, table in tables.items():
                    if name in rows:
                        write(table, rows[name])
                        loaded.rows[table.name] += len(rows[name])
            progress(done)
        connection.check_constraints()
    finish(tables)
    loaded.seconds = time.perf_counter() - begin
    return loaded


def chunks(cases: int) -> Iterator[tuple[int, Rows]]:
    """The rows of the whole record in chunks, each with the number of cases that are complete with it."""
    records = Records(cases)
    for rows in records.references():
        yield 0, rows
    for number in range(1, cases + 1):
        write_story(records, number)
        if number % CHUNK == 0 or number == cases:
            yield number, records.take()


def digest(cases: int) -> str:
    """SHA-256 of all rows: the same for the same number of cases, on any machine and database."""
    found = sha256()
    for _, rows in chunks(cases):
        found.update(repr(sorted(rows.items())).encode())
    return found.hexdigest()


def insert(table: Table, rows: list[tuple[Any, ...]]) -> None:
    """With the defaults as literals in the statement, so that a row binds only what differs from row to row."""
    literals = ", ".join(["?"] * len(table.given + table.keys) + [literal(value) for value in table.defaults])
    columns = ", ".join(map(connection.ops.quote_name, table.columns))
    with connection.cursor() as cursor:
        # The driver's own cursor: Django's would rewrite the placeholders of every row.
        statement = f"INSERT INTO {table.name} ({columns}) VALUES ({literals})"
        cursor.cursor.connection.executemany(statement, map(table.complete, rows))


def literal(value: Any) -> str:
    return "NULL" if value is None else str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def copy(table: Table, rows: list[tuple[Any, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(table.complete(row) + table.defaults for row in rows)
    text.seek(0)
    quote = connection.ops.quote_name
    columns, filled = ", ".join(map(quote, table.columns)), ", ".join(map(quote, table.never_null))
    with connection.cursor() as cursor:
        statement = f"COPY {table.name} ({columns}) FROM STDIN WITH (FORMAT csv, FORCE_NOT_NULL ({filled}))"
        cursor.copy_expert(statement, text)


@contextmanager
def without_indexes(tables: list[str]) -> Iterator[None]:
    """Leaves out the indexes that are not unique, and makes them again as they were."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
                "JOIN pg_class c ON c.oid = i.indrelid WHERE NOT i.indisunique AND c.relname = ANY(%s) ORDER BY 1",
                [tables],
            )
        else:
            marks = ", ".join(["%s"] * len(tables))
            cursor.execute(
                f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({marks}) "
                "AND sql LIKE 'CREATE INDEX%%' ORDER BY 1",
                tables,
            )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(
                f"DROP INDEX {name if connection.vendor == 'postgresql' else connection.ops.quote_name(name)}"
            )
        yield
        for _, definition in indexes:
            cursor.execute(definition)


def finish(tables: dict[str, Table]) -> None:
    """Settle what follows from all rows together, and tell the database what it holds."""
    for model in (Judge, Party, Source, Topic, Court):
        settle(model)
    UnitId.objects.visible().filter(is_shown=False).update(is_shown=True)  # else it would be due to be told
    numbered = [table.model for table in tables.values() if table.model is not UnitId]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), numbered):
            # A sequence is not taken back with a transaction, so it is only ever raised.
            cursor.execute(
                re.sub(
                    r"setval\((pg_get_serial_sequence\([^)]*\)),\s*coalesce\((max\([^)]*\)), 1\)",
                    r"setval(\1, greatest(coalesce(\2, 1), nextval(\1))",
                    statement,
                )
            )
        vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
        # Only our own tables: PostgreSQL's catalogues are shared between databases, and would be locked against others;
        # and what SQLite learned of the tables below an FTS5 index while it was empty would make every merge a scan.
        names = [connection.ops.quote_name(table.model._meta.db_table) for table in tables.values()]
        for each in [", ".join(names)] if connection.vendor == "postgresql" else names:
            cursor.execute(f"VACUUM ANALYZE {each}" if vacuum else f"ANALYZE {each}")


def settle(model: type[Unit]) -> None:
    """`visible_from` of reference units, the earliest of what refers to them: what actions settle one by one."""
    either, *others = (earliest_of(field, path) for field, path in revealing_fields(model))
    for other in others:
        either = Least(Coalesce(either, other), Coalesce(other, either))  # NULL beside a value counts for nothing
    model._base_manager.filter(visible_from__isnull=True).update(visible_from=either)
    own = model._base_manager.filter(public_id=OuterRef("public_id")).values("visible_from")
    UnitId.objects.filter(kind=model.kind_name(), visible_from__isnull=True).update(visible_from=Subquery(own))


def earliest_of(column: Any, path: str) -> Any:
    links, target, holder = links_of(column)
    rows = links.filter(**{target: OuterRef("pk")})
    if any(each.name == "is_withdrawn" for each in column.model._meta.fields):
        rows = rows.filter(**{f"{holder}is_withdrawn": False})
    return Subquery(rows.order_by().values(target).annotate(found=Min(f"{holder}{path}")).values("found"))
