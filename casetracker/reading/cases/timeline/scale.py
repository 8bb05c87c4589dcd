"""From days to places on the axis, and the marks of the axis.

A place is a share of the drawing's width. Long stretches in which nothing happened are shortened, so that what did
happen has room; the axis shows where.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from casetracker.core.dates import PartialDate
from casetracker.reading.cases.timeline.lettering import width

Span = tuple[date, date]
LONG_GAP_DAYS, LONG_GAP_SHARE = 730, 0.3
"""A stretch without anything is shortened if it is longer than both: days, and a share of the whole."""
SHORTENED = 0.2
"""What a shortened stretch keeps, as a share of all others together."""
TICKS_AT_MOST = 8
STEPS = [(1, "day"), (2, "day"), (7, "day"), (14, "day"), *((n, "month") for n in (1, 2, 3, 6))]
STEPS += [(n, "year") for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)]


@dataclass(frozen=True)
class Tick:
    """A mark of the axis."""

    place: float
    label: str


@dataclass
class Scale:
    """Places of all days between the first and the last of the spans; what comes later never stands further left."""

    spans: list[Span]
    start: float
    end: float
    gaps: list[Span] = field(init=False)
    """The stretches that are shortened."""

    def __post_init__(self) -> None:
        covered = merged(self.spans)
        self.first, self.last = covered[0][0].toordinal(), covered[-1][1].toordinal()
        empty = [(before[1], after[0]) for before, after in pairwise(covered)]
        least = max(LONG_GAP_DAYS, LONG_GAP_SHARE * (self.last - self.first))
        self.gaps = [gap for gap in empty if (gap[1] - gap[0]).days > least]
        shortened_days = sum((gap[1] - gap[0]).days for gap in self.gaps)
        self.kept_of_gap = max(1.0, SHORTENED * (self.last - self.first - shortened_days))
        self.days, self.lengths = [float(self.first)], [0.0]
        for before, after in self.gaps:
            self.add(before.toordinal(), before.toordinal() - self.days[-1])
            self.add(after.toordinal(), self.kept_of_gap)
        self.add(self.last, self.last - self.days[-1])

    def add(self, day: int, length: float) -> None:
        self.days.append(float(day))
        self.lengths.append(self.lengths[-1] + length)

    def place(self, day: date) -> float:
        """The place of a day; of one beyond the ends, the end's."""
        at = min(max(day.toordinal(), self.first), self.last)
        after = min(bisect_right(self.days, at), len(self.days) - 1)
        before = after - 1
        stretch = self.days[after] - self.days[before]
        share = (at - self.days[before]) / stretch if stretch else 0
        length = self.lengths[before] + share * (self.lengths[after] - self.lengths[before])
        return self.start + (self.end - self.start) * (length / self.lengths[-1] if self.lengths[-1] else 0)

    def breaks(self) -> list[float]:
        """Where the axis is broken: the middle of each stretch that is shortened."""
        return [(self.place(before) + self.place(after)) / 2 for before, after in self.gaps]

    def ticks(self, room: float) -> list[Tick]:
        """The closest round days whose labels have space beside each other in a drawing that is `room` em wide."""
        for number, unit in STEPS:
            if (self.last - self.first) / (number * {"day": 1, "month": 30, "year": 365}[unit]) > 10 * TICKS_AT_MOST:
                continue
            ticks = [self.tick(day, unit) for day in round_days(self.first, self.last, number, unit) if self.has(day)]
            if ticks and len(ticks) <= TICKS_AT_MOST and len(apart(ticks, room)) == len(ticks):
                return self.with_each_part(ticks, room)
        ends = [self.tick(date.fromordinal(day), "day") for day in (self.first, self.last)]
        return apart(ends, room)

    def with_each_part(self, ticks: list[Tick], room: float) -> list[Tick]:
        """The ticks, and one for each part between two breaks that has none, where there is space for it."""
        begins = [date.fromordinal(self.first), *(after for _, after in self.gaps)]
        ends = [*(before for before, _ in self.gaps), date.fromordinal(self.last)]
        for first, last in zip(begins, ends, strict=True):
            if not any(self.place(first) <= tick.place <= self.place(last) for tick in ticks):
                ticks = self.with_tick(ticks, first, room)
        return ticks

    def with_tick(self, ticks: list[Tick], day: date, room: float) -> list[Tick]:
        """The ticks and one at this day with its month, or with its year, if there is no space for that."""
        for size in (7, 4):
            tick = Tick(self.place(day), PartialDate.parse(day.isoformat()[:size]).display())
            more = sorted([*ticks, tick], key=lambda each: each.place)
            if len(apart(more, room)) == len(more):
                return more
        return ticks

    def has(self, day: date) -> bool:
        return not any(before < day < after for before, after in self.gaps)

    def tick(self, day: date, unit: str) -> Tick:
        size = {"day": 10, "month": 7, "year": 4}[unit]
        return Tick(self.place(day), PartialDate.parse(day.isoformat()[:size]).display())


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def apart(ticks: list[Tick], room: float) -> list[Tick]:
    """Those of the ticks whose labels, each below its middle, stay within the drawing and touch none before."""
    found: list[Tick] = []
    taken = 0.0
    for tick in ticks:
        half = width(tick.label) / 2
        if taken <= tick.place * room - half and tick.place * room + half <= room:
            found.append(tick)
            taken = tick.place * room + half + 1
    return found


def round_days(first: int, last: int, number: int, unit: str) -> Iterator[date]:
    """The days between both at which a day, month or year begins that is a multiple of the step; weeks on Mondays."""
    if unit == "day":
        start = first + (1 - first) % number
        yield from (date.fromordinal(day) for day in range(start, last + 1, number))
        return
    step = number if unit == "month" else 12 * number
    begin, end = date.fromordinal(first), date.fromordinal(last)
    month = (begin.year * 12 + begin.month - 1) // step * step
    for each in range(month, end.year * 12 + end.month, step):
        if each >= 12:  # there is no year 0
            day = date(each // 12, each % 12 + 1, 1)
            if begin <= day <= end:
                yield day


def padded(spans: list[Span]) -> list[Span]:
    """The spans, with some days around those that are all of one day, which alone have no length."""
    if min(spans)[0] != max(last for _, last in spans):
        return spans
    day = spans[0][0]
    around = timedelta(days=3)
    safe = date.min + around <= day <= date.max - around
    return [*spans, (day - around, day + around)] if safe else spans
