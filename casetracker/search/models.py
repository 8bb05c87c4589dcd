"""The index: one row for each public or embargoed record, with the terms under which it is found."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class WordsField(models.Field):
    """Terms: a tsvector on PostgreSQL; on SQLite, text that an FTS5 table indexes."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: object, compiler: object, connection: BaseDatabaseWrapper) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class SearchEntry(models.Model):
    """One record in the index. Its id is made of its date, so that the newest are read first, and its unit."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.BigIntegerField(unique=True)
    case_ref = models.BigIntegerField(null=True)
    """The row of the case; none for names of parties, judges and courts."""
    visible_from = models.DateTimeField()
    digest = models.CharField(max_length=32)
    """Of the terms, to see whether they changed."""
    words = WordsField()

    class Meta:
        db_table = "search_entry"

    def __str__(self) -> str:
        return f"entry {self.id}"


class IndexVersion(models.Model):
    """In one row: by which version of the code every entry was last written."""

    version = models.PositiveIntegerField()

    class Meta:
        db_table = "search_index_version"

    def __str__(self) -> str:
        return f"version {self.version}"


class CountedCase(models.Model):
    """What one case adds to the counts."""

    case_ref = models.BigIntegerField(primary_key=True)
    additions = models.TextField()
    """JSON: rows of list, facet, value, instant and number."""

    class Meta:
        db_table = "search_counted_case"

    def __str__(self) -> str:
        return f"case {self.case_ref}"


class FacetCount(models.Model):
    """How many records of a list have a value from this instant on, in addition to the counts of earlier instants."""

    listing = models.CharField(max_length=10)
    facet = models.CharField(max_length=15)
    value = models.CharField(max_length=40)
    visible_from = models.DateTimeField()
    number = models.IntegerField()

    class Meta:
        db_table = "search_facet_count"
        constraints = [
            models.UniqueConstraint(fields=["listing", "facet", "value", "visible_from"], name="facet_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.listing} {self.facet} {self.value}: {self.number}"
