"""The pieces of a drawing as its template writes them: places in percent of the width, all else in em."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from casetracker.reading.cases.timeline.blocks import Target
from casetracker.reading.cases.timeline.entries import SIGNS, Entry
from casetracker.reading.cases.timeline.lettering import LINE
from casetracker.reading.cases.timeline.placing import BESIDE, Placed
from casetracker.reading.cases.timeline.scale import Scale, Tick
from rulings.choices import STANCE

MARKS, ABOVE_WORDS, BELOW_WORDS = 1.1, 0.9, 0.9
"""From a lane's top to its marks, from there to the words, and from the words to its end."""
OPEN_LENGTH = 0.05
"""Of the dashed line that means “or earlier” or “or later”, as a share of the width."""
STRIP_LANE = 2.4
AXIS = 2.2
LEAST_TARGET = 1.9
"""24 px, the least height of what is touched."""


def percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def em(length: float) -> str:
    return f"{length:.2f}em"


@dataclass(frozen=True)
class Mark:
    """One date in a lane, or several that cannot be told apart in the drawing."""

    start: float
    end: float
    is_verdict: bool
    is_perhaps: bool
    is_open_before: bool
    is_open_after: bool

    def hides(self, other: "Mark", nearest: float) -> bool:
        """Whether nothing of the other mark would be seen beside this one."""
        return self.shape == other.shape and max(abs(self.start - other.start), abs(self.end - other.end)) < nearest

    @property
    def shape(self) -> tuple[bool, bool, bool]:
        return self.is_bar, self.is_open_before, self.is_open_after

    @property
    def is_bar(self) -> bool:
        return self.end > self.start

    @property
    def x(self) -> str:
        return percent(self.start)

    @property
    def to(self) -> str:
        return percent(self.end)

    @property
    def before(self) -> str:
        return percent(max(self.start - OPEN_LENGTH, 0))

    @property
    def after(self) -> str:
        return percent(min(self.end + OPEN_LENGTH, 1))


@dataclass(frozen=True)
class DrawnLine:
    text: str
    kind: str
    y: str


@dataclass(frozen=True)
class DrawnTarget:
    """Where a pointer or the keyboard can follow a block's words; in em from the block's pole and top."""

    target: Target
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class DrawnBlock:
    x: str
    y: str
    is_left_of_pole: bool
    lines: list[DrawnLine]
    targets: list[DrawnTarget]

    @property
    def words_x(self) -> str:
        """Where words begin, or end where they stand left of their pole."""
        return em(-BESIDE if self.is_left_of_pole else BESIDE)


@dataclass(frozen=True)
class DrawnLane:
    name: str
    is_court: bool
    top: float
    marks: list[Mark]
    placed: list[Placed] = field(default_factory=list)
    followed: Set[str] = frozenset()
    """The labels of the targets that are links."""

    @classmethod
    def of_strip(cls, name: str, is_court: bool, number: int, marks: list[Mark]) -> "DrawnLane":
        """The lane with this number in the strip, where there are no words."""
        return cls(name, is_court, number * STRIP_LANE, marks)

    @property
    def height(self) -> float:
        if not self.placed:
            return STRIP_LANE
        return MARKS + ABOVE_WORDS + max(each.box.bottom for each in self.placed) + BELOW_WORDS

    @property
    def y(self) -> str:
        """Of its marks."""
        return em(self.top + (MARKS if self.placed else STRIP_LANE / 2))

    @property
    def name_y(self) -> str:
        return em(self.top + (MARKS if self.placed else STRIP_LANE / 2) + 0.35)

    @property
    def end(self) -> str:
        return em(self.top + self.height)

    @property
    def poles(self) -> list[tuple[str, str]]:
        return [(percent(each.box.place), em(self.words_top + each.box.bottom)) for each in self.placed]

    @property
    def words_top(self) -> float:
        return self.top + MARKS + ABOVE_WORDS

    @property
    def blocks(self) -> Iterator[DrawnBlock]:
        for each in self.placed:
            followed = [target for target in each.words.targets if target.label in self.followed]
            linked = {target.first_line + number for target in followed for number in range(target.lines)}
            lines = [
                DrawnLine(line.text, "linked" if number in linked else line.kind, em((number + 0.8) * LINE))
                for number, line in enumerate(each.words.lines)
            ]
            targets = [drawn_target(target, each) for target in followed]
            top = em(self.words_top + each.box.top)
            yield DrawnBlock(percent(each.box.place), top, each.is_left_of_pole, lines, targets)


def drawn_target(target: Target, placed: Placed) -> DrawnTarget:
    height = max(target.lines * LINE, LEAST_TARGET)
    above = (height - target.lines * LINE) / 2
    place = (placed.box.left, target.first_line * LINE - above, placed.words.width, height)
    return DrawnTarget(target, *map(em, place))


@dataclass(frozen=True)
class DrawnTick:
    tick: Tick

    @property
    def x(self) -> str:
        return percent(self.tick.place)


@dataclass(frozen=True)
class Layout:
    """One of the two forms of the drawing."""

    lanes: list[DrawnLane]
    scale: Scale
    room: float

    @property
    def bottom(self) -> float:
        return self.lanes[-1].top + self.lanes[-1].height

    @property
    def axis(self) -> str:
        return em(self.bottom)

    @property
    def axis_labels(self) -> str:
        return em(self.bottom + 1.5)

    @property
    def height(self) -> str:
        return em(self.bottom + AXIS)

    @property
    def ticks(self) -> list[DrawnTick]:
        return [DrawnTick(tick) for tick in self.scale.ticks(self.room)]

    @property
    def links(self) -> list[DrawnBlock]:
        """The blocks that hold links."""
        return [block for lane in self.lanes for block in lane.blocks if block.targets]

    @property
    def breaks(self) -> list[str]:
        return [percent(place) for place in self.scale.breaks()]


@dataclass(frozen=True)
class Timeline:
    """A case's timeline: every entry for the list, and the drawing of those that are dated, if there are enough."""

    entries: list[Entry]
    words: Layout | None = None
    strip: Layout | None = None

    @property
    def undated(self) -> int:
        return sum(each.on is None for each in self.entries)

    @property
    def has_bars(self) -> bool:
        return any(each.day != each.last_day for each in self.entries)

    @property
    def has_open(self) -> bool:
        return any(each.is_open_before or each.is_open_after for each in self.entries)

    @property
    def has_perhaps(self) -> bool:
        return any(each.on is not None and each.on.is_marked for each in self.entries)

    @property
    def signs(self) -> list[tuple[str, str]]:
        """The signs of stances that occur, each with its words."""
        stances = {each.unit["stance"] for each in self.entries if each.row["type"] == "reaction"}
        meant: dict[str, list[str]] = {}
        for stance, sign in SIGNS.items():
            if stance in stances:
                meant.setdefault(sign, []).append(STANCE.phrase(stance))
        return [(sign, " or ".join(words)) for sign, words in meant.items()]

    @property
    def first(self) -> Entry:
        return self.entries[0]

    @property
    def last(self) -> Entry:
        return [each for each in self.entries if each.on][-1]
