"""What a figure looks like: bars in hundredths of the widest, and numbers in words."""

from dataclasses import dataclass
from math import ceil
from typing import TypedDict

from casetracker.core.dates import DAYS_A_MONTH, DAYS_UP_TO
from casetracker.statistics.figures import Figure, FigurePart, Measure, Statistic

ROWS_AT_MOST = 40
"""Rows that a page shows; the CSV and the API have all."""
TONES = 6
"""Colours of the style sheet; the next six segments have them as outlines, and all others share the last."""
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


def bars(figure: Figure) -> list[Bar]:
    """The first rows as bars on one scale."""
    rows, tones = figure.rows[:ROWS_AT_MOST], tones_of(figure)
    drawn = [(row, lengths(row)) for row in rows]
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


def legend(figure: Figure) -> list[tuple[str, str]]:
    """What the colours mean; a figure of one colour has no legend."""
    if "median" in figure.statistic.headings:
        return [("t1", "Median, at least"), ("o1", "at most, as far as the dates are known")]
    tones = tones_of(figure)
    return [(tones[key], label) for key, label in figure.segments().items()]


def tones_of(figure: Figure) -> dict[str, str]:
    return {"least": "t1", "most": "o1"} | {key: tone(place) for place, key in enumerate(figure.segments())}


def tone(place: int) -> str:
    place = min(place, 2 * TONES - 1)
    return f"{'to'[place // TONES]}{place % TONES + 1}"


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
        for row in figure.rows[:ROWS_AT_MOST]
    ]


def table_line(statistic: Statistic, part: FigurePart) -> TableLine:
    return {"part": part, "measures": printed_measures(statistic, part)}
