"""What a figure looks like: bars in hundredths of the widest, and numbers in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypedDict

from casetracker.core.dates import DAYS_A_MONTH, DAYS_UP_TO
from casetracker.statistics.figures import Figure, FigurePart, Measure, Statistic

ROWS_AT_MOST = 40
"""Rows that a page shows; the CSV and the API have all."""
TONES = 6
STYLES = "toh"
"""Colours of the style sheet; further segments have them as outlines, then dashed, and all others share the last."""
ONE_TONE = {"least": "t1", "most": "o1"}
"""Of bars without segments."""
Tones = dict[tuple[str, str], str]
"""The tone of each segment on a page, by the parameter of its axis and by its key."""
NUMBER_FITS = 5
"""In hundredths: a narrower block has its number in the table only."""


@dataclass
class Block:
    """A part of a bar."""

    start: float
    width: float
    text: str
    tone: str

    @property
    def middle(self) -> float:
        return round(self.start + self.width / 2, 2)


@dataclass
class Bar:
    """One row of the chart, and the list behind it."""

    label: str
    url: str
    amount: str
    """Beside the label: the number of the whole bar with its unit."""
    words: str
    """What the blocks say, for readers who cannot see them."""
    blocks: list[Block]


def rows_shown(figure: Figure) -> list[FigurePart]:
    """The rows that a page shows: the first, or of years the last."""
    return figure.rows[-ROWS_AT_MOST:] if figure.statistic.row.between else figure.rows[:ROWS_AT_MOST]


def bars(figure: Figure, all_tones: Tones) -> list[Bar]:
    """The rows that are shown, as bars on one scale."""
    tones = ONE_TONE | tones_of_segments(figure, all_tones)
    drawn = [(row, lengths(row)) for row in rows_shown(figure)]
    widest = max((sum(length for length, *_ in parts) for _, parts in drawn), default=0) or 1
    return [
        Bar(row.label, row.url, amount(row, figure.statistic), blocks_in_words(row), blocks(parts, 100 / widest, tones))
        for row, parts in drawn
    ]


def lengths(row: FigurePart) -> list[tuple[float, str, str]]:
    """The blocks of a row: length, printed number, and the key of the tone."""
    if row.median:
        least, most = row.median
        return [(least, "", "least"), (most - least, "", "most")]
    return [(part.number, str(part.number), part.key) for part in row.segments] or [
        (row.number, str(row.number), "least")
    ]


def legend(figure: Figure, all_tones: Tones) -> list[tuple[str, str]]:
    """What the colours mean; a figure of one colour has no legend."""
    if "median" in figure.statistic.headings:
        return [("t1", "Median, at least"), ("o1", "at most, as far as the dates are known")]
    tones = tones_of_segments(figure, all_tones)
    return [(tones[key], label) for key, label in figure.segments().items()]


def tones_of(figures: Sequence[Figure]) -> Tones:
    """One tone for each code on a page, the same in every figure: a colour means one thing."""
    found: dict[str, dict[str, FigurePart]] = {}
    axes = {axis.parameter: axis for figure in figures if (axis := figure.statistic.segment)}
    for figure in figures:
        for part in (part for row in figure.rows for part in row.segments):
            found.setdefault(figure.statistic.segment.parameter, {})[part.key] = part  # type: ignore[union-attr]  # has segments
    keys = [(name, part.key) for name, parts in found.items() for part in sorted(parts.values(), key=axes[name].place)]
    return {key: tone(place) for place, key in enumerate(keys)}


def tones_of_segments(figure: Figure, tones: Tones) -> dict[str, str]:
    """The tones of one figure's segments, by their keys."""
    axis = figure.statistic.segment
    return {key: tones[axis.parameter, key] for key in figure.segments()} if axis else {}


def tone(place: int) -> str:
    place = min(place, len(STYLES) * TONES - 1)
    return f"{STYLES[place // TONES]}{place % TONES + 1}"


def blocks(parts: list[tuple[float, str, str]], scale: float, tones: dict[str, str]) -> list[Block]:
    found, start = [], 0.0
    for length, text, key in parts:
        width = round(length * scale, 2)
        if width:
            found.append(Block(round(start, 2), width, text if width >= NUMBER_FITS else "", tones[key]))
        start += length * scale
    return found


def amount(row: FigurePart, statistic: Statistic) -> str:
    of_records = f"{row.number} {statistic.unit if row.number == 1 else statistic.units}"
    return f"{duration(*row.median)}, {of_records}" if row.median else of_records


def blocks_in_words(row: FigurePart) -> str:
    """What the bar shows, segment by segment."""
    if row.segments:
        return ", ".join(f"{part.label} {part.number}" for part in row.segments)
    return f"The median time is {duration(*row.median)}." if row.median else str(row.number)


def duration(least: float, most: float) -> str:
    """A time between two numbers of days in words, no more exact than they are."""
    if most <= DAYS_UP_TO:
        return f"{least:g} to {most:g} days" if least < most else f"{most:g} {'day' if most == 1 else 'days'}"
    low, high = int(least / DAYS_A_MONTH), ceil(most / DAYS_A_MONTH)
    if high - low <= 1:
        return f"about {round((least + most) / 2 / DAYS_A_MONTH)} months"
    return f"{low} to {high} months" if low else f"at most {high} months"


def printed_measures(statistic: Statistic, part: FigurePart) -> list[str]:
    """The measures of a part in words, in the order of their headings."""
    return [printed_measure(part.measures[name]) for name in statistic.headings]


def printed_measure(value: Measure) -> str:
    if isinstance(value, list):
        return duration(*value)
    return f"{int(value):,}" if str(value).isdigit() else str(value)


class TableLine(TypedDict):
    part: FigurePart
    measures: list[str]


class TableRow(TypedDict):
    row: FigurePart
    lines: list[TableLine]


def table(figure: Figure) -> list[TableRow]:
    """The rows of the table on a page: each with the lines of its segments, or with one line of its own."""
    return [
        {"row": row, "lines": [table_line(figure.statistic, part) for part in row.segments or [row]]}
        for row in rows_shown(figure)
    ]


def table_line(statistic: Statistic, part: FigurePart) -> TableLine:
    return {"part": part, "measures": printed_measures(statistic, part)}
