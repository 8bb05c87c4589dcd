"""Fill rows from a document: new rows completely, known rows where the import changed a fact and no editor did."""

from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core.confirmed import ConfirmedDates
from casetracker.core.documents import Shape, is_blank, plain
from casetracker.core.units import Part, Unit
from casetracker.exchange.errors import LinkError, errors_at
from casetracker.exchange.link_lookup import LinkLookup, Row
from casetracker.exchange.matching.candidates import Candidates
from casetracker.exchange.parsing import placed
from casetracker.exchange.shapes import SHAPES, Document, linked_model, part_model


class KeptFact(NamedTuple):
    """A fact that an editor changed since the last import, with the value that this import gives."""

    unit: Unit
    path: str
    imported: object


@dataclass
class LoadReport:
    """What one document did to the collection."""

    status: str = "loaded"
    """loaded, unchanged (this very document was loaded last), waiting (changes to published records) or candidates."""
    is_new: bool = False
    """Whether its case was not here before."""
    created: int = 0
    changed: int = 0
    absent: list[str] = field(default_factory=list)
    """Parts of the collection that the document lacks; they stay, unless it says that it is complete."""
    gone: list[str] = field(default_factory=list)
    """Parts of the document that an editor removed since the last import; they stay out."""
    kept: list[KeptFact] = field(default_factory=list)
    """Facts that keep an editor's value; a citation says what the import has instead."""
    notices: list[str] = field(default_factory=list)
    """What was understood otherwise than it was written, each as a sentence without its point."""
    doubts: list[str] = field(default_factory=list)
    """Dates that are loaded and odd, for somebody to look at again."""
    waiting: list[str] = field(default_factory=list)
    """Published records that the document would change."""
    units: list[tuple[str, Unit]] = field(default_factory=list)
    """Every unit of the document with its place there, such as `$.rulings[0]`."""
    candidates: list[Candidates] = field(default_factory=list)
    """Records of the document that may be there already; nothing is loaded before somebody has decided about each."""


@dataclass(frozen=True)
class RowStates:
    """What is said of one row: by the document, by the collection as it stands, and by the last import."""

    incoming: Document
    current: Document
    imported: Document
    path: str
    """The row's place in the document, for errors."""
    fact: str = ""
    """What stands before a column's name in the path of a fact: nothing for a unit, `claims/c1.` for a part."""

    def zone(self, document: Document) -> str:
        """The time zone in which a document of this row gives an hour without an offset."""
        return str(document.get("time_zone") or self.current.get("time_zone") or "")


def clean(row: models.Model) -> None:
    """Check the row's own values; its links were found a moment ago, and the database keeps the other rules."""
    links = [column.name for column in row._meta.fields if column.related_model]
    row.full_clean(exclude=links, validate_unique=False, validate_constraints=False)


class IncomingUnit:
    """One unit of a document with its parts, on their way into the unit's rows."""

    def __init__(
        self, unit: Unit, links: LinkLookup, states: RowStates, *, report: LoadReport, is_complete: bool
    ) -> None:
        self.unit, self.links, self.states = unit, links, states
        self.shape = SHAPES[unit.kind_name()]
        self.report, self.is_complete = report, is_complete
        self.links_to_own_kind: list[tuple[models.Model, str, str, str]] = []
        """Row, column, link and path of each link that waits until all rows of its kind are there."""
        self.removed_by_editor: set[str] = set()
        """Parts that an editor removed since the last import, such as `claims/c1`."""

    def fill_unit(self) -> None:
        self.fill_columns(self.unit, self.shape, self.states)
        with errors_at(self.states.path):
            clean(self.unit)

    def fill_columns(self, row: Row, shape: Shape, states: RowStates) -> None:
        for name, column in shape.columns.items():
            if name not in states.incoming or column.many_to_many:
                continue
            with errors_at(f"{states.path}.{name}"):
                if self.keeps_current(column, name, states):
                    continue
                if states.incoming[name] is None:
                    empty(row, column)
                elif not column.related_model:
                    setattr(row, name, value_of(column, states.incoming[name], states.zone(states.incoming)))
                elif column.related_model is type(row):
                    self.links_to_own_kind.append((row, name, states.incoming[name], f"{states.path}.{name}"))
                else:
                    self.fill_link(row, name, column, states.incoming[name])

    def fill_link(self, row: Row, name: str, column: models.Field, link: str) -> None:
        awaits = getattr(row, "awaits", {}).get(name)
        try:
            setattr(row, name, self.links.find(linked_model(column), link))
        except LinkError:
            if not awaits:
                raise
            setattr(row, name, None)
            setattr(row, awaits, self.links.with_system(link))
        else:
            if awaits:
                setattr(row, awaits, "")

    def fill_links_to_own_kind(self) -> None:
        """Fill links between rows of one kind, once all of these rows are there."""
        for row, name, link, path in self.links_to_own_kind:
            with errors_at(path):
                setattr(row, name, self.links.find(type(row), link))
                row.save()

    def fill_many_to_many(self, row: Row, shape: Shape, states: RowStates, *, is_new: bool) -> None:
        for name in shape.links(models.ManyToManyField):
            if name not in states.incoming:
                continue
            column = shape.columns[name]
            with errors_at(f"{states.path}.{name}"):
                if not self.keeps_current(column, name, states):
                    targets = [self.links.find(linked_model(column), link) for link in states.incoming[name]]
                    links = getattr(row, name)
                    links.add(*targets) if is_new else links.set(targets)

    def fill_parts(self) -> None:
        """Match the unit's parts by key, then by number, never by position; fill its links to several rows, too."""
        is_new = not self.states.current
        self.fill_many_to_many(self.unit, self.shape, self.states, is_new=is_new)
        for name, shape in self.shape.parts.items():
            known: list[Row] = [] if is_new else list(getattr(self.unit, name).all())
            matched = set()
            for index, data in enumerate(self.states.incoming.get(name, [])):
                row, imported = matching_row(known, data), by_key(self.states.imported, name, data["key"])
                if imported and (row is None or row.is_withdrawn):
                    self.removed_by_editor.add(f"{name}/{data['key']}")
                    continue
                row = row or self.new_part(part_model(shape), data["key"])
                current = by_key(self.states.current, name, row.key)
                path = f"{self.states.path}.{name}[{index}]"
                self.fill_part(row, shape, RowStates(data, current, imported, path, f"{name}/{row.key}."))
                matched.add(row.pk)
            for row in known:
                if row.pk not in matched and not row.is_withdrawn:
                    self.report_absent(row, f"{name}/{row.key}")
        self.report.gone += [f"{self.unit.kind_name()} {path}" for path in sorted(self.removed_by_editor)]

    def new_part(self, model: type[Part], key: str) -> Part:
        return model(**{model.owner: self.unit, "key": key})

    def fill_part(self, row: Row, shape: Shape, states: RowStates) -> None:
        is_new = row.pk is None
        if is_new and hasattr(row, "number"):
            row.number = states.incoming.get("number")
        if row.is_withdrawn:  # it comes back with what the document says, and nothing of what it said before
            row.is_withdrawn = False
            forget(row, shape)
        self.fill_columns(row, shape, states)
        with errors_at(states.path):
            clean(row)
            row.save()
        self.fill_many_to_many(row, shape, states, is_new=is_new)
        with errors_at(states.path):
            row.clean_links({name: getattr(row, name).all() for name in shape.links(models.ManyToManyField)})
        self.fill_lists(row, shape, states)

    def fill_lists(self, row: Row, shape: Shape, states: RowStates) -> None:
        """Write the lists of a part anew that the document changed; their rows have no keys by which to match them."""
        for name, inner in shape.lists.items():
            if name not in states.incoming or self.keeps_list(inner, name, states):
                continue
            getattr(row, name).all().delete()
            for order, item in enumerate(states.incoming[name]):
                child: Any = getattr(row, name).model(**item, order=order)
                setattr(child, child.owner, self.unit)
                with errors_at(f"{states.path}.{name}[{order}]"):
                    clean(child)
                    getattr(row, name).add(child, bulk=False)

    def keeps_list(self, shape: Shape, name: str, states: RowStates) -> bool:
        """As `keeps_current`, for a list of objects, of which the order tells something."""
        incoming, current, imported = (
            shape.items([shape.model(**item) for item in document.get(name, [])], self.unit, self.links.system)
            for document in (states.incoming, states.current, states.imported)
        )
        if current in (incoming, imported):
            return current == incoming
        self.report.kept.append(KeptFact(self.unit, f"{states.fact}{name}", shape.words(incoming)))
        return True

    def report_absent(self, row: Part, path: str) -> None:
        """Report a part that the document lacks; a complete document withdraws it."""
        self.report.absent.append(f"{self.unit.kind_name()} {path}")
        if self.is_complete:
            row.is_withdrawn = True
            row.save()

    def keeps_current(self, column: models.Field, name: str, states: RowStates) -> bool:
        """Whether the collection's value stays: an editor changed it since the last import, or nothing differs."""
        default = None if column.many_to_many or not column.has_default() else plain(column.get_default())
        current = states.current.get(name)
        current = default if current is None else current
        incoming, imported = (
            self.normal(column, states.incoming[name], states.zone(states.incoming)),
            states.imported.get(name),
        )
        if same(current, incoming):
            return True
        if same(current, default if imported is None else self.normal(column, imported, states.zone(states.imported))):
            return False
        if not isinstance(column, ConfirmedDates):  # no source says that a date is right; the report asks again
            self.report.kept.append(KeptFact(self.unit, f"{states.fact}{name}", incoming))
        return True

    def normal(self, column: models.Field, value: object, zone: str) -> object:
        """A document's value in the form in which the collection writes it."""
        if isinstance(value, str) and column.related_model:
            return value.removeprefix(f"{self.links.system}:")
        if value is None or column.many_to_many or column.related_model:
            return value
        return plain(value_of(column, value, zone))


def forget(row: Row, shape: Shape) -> None:
    """Let the row say nothing; what it links to and lists is forgotten at once."""
    for name, column in shape.columns.items():
        if column.many_to_many:
            getattr(row, name).clear()
        else:
            empty(row, column)
    for name in shape.lists:
        getattr(row, name).all().delete()


def empty(row: Row, column: models.Field) -> None:
    """Let the row say nothing of a fact, nor of what it waits for in its place."""
    setattr(row, column.name, None if column.related_model else column.get_default())
    awaits = getattr(row, "awaits", {}).get(column.name)
    if awaits:
        setattr(row, awaits, "")


def value_of(column: models.Field, value: Any, zone: str) -> Any:
    """A document's value as the column holds it; an hour without an offset stands in the time zone."""
    if isinstance(column, models.DateTimeField) and isinstance(value, str):
        try:
            return placed(value, zone).astimezone(UTC)
        except ValueError as error:
            raise ValidationError(str(error)) from error
    return column.to_python(value)


def same(one: object, other: object) -> bool:
    """Whether two values of a fact say the same: all blank values do, and the order of a list says nothing."""
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other or (is_blank(one) and is_blank(other))


def matching_row(known: list[Row], data: Document) -> Row | None:
    for row in known:
        if row.key == data["key"]:
            return row
    number = data.get("number")
    return next((row for row in known if number and getattr(row, "number", None) == number), None)


def by_key(data: Document, name: str, key: str) -> Document:
    return next((row for row in data.get(name, []) if row["key"] == key), {})
