"""The index: one row for each record that is public or embargoed, with the terms under which it is found."""

from typing import Any

from django.db import models

from casetracker.search import backends


class WordsField(models.Field):
    """Terms: a tsvector on PostgreSQL; on SQLite a text, which an FTS5 table indexes."""

    def db_type(self, connection: Any) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class SearchEntry(models.Model):
    """One record in the index. Its id is made of its date, so that the newest rows are read first, and of its unit."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.BigIntegerField(unique=True)
    case_ref = models.BigIntegerField(null=True)
    """The row of the case; none for names of parties, judges and courts."""
    visible_from = models.DateTimeField()
    digest = models.CharField(max_length=32)
    """Of the terms, to tell whether they changed."""
    words = WordsField()

    class Meta:
        db_table = "search_entry"

    def __str__(self) -> str:
        return f"entry {self.id}"


def install(apps: Any, schema_editor: Any) -> None:
    """What Django's models cannot say of the index: the FTS5 table, or the GIN index."""
    for statement in backends.of(schema_editor.connection).INSTALL:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    for statement in backends.of(schema_editor.connection).REMOVE:
        schema_editor.execute(statement)
