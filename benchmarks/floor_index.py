"""The floor of a rebuild: writes finished rows into an empty search index, as fast as the database takes them."""

import csv
import io
from typing import Any

from django.db import connection, transaction

from casetracker.search.index.upkeep import CHUNK

TABLES = {
    "search_entry": ("id", "unit", "case_ref", "visible_from", "digest", "words"),
    "search_counted_case": ("case_ref", "additions"),
    "search_facet_count": ("listing", "facet", "value", "visible_from", "number"),
}
"""Everything that a rebuild writes, apart from the numbers that the database gives."""
Rows = dict[str, list[tuple[Any, ...]]]


def empty() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}" if connection.vendor == "sqlite" else f"TRUNCATE {table}")


def written() -> Rows:
    """What stands in the index."""
    words = "words::text" if connection.vendor == "postgresql" else "words"
    found: Rows = {}
    with connection.cursor() as cursor:
        for table, columns in TABLES.items():
            told = ", ".join(words if column == "words" else column for column in columns)
            cursor.execute(f"SELECT {told} FROM {table} ORDER BY {', '.join(columns[:4])}")
            found[table] = cursor.fetchall()
    return found


def insert(rows: Rows) -> None:
    """Write the rows in transactions as large as those of a rebuild."""
    write = insert_into if connection.vendor == "sqlite" else copy_into
    for table in TABLES:
        for start in range(0, len(rows[table]), CHUNK):
            with transaction.atomic():
                write(table, rows[table][start : start + CHUNK])
    with transaction.atomic(), connection.cursor() as cursor:
        is_sqlite = connection.vendor == "sqlite"
        cursor.execute(
            "INSERT INTO search_words (search_words) VALUES ('optimize')" if is_sqlite else "ANALYZE search_entry"
        )


def insert_into(table: str, rows: list[tuple[Any, ...]]) -> None:
    columns = ", ".join(TABLES[table])
    marks = ", ".join(["%s"] * len(TABLES[table]))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
        if table == "search_entry":
            words = [(row[0], row[-1]) for row in rows]
            cursor.executemany("INSERT INTO search_words (rowid, words) VALUES (%s, %s)", words)


def copy_into(table: str, rows: list[tuple[Any, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    text.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(TABLES[table])}) FROM STDIN WITH (FORMAT csv)", text)
