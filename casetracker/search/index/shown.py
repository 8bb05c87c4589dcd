"""The one list of what readers see of a record, and in which zone of the index its words are found.

What a page shows and what is found are the same: a column that gets onto a page gets into this list
(`tests/search/test_shown_words.py` compares them). Codes are found by their labels, dates as they are printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    Claim,
    Counsel,
    DecisionBelow,
    Participation,
    Source,
    Topic,
)
from casetracker.core.dates import PartialDate
from casetracker.core.units import Unit
from casetracker.core.vocabulary import CodeField
from parties.models import Party
from rulings.models import (
    Disposition,
    Holding,
    PanelSeat,
    Reaction,
    ReactionPoint,
    Ruling,
    RulingReview,
    TextVersion,
)

CHIEF = {"title": "t", "docket": "d", "party": "p", "speaker": "s", "judge": "j", "court": "c"}
"""The zones of titles, identifiers and names; each can be asked for by its field, as in `judge:name`."""
HELD, TEXT, NAME, NEAR, OTHER = "h", "x", "n", "m", "o"
"""The zones of what was held, of the full text, of names and their misspellings, and of what only tells a change."""
QUOTED = ("quotation", "translation", "translated_by")

Zones = dict[str, tuple[str, ...]]
"""Columns by zone."""


@dataclass(frozen=True)
class Shown:
    """The rows of one table that hang on a record: what each is, its letter on the page, and its columns by zone."""

    model: type[Model]
    owner: str
    part: str
    zones: Zones
    letter: str | None = None
    """Of its anchor; None where it has none of its own."""
    conditions: dict[str, Any] = field(default_factory=dict)
    """Rows that lead to another record are left out: they are seen only while that one is, under its own words."""
    at: str = ""
    """The way to the row at whose anchor it stands, where it has none of its own."""

    @property
    def columns(self) -> list[str]:
        return [column for columns in self.zones.values() for column in columns]


UNITS: dict[type[Unit], dict[str, Zones]] = {
    Case: {
        "title": {CHIEF["title"]: ("title", "caption")},
        "number": {CHIEF["docket"]: ("docket_number",)},
        "court": {CHIEF["court"]: ("court_as_stated", "sitting_as")},
        "summary": {HELD: ("summary",)},
        "note": {
            TEXT: (
                *("case_type", "local_type", "status", "finality", "hearing_access", "filed_on", "next_on"),
                *("last_checked_on", "record_status", "compiled_from", "note"),
            )
        },
    },
    Ruling: {
        "summary": {HELD: ("summary",)},
        "note": {
            TEXT: (
                *("kind", "stage", "decided_by", "heard_on", "issued_on", "published_on", "notified_on"),
                *("text_availability", "note"),
            )
        },
        "text": {TEXT: ("full_text",)},
    },
    Reaction: {
        "summary": {HELD: ("summary", "stance")},
        "note": {TEXT: ("kind", "spokesperson_title", "asked_by", "made_on", "note")},
    },
}
"""Columns of the record itself, by what they are. Rulings and reactions also carry the names of their case."""

PARTS: dict[type[Unit], tuple[Shown, ...]] = {
    Case: (
        Shown(Claim, "case", "claim", {HELD: ("statement",), TEXT: ("kind", "alleged_on", "note")}, "C"),
        Shown(CaseEvent, "case", "event", {TEXT: ("title", "description", "docket", "on", "note")}, "E"),
        Shown(CaseIdentifier, "case", "number", {TEXT: ("scheme",)}),
        Shown(CaseRelation, "case", "relation", {TEXT: ("kind", "to_text", "note")}, conditions={"to_case": None}),
        Shown(
            DecisionBelow,
            "case",
            "relation",
            {TEXT: ("court__name", "court_as_stated", "docket_number", "issued_on", "result", "note")},
        ),
        Shown(Participation, "case", "party", {TEXT: ("role", "side", "party__kind")}, "P"),
        Shown(
            Counsel,
            "case",
            "party",
            {TEXT: ("name", "firm", "role", "note")},
            "P",
            {"participation__is_withdrawn": False},
            at="participation__",
        ),
    ),
    Ruling: (
        Shown(
            Disposition,
            "ruling",
            "decision",
            {
                HELD: ("description",),
                TEXT: ("sentence", "as_stated", "amount", "currency", "favours", "basis", "form", "effect", "note"),
            },
            "D",
        ),
        Shown(Holding, "ruling", "holding", {HELD: ("statement",), TEXT: (*QUOTED, "finding", "weight", "note")}, "H"),
        Shown(PanelSeat, "ruling", "bench", {TEXT: ("role", "part")}),
        Shown(TextVersion, "ruling", "version", {TEXT: ("kind", "on", "changes", "text", "note")}, "V"),
        Shown(RulingReview, "ruling", "review", {TEXT: ("effect", "to_text")}, conditions={"reviewed": None}),
    ),
    Reaction: (
        Shown(
            ReactionPoint,
            "reaction",
            "point",
            {HELD: ("summary", "calls_for"), TEXT: (*QUOTED, "response", "note")},
            "",
        ),
    ),
}
"""The tables that hang on a record. Withdrawn rows are never read."""

OPINION = ("kind", "title", "locator", "summary", "text", "note")
"""Of an opinion, all among what was said and not among what was held; its authors stand in the bench."""
SOURCE = ("title", "publisher", "author", "note", "kind", "seen_as", "language", "published_on", "accessed_on", "media")
CITATION = ("note", "stated_value", "locator", *QUOTED, "support", "standing")
PARTY = ("kind", "size_stated")
IN_OTHER_RECORDS: dict[type[Unit], tuple[str, ...]] = {Topic: ("name",), Source: SOURCE, Party: PARTY}
"""What other records show of these, beside their names: when it changes, the index of those follows."""


def printed(model: type[Model], column: str, value: Any) -> Iterator[str]:
    """The value of a column as readers see it."""
    if value in (None, ""):
        return
    if isinstance(value, PartialDate):
        yield value.display()
    elif isinstance(value, list):
        for each in value:
            yield from map(str, each.values()) if isinstance(each, dict) else (str(each),)
    else:
        declared = column_field(model, column)
        yield declared.vocabulary.label(value) if isinstance(declared, CodeField) else str(value)


def column_field(model: type[Model], column: str) -> Any:
    """The field of a column; `party__kind` is the field of the model to which `party` leads."""
    *way, name = column.split("__")
    found: Any = model
    for step in way:
        found = found._meta.get_field(step).related_model
    return found._meta.get_field(name)
