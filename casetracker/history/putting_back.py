"""A record as one of its versions said, in a transaction that is rolled back: to see what its form would show then.

Going through the rows and not from document to form means that every field, list and link of a form is filled the way
in which it shows a stored record, whatever fields are added later.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from cases.models import Case, Citation, Source
from casetracker.core.confirmed import ConfirmedDates
from casetracker.core.documents import Shape, write_fields
from casetracker.core.units import Unit
from casetracker.exchange.errors import LinkError
from casetracker.exchange.incoming_units import value_of
from casetracker.exchange.matching.link_lookup import LinkLookup, Row
from casetracker.exchange.shapes import CITATION, SHAPES, Document, linked_model, part_model
from casetracker.history.editors import home_of
from casetracker.history.fact_words import fact_name


class PuttingBack:
    """Writes an earlier document into the rows of its unit, within the transaction of the caller."""

    def __init__(self, unit: Unit, document: Document) -> None:
        self.unit, self.document, self.home = unit, document, home_of(unit)
        self.kind = unit.kind_name()
        self.links = LinkLookup(self.home.external_system)
        self.links.case = self.home if isinstance(self.home, Case) else None
        self.lost: list[str] = []
        """What cannot be put back, in readers' words."""
        self.made: list[models.Model] = []
        """Rows that are not there any more and were made again."""

    def put_back(self) -> None:
        shape = SHAPES[self.kind]
        self.write(self.unit, shape, self.document, "")
        for name, part in shape.parts.items():
            self.put_parts_back(name, part)
        self.put_citations_back()

    def put_parts_back(self, name: str, shape: Shape) -> None:
        """Match parts by key; what the version lacks is taken out as the form does it."""
        there: dict[str, Row] = {row.key: row for row in getattr(self.unit, name).all()}
        model, data = part_model(shape), self.document.get(name, [])
        for item in data:
            row = there.get(item["key"]) or model(**{model.owner: self.unit, "key": item["key"]})
            row.is_withdrawn = False
            self.write(row, shape, item, f"{name}/{item['key']}")
        gone = there.keys() - {item["key"] for item in data}
        model._base_manager.filter(pk__in=[there[key].pk for key in gone]).update(is_withdrawn=True)

    def put_citations_back(self) -> None:
        found = {(row.source_id, row.path, row.stated_value): row for row in self.citations()}
        for item in self.document.get("citations", []):
            path = item.get("path", "")
            source = self.target(Source, item["source"], f"the citation of “{item['source']}”")
            if source:
                row = found.pop((source.pk, path, item.get("stated_value", "")), None)
                row = row or Citation(unit_id=self.unit.public_id)
                self.write(row, CITATION, item, path)
        Citation.objects.filter(pk__in=[row.pk for row in found.values()]).delete()

    def citations(self) -> Iterable[Citation]:
        return Citation.objects.filter(unit_id=self.unit.public_id)

    def write(self, row: Row, shape: Shape, data: Document, place: str) -> None:
        """Fill the row's columns and links with what the document says, and empty the others."""
        several = {}
        for name, column in shape.columns.items():
            called = self.called(place, name) if shape is not CITATION else f"a citation: {column.verbose_name}"
            if column.many_to_many:
                links = [self.target(linked_model(column), link, called) for link in data.get(name, [])]
                several[name] = [target for target in links if target]
            elif column.related_model:
                self.fill_link(row, column, data.get(name, ""), called)
            elif not isinstance(column, ConfirmedDates) or data.get(name):
                self.fill(row, column, data, called)
        is_new = row.pk is None
        if not self.stored(row.save, self.called(place, "")):
            return
        self.made += [row] if is_new else []
        for name, targets in several.items():
            getattr(row, name).set(targets)
        for name, inner in shape.lists.items():
            self.put_list_back(row, name, inner, data.get(name, []))

    def fill(self, row: Row, column: models.Field, data: Document, called: str) -> None:
        value = data.get(column.name)
        try:
            zone = str(data.get("time_zone") or "")
            setattr(row, column.name, column.get_default() if value is None else value_of(column, value, zone))
        except ValidationError:
            self.lost.append(called)

    def fill_link(self, row: Row, column: models.Field, link: str, called: str) -> None:
        awaits = getattr(row, "awaits", {}).get(column.name)
        if awaits:
            setattr(row, awaits, "")
        target = self.target(linked_model(column), link, called, names_loss=not awaits) if link else None
        if target or column.null:
            setattr(row, column.name, target)
        if link and awaits and target is None:
            setattr(row, awaits, self.links.with_system(link))

    def put_list_back(self, row: Row, name: str, shape: Shape, items: list[Document]) -> None:
        """Write the rows of a list anew unless they say the same; nothing tells which was which."""
        rows = list(getattr(row, name).all())
        if [write_fields(each, shape, self.home, self.links.system) for each in rows] == items:
            return
        getattr(row, name).all().delete()
        for order, item in enumerate(items):
            child: Any = getattr(row, name).model(**item, order=order)
            setattr(child, child.owner, self.unit)
            getattr(row, name).add(child, bulk=False)
            self.made.append(child)

    def target(self, model: type[models.Model], link: str, called: str, *, names_loss: bool = True) -> Row | None:
        try:
            return self.links.find(model, link)
        except LinkError:
            self.lost += [called] if names_loss else []
            return None

    def called(self, place: str, name: str) -> str:
        path = f"{place}.{name}" if place and name else place or name
        return fact_name(self.kind, path, {place: place.partition("/")[2]} if place else {})

    def stored(self, save: Callable[[], None], called: str) -> bool:
        try:
            with transaction.atomic():
                save()
        except (ValidationError, DatabaseError):
            self.lost.append(called)
            return False
        return True


def put_back(unit: Unit, document: Document) -> PuttingBack:
    """Write the document into the unit's rows; say what could not be put back, and which rows were made again."""
    writing_back = PuttingBack(unit, document)
    writing_back.put_back()
    return writing_back
