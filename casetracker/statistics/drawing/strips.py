"""Bars from left to right, one for each row, on one axis from zero."""

from casetracker.statistics.drawing.fills import fill
from casetracker.statistics.drawing.layout import Drawing, Mark, Plot, Row, Shape, block, line, steps, words
from casetracker.statistics.figures import Figure, FigurePart

FULL = 96.0
"""In hundredths: where the axis ends, so that its last number has room."""
HEIGHT, TOP, THICK = 26, 3, 20
GAP = 0.3
NUMBER_FITS = 7
"""In hundredths: a narrower block has its number in the table only."""
AXIS_HEIGHT = 22


def strips(figure: Figure, rows: list[FigurePart]) -> Drawing:
    """A bar for each row, of its segments in their order."""
    ticks = steps(max(sum(part.number for part in row.segments or [row]) for row in rows))
    scale = FULL / ticks[-1]
    drawn = [Row(row.label, amount(figure, row), row.url, bar(figure, row, scale)) for row in rows]
    return Drawing(caption(figure), rows=drawn, axis=axis([(tick * scale, f"{tick:,}") for tick in ticks]))


def axis(ticks: list[tuple[float, str]], before: list[Shape] | None = None) -> Plot:
    """The lines behind all rows, a hundred high, and their numbers below."""
    lines = [line(x, 0, 0, 100, "grid" if x else "base") for x, _ in ticks]
    numbers = [Shape("text", round(x, 2), 100, height=16, css="middle" if x else "", text=text) for x, text in ticks]
    return Plot(AXIS_HEIGHT, [*(before or []), *lines, *numbers], [])


def bar(figure: Figure, row: FigurePart, scale: float) -> Plot:
    marks, start = [], 0.0
    for part in row.segments or [row]:
        width = part.number * scale
        gap = GAP if width > 2 * GAP else 0
        filled = fill(figure.statistic.segment, part.key)
        shapes = [block(start, TOP, width - gap, THICK, filled)]
        if width >= NUMBER_FITS and part.number > 1:
            shapes.append(words(start + width / 2, TOP + 15, f"{part.number:,}", "number"))
        marks.append(Mark(part.url, f"{part.label}, {part.number}", shapes))
        start += width
    return Plot(HEIGHT, [], marks)


def amount(figure: Figure, row: FigurePart) -> str:
    return f"{row.number:,} {figure.units(row.number)}"


def caption(figure: Figure) -> str:
    """What a reader must know to read the bars; nothing where each record has one block."""
    statistic = figure.statistic
    several = any(sum(part.number for part in row.segments) > row.number for row in figure.rows)
    if statistic.segment is None or not several:
        return ""
    return f"A {statistic.unit} with several {statistic.segment.plural} has a block for each."
