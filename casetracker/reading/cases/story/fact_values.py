"""The values of facts in words: what the record says at a path."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.db import models

from cases.models import Case
from casetracker.core.documents import list_at
from casetracker.core.units import ReferenceUnit, Unit
from casetracker.exchange.shapes import SHAPES, Document, unit_model
from casetracker.exchange.unit_documents import uncited_documents
from casetracker.history.fact_words import column_of, in_words
from casetracker.history.link_names import Home
from casetracker.history.redaction import as_list
from casetracker.lists.rows import RowData
from casetracker.lists.rows.values import pick
from casetracker.reading.cases.story.queries import StoryRows
from casetracker.reading.cases.story.stated_names import StatedNames

NOTHING = "nothing recorded"
LINKING = ("claims", "events", "dispositions", "holdings", "opinions", "text_versions")
"""Parts that link to several others."""
Fact = tuple[str, str, str]
"""A fact's kind of unit, the unit's public id, and the path."""


class RecordedValues:
    """What the record says of these facts of a story, from the rows that were read for it.

    The few that no row of a story tells, such as the size of a party, are read from the documents of their units.
    """

    def __init__(self, rows: StoryRows, facts: Sequence[Fact]) -> None:
        self.rows = rows
        told = {(kind, unit, path): self.from_rows(kind, unit, path) for kind, unit, path in facts}
        self.found = {fact[1:]: value for fact, value in told.items() if value is not None}
        self.found |= self.from_documents([fact for fact, value in told.items() if value is None])

    def in_words(self, unit: str, path: str) -> str:
        """The record's value for readers; blank for a whole record or part."""
        return self.found.get((unit, path), "")

    def from_rows(self, kind: str, unit: str, path: str) -> str | None:
        """The value as a row of the story tells it; None where none does."""
        column, items = column_of(kind, path), list_at(SHAPES[kind], path)
        if column is None and items is None:
            return ""
        place = path.rpartition(".")[0] if "/" in path else ""
        row = self.places.get(unit, {}).get(place)
        if row is None:
            return None
        if column is None:  # the story's one list of objects
            assert items is not None
            counsel = self.rows.counsel.get(row["pk"], [])
            return items.words(pick(each, *items.fields) for each in counsel) or NOTHING
        if column.is_relation:
            return self.linked(column, place, row)
        return amount_in_words(column, row) if column.name in row else None

    def linked(self, column: models.Field, place: str, row: RowData) -> str | None:
        """What readers call what the row links to; None where the story has no names for it."""
        if not column.many_to_many:
            names = [row[name] for end in ("name", "title") if (name := f"{column.name}__{end}") in row]
            return (names[0] or NOTHING) if names else None
        part = place.partition("/")[0]
        link = f"{part.removesuffix('s') if part in LINKING else 'case'}.{column.name}"
        if link not in self.rows.links:
            return None
        targets = self.rows.links[link].get(row["pk"], [])
        return ", ".join(filter(None, (self.called.get((str(column.related_model), pk)) for pk in targets))) or NOTHING

    def from_documents(self, facts: list[Fact]) -> dict[tuple[str, str], str]:
        """The values as the documents of the facts' units have them; without what links to something hidden."""
        documents: dict[str, Document] = {}
        homes: dict[str, Home] = {}
        for kind, rows in by_kind(facts).items():
            units: Any = unit_model(kind)._default_manager
            found = list(units.visible().filter(public_id__in=rows))
            homes |= {unit.public_id: home_of(unit, self.rows.case) for unit in found}
            documents |= uncited_documents(found)
        told = [(kind, unit, path, documents[unit]) for kind, unit, path in facts if unit in documents]
        linking = [(kind, homes[unit], link_at(kind, path, data)) for kind, unit, path, data in told]
        names = StatedNames(linking)
        return {
            (unit, path): document_in_words(kind, path, data, names, homes[unit]) for kind, unit, path, data in told
        }

    @cached_property
    def called(self) -> dict[tuple[str, int], str]:
        """What readers call participations, claims and topics, by model and primary key."""
        found = {(str(model), row["pk"]): name for model, row, name in self.linkable()}
        topic = str(SHAPES["topic"].model)
        return found | {(topic, pk): row["name"] for pk, row in self.rows.topics.items()}

    def linkable(self) -> Iterable[tuple[type[models.Model], RowData, str]]:
        parts = SHAPES["case"].parts
        for row in [*self.rows.participations, *self.rows.joined_participations]:
            yield parts["participations"].model, row, row["name_as_stated"] or row["party__name"]
        for row in self.rows.claims:
            yield parts["claims"].model, row, f"C{row['number'] or '–'}"
        for row in self.rows.joined_claims:
            yield parts["claims"].model, row, f"C{row['number'] or '–'} of {row['case__title']}"
        for ruling in self.rows.rulings:
            for row in self.rows.seats(ruling["pk"]):
                yield SHAPES["ruling"].parts["panel"].model, row, row["name_as_stated"] or row["judge__name"]
            for row in self.rows.citations_of_rulings.get(ruling["pk"], []):
                yield SHAPES["ruling"].parts["identifiers"].model, row, row["value"]

    @cached_property
    def places(self) -> dict[str, dict[str, RowData]]:
        """The row at each unit and part, by the unit's public id and the part's path; the unit itself is at blank."""
        rows = self.rows
        case = {name: getattr(rows.case, name) for name in SHAPES["case"].columns if not is_many(name)}
        case |= {"pk": rows.case.pk, "court__name": rows.case.court.name if rows.case.court else ""}
        of_case = {
            **rows.names_of_case,
            "participations": rows.participations,
            "claims": rows.claims,
            "events": rows.events,
            "decisions_below": rows.decisions_below,
        }
        found = {rows.case.public_id: {"": case, **keyed(of_case)}}
        for ruling in rows.rulings:
            pk = ruling["pk"]
            own = {
                "dispositions": rows.dispositions.get(pk, []),
                "panel": rows.seats(pk),
                "holdings": rows.holdings.get(pk, []),
                "opinions": rows.opinions.get(pk, []),
                "text_versions": rows.text_versions.get(pk, []),
            }
            found[ruling["public_id"]] = {"": ruling, **keyed(own)}
        for reaction in rows.reactions:
            own = {"speakers": rows.speakers.get(reaction["pk"], []), "points": rows.points.get(reaction["pk"], [])}
            found[reaction["public_id"]] = {"": reaction, **keyed(own)}
        seats = [seat for by_ruling in (rows.judges, rows.officers) for seats in by_ruling.values() for seat in seats]
        speakers = [speaker for speakers in rows.speakers.values() for speaker in speakers]
        for link, linking in (("party", [*rows.participations, *speakers]), ("judge", seats), ("court", rows.rulings)):
            for row in linking:
                own_columns = {name.removeprefix(f"{link}__"): value for name, value in row.items()}
                if public_id := row.get(f"{link}__public_id"):
                    found.setdefault(public_id, {"": own_columns})
        return found


def is_many(name: str) -> bool:
    return bool(SHAPES["case"].columns[name].many_to_many)


def keyed(parts: Mapping[str, Iterable[RowData]]) -> dict[str, RowData]:
    return {f"{part}/{row['key']}": row for part, rows in parts.items() for row in rows}


def by_kind(facts: Iterable[Fact]) -> dict[str, set[str]]:
    """The units of the facts, by their kind."""
    found: dict[str, set[str]] = {}
    for kind, unit, _ in facts:
        found.setdefault(kind, set()).add(unit)
    return found


def home_of(unit: Unit, case: Case) -> Home:
    """Where the unit's document stands: a party's by itself, a ruling's in its case."""
    return Home(None, unit.external_system) if isinstance(unit, ReferenceUnit) else Home(case.pk, case.external_system)


def row_at(path: str, document: Document) -> Document:
    """The unit's document, or that of the part to which the path leads; empty where the part is gone."""
    part, _, rest = path.rpartition(".")[0].partition("/")
    return next((row for row in document.get(part, []) if row["key"] == rest), {}) if rest else document


def link_at(kind: str, path: str, document: Document) -> RowData:
    """The links at the path, as a citation would state them."""
    column = column_of(kind, path)
    value = row_at(path, document).get(column.name, "") if column is not None and column.is_relation else ""
    return {"path": path, "stated_value": ",".join(as_list(value))}


def document_in_words(kind: str, path: str, document: Document, names: StatedNames, home: Home) -> str:
    column, row = column_of(kind, path), row_at(path, document)
    if column is None or not column.is_relation:
        return amount_in_words(column, row)
    called = names.of(home, column.related_model)
    return ", ".join(called[link] for link in as_list(row.get(column.name, "")) if link in called) or NOTHING


def amount_in_words(column: models.Field | None, row: RowData) -> str:
    """The row's value for readers, a sum with its currency."""
    if column is None:
        return ""
    text = in_words(column, row.get(column.name))
    return f"{row['currency']} {text}" if text and column.name == "amount" else text or NOTHING
