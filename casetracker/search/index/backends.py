"""What differs between the databases: how terms are stored, and how a question is put to them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from casetracker.search.index.entries import Entry
from casetracker.search.index.grammar import And, Node, Not, Or, Phrase

POSITIONS = 16_383
"""The last place in a text that a tsvector tells apart; words after it are found, phrases are not."""
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

    def stored(self, words: Sequence[str]) -> str:
        return " ".join(words)

    def integers(self, numbers: list[int]) -> list[int] | RawSQL:
        """What a column is asked to be IN: few numbers as they are, so that the planner sees how few; many as text."""
        if len(numbers) <= BATCH:
            return numbers
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(numbers)], output_field=BigIntegerField())

    def delete(self, cursor: Any, ids: Sequence[int]) -> None:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(
            "INSERT INTO search_words (search_words, rowid, words) "
            f"SELECT 'delete', id, words FROM search_entry WHERE id IN ({marks})", ids,
        )  # fmt: skip
        cursor.execute(f"DELETE FROM search_entry WHERE id IN ({marks})", ids)

    def insert(self, cursor: Any, entries: Sequence[Entry]) -> None:
        instant = connection.ops.adapt_datetimefield_value
        entries = sorted(entries, key=lambda each: each.id)  # FTS5 writes to the disk whenever an id is not the largest
        rows = [(e.id, e.unit, e.case_ref, instant(e.visible_from), e.digest, self.stored(e.words)) for e in entries]
        cursor.executemany(f"INSERT INTO search_entry ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s)", rows)
        cursor.executemany("INSERT INTO search_words (rowid, words) VALUES (%s, %s)", [(r[0], r[5]) for r in rows])

    def lock(self, cursor: Any) -> None:
        """A writer has the database for itself already."""

    def mend(self, cursor: Any) -> None:
        """Before a rebuild: a table that lost terms could not delete them; one that ANALYZE saw empty is scanned."""
        cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
        if cursor.fetchone():
            cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl LIKE 'search!_words%%' ESCAPE '!'", [])
            cursor.execute("ANALYZE sqlite_master")  # reads what is left of them
        if not self.is_sound(cursor):
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")

    def settle(self, cursor: Any) -> None:
        """After many changes: one b-tree for all, which is read fastest."""
        cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")

    def is_sound(self, cursor: Any) -> bool:
        """Whether the FTS5 table holds what the column says."""
        try:
            cursor.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)")
        except connection.Database.DatabaseError:
            return False
        except Exception as error:  # Django's own wrapper of it
            if "malformed" in str(error):
                return False
            raise
        return True

    def question(self, node: Node, zones: str) -> str:
        if isinstance(node, Phrase):
            return "(" + " OR ".join(self.phrase(each, node.is_prefix) for each in node.marked(zones)) + ")"
        if isinstance(node, Or):
            return "(" + " OR ".join(self.question(each, zones) for each in node.of) + ")"
        assert isinstance(node, And)
        text = "(" + " AND ".join(self.question(each, zones) for each in node.wanted) + ")"
        for each in node.unwanted:
            text = f"({text} NOT {self.question(each.of, Not.ZONES)})"
        return text

    def phrase(self, terms: Sequence[str], is_prefix: bool) -> str:
        return f'"{" ".join(terms)}"{" *" if is_prefix else ""}'


class Postgres:
    """A tsvector with a GIN index, written as it is: no parser and no dictionary of the server's has a part in it."""

    INSTALL = (
        "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
        "ALTER TABLE search_entry ALTER COLUMN words SET STATISTICS 1000",
    )
    REMOVE = ("DROP INDEX search_entry_words",)
    SOURCE = "search_entry e"
    MATCH = "e.words @@ %s::tsquery"
    KEY = "e.id"
    LOCK = 0x5EA2C

    def stored(self, words: Sequence[str]) -> str:
        """A tsvector's text; places are counted in each zone by itself."""
        places: dict[str, list[str]] = {}
        place: defaultdict[str, int] = defaultdict(int)
        for word in words:
            zone = word[0]
            place[zone] = min(place[zone] + 1, POSITIONS)
            if len(word) > 1:
                places.setdefault(word, []).append(str(place[zone]))
        return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())

    def integers(self, numbers: list[int]) -> list[int] | RawSQL:
        """The same, many as one array: written as a text, because the parser takes a list apart piece by piece."""
        if len(numbers) <= BATCH:
            return numbers
        return RawSQL(
            "SELECT unnest(%s::bigint[])", ["{" + ",".join(map(str, numbers)) + "}"], output_field=BigIntegerField()
        )

    def delete(self, cursor: Any, ids: Sequence[int]) -> None:
        cursor.execute("DELETE FROM search_entry WHERE id = ANY(%s)", [list(ids)])

    def insert(self, cursor: Any, entries: Sequence[Entry]) -> None:
        row = "(%s, %s, %s, %s, %s, %s::tsvector)"
        values = [
            value for e in entries
            for value in (e.id, e.unit, e.case_ref, e.visible_from, e.digest, self.stored(e.words))
        ]  # fmt: skip
        cursor.execute(f"INSERT INTO search_entry ({COLUMNS}) VALUES {', '.join([row] * len(entries))}", values)

    def lock(self, cursor: Any) -> None:
        """One writer of the index at a time, before it reads: a rebuild must not put an older state back."""
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [self.LOCK])

    def mend(self, cursor: Any) -> None:
        """The server keeps a GIN index true by itself."""

    def settle(self, cursor: Any) -> None:
        """After many changes: the planner learns which words are common."""
        cursor.execute("ANALYZE search_entry")

    def is_sound(self, cursor: Any) -> bool:
        """The server keeps a GIN index true by itself."""
        return True

    def question(self, node: Node, zones: str) -> str:
        if isinstance(node, Phrase):
            return "(" + " | ".join(self.phrase(each, node.is_prefix) for each in node.marked(zones)) + ")"
        if isinstance(node, Or):
            return "(" + " | ".join(self.question(each, zones) for each in node.of) + ")"
        assert isinstance(node, And)
        parts = [self.question(each, zones) for each in node.wanted]
        parts += [f"!{self.question(each.of, Not.ZONES)}" for each in node.unwanted]
        return "(" + " & ".join(parts) + ")"

    def phrase(self, terms: Sequence[str], is_prefix: bool) -> str:
        quoted = [f"'{term}'" for term in terms]
        return "(" + " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if is_prefix else "")]) + ")"


Backend = Sqlite | Postgres


def of(database: Any = connection) -> Backend:
    return Sqlite() if database.vendor == "sqlite" else Postgres()


def batches(items: Iterable[Any]) -> Iterable[list[Any]]:
    rows = list(items)
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def install(apps: Any, schema_editor: Any) -> None:
    """Create what Django's models cannot describe: the FTS5 table, or the GIN index."""
    for statement in of(schema_editor.connection).INSTALL:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    for statement in of(schema_editor.connection).REMOVE:
        schema_editor.execute(statement)
