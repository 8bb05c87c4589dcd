"""Fill rows from a document: new rows wholly, known rows where the import changed and no editor did."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from casetracker.core.documents import Shape, plain
from casetracker.core.units import Unit
from casetracker.exchange.link_lookup import LinkError, Links
from casetracker.exchange.parsing import DocumentError
from casetracker.exchange.shapes import SHAPES


@dataclass
class Report:
    """What one document did to the collection."""

    status: str = "loaded"
    """loaded, unchanged (this very document was loaded before) or waiting (changes to published records)."""
    created: int = 0
    changed: int = 0
    absent: list[str] = field(default_factory=list)
    """Parts of the collection that the document does not have; they stay, unless it says that it is complete."""
    gone: list[str] = field(default_factory=list)
    """Parts of the document that an editor took out since the last import; they stay out."""
    kept: list[tuple[Unit, str, Any]] = field(default_factory=list)
    """Facts (unit, path, imported value) that an editor changed since the last import; a citation tells it."""
    waiting: list[str] = field(default_factory=list)
    """Published records that the document would change."""


@contextmanager
def at(path: str) -> Iterator[None]:
    """Errors from inside name this path of the document."""
    try:
        yield
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            problems = [(f"{path}.{name}", text) for name, texts in error.message_dict.items() for text in texts]
        else:
            problems = [(path, text) for text in error.messages]
        raise DocumentError(*((where.removesuffix(".__all__"), text) for where, text in problems)) from error
    except LinkError as error:
        raise DocumentError((path, error.args[0])) from error
    except IntegrityError as error:
        raise DocumentError((path, f"the database refuses this row: {error}".splitlines()[0])) from error


def clean(row: models.Model) -> None:
    """Check the row's own values; what it links to was found a moment ago, and the database keeps the rest."""
    links = [column.name for column in row._meta.fields if column.related_model]
    row.full_clean(exclude=links, validate_unique=False, validate_constraints=False)


class Merge:
    """One unit of a document and its parts, on their way into the unit's rows.

    Three states of each fact meet here: `before` (the collection's), `base` (the last import's), `data` (this one's).
    """

    def __init__(
        self,
        unit: Unit,
        links: Links,
        data: dict,
        before: dict,
        base: dict,
        path: str,
        *,
        report: Report,
        complete: bool,
    ) -> None:
        self.unit, self.links, self.data, self.before, self.base, self.path = unit, links, data, before, base, path
        self.shape = SHAPES[unit.kind_name()]
        self.report, self.complete = report, complete
        self.later: list[tuple[models.Model, str, str, str]] = []
        self.gone: set[str] = set()
        """Parts that an editor took out since the last import."""

    def own_columns(self) -> None:
        self.fill(self.unit, self.shape, self.data, self.before, self.base, self.path, fact="")
        with at(self.path):
            clean(self.unit)

    def fill(
        self, row: Any, shape: Shape, data: dict, before: dict, base: dict, path: str, *, fact: str
    ) -> None:  # fmt: skip
        """Set the row's own columns."""
        for name, column in shape.columns.items():
            if name not in data or column.many_to_many:
                continue
            with at(f"{path}.{name}"):
                if self.stays(column, data[name], before.get(name), base.get(name), f"{fact}{name}"):
                    continue
                if not column.related_model:
                    setattr(row, name, column.to_python(data[name]))
                elif column.related_model is type(row):
                    self.later.append((row, name, data[name], f"{path}.{name}"))
                else:
                    self.link(row, name, column, data[name])

    def link(self, row: Any, name: str, column: models.Field, text: str) -> None:
        awaits = getattr(row, "awaits", {}).get(name)
        try:
            setattr(row, name, self.links.find(column.related_model, text))
        except LinkError:
            if not awaits:
                raise
            setattr(row, awaits, self.links.full(text))

    def link_to_own_kind(self) -> None:
        """Links between rows of one kind, once all of them are there."""
        for row, name, text, path in self.later:
            with at(path):
                setattr(row, name, self.links.find(type(row), text))
                row.save()

    def fill_many(
        self, row: Any, shape: Shape, data: dict, before: dict, base: dict, path: str, *, fact: str
    ) -> None:  # fmt: skip
        """Set the row's links to several things."""
        for name in shape.links(models.ManyToManyField):
            if name not in data:
                continue
            column = shape.columns[name]
            with at(f"{path}.{name}"):
                if not self.stays(column, data[name], before.get(name), base.get(name), f"{fact}{name}"):
                    getattr(row, name).set([self.links.find(column.related_model, text) for text in data[name]])

    def links_and_parts(self) -> None:
        """Match the unit's parts by key, then by number; never by position."""
        self.fill_many(self.unit, self.shape, self.data, self.before, self.base, self.path, fact="")
        for name, shape in self.shape.parts.items():
            known = list(getattr(self.unit, name).all())
            matched = set()
            for index, data in enumerate(self.data.get(name, [])):
                row, base = match(known, data), by_key(self.base, name, data["key"])
                if base and (row is None or row.is_withdrawn):
                    self.gone.add(f"{name}/{data['key']}")
                    continue
                row = row or shape.model(**{shape.model.owner: self.unit, "key": data["key"]})
                before = by_key(self.before, name, row.key)
                self.part(row, shape, data, before, base, f"{self.path}.{name}[{index}]", f"{name}/{row.key}.")
                matched.add(row.pk)
            for row in known:
                if row.pk not in matched and not row.is_withdrawn:
                    self.absent(row, f"{name}/{row.key}")
        self.report.gone += [f"{self.unit.kind_name()} {fact}" for fact in sorted(self.gone)]

    def part(self, row: Any, shape: Shape, data: dict, before: dict, base: dict, path: str, fact: str) -> None:
        if row.pk is None and hasattr(row, "number"):
            row.number = data.get("number")
        row.is_withdrawn = False
        self.fill(row, shape, data, before, base, path, fact=fact)
        with at(path):
            clean(row)
            row.save()
        self.fill_many(row, shape, data, before, base, path, fact=fact)

    def absent(self, row: Any, fact: str) -> None:
        self.report.absent.append(f"{self.unit.kind_name()} {fact}")
        if self.complete:
            row.is_withdrawn = True
            row.save()

    def stays(self, column: models.Field, incoming: Any, mine: Any, base: Any, fact: str) -> bool:
        """Whether the collection's own value stays: it is not the last import's, and the document differs."""
        default = None if column.many_to_many or not column.has_default() else plain(column.get_default())
        mine = default if mine is None else mine
        if same(mine, self.normal(column, incoming)):
            return True
        if same(mine, default if base is None else self.normal(column, base)):
            return False
        self.report.kept.append((self.unit, fact, self.normal(column, incoming)))
        return True

    def normal(self, column: models.Field, value: Any) -> Any:
        """A document's value in the form in which the collection writes it."""
        if isinstance(value, str) and column.related_model:
            return value.removeprefix(f"{self.links.system}:")
        if value is None or column.many_to_many or column.related_model:
            return value
        return plain(column.to_python(value))


def same(one: Any, other: Any) -> bool:
    """Whether two values of a fact say the same; blank is blank, and the order of a list says nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other or (not one and not other)


def match(known: list[Any], data: dict[str, Any]) -> Any | None:
    for row in known:
        if row.key == data["key"]:
            return row
    number = data.get("number")
    return next((row for row in known if number and getattr(row, "number", None) == number), None)


def by_key(data: dict[str, Any], name: str, key: str) -> dict[str, Any]:
    return next((row for row in data.get(name, []) if row["key"] == key), {})
