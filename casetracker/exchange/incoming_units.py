"""Fill rows from a document: new rows completely, known rows where the import changed a fact and no editor did."""

from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core.confirmed import ConfirmedDates
from casetracker.core.documents import Shape, is_blank, link_text, plain
from casetracker.core.naming.fields import spellings_agree
from casetracker.core.units import Keyed, Part, Unit
from casetracker.exchange.errors import LinkError, errors_at
from casetracker.exchange.matching.joint import JointCase
from casetracker.exchange.matching.link_lookup import LinkLookup, Row
from casetracker.exchange.parsing import placed
from casetracker.exchange.report import KeptFact, LoadReport
from casetracker.exchange.shapes import SHAPES, Document, empty, forget, linked_model, part_model


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
        self,
        unit: Unit,
        links: LinkLookup,
        states: RowStates,
        *,
        report: LoadReport,
        is_complete: bool,
        joint: JointCase | None = None,
    ) -> None:
        self.unit, self.links, self.states = unit, links, states
        self.shape = SHAPES[unit.kind_name()]
        self.report, self.is_complete, self.joint = report, is_complete and not joint, joint
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
        empty(row, column)
        try:
            setattr(row, name, self.links.find(linked_model(column), link))
        except LinkError:
            awaits = getattr(row, "awaits", {}).get(name)
            if not awaits:
                raise
            setattr(row, awaits, self.links.with_system(link))

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
            matched: set[int] = set()
            for index, data in enumerate(self.states.incoming.get(name, [])):
                imported = by_key(self.states.imported, name, data["key"])
                row = self.matching_part(name, shape, [row for row in known if row.pk not in matched], data)
                if imported and (row is None or row.is_withdrawn):
                    self.removed_by_editor.add(f"{name}/{data['key']}")
                    continue
                row = row or self.new_part(part_model(shape), data["key"], known)
                current = by_key(self.states.current, name, row.key)
                path = f"{self.states.path}.{name}[{index}]"
                self.fill_part(row, shape, RowStates(data, current, imported, path, f"{name}/{row.key}."))
                matched.add(row.pk)
                if self.joint:
                    self.joint.know_part(self.links, self.unit, name, data["key"], row)
            for row in known if not self.joint else ():
                if row.pk not in matched and not row.is_withdrawn:
                    self.report_absent(row, f"{name}/{row.key}")
        self.report.gone += [f"{self.unit.kind_name()} {path}" for path in sorted(self.removed_by_editor)]

    def matching_part(self, name: str, shape: Shape, known: list[Row], data: Document) -> Row | None:
        """Match a part by key, then by number; where the keys are another system's, by what it says."""
        if not self.joint:
            return matching_row(known, data)
        documents = {row["key"]: row for row in self.states.current.get(name, [])}
        told = {field: self.comparable(shape.columns[field], data[field]) for field in shape.columns if field in data}
        return self.joint.part(known, documents, told, shape, self.joint.path_of(self.unit, name, data["key"]))

    def comparable(self, column: models.Field, value: object) -> object:
        """A document's value as the collection writes it, wherever its links lead."""
        return self.resolved(column, self.normal(column, value, ""))

    def new_part(self, model: type[Part], key: str, known: list[Row]) -> Part:
        if self.joint:
            key = self.joint.key_for(key, {row.key for row in known})
        return model(**{model.owner: self.unit, "key": key})

    def fill_part(self, row: Row, shape: Shape, states: RowStates) -> None:
        is_new = row.pk is None
        if is_new and hasattr(row, "number"):
            row.number = None if self.joint else states.incoming.get("number")
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
        if not states.current and not states.imported:
            return not self.gives(name, states)
        default = None if column.many_to_many or not column.has_default() else plain(column.get_default())
        current = states.current.get(name)
        current = default if current is None else current
        incoming = self.normal(column, states.incoming[name], states.zone(states.incoming))
        imported = states.imported.get(name)
        imported = default if imported is None else self.normal(column, imported, states.zone(states.imported))
        if column.related_model and (self.joint or not same(current, incoming)):
            incoming, imported = self.resolved(column, incoming), self.resolved(column, imported)
        if same(current, incoming):
            return True
        if same(current, imported) and self.gives(name, states, is_first=same(current, default)):
            return False
        if self.is_fact(column, current, incoming):
            self.report.kept.append(KeptFact(self.unit, f"{states.fact}{name}", incoming))
        return True

    def gives(self, name: str, states: RowStates, *, is_first: bool = True) -> bool:
        """Whether the document's value is taken; of a case that another system describes, too, only what is its own."""
        if not self.joint:
            return True
        fact = f"{self.unit.kind_name()} {getattr(self.unit, 'key', '')}: {states.fact}{name}"
        if is_first:
            self.joint.given.add(fact)
        return fact in self.joint.given

    def is_fact(self, column: models.Field, current: object, incoming: object) -> bool:
        """Whether what differs is something of which a source can say otherwise.

        No source says that a date is right; the report asks again. Of two systems, each tells a case in its own words.
        """
        if isinstance(column, ConfirmedDates):
            return False
        is_prose = isinstance(column, models.TextField) or column.name == "order"
        return not self.joint or not (is_prose or spellings_agree(column, str(current), str(incoming)))

    def resolved(self, column: models.Field, value: Any) -> Any:
        """A value's links as the collection writes them, where the document has other keys for the same records."""
        if not column.related_model or not value:
            return value
        if isinstance(value, list):
            return [self.resolved(column, link) for link in value]
        try:
            target = self.links.find(linked_model(column), value)
        except LinkError:
            return value
        home: Any = self.unit if isinstance(self.unit, Keyed) else self.unit.parent_unit()
        return link_text(target, home, home.external_system)

    def normal(self, column: models.Field, value: object, zone: str) -> object:
        """A document's value in the form in which the collection writes it."""
        if isinstance(value, str) and column.related_model:
            return value.removeprefix(f"{self.links.system}:")
        if value is None or column.many_to_many or column.related_model:
            return value
        return plain(value_of(column, value, zone))


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
