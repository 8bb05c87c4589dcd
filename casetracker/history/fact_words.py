"""Facts of documents in words: what readers call them, names instead of keys, and labels instead of codes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format

from cases.models import Case, Source
from casetracker.core.confirmed import ConfirmedDates, parsed
from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate
from casetracker.core.documents import Shape, plain
from casetracker.core.naming.places import country_name, language_name
from casetracker.core.text import language_validator
from casetracker.core.units import ReferenceUnit
from casetracker.core.vocabulary import CodeField
from casetracker.exchange.citations import NOT_APPLICABLE, NOT_STATED
from casetracker.exchange.shapes import CITATION, SHAPES, Document, linked_model
from casetracker.exchange.unit_documents import FILES
from casetracker.history.link_names import Home, link_names
from casetracker.history.redaction import LinksByModel, as_list, collect_links
from parties.models import country_validator

NAMED_BY = {"participations": "party", "speakers": "party", "panel": "judge", "courts": "court", "joined_cases": "case"}
"""Parts that are called by what they link to."""
ONE_OF = {
    "participations": "party",
    "panel": "judge",
    "joined_cases": "joined case",
    "text_versions": "version of the text",
}
"""What one of the parts is called where its name is not the singular of theirs."""
TITLED_BY = {"events": "title", "titles": "title", "names": "name", "identifiers": "value"}
"""Parts that are called by a text of theirs."""


def column_of(kind: str, path: str) -> models.Field | None:
    """The column that a path names; None for a whole record or part."""
    place, _, name = path.rpartition(".")
    if "/" not in path:
        return SHAPES[kind].columns.get(path)
    part = SHAPES[kind].parts.get(place.partition("/")[0])
    return part.columns.get(name) if part and place else None


def fact_name(kind: str, path: str, part_names: Mapping[str, str]) -> str:
    """What readers call the fact at this path, such as `filed on`; `part_names` are those of its unit, by path."""
    shape = SHAPES[kind]
    part, _, rest = path.partition("/")
    if not rest:
        return shape.called.get(part, part) or "the record"
    key, dot, name = rest.rpartition(".")
    is_field = bool(dot) and name in shape.parts[part].called
    part_name = part_names.get(f"{part}/{key}" if is_field else path, "")
    words = f"{ONE_OF.get(part) or part.removesuffix('s')} {part_name}".rstrip()
    if not is_field or name == NAMED_BY.get(part):
        return words
    called = part_name if part_name and part in NAMED_BY else words
    return f"{called}: {shape.parts[part].called[name]}"


def in_words(column: models.Field | None, value: Any) -> str:
    """A column's value for readers; a text that does not fit the column is shown as it is."""
    if isinstance(value, list):
        return ", ".join(in_words(column, each) for each in value)
    if isinstance(value, dict):
        return ", ".join(in_words(None, each) for each in value.values())
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(plain(value))
    if isinstance(column, CodeField):
        return column.vocabulary.label(text)
    if column is None or not text:
        return text
    with suppress(ValueError, ArithmeticError, ValidationError):
        return typed_in_words(column, text)
    return text


def typed_in_words(column: models.Field, text: str) -> str:
    """A text of a document or a citation, by the type of its column. Raises the type's error where it does not fit."""
    if isinstance(column, PartialDateField):
        return PartialDate.parse(text).display()
    if isinstance(column, models.BooleanField):
        return "yes" if column.to_python(text.capitalize() if len(text) > 1 else text) else "no"
    if isinstance(column, models.DecimalField):
        return f"{Decimal(text).normalize():,f}"
    if isinstance(column, models.IntegerField):
        return f"{int(text):,}"
    if isinstance(column, models.DateTimeField):
        return date_format(datetime.fromisoformat(text).astimezone(UTC), "DATETIME_FORMAT")
    if country_validator in column.validators:
        return country_name(text)
    if language_validator in column.validators or column.name == "languages":
        return ", ".join(language_name(tag.strip()) for tag in text.split(","))
    return text


SPECIAL = {NOT_STATED: "does not say", NOT_APPLICABLE: "does not apply"}
DENIED = "says that it is not so"


def stated_in_words(kind: str, citation: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a citation states, for readers; blank where it states no value of its own.

    `names` are those of linked records and parts, by what the citation states instead.
    """
    text = citation.get("stated_value", "")
    if citation.get("support") == "denies" and not text:
        return DENIED
    if text in SPECIAL:
        return SPECIAL[text]
    column = column_of(kind, citation.get("path", ""))
    if column is None or not column.is_relation:
        return in_words(column, text)
    return ", ".join(names.get(link, link) for link in links_stated(column, text))


def links_stated(column: models.Field, text: str) -> list[str]:
    """The links that a stated value holds: one, or several with commas between them where the fact has several."""
    return [link.strip() for link in text.split(",")] if column.many_to_many else [text]


def stated_links(kind: str, citation: Mapping[str, Any]) -> Iterator[tuple[type[models.Model], str]]:
    """The links that a citation states instead of the record's, each with the model to which it leads."""
    column, text = column_of(kind, citation.get("path", "")), citation.get("stated_value", "")
    if column is not None and column.is_relation and text and text not in SPECIAL:
        for link in links_stated(column, text):
            yield linked_model(column), link


def confirmed_in_words(kind: str, confirmations: Iterable[str], part_names: Mapping[str, str]) -> Iterator[str]:
    """Each confirmed date by what readers call it: `filed on 1789`."""
    for path, date in map(parsed, confirmations):
        yield f"{fact_name(kind, path, part_names)} {date.display()}"


class Fact(NamedTuple):
    """One fact of a document: its path, what readers call it, and its value for them."""

    path: str
    name: str
    value: str


def citation_path(citation: Mapping[str, Any]) -> str:
    """Where a citation stands among the facts of its unit's document."""
    return f"citations/{citation['source']}/{citation.get('path', '')}/{citation.get('stated_value', '')}"


class FactWords:
    """What the links in redacted documents of one case or shared record are called; one query for each kind of target.

    `for_editors` also calls by their names what readers do not see.
    """

    def __init__(
        self, case: Case | ReferenceUnit, documents: Iterable[tuple[str, Document]], *, for_editors: bool = False
    ) -> None:
        links: LinksByModel = {}
        for kind, document in documents:
            collect_links(SHAPES[kind], document, links)
            for row in document.get("citations", []):
                links.setdefault(Source, set()).add(row["source"])
                for model, link in stated_links(kind, row):
                    links.setdefault(model, set()).add(link)
        home = Home(case.pk, case.external_system)
        self.called = {}
        for model, found in links.items():
            rows = model._default_manager.all() if for_editors else None
            names = link_names(model, ((home, link) for link in found), rows)
            self.called[model] = {link: name for (_, link), name in names.items()}

    def facts(self, kind: str, document: Document) -> Iterator[Fact]:
        """Every fact of a document, in reading order."""
        shape, part_names = SHAPES[kind], self.part_names(kind, document)
        for path, value in self.values(shape, document):
            if isinstance(shape.columns.get(path), ConfirmedDates):
                value = ", ".join(confirmed_in_words(kind, document[path], part_names))
            yield Fact(path, fact_name(kind, path, part_names), value)
        for row in document.get(FILES, []):
            yield Fact(f"{FILES}/{row['digest']}", "file", f"{row['kind'].upper()}, {row['digest']}")
        cited = self.cited(kind, document)
        for row in document.get("citations", []):
            source, about = cited[citation_path(row)]
            yield Fact(citation_path(row), f"{source} on {about}", ", ".join(filter(None, self.said(kind, row))))

    def part_names(self, kind: str, document: Document) -> dict[str, str]:
        """What readers call each part of a document, by path."""
        return {
            f"{part}/{row['key']}": self.part_name(part, inner, row)
            for part, inner in SHAPES[kind].parts.items()
            for row in document.get(part, [])
        }

    def cited(self, kind: str, document: Document) -> dict[str, tuple[str, str]]:
        """The source of each citation of a document, and the fact on which it speaks, by the citation's path."""
        names = self.part_names(kind, document)
        return {
            citation_path(row): (
                self.called[Source].get(row["source"], row["source"]),
                fact_name(kind, row.get("path", ""), names),
            )
            for row in document.get("citations", [])
        }

    def said(self, kind: str, citation: Document) -> Iterator[str]:
        """What a citation says, its source and path aside."""
        for name in CITATION.fields[2:]:
            if name == "stated_value":
                column = column_of(kind, citation.get("path", ""))
                yield stated_in_words(kind, citation, self.called.get(column and column.related_model, {}))  # type: ignore[arg-type]  # as below
            elif name in citation:
                yield in_words(CITATION.columns[name], citation[name])

    def values(self, shape: Shape, document: Document) -> Iterator[tuple[str, str]]:
        for name in shape.fields:
            if name in document:
                yield name, self.value(shape, name, document[name])
        for part, inner in shape.parts.items():
            for row in document.get(part, []):
                yield from (
                    (f"{part}/{row['key']}.{name}", self.value(inner, name, row[name]))
                    for name in inner.fields
                    if name in row
                )

    def value(self, shape: Shape, name: str, value: Any) -> str:
        if name in shape.lists:
            return shape.lists[name].words(value)
        column = shape.columns[name]
        if not column.is_relation:
            return in_words(column, value)
        called = self.called.get(column.related_model, {})  # type: ignore[arg-type]  # a model, once models are loaded
        return ", ".join(called.get(link, link) for link in as_list(value))

    def part_name(self, part: str, shape: Shape, row: Document) -> str:
        """What readers call a part: by what it links to, by its title, or by its number."""
        if link := NAMED_BY.get(part):
            return str(row.get("name_as_stated") or (self.value(shape, link, row[link]) if link in row else ""))
        if part in TITLED_BY:
            return f"“{row.get(TITLED_BY[part], '')}”"
        return f"{getattr(shape.model, 'letter', '')}{row['number']}" if "number" in row else ""
