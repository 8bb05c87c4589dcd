"""Which drawing a figure has, and what stands beside it."""

from collections.abc import Iterator

from casetracker.statistics.drawing.columns import columns, periods
from casetracker.statistics.drawing.fills import Fill, fill
from casetracker.statistics.drawing.layout import Drawing
from casetracker.statistics.drawing.spans import in_order, spans
from casetracker.statistics.drawing.strips import strips
from casetracker.statistics.figures import Figure, FigurePart

ROWS_AT_MOST = 40
"""Rows that a page of one question shows; the CSV and the API have all."""


def drawing(figure: Figure, rows_at_most: int = ROWS_AT_MOST) -> Drawing:
    """Years as columns, times as dots or lines, all else as bars; with the key of their fills."""
    rows = shown(figure, rows_at_most)
    if not rows:
        return Drawing("")
    if figure.statistic.row.between:
        found = columns(figure)
    elif "median" in figure.statistic.headings:
        found = spans(figure, rows)
    else:
        found = strips(figure, rows)
    found.key.extend(key(figure, rows))
    return found


def shown(figure: Figure, rows_at_most: int) -> list[FigurePart]:
    """The rows that stand on a page, in the drawing and in the table alike: the largest, in their order."""
    if figure.statistic.row.between:
        return periods(figure)
    largest = {row.key for row in sorted(figure.rows, key=lambda row: -row.number)[:rows_at_most]}
    rows = [row for row in figure.rows if row.key in largest]
    return in_order(rows) if "median" in figure.statistic.headings else rows


def key(figure: Figure, rows: list[FigurePart]) -> Iterator[tuple[Fill, str]]:
    """What the fills mean that are drawn, in the order of their vocabulary."""
    drawn = {part.key for row in rows for part in row.segments}
    for code, label in figure.segments().items():
        if code in drawn:
            yield fill(figure.statistic.segment, code), label
