"""Facts of documents in words: what readers call them, names instead of keys, and labels instead of codes."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db import models

from cases.models import Case, Participation, Source
from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.documents import Shape
from casetracker.core.units import Keyed, Part
from casetracker.core.vocabulary import CodeField
from casetracker.exchange.shapes import CITATION, SHAPES, Document
from casetracker.history.redaction import LinksByModel, as_list, collect_links
from rulings.models import PanelSeat, RulingIdentifier

NAMED_BY = {"participations": "party", "speakers": "party", "panel": "judge", "courts": "court"}
"""Parts that are called by what they link to."""
NAMED_AFTER: dict[type[models.Model], str] = {Participation: "party", PanelSeat: "judge"}
"""Parts that links name by whom they seat: the relation that leads to that name."""
ONE_OF = {"participations": "party", "panel": "judge", "text_versions": "version of the text"}
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
        return str(shape.columns[part].verbose_name) if part in shape.columns else part or "the record"
    key, dot, name = rest.rpartition(".")
    is_column = bool(dot) and name in shape.parts[part].columns
    part_name = part_names.get(f"{part}/{key}" if is_column else path, "")
    words = f"{ONE_OF.get(part) or part.removesuffix('s')} {part_name}".rstrip()
    if not is_column or name == NAMED_BY.get(part):
        return words
    called = part_name if part_name and part in NAMED_BY else words
    return f"{called}: {shape.parts[part].columns[name].verbose_name}"


def in_words(column: models.Field | None, value: Any) -> str:
    """A column's value for readers; a text that does not fit the column is shown as it is."""
    if isinstance(value, list):
        return ", ".join(in_words(None, each) for each in value)
    if isinstance(value, dict):
        return ", ".join(in_words(None, each) for each in value.values())
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    if isinstance(column, CodeField):
        return column.vocabulary.label(text)
    if isinstance(column, PartialDateField) and text:
        try:
            return PartialDate.parse(text).display()
        except PartialDateError:
            return text
    if isinstance(column, models.DecimalField) and text:
        try:
            return f"{Decimal(text).normalize():,f}"
        except InvalidOperation:
            return text
    return text


class Fact(NamedTuple):
    """One fact of a document: its path, what readers call it, and its value for them."""

    path: str
    name: str
    value: str


class FactWords:
    """What the links in redacted documents of one case are called; one query for each kind of target."""

    def __init__(self, case: Case, documents: Iterable[tuple[str, Document]]) -> None:
        self.case = case
        links: LinksByModel = {}
        for kind, document in documents:
            collect_links(SHAPES[kind], document, links)
            links.setdefault(Source, set()).update(row["source"] for row in document.get("citations", []))
        self.called = {model: self.names_of(model, found) for model, found in links.items()}

    def names_of(self, model: type[models.Model], links: set[str]) -> dict[str, str]:
        """What readers call the visible ones of the records that these links name."""
        manager: Any = model._default_manager
        if issubclass(model, Part):
            is_of_case = model.owner == "case"
            of_case = {"case" if is_of_case else f"{model.owner}__case": self.case}
            rows = manager.visible().filter(**of_case)
            rows = rows.select_related(model.owner, *([NAMED_AFTER[model]] if model in NAMED_AFTER else []))
            return {row.key if is_of_case else f"{row.owner_unit().key}/{row.key}": part_label(row) for row in rows}
        if not issubclass(model, Keyed):
            return {row.key: row.label for row in manager.visible().filter(case=self.case)}
        full = {link: link if ":" in link else f"{self.case.external_system}:{link}" for link in links}
        rows = manager.visible().filter(external_key__in={name.partition(":")[2] for name in full.values()})
        found = {f"{row.external_system}:{row.external_key}": str(row) for row in rows}
        return {link: found[name] for link, name in full.items() if name in found}

    def facts(self, kind: str, document: Document) -> Iterator[Fact]:
        """Every fact of a document, in reading order."""
        shape = SHAPES[kind]
        part_names = {
            f"{part}/{row['key']}": self.part_name(part, inner, row)
            for part, inner in shape.parts.items()
            for row in document.get(part, [])
        }
        for path, value in self.values(shape, document):
            yield Fact(path, fact_name(kind, path, part_names), value)
        for row in document.get("citations", []):
            path = f"citations/{row['source']}/{row.get('path', '')}/{row.get('stated_value', '')}"
            source = self.called[Source].get(row["source"], row["source"])
            said = (in_words(CITATION.columns[name], row[name]) for name in CITATION.fields[2:] if name in row)
            yield Fact(path, f"{source} on {fact_name(kind, row.get('path', ''), part_names)}", ", ".join(said))

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


def part_label(row: Any) -> str:
    """Amnesty for who takes part, the judge for a seat, C1 for a claim, R1-H1 for a holding of a ruling."""
    if isinstance(row, Participation | PanelSeat):
        return row.name
    if isinstance(row, RulingIdentifier):
        return row.value
    owner = row.owner_unit()
    return row.label if isinstance(owner, Case) else f"{owner.label}-{row.label}"
