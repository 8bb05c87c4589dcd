"""What differs between the databases: how terms are stored, and how a question is put to the index."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.utils import CursorWrapper
from django.db.migrations.state import StateApps
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from casetracker.search.index.entries import IndexEntry
from casetracker.search.index.grammar import And, Node, Not, Or, Phrase

Item = TypeVar("Item")

POSITIONS = 16_383
"""The last position in a text that a tsvector keeps; words after it are found, phrases are not."""
BATCH = 500
COLUMNS = "id, unit, case_ref, visible_from, digest, words"


class Sqlite:
    """An FTS5 table over the column `words` of the index; the text stays in the index alone."""

    INSTALL = (
        "CREATE VIRTUAL TABLE search_words USING fts5"
        "(words, content='search_entry', content_rowid='id', tokenize='ascii', columnsize=0, prefix='4')",
    )
    REMOVE = ("DROP TABLE search_words",)
    SOURCE = "search_words JOIN search_entry e ON e.id = search_words.rowid"
    MATCH = "search_words MATCH %s"
    KEY = "search_words.rowid"

    def column_value(self, words: Sequence[str]) -> str:
        return " ".join(words)

    def in_list(self, numbers: list[int]) -> list[int] | RawSQL:
        """The right side of IN: a few numbers as they are, so that the planner sees how few; many as one JSON text."""
        if len(numbers) <= BATCH:
            return numbers
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(numbers)], output_field=BigIntegerField())

    def delete(self, cursor: CursorWrapper, ids: Sequence[int]) -> None:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(
            "INSERT INTO search_words (search_words, rowid, words) "
            f"SELECT 'delete', id, words FROM search_entry WHERE id IN ({marks})",
            ids,
        )
        cursor.execute(f"DELETE FROM search_entry WHERE id IN ({marks})", ids)

    def insert(self, cursor: CursorWrapper, entries: Sequence[IndexEntry]) -> None:
        instant = connection.ops.adapt_datetimefield_value
        entries = sorted(entries, key=lambda each: each.id)  # FTS5 writes to the disk whenever an id is not the largest
        rows = [
            (e.id, e.unit, e.case_ref, instant(e.visible_from), e.digest, self.column_value(e.words)) for e in entries
        ]
        cursor.executemany(f"INSERT INTO search_entry ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)", rows)
        cursor.executemany("INSERT INTO search_words (rowid, words) VALUES (%s, %s)", [(r[0], r[5]) for r in rows])

    def lock(self, cursor: CursorWrapper) -> None:
        """Do nothing: a writer already has the database to itself."""

    def repair(self, cursor: CursorWrapper) -> None:
        """Before a rebuild: restore lost terms, and drop statistics that ANALYZE took while the table was empty."""
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone():
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl LIKE 'search!_words%%' ESCAPE '!'", [])
            cursor.execute("ANALYZE sqlite_master")  # reads the remaining statistics
        if not self.is_sound(cursor):
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")

    def optimize(self, cursor: CursorWrapper) -> None:
        """After many changes: merge the b-trees into one, which is fastest to read."""
        cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")

    def is_sound(self, cursor: CursorWrapper) -> bool:
        """Whether the FTS5 table holds what the column says."""
        try:
            cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            return False
        except DatabaseError as error:  # Django's wrapper around it
            if "malformed" in str(error):
                return False
            raise
        return True

    def query_text(self, node: Node, zones: str) -> str:
        if isinstance(node, Phrase):
            return "(" + " OR ".join(self.phrase_text(each, node.is_prefix) for each in node.marked(zones)) + ")"
        if isinstance(node, Or):
            return "(" + " OR ".join(self.query_text(each, zones) for each in node.of) + ")"
        assert isinstance(node, And)
        text = "(" + " AND ".join(self.query_text(each, zones) for each in node.wanted) + ")"
        for each in node.unwanted:
            text = f"({text} NOT {self.query_text(each.of, Not.ZONES)})"
        return text

    def phrase_text(self, terms: Sequence[str], is_prefix: bool) -> str:
        return f'"{" ".join(terms)}"{" *" if is_prefix else ""}'


class Postgres:
    """A tsvector with a GIN index, written as it is stored: no parser or dictionary of the server is involved."""

    INSTALL = (
        "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
        "ALTER TABLE search_entry ALTER COLUMN words SET STATISTICS 1000",
    )
    REMOVE = ("DROP INDEX search_entry_words",)
    SOURCE = "search_entry e"
    MATCH = "e.words @@ %s::tsquery"
    KEY = "e.id"
    LOCK = 0x5EA2C

    def column_value(self, words: Sequence[str]) -> str:
        """The text of a tsvector; positions are counted separately in each zone."""
        places: dict[str, list[str]] = {}
        place: defaultdict[str, int] = defaultdict(int)
        for word in words:
            zone = word[0]
            place[zone] = min(place[zone] + 1, POSITIONS)
            if len(word) > 1:
                places.setdefault(word, []).append(str(place[zone]))
        return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())

    def in_list(self, numbers: list[int]) -> list[int] | RawSQL:
        """The right side of IN: many numbers as the text of an array, since parsing a long list of them is slow."""
        if len(numbers) <= BATCH:
            return numbers
        return RawSQL(
            "SELECT unnest(%s::bigint[])", ["{" + ",".join(map(str, numbers)) + "}"], output_field=BigIntegerField()
        )

    def delete(self, cursor: CursorWrapper, ids: Sequence[int]) -> None:
        cursor.execute("DELETE FROM search_entry WHERE id = ANY(%s)", [list(ids)])

    def insert(self, cursor: CursorWrapper, entries: Sequence[IndexEntry]) -> None:
        row = "(%s, %s, %s, %s, %s, %s::tsvector)"
        values = [
            value
            for e in entries
            for value in (e.id, e.unit, e.case_ref, e.visible_from, e.digest, self.column_value(e.words))
        ]
        cursor.execute(f"INSERT INTO search_entry ({COLUMNS}) VALUES {', '.join([row] * len(entries))}", values)

    def lock(self, cursor: CursorWrapper) -> None:
        """Let one writer at a time read and write the index: a rebuild must not restore an older state."""
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [self.LOCK])

    def repair(self, cursor: CursorWrapper) -> None:
        """Do nothing: the server maintains a GIN index itself."""

    def optimize(self, cursor: CursorWrapper) -> None:
        """After many changes: let the planner learn which words are common."""
        cursor.execute("ANALYZE search_entry")

    def is_sound(self, cursor: CursorWrapper) -> bool:
        """Always: the server maintains a GIN index itself."""
        return True

    def query_text(self, node: Node, zones: str) -> str:
        if isinstance(node, Phrase):
            return "(" + " | ".join(self.phrase_text(each, node.is_prefix) for each in node.marked(zones)) + ")"
        if isinstance(node, Or):
            return "(" + " | ".join(self.query_text(each, zones) for each in node.of) + ")"
        assert isinstance(node, And)
        parts = [self.query_text(each, zones) for each in node.wanted]
        parts += [f"!{self.query_text(each.of, Not.ZONES)}" for each in node.unwanted]
        return "(" + " & ".join(parts) + ")"

    def phrase_text(self, terms: Sequence[str], is_prefix: bool) -> str:
        quoted = [f"'{term}'" for term in terms]
        return "(" + " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if is_prefix else "")]) + ")"


Backend = Sqlite | Postgres


def current_backend(database: BaseDatabaseWrapper | None = None) -> Backend:
    """The backend for a database, or for the one that this thread uses."""
    database = database or connection
    return Sqlite() if database.vendor == "sqlite" else Postgres()


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rows = list(items)
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def install(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create what Django's models cannot describe: the FTS5 table, or the GIN index."""
    for statement in current_backend(schema_editor.connection).INSTALL:
        schema_editor.execute(statement)


def remove(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in current_backend(schema_editor.connection).REMOVE:
        schema_editor.execute(statement)
