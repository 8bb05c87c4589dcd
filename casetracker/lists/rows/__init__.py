"""Rows of lists: each is declared once, as a serializer, and read and built from that declaration.

A `Row` is a ModelSerializer. The OpenAPI document, the columns of a CSV and the check of answers in tests come from its
fields, and so does its plan: which columns `.values()` reads, and how the dict of an answer is made of them.

- A name in `Meta.fields` that is not declared is a column of `Meta.model`; a partial date is three of them.
- A declared field is a column, too: the one to which its `source` leads, as in DRF, `CharField(source="public_id")` or
  `CharField(source="party.name")`.
- A `Composed` field is made of several columns: `PageAddress`, or one of your own.
- A nested row is joined; one that may be null is null where the first of its columns is.
- A nested row with `many=True` is one further statement through the visibility rule, in its model's order.
- What no column holds is named in `given`, and `readers` find it: a reader gets the values of all rows and returns, by
  field and by primary key, what each row shows. `reads` names the further columns that readers need. A reader within
  `Finds` says what it finds, and is asked only where some of that is wanted.

`SomeRow(values, many=True).data` is a whole page, `SomeRow.read(queryset)` all rows of a queryset. Neither calls the
fields' own `to_representation`, which would ask each field of each row and take several times as long as the database.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import EllipsisType
from typing import Any, ClassVar

from django.db.models import ManyToOneRel, Model, QuerySet
from rest_framework import serializers

from casetracker.core.date_fields import PartialDateField
from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.units import PartQuerySet, Unit, UnitQuerySet
from casetracker.lists.columns import CONVERTED, Composed, FieldOptions, date_parts, field_for
from casetracker.lists.rows.values import row_of
from casetracker.lists.rows.wanted import Wanted

RowData = dict[str, Any]
"""A row of `.values()`, or the row of an answer that is made of it."""
Rows = list[RowData]
ByField = Mapping[str, Mapping[int, Any]]
"""What readers and further statements found: by field, then by the primary key of the row."""
Reader = Callable[[Rows], ByField]


@dataclass(frozen=True)
class Finds:
    """A reader that says which fields it finds, so that it is left out where none of them is asked for."""

    names: tuple[str, ...]
    reader: Reader

    def __call__(self, rows: Rows) -> ByField:
        return self.reader(rows)


class RowList(serializers.ListSerializer):
    """The rows of a page, built together: each further statement is made once."""

    def to_representation(self, data: Iterable[RowData]) -> Rows:  # type: ignore[override]  # rows of values alone
        return self.child.build_all(list(data))  # type: ignore[union-attr]  # never None here


class Row(serializers.ModelSerializer):
    """The declaration of a row; the module's docstring says how to write one."""

    given: ClassVar[tuple[str, ...]] = ()
    readers: ClassVar[tuple[Reader, ...]] = ()
    reads: ClassVar[tuple[str, ...]] = ()
    answer_order: ClassVar[tuple[str | EllipsisType, ...]] = (...,)
    """The order of the names in an answer, where the document has another; `...` stands for all that are not named."""
    only: ClassVar[frozenset[str] | None] = None
    """The names that are asked for; set by `narrowed`."""
    plans: ClassVar[dict[str, "Plan"]]
    """Of this class alone, by their prefixes."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.Meta.list_serializer_class = RowList
        cls.plans = {}

    @classmethod
    def plan(cls, prefix: str = "") -> "Plan":
        """How the row is read and built; `prefix` leads to it from the record of the statement."""
        found = cls.plans.get(prefix)
        if found is None:
            found = cls.plans[prefix] = make_plan(cls, prefix)
        return found

    @classmethod
    def member_names(cls) -> tuple[str, ...]:
        """The names of an answer, in their order."""
        return tuple(in_answer_order(cls))

    @classmethod
    def narrowed(cls, wanted: Wanted) -> "type[Row]":
        """The row with what is asked for alone: it reads no more columns, and makes no more statements."""
        return cls if wanted.names is None else narrowed(cls, wanted.names)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """What `.values()` reads for `build_all`."""
        return ("pk", *cls.plan().columns, *cls.reads)

    @classmethod
    def build(cls, values: RowData, prefix: str = "", **given: Any) -> RowData:
        """One row, with all that no column holds `given` by the caller."""
        plan = cls.plan(prefix)
        if missing := plan.given - given.keys():
            raise TypeError(f"{cls.__name__} needs {', '.join(sorted(missing))}")
        return plan.build(values) | given

    @classmethod
    def build_all(cls, rows: Rows) -> Rows:
        """The rows of an answer, with what further statements and the readers find."""
        plan = cls.plan()
        found: dict[str, Mapping[int, Any]] = {}
        for relation in plan.relations:
            found[relation.name] = relation.rows_of([row["pk"] for row in rows])
        for reader in cls.readers:
            if cls.only is None or not isinstance(reader, Finds) or not cls.only.isdisjoint(reader.names):
                found |= reader(rows)
        answer = [plan.build(row) for row in rows]
        for name in plan.given:
            is_many, by_pk = name in plan.many, found[name]
            for row, values in zip(answer, rows, strict=True):
                row[name] = (by_pk.get(values["pk"]) or []) if is_many else by_pk.get(values["pk"])
        return answer

    @classmethod
    def read(cls, queryset: QuerySet) -> Rows:
        """The rows of a queryset's records, in its order."""
        return cls.build_all(list(queryset.values(*cls.columns())))

    @classmethod
    def of_columns(cls, record: Model, wanted: Wanted) -> RowData | None:
        """What is asked for, where the record's own columns have all of it; None where more has to be read."""
        if not wanted.only(set(cls.member_names()) - cls.plan().given):
            return None
        row = cls.narrowed(wanted)
        return row.plan().build(row_of(record, row.plan().columns))

    def to_representation(self, instance: RowData) -> RowData:
        return self.build_all([instance])[0]

    def get_fields(self) -> dict[str, serializers.Field]:
        fields = super().get_fields()
        return fields if self.only is None else {name: field for name, field in fields.items() if name in self.only}

    def get_field_names(self, declared_fields: Mapping[str, serializers.Field], info: Any) -> list[str]:
        names: list[str] = []
        for name in super().get_field_names(declared_fields, info):
            is_date = name not in declared_fields and isinstance(info.fields.get(name), PartialDateField)
            names += date_parts(name) if is_date else [name]
        return names

    def build_standard_field(self, field_name: str, model_field: Any) -> tuple[type[serializers.Field], FieldOptions]:
        """For readers: the help text and the codes of a column, without what a form would accept."""
        return field_for(model_field)

    def get_uniqueness_extra_kwargs(
        self, field_names: Any, declared_fields: Any, extra_kwargs: FieldOptions
    ) -> tuple[FieldOptions, dict[str, serializers.HiddenField]]:
        return extra_kwargs, {}


@lru_cache(maxsize=200)
def narrowed(row: type[Row], names: frozenset[str]) -> type[Row]:
    return type(row.__name__, (row,), {"only": names, "Meta": row.Meta, "__doc__": row.__doc__})


@dataclass(frozen=True)
class Relation:
    """Rows of a list within each row, read by one statement."""

    name: str
    row: type[Row]
    model: type[Model]
    link: str
    """The foreign key's column, of the other model."""

    def rows_of(self, ids: list[int]) -> dict[int, Rows]:
        values = self.values_of(ids)
        found: dict[int, Rows] = {}
        for each, row in zip(values, self.row.build_all(values), strict=True):
            found.setdefault(each[self.link], []).append(row)
        return found

    @cached_property
    def values_of(self) -> Callable[[list[int]], Rows]:
        """Read the columns for the rows with these primary keys; which units are seen now no statement can keep."""
        columns = (self.link, *self.row.columns())
        if issubclass(self.model, Unit):
            return lambda ids: list(visible_rows(self.model).filter(**{f"{self.link}__in": ids}).values(*columns))
        return Statement(lambda: visible_rows(self.model).filter(**{f"{self.link}__among": KEYS}).values(*columns))


def visible_rows(model: type[Model]) -> QuerySet:
    """The rows that the visibility rule leaves: visible units, or current parts of units that were found visible."""
    manager = model._default_manager.all()
    if isinstance(manager, UnitQuerySet):
        return manager.visible()
    return manager.current() if isinstance(manager, PartQuerySet) else manager


@dataclass(frozen=True)
class Plan:
    """A row's declaration, worked out once. `build` copies one column for each field, then computes what is more."""

    columns: tuple[str, ...]
    copied: tuple[tuple[str, str], ...]
    """Names of the answer, each with the column that is copied."""
    computed: tuple[tuple[str, Callable[[RowData], Any]], ...]
    given: frozenset[str]
    many: frozenset[str]
    relations: tuple[Relation, ...]

    def build(self, values: RowData) -> RowData:
        row = {name: values[column] for name, column in self.copied}
        for name, compute in self.computed:
            row[name] = compute(values)
        return row


@dataclass
class Step:
    """One field of a plan: the columns that it reads, and how its value is computed of a row of values.

    Without a computation a single column is copied; with neither, the value must be given.
    """

    columns: tuple[str, ...] = ()
    compute: Callable[[RowData], Any] | None = None
    is_given: bool = False


def make_plan(row: type[Row], prefix: str) -> Plan:
    fields = in_answer_order(row)
    steps = {name: step(row, name, field, prefix) for name, field in fields.items()}
    columns = tuple(dict.fromkeys(column for each in steps.values() for column in each.columns))
    places = [each.columns[0] if each.columns else columns[0] for each in steps.values()] if columns else []
    many = {name for name, field in fields.items() if isinstance(field, serializers.ListSerializer)}
    lists = {name for name, field in fields.items() if isinstance(field, serializers.ListField)}
    return Plan(
        columns=columns,
        copied=tuple(zip(steps, places, strict=False)),
        computed=tuple((name, each.compute) for name, each in steps.items() if each.compute),
        given=frozenset(name for name, each in steps.items() if each.is_given),
        many=frozenset(many | lists),
        relations=tuple(relation(row, name, fields[name]) for name in steps if name in many - {*row.given}),  # type: ignore[arg-type]  # wider in the stubs
    )


def in_answer_order(row: type[Row]) -> dict[str, serializers.Field]:
    fields = dict(row().fields.items())
    rest = [name for name in fields if name not in row.answer_order]
    names = [name for place in row.answer_order for name in ([place] if isinstance(place, str) else rest)]
    return {name: fields[name] for name in names if name in fields}


def step(row: type[Row], name: str, field: serializers.Field, prefix: str) -> Step:
    if name in row.given or isinstance(field, serializers.ListSerializer):
        return Step(is_given=True)
    path = prefix + "__".join(field.source.split("."))  # type: ignore[union-attr]  # never None here
    if isinstance(field, Row):
        plan = type(field).plan(f"{path}__")
        if plan.given:
            return Step(plan.columns, is_given=True)
        return Step(plan.columns, unless_null(plan) if field.allow_null else plan.build)
    if isinstance(field, Composed):
        start = prefix if field.source == name else f"{path}__"
        columns = tuple(start + column for column in field.columns)
        return Step(columns, composed(field, columns))
    return Step((path,), converted(field, path) if isinstance(field, CONVERTED) else None)


def relation(row: type[Row], name: str, field: serializers.ListSerializer) -> Relation:
    reverse = row.Meta.model._meta.get_field(field.source)  # type: ignore[attr-defined]  # unknown to the stubs
    if not isinstance(reverse, ManyToOneRel):
        raise TypeError(f"{row.__name__}.{name} is no foreign key's other end; name it in `given` and write a reader")
    return Relation(name, type(field.child), reverse.related_model, reverse.field.attname)  # type: ignore[arg-type]  # wider in the stubs


def unless_null(plan: Plan) -> Callable[[RowData], RowData | None]:
    first = plan.columns[0]
    return lambda values: None if values[first] is None else plan.build(values)


def composed(field: Composed, columns: tuple[str, ...]) -> Callable[[RowData], Any]:
    compose = field.compose
    return lambda values: compose(*[values[column] for column in columns])


def converted(field: serializers.Field, column: str) -> Callable[[RowData], Any]:
    convert = field.to_representation
    return lambda values: None if values[column] is None else convert(values[column])
