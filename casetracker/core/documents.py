"""A unit as a document: the one format for interchange, revisions, history and the paths of citations.

A `Shape` lists what is written of a model, in reading order; everything else follows from the model's fields.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from functools import cached_property, partial
from hashlib import sha256
from typing import Any

import orjson
from django.db import models
from django.db.models import F
from django.db.models.expressions import OrderBy

from casetracker.core.confirmed import ConfirmedDates
from casetracker.core.dates import PartialDate
from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.statements.rows import Rows, children, linked
from casetracker.core.units import Keyed, Part, Unit

Column = models.Field
Join = Callable[[type[models.Model], list[str]], models.QuerySet]
"""Returns a model's rows with the links at these paths."""
Document = dict[str, Any]
"""A unit or a part of it as JSON holds it."""


class PathError(ValueError):
    """A citation's path names no fact of the unit's document."""


@dataclass(frozen=True)
class Shape:
    """What a document holds of a `model`: `fields` in reading order, and `parts` by their reverse name.

    A field can be a list of `lists`: rows that are told as one fact, in their order and without keys.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    parts: dict[str, "Shape"] = field(default_factory=dict)
    lists: dict[str, "Shape"] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, Column]:
        return {
            column.name: column
            for column in map(self.model._meta.get_field, self.fields)
            if isinstance(column, models.Field)
        }

    @cached_property
    def called(self) -> dict[str, str]:
        """Return what readers call each field, by its name."""
        return {
            name: str(
                self.lists[name].model._meta.verbose_name_plural
                if name in self.lists
                else self.columns[name].verbose_name
            )
            for name in self.fields
        }

    def words(self, items: Iterable[Document]) -> str:
        """Return the items of a list of this shape in words."""
        return "; ".join(str(self.model(**item)) for item in items)

    def items(self, rows: Iterable[Any], home: Unit, system: str) -> list[Document]:
        """Return the rows of a list of this shape as documents."""
        return [write_fields(row, self, home, system) for row in rows]

    @cached_property
    def facts(self) -> dict[str, str]:
        """Return the fields of which a source can say something, and what readers call each."""
        return {
            name: called
            for name, called in self.called.items()
            if not isinstance(self.columns.get(name), ConfirmedDates)
        }

    def links(self, kind: type[Column]) -> list[str]:
        return [name for name, column in self.columns.items() if isinstance(column, kind)]

    def rows(self, join: Join, key: str = "pk") -> Rows:
        """Return the model's rows, by the column `key`, with all that their documents need."""
        links = [path for name in self.links(models.ForeignKey) for path in paths_to_owner(self.columns[name], name)]
        links += filter(None, [getattr(self.model, "parent_field", "")])
        wanted = join(self.model, list(dict.fromkeys(links))).order_by()
        if key != "pk":
            wanted = wanted.filter(is_withdrawn=False).order_by(*in_order(self.model))
        several = [self.columns[name] for name in self.links(models.ManyToManyField)]
        lists = [linked(column, with_owner(column, join)) for column in several]
        for name, shape in (self.parts | self.lists).items():
            lists.append(children(self.model, name, partial(shape.rows, join)))
        return Rows(Statement(lambda: wanted.filter(**{f"{key}__among": KEYS})), lists)

    @cached_property
    def written_rows(self) -> Rows:
        return self.rows(join_names)

    @cached_property
    def whole_rows(self) -> Rows:
        return self.rows(join_all)

    def fetch(self, pk: int) -> Any:
        """Read the row, its parts and all that they link to from the database."""
        [row] = self.whole_rows.read([pk])
        return row

    def fetch_all(self, pks: Collection[int]) -> list[Any]:
        """Read the rows and what their documents say of links."""
        return self.written_rows.read(pks)


def in_order(model: type[models.Model]) -> list[str | OrderBy]:
    """Return the model's own order, with what has no number or date last on every database."""
    names = [str(name) for name in model._meta.ordering or ()]
    return [F(name).asc(nulls_last=True) if model._meta.get_field(name).null else name for name in names]


def join_all(model: type[models.Model], links: list[str]) -> models.QuerySet:
    """Return rows of the model with all columns of its `links`."""
    return model._base_manager.select_related(*links) if links else model._base_manager.all()


def join_names(model: type[models.Model], links: list[str]) -> models.QuerySet:
    """Return rows of the model with its `links`, of which only that is read by which documents name them."""
    if not links:
        return model._base_manager.all()
    own = [column.name for column in model._meta.concrete_fields]
    return join_all(model, links).only(*own, *(f"{link}__{name}" for link in links for name in naming(model, link)))


def naming(model: type[models.Model], link: str) -> list[str]:
    """Return the columns that name what is at the `link`, and the one that leads on to its owner."""
    target: Any = model
    for name in link.split("__"):
        target = target._meta.get_field(name).related_model
    known = {column.name for column in target._meta.concrete_fields}
    wanted = ("id", "public_id", "key", "external_system", "external_key", "is_withdrawn", "visible_from")
    return [name for name in (*wanted, holder_field(target)) if name in known]


def holder_field(model: Any) -> str:
    """Return the foreign key through which a part or a unit belongs to another unit; empty if it belongs to none."""
    return getattr(model, "owner", "") or getattr(model, "parent_field", "")


def paths_to_owner(column: Column, name: str) -> list[str]:
    """Return the way from a link up to the unit at the top: `claims` -> `claims`, `claims__case`."""
    target: Any = column.related_model
    holder = holder_field(target)
    return [name, *(paths_to_owner(target._meta.get_field(holder), f"{name}__{holder}") if holder else [])]


def with_owner(column: Column, join: Join) -> models.QuerySet:
    target: Any = column.related_model
    paths = [path.removeprefix("x__") for path in paths_to_owner(column, "x") if path != "x"]
    rows = join(target, paths).order_by("id")
    return rows.filter(is_withdrawn=False) if issubclass(target, Part) else rows


def reference(unit: Keyed, system: str) -> str:
    """Return how a document of `system` names a unit with an external key."""
    return unit.external_key if unit.external_system == system else f"{unit.external_system}:{unit.external_key}"


def address(target: Any, home: Unit, system: str) -> str:
    """Return how a document of the case `home` names a ruling, a reaction or a part: `c1`, `r3/h1`, `other-case/c1`."""
    steps: list[str] = []
    while not isinstance(target, Keyed):
        steps.insert(0, target.key)
        target = target.owner_unit() if isinstance(target, Part) else target.parent_unit()
    return "/".join(steps if target.pk == home.pk else [reference(target, system), *steps])


def link_text(target: Any, home: Unit, system: str) -> str:
    return reference(target, system) if isinstance(target, Keyed) else address(target, home, system)


def plain(value: Any) -> Any:
    """Return a column's value as JSON holds it."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    return value


def awaited(row: Any, name: str, system: str) -> str:
    """Return the key of a link whose other end is not in the collection yet."""
    column = getattr(row, "awaits", {}).get(name)
    return getattr(row, column).removeprefix(f"{system}:") if column else ""


def is_blank(value: Any) -> bool:
    """Tell whether the value says nothing. A number always says something: no votes against is not “not known”."""
    return value in (None, "", []) or value is False


def write(row: Any, shape: Shape, home: Unit, system: str) -> Document:
    """Write the row as a document. Empty values are left out: absent means "not said"."""
    out: Document = {}
    if isinstance(row, Keyed):
        out["key"] = row.external_key
    elif hasattr(row, "key"):
        out["key"] = row.key
    if getattr(row, "number", None):
        out["number"] = row.number
    out |= write_fields(row, shape, home, system)
    for name, part in shape.parts.items():
        rows = [write(child, part, home, system) for child in getattr(row, name).all()]
        if rows:
            out[name] = rows
    return out


def write_fields(row: Any, shape: Shape, home: Unit, system: str) -> Document:
    out: Document = {}
    for name in shape.fields:
        if name in shape.lists:
            if items := shape.lists[name].items(getattr(row, name).all(), home, system):
                out[name] = items
            continue
        column, value = shape.columns[name], getattr(row, name)
        if isinstance(column, models.ManyToManyField):
            out[name] = [link_text(target, home, system) for target in value.all()]
        elif isinstance(column, models.ForeignKey):
            is_there = value and not getattr(value, "is_withdrawn", False)
            out[name] = link_text(value, home, system) if is_there else awaited(row, name, system)
        else:
            out[name] = plain(value)
        if is_blank(out[name]) or (out[name] == 0 and not column.null):
            del out[name]
    return out


def document(unit: Unit, shape: Shape) -> Document:
    """Write the unit's own document, without its citations."""
    return documents([unit], shape)[unit.public_id]


def documents(units: Iterable[Unit], shape: Shape) -> dict[str, Document]:
    """Write the own documents of units of one kind, by public id."""
    found = {}
    for row in shape.fetch_all([unit.pk for unit in units]):
        home: Any = row if isinstance(row, Keyed) else row.parent_unit()
        found[row.public_id] = write(row, shape, home, home.external_system)
    return found


def digest(data: Any) -> str:
    """Return the SHA-256 of the data as canonical JSON."""
    return sha256(orjson.dumps(data, option=orjson.OPT_SORT_KEYS)).hexdigest()


def fact(shape: Shape, data: Document, path: str) -> tuple[Column | None, Any]:
    """Return the column and the value at `path` in a unit's document; the column is None for a whole part or list.

    Raises PathError, which says what can be named instead.
    """
    if path == "":
        return None, None
    if "/" not in path:
        if path in shape.parts:
            return None, data.get(path)
        return column_at(shape, path, ", ".join([*shape.facts, *shape.parts])), data.get(path)
    part, _, rest = path.partition("/")
    if part not in shape.parts:
        raise PathError(f"“{part}” is no list of this record; it has {', '.join(shape.parts)}.")
    rows = {row["key"]: row for row in data.get(part, [])}
    # A key may hold dots, a field's name may not.
    key, dot, name = (rest, "", "") if rest in rows else rest.rpartition(".")
    if key not in rows:
        raise PathError(f"{part} has no “{key or rest}”; it has {', '.join(rows) or 'nothing'}.")
    if not dot:
        return None, rows[key]
    return column_at(shape.parts[part], name, ", ".join(shape.parts[part].facts)), rows[key].get(name)


def column_at(shape: Shape, name: str, known: str) -> Column | None:
    if name not in shape.facts:
        raise PathError(f"“{name}” is no fact here; there are {known}.")
    return shape.columns.get(name)


def list_at(shape: Shape, path: str) -> Shape | None:
    """Return the shape of the items where `path` names a fact that is a list of objects."""
    part, _, rest = path.partition("/")
    held = shape.parts.get(part) if rest else shape
    return held.lists.get(path.rpartition(".")[2]) if held else None
