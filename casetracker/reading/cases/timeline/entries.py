"""What the timeline says of each event, ruling and reaction, and in which of its three lanes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from casetracker.core.dates import PartialDate
from casetracker.lists.rows import RowData
from casetracker.reading.parts.decisions import result_in_short
from rulings.choices import RULING_KIND, STANCE

Lane = Literal["court", "parties", "outside"]
LANES: dict[Lane, str] = {"court": "Court", "parties": "Parties", "outside": "Outside"}
OUTSIDE_EVENTS = ("incident", "law_changed", "other")
"""Kinds of events that are nobody's step in the case, unless a party is named who took it."""
SIGNS = {"welcomes": "+", "criticises": "−", "condemns": "−", "mixed": "±", "neutral": "=", "not_stated": "?"}


@dataclass(frozen=True)
class Entry:
    """One event, ruling or reaction of the timeline."""

    row: RowData
    """As the story's timeline has it."""
    unit: RowData
    lane: Lane
    words: str
    """What a drawing says of it; a list may say more."""
    said: str = ""
    """Of a reaction: its own words, or what the record says of it."""
    language: str = ""
    """Of what was said, where it is quoted."""
    is_quoted: bool = False

    @property
    def lane_name(self) -> str:
        return LANES[self.lane]

    @property
    def on(self) -> PartialDate | None:
        return PartialDate.parse(self.row["on"]) if self.row["on"] else None

    @property
    def anchor(self) -> str:
        letter = {"event": "E", "ruling": "R", "reaction": "A"}[self.row["type"]]
        return f"{letter}{self.row['number']}" if self.row["number"] else self.row["key"]

    @property
    def is_ruling(self) -> bool:
        return bool(self.row["type"] == "ruling")

    @property
    def day(self) -> date | None:
        """The day at which it stands, as in the list: the first that is possible, or the last of “or earlier”."""
        if not self.on:
            return None
        return self.on.latest if self.is_open_before else self.on.earliest

    @property
    def last_day(self) -> date | None:
        """The last day that is possible; of “or later” the first."""
        if not self.on:
            return None
        return self.on.earliest if self.is_open_after else self.on.latest

    @property
    def is_open_before(self) -> bool:
        return bool(self.on) and str(self.on).startswith("../")

    @property
    def is_open_after(self) -> bool:
        return bool(self.on) and str(self.on).endswith("/..")


def timeline_entries(story: RowData) -> list[Entry]:
    """Every entry of a case's timeline in its order, the undated last."""
    events = {row["key"]: row for row in story["events"]}
    units = {row["id"]: row for row in [*story["rulings"], *story["reactions"]]}
    sides = {row["key"]: row["side"] for row in story["participations"]}
    return [
        entry(row, events[row["key"]] if row["type"] == "event" else units[row["id"]], sides)
        for row in story["timeline"]
    ]


def entry(row: RowData, unit: RowData, sides: Mapping[str, str]) -> Entry:
    if row["type"] == "ruling":
        return Entry(row, unit, "court", ruling_in_words(unit))
    if row["type"] == "reaction":
        is_of_party = any(speaker["side"] for speaker in unit["speakers"])
        said, language, is_quoted = own_words(unit)
        words = statement_in_words(unit, f"“{said}”" if is_quoted else said)
        return Entry(row, unit, "parties" if is_of_party else "outside", words, said, language, is_quoted)
    if row["is_act_of_court"]:
        return Entry(row, unit, "court", unit["title"])
    is_of_party = any(key in sides for key in unit["by"]) or row["kind"] not in OUTSIDE_EVENTS
    return Entry(row, unit, "parties" if is_of_party else "outside", unit["title"])


def ruling_in_words(ruling: RowData) -> str:
    result = result_in_short(ruling["dispositions"]) or RULING_KIND.label(ruling["kind"])
    return f"R{ruling['number']}: {result}" if ruling["number"] else result


def statement_in_words(reaction: RowData, said: str) -> str:
    """“− Amnesty: “shameful””: the sign of the stance, who spoke, and what was said."""
    names = list(dict.fromkeys(speaker["name"] for speaker in reaction["speakers"]))
    who = f"{names[0]} and others" if names[1:] else "".join(names)
    sign = SIGNS.get(reaction["stance"], "")
    return f"{sign} {who}: {said or STANCE.phrase(reaction['stance'])}".strip()


def own_words(reaction: RowData) -> tuple[str, str, bool]:
    """A quotation with its language; else the first point that is made, or what the record says of the whole."""
    points: list[RowData] = reaction["points"]
    quoted = next((point for point in points if point["quotation"]), None)
    if quoted:
        return quoted["quotation"], quoted["quotation_language"], True
    return next((point["summary"] for point in points if point["summary"]), reaction["summary"]), "", False
