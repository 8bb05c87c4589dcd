"""The numbers of a figure as a table: the same rows as its drawing, each number with the list behind it."""

from typing import TypedDict

from casetracker.statistics.figures import Figure, FigurePart
from casetracker.statistics.statistic import Statistic
from casetracker.statistics.words import printed_measure


class TableLine(TypedDict):
    part: FigurePart
    measures: list[str]


class TableRow(TypedDict):
    row: FigurePart
    scope: str
    """Of its heading: the row has several lines or one."""
    lines: list[TableLine]


def table(figure: Figure, rows: list[FigurePart]) -> list[TableRow]:
    """The rows of the table on a page: each with the lines of its segments, or with one line of its own."""
    return [table_row(figure.statistic, row, row.segments or [row]) for row in rows]


def table_row(statistic: Statistic, row: FigurePart, parts: list[FigurePart]) -> TableRow:
    scope = "rowgroup" if len(parts) > 1 else "row"
    return {"row": row, "scope": scope, "lines": [table_line(statistic, part) for part in parts]}


def table_line(statistic: Statistic, part: FigurePart) -> TableLine:
    """A part with its measures in words, in the order of their headings."""
    return {"part": part, "measures": [printed_measure(part.measures[name]) for name in statistic.headings]}
