"""What stands together in a drawing: the entries of one lane that are of one date or too near each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from casetracker.core.dates import PartialDate
from casetracker.reading.cases.timeline.entries import Entry
from casetracker.reading.cases.timeline.lettering import ELLIPSIS, LINE, width, wrapped
from casetracker.reading.cases.timeline.scale import Scale

ROOMS = (17.0, 15.0, 13.0)
"""How wide a block may be, in em; the widest first."""
NEAREST = 1.6
"""Em between the marks of two blocks, at least."""
BLOCKS_AT_MOST = 6
"""In one lane."""
CROWDED_FROM = 5
"""Blocks in a lane from which on each says less."""
TOLD_AT_MOST, TOLD_IN_A_CROWD = 3, 2
"""Entries of one block that are put in words, where there are two more at least, which are counted."""
LINES_ALONE, LINES_OF_SEVERAL, LINES_IN_A_CROWD = 4, 3, 2


class Line(NamedTuple):
    """One line of words in a block."""

    text: str
    kind: str = ""
    """`date` for its heading, `more` for what is only counted."""


@dataclass(frozen=True)
class Target:
    """Lines of a block that lead to a place of the page."""

    anchor: str
    label: str
    first_line: int
    lines: int
    is_count: bool = False
    """Whether it stands for entries that are only counted, and leads to the list."""


@dataclass(frozen=True)
class Words:
    """A block in lines that are no wider than a room."""

    lines: list[Line]
    targets: list[Target]

    @cached_property
    def width(self) -> float:
        return max(width(line.text, is_bold=line.kind == "date") for line in self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * LINE

    @property
    def cost(self) -> float:
        """Its height, and what it costs a reader that entries are cut."""
        return self.height + LINE * sum(line.text.endswith(ELLIPSIS) for line in self.lines)


@dataclass(frozen=True)
class Block:
    """Entries of one lane under one date, in their order."""

    entries: list[Entry]
    is_in_crowd: bool = False

    @property
    def day(self) -> date:
        return next(each.day for each in self.entries if each.day)

    @property
    def heading(self) -> str:
        """The date that all have; else the days, the month, the year or the years in which all lie."""
        dates = [each.on for each in self.entries if each.on]
        if len({each.edtf for each in dates}) == 1:
            return dates[0].display()
        first = min(each.day for each in self.entries if each.day)
        last = max(each.last_day for each in self.entries if each.last_day)
        if first == last:
            return PartialDate.parse(first.isoformat()).display()
        if all(part.precision == "day" for each in dates for part in each.parts):
            return days_in_words(first, last)
        shared = next((size for size in (7, 4) if first.isoformat()[:size] == last.isoformat()[:size]), 0)
        return PartialDate.parse(first.isoformat()[:shared]).display() if shared else f"{first.year} to {last.year}"

    @cached_property
    def versions(self) -> list[Words]:
        """The block for each of the rooms, without those that are the same as a wider one."""
        found = [self.words(room) for room in ROOMS]
        return [words for number, words in enumerate(found) if not number or words.lines != found[number - 1].lines]

    def words(self, room: float) -> Words:
        """The block for a room of this width."""
        lines = [Line(text, "date") for text in wrapped(self.heading, room, 2, is_bold=True)]
        targets = []
        told = self.told()
        for entry in told:
            text = self.text_of(entry)
            own = wrapped(text, room, self.lines_of_one)
            if entry.is_ruling:
                targets.append(Target(entry.anchor, f"{text}, {self.heading}", len(lines), len(own)))
            lines += [Line(line) for line in own]
        if hidden := len(self.entries) - len(told):
            more = f"{hidden} more"
            targets.append(Target("timeline-list", f"{more}, {self.heading}", len(lines), 1, is_count=True))
            lines.append(Line(more, "more"))
        return Words(lines, targets)

    @property
    def targets(self) -> list[Target]:
        return self.versions[0].targets

    @property
    def lines_of_one(self) -> int:
        """Lines of one entry, at most."""
        if self.is_in_crowd:
            return LINES_IN_A_CROWD
        return LINES_OF_SEVERAL if self.entries[1:] else LINES_ALONE

    def told(self) -> list[Entry]:
        """All entries where they are few; else first rulings, then what people said, in the order of the timeline."""
        most = TOLD_IN_A_CROWD if self.is_in_crowd else TOLD_AT_MOST
        if len(self.entries) <= most + 1:
            return self.entries
        kinds = ("ruling", "reaction", "event")
        chosen = sorted(self.entries, key=lambda each: kinds.index(each.row["type"]))[:most]
        return [each for each in self.entries if any(each is one for one in chosen)]

    def text_of(self, entry: Entry) -> str:
        """The entry's words, with what its own date says beyond the block's."""
        if not entry.on or entry.on.display() == self.heading:
            return entry.words
        beyond = {"or earlier": entry.is_open_before, "or later": entry.is_open_after, "perhaps": entry.on.is_marked}
        said = next((words for words, is_so in beyond.items() if is_so), "")
        return f"({said}) {entry.words}" if said else entry.words


def days_in_words(first: date, last: date) -> str:
    """“13 to 22 July 2020”."""
    words = PartialDate.parse(f"{first.isoformat()}/{last.isoformat()}").display()
    return words.removeprefix("between ").replace(" and ", " to ")


def blocks(entries: Iterable[Entry], scale: Scale, room: float) -> list[Block]:
    """The dated entries of a lane, in blocks whose marks are apart and which are not too many."""
    found: list[list[Entry]] = []
    for entry in entries:
        if found and (place_of(entry, scale) - place_of(found[-1][0], scale)) * room < NEAREST:
            found[-1].append(entry)
        else:
            found.append([entry])
    while len(found) > BLOCKS_AT_MOST:
        gaps = [place_of(after[0], scale) - place_of(before[-1], scale) for before, after in pairwise(found)]
        nearest = gaps.index(min(gaps))
        found[nearest : nearest + 2] = [found[nearest] + found[nearest + 1]]
    return [Block(group, is_in_crowd=len(found) >= CROWDED_FROM) for group in found]


def place_of(entry: Entry, scale: Scale) -> float:
    return scale.place(entry.day) if entry.day else scale.end
