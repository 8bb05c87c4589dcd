"""Statements of a fixed shape, compiled once: what changes between two runs of them is for which keys they read.

The ORM takes longer to write most of our statements than the database takes to answer them (decision 31).
"""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from types import SimpleNamespace
from typing import Any

import orjson
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup
from django.db.models.sql.compiler import SQLCompiler

KEYS: Any = SimpleNamespace()
"""Stands in a queryset for the keys of a run."""


@models.ForeignObject.register_lookup
@models.Field.register_lookup
class Among(Lookup):
    """`column__among=KEYS`: the column holds one of the keys, which are one parameter however many they are."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        keys = "= ANY(%s)" if connection.vendor == "postgresql" else "IN (SELECT value FROM json_each(%s))"
        return f"{column} {keys}", (*params, self.rhs)


class Statement:
    """The rows of the queryset that `build` makes, with a filter `...__among=KEYS`, for any keys."""

    def __init__(self, build: Callable[[], models.QuerySet]) -> None:
        self.build = build

    @cached_property
    def queryset(self) -> models.QuerySet:
        return self.build()

    def __call__(self, keys: Collection[Any]) -> list[Any]:
        """Read the rows: instances, or what `values` or `values_list` asked for."""
        return self.on(connections[self.queryset.db]).rows(keys) if keys else []

    def on(self, connection: BaseDatabaseWrapper) -> "Compiled":
        """Return the statement as compiled for this connection, which no other thread uses."""
        compiled: dict[Statement, Compiled] = connection.__dict__.setdefault("compiled_statements", {})
        if self not in compiled:
            compiled[self] = Compiled(self.queryset, connection)
        return compiled[self]


class KeyedCompiler(SQLCompiler):
    """Writes its statement once, and puts the keys of each run in the place of KEYS."""

    def __init__(self, query: Any, connection: BaseDatabaseWrapper) -> None:
        super().__init__(query, connection, connection.alias)
        self.statement, self.parameters = super().as_sql()
        if KEYS not in self.parameters:
            raise TypeError("a statement that is compiled once needs a filter among KEYS")
        columns = [column for column, *_ in self.select[: self.col_count]]
        self.converters = super().get_converters(columns)
        self.keys: Any = None

    def as_sql(self, with_limits: bool = True, with_col_aliases: bool = False) -> tuple[str, tuple[Any, ...]]:
        return self.statement, tuple(self.keys if value is KEYS else value for value in self.parameters)

    def get_converters(self, expressions: Iterable[Any]) -> Any:
        return self.converters


class Compiled:
    """A queryset's statement on one connection: the queryset's own way to make rows, with a compiler that is kept."""

    def __init__(self, queryset: Any, connection: BaseDatabaseWrapper) -> None:
        query = queryset.query.clone()
        self.compiler = KeyedCompiler(query, connection)
        query.get_compiler = lambda *args, **options: self.compiler
        kept = {"db": connection.alias, "query": query, "_fields": queryset._fields, "_known_related_objects": {}}
        self.results = queryset._iterable_class(SimpleNamespace(**kept))
        self.as_array = connection.vendor == "postgresql"

    def rows(self, keys: Collection[Any]) -> list[Any]:
        self.compiler.keys = list(keys) if self.as_array else orjson.dumps(list(keys)).decode()
        return list(self.results)
