"""The values of facts in words: what the record says at a path, and what a source states instead."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django.db import models

from casetracker.core.units import Keyed, UnitQuerySet
from casetracker.exchange.citations import NOT_APPLICABLE, NOT_STATED
from casetracker.exchange.shapes import SHAPES
from casetracker.history.fact_words import column_of, in_words
from casetracker.lists.rows import RowData
from casetracker.reading.cases.story.queries import StoryRows
from parties.models import Party

SPECIAL = {NOT_STATED: "does not say", NOT_APPLICABLE: "does not apply"}
DENIED = "says that it is not so"
NOTHING = "nothing recorded"
LINKING = ("claims", "events", "dispositions", "holdings", "opinions", "text_versions")
"""Parts that link to several others."""
Names = Mapping[str, str]
"""What readers call linked records, by the keys that documents have for them."""


def stated_in_words(kind: str, citation: RowData, names: Names | None = None) -> str:
    """What a citation states, for readers; blank where it states no value of its own."""
    if citation["support"] == "denies" and not citation["stated_value"]:
        return DENIED
    text = citation["stated_value"]
    if text in SPECIAL:
        return SPECIAL[text]
    column = column_of(kind, citation["path"])
    is_link = column is not None and column.is_relation
    return (names or {}).get(text, text) if is_link else in_words(column, text)


class RecordedValues:
    """What a story's record says at each path, from the rows that were read for the story."""

    def __init__(self, rows: StoryRows) -> None:
        self.rows = rows

    def in_words(self, kind: str, unit: str, path: str) -> str:
        """The record's value for readers; blank for a whole record or part."""
        column = column_of(kind, path)
        if column is None:
            return ""
        place = path.rpartition(".")[0] if "/" in path else ""
        row = self.places.get(unit, {}).get(place)
        if row is None:
            return ""
        if column.is_relation:
            return self.linked(column, place, row) or NOTHING
        if column.name not in row:
            return ""
        text = in_words(column, row[column.name])
        return f"{row['currency']} {text}" if text and column.name == "amount" else text or NOTHING

    def linked(self, column: models.Field, place: str, row: RowData) -> str:
        """What readers call what the row links to."""
        if not column.many_to_many:
            return next((row[name] for end in ("name", "title") if (name := f"{column.name}__{end}") in row), "") or ""
        part = place.partition("/")[0]
        link = f"{part.removesuffix('s') if part in LINKING else 'case'}.{column.name}"
        targets = self.rows.links.get(link, {}).get(row["pk"], [])
        return ", ".join(filter(None, (self.called.get((str(column.related_model), pk)) for pk in targets)))

    @cached_property
    def called(self) -> dict[tuple[str, int], str]:
        """What readers call participations, claims and topics, by model and primary key."""
        found = {(str(model), row["pk"]): name for model, row, name in self.linkable()}
        topic = str(SHAPES["topic"].model)
        return found | {(topic, pk): row["name"] for pk, row in self.rows.topics.items()}

    def linkable(self) -> Iterable[tuple[type[models.Model], RowData, str]]:
        parts = SHAPES["case"].parts
        for row in self.rows.participations:
            yield parts["participations"].model, row, row["name_as_stated"] or row["party__name"]
        for row in self.rows.claims:
            yield parts["claims"].model, row, f"C{row['number'] or '–'}"
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


def names_of_linked(citations: Iterable[tuple[str, RowData]]) -> dict[str, str]:
    """What readers call the records whose keys these citations state for a link; one query for each kind of record.

    Parties without a page of their own are left out, as is whatever readers do not see: their keys stay.
    """
    keys: dict[type[models.Model], set[str]] = {}
    for kind, citation in citations:
        column = column_of(kind, citation["path"])
        model = column.related_model if column is not None else None
        if isinstance(model, type) and issubclass(model, Keyed) and citation["stated_value"]:
            keys.setdefault(model, set()).add(citation["stated_value"])
    found: dict[str, str] = {}
    for model, stated in keys.items():
        units: UnitQuerySet[Any] = model._default_manager.visible()  # type: ignore[attr-defined]  # units alone are keyed
        named = units.listed() if model is Party else units  # type: ignore[attr-defined]  # of parties
        title = "title" if hasattr(model, "title") else "name"
        found |= dict(named.filter(external_key__in=stated).values_list("external_key", title))
    return found
