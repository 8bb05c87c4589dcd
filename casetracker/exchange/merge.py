"""Fill rows from a document: new rows wholly, known rows where the import changed and no editor did."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

from casetracker.common.documents import Shape, plain
from casetracker.common.units import Unit
from casetracker.exchange.links import LinkError, Links
from casetracker.exchange.read import DocumentError


@dataclass
class Report:
    """What one document did to the collection."""

    status: str = "loaded"
    """loaded, unchanged (this very document was loaded before) or waiting (changes to published records)."""
    created: int = 0
    changed: int = 0
    absent: list[str] = field(default_factory=list)
    """Parts of the collection that the document does not have; they stay, unless it says that it is complete."""
    kept: list[tuple[Unit, str, Any]] = field(default_factory=list)
    """Facts (unit, path, imported value) that an editor changed since the last import; the imported value became a citation that differs."""
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

    Three states of each fact meet here: `before` (the collection's), `base` (the last import's) and the document's.
    """

    def __init__(self, unit: Unit, shape: Shape, links: Links, report: Report, *, complete: bool) -> None:
        self.unit, self.shape, self.links, self.report, self.complete = unit, shape, links, report, complete
        self.later: list[tuple[models.Model, str, str, str]] = []

    def fill(
        self, row: Any, shape: Shape, data: dict, before: dict, base: dict, path: str, *, fact: str
    ) -> None:  # fmt: skip
        """Set the row's own columns."""
        for name, column in shape.columns.items():
            if name not in data or column.many_to_many:
                continue
            with at(f"{path}.{name}"):
                if self.stays(column, data[name], before.get(name), base.get(name), bool(base), f"{fact}{name}"):
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
                if not self.stays(column, data[name], before.get(name), base.get(name), bool(base), f"{fact}{name}"):
                    getattr(row, name).set([self.links.find(column.related_model, text) for text in data[name]])

    def parts(self, data: dict, before: dict, base: dict, path: str) -> None:
        """Match the unit's parts by key, then by number; never by position."""
        for name, shape in self.shape.parts.items():
            known = list(getattr(self.unit, name).all())
            matched = set()
            for index, row_data in enumerate(data.get(name, [])):
                row = match(known, row_data) or shape.model(**{shape.model.owner: self.unit, "key": row_data["key"]})
                self.part(row, shape, row_data, by_key(before, name, row.key), by_key(base, name, row_data["key"]),
                          f"{path}.{name}[{index}]", f"{name}/{row.key}.")  # fmt: skip
                matched.add(row.pk)
            for row in known:
                if row.pk not in matched and not row.is_withdrawn:
                    self.absent(row, f"{name}/{row.key}")

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

    def stays(
        self, column: models.Field, incoming: Any, mine: Any, base: Any, is_reload: bool, fact: str
    ) -> bool:  # fmt: skip
        """Whether the collection's own value stays: it has one that no import gave, and the document differs."""
        incoming = self.normal(column, incoming)
        base = self.normal(column, base)
        if mine in (None, "", []) or mine == incoming:
            return mine == incoming
        if is_reload and mine == base:
            return False
        if (
            isinstance(mine, list)
            and isinstance(incoming, list)
            and sorted(map(str, mine)) == sorted(map(str, incoming))
        ):
            return True
        self.report.kept.append((self.unit, fact, incoming))
        return True

    def normal(self, column: models.Field, value: Any) -> Any:
        """A document's value in the form in which the collection writes it."""
        if isinstance(value, str) and column.related_model:
            return value.removeprefix(f"{self.links.system}:")
        if value is None or column.many_to_many or column.related_model:
            return value
        return plain(column.to_python(value))


def match(known: list[Any], data: dict[str, Any]) -> Any | None:
    for row in known:
        if row.key == data["key"]:
            return row
    number = data.get("number")
    return next((row for row in known if number and getattr(row, "number", None) == number), None)


def by_key(data: dict[str, Any], name: str, key: str) -> dict[str, Any]:
    return next((row for row in data.get(name, []) if row["key"] == key), {})
