"""Times: a dot for each case and a line as long as its dates are uncertain; of many cases, a line for each row."""

from casetracker.core.dates import DAYS_A_MONTH
from casetracker.reading.counting import SHARE_FROM
from casetracker.statistics.drawing.layout import Drawing, Mark, Plot, Row, Shape, line, steps
from casetracker.statistics.drawing.strips import FULL, axis
from casetracker.statistics.figures import Figure, FigurePart, Single
from casetracker.statistics.words import duration

SINGLES_AT_MOST = 24
"""Cases that are drawn one by one; of more, each row is drawn with its shortest, its median and its longest time."""
MONTHS_UP_TO, MONTHS_A_YEAR = 36, 12
CERTAIN_WITHIN = 60
"""Days."""
HEIGHT, MIDDLE, DOT, WIDE = 26, 13, 5, 6
HIT = Shape("rect", 0, 0, 100, HEIGHT, "hit")
"""Unseen: a click anywhere beside a thin line is meant for it."""
OF_SINGLES = (
    f"A line is as long as the two dates are uncertain; a full dot is certain within {CERTAIN_WITHIN} days. "
    "Cases stand in the order of their time."
)
OF_ROWS = "A line goes from the shortest time to the longest that the dates allow; its dark part is the median."


def spans(figure: Figure, rows: list[FigurePart]) -> Drawing:
    """The cases one by one where they are few, and else the rows."""
    singles = drawn_singles(figure)
    longest = max(each.most for each in singles) if singles else max(row.longest for row in rows)
    ticks, scale = scaled(longest)
    behind = axis(ticks, median(figure, scale))
    if singles:
        return Drawing(OF_SINGLES, rows=[single_row(each, scale) for each in singles], axis=behind)
    return Drawing(OF_ROWS, rows=[grouped_row(figure, row, scale) for row in in_order(rows)], axis=behind)


def drawn_singles(figure: Figure) -> list[Single]:
    """The cases, where the question is about all of them and they are few."""
    return figure.singles if figure.statistic.has_singles and len(figure.singles) <= SINGLES_AT_MOST else []


def in_order(rows: list[FigurePart]) -> list[FigurePart]:
    """The rows with the shortest median first."""
    return sorted(rows, key=lambda row: (sum(row.median), row.label))


def scaled(longest: float) -> tuple[list[tuple[float, str]], float]:
    """The places and names of an axis from zero in months, or in years, and how wide a day is."""
    months = max(1.0, longest / DAYS_A_MONTH)
    if months <= MONTHS_UP_TO:
        numbers, unit, name = steps(months, (1, 2, 3, 6)), DAYS_A_MONTH, "months"
    else:
        numbers, unit, name = steps(months / MONTHS_A_YEAR), DAYS_A_MONTH * MONTHS_A_YEAR, "years"
    if numbers == [0, 1]:
        name = name.removesuffix("s")
    scale = (FULL - 2) / (numbers[-1] * unit)
    return [(round(n * unit * scale, 2), f"{n} {name}" if n == numbers[-1] else str(n)) for n in numbers], scale


def median(figure: Figure, scale: float) -> list[Shape]:
    """A line, or an area as wide as the median is uncertain; of few cases there is none."""
    days = figure.measures.get("median")
    if figure.counted < SHARE_FROM or not isinstance(days, list):
        return []
    least, most = (number * scale for number in days)
    area = Shape("rect", round(least, 2), 0, round(max(most - least, 0.4), 2), 100, "median")
    return [area, Shape("text", round((least + most) / 2, 2), 0, height=-5, css="middle", text="median")]


def single_row(each: Single, scale: float) -> Row:
    time = duration(each.least, each.most)
    middle = (each.least + each.most) / 2 * scale
    certain = each.most - each.least <= CERTAIN_WITHIN
    shapes = [HIT, line(each.least * scale, MIDDLE, (each.most - each.least) * scale, 0, "range")]
    shapes.append(Shape("dot", round(middle, 2), MIDDLE, DOT, css="dot" if certain else "hollow"))
    return Row(each.name, time, each.url, Plot(HEIGHT, [], [Mark(each.url, time, shapes)]))


def grouped_row(figure: Figure, row: FigurePart, scale: float) -> Row:
    least, most = row.median
    said = f"median {duration(least, most)}, {row.number:,} {figure.units(row.number)}"
    shapes = [
        HIT,
        line(row.shortest * scale, MIDDLE, (row.longest - row.shortest) * scale, 0, "span"),
        Shape(
            "rect",
            round(least * scale, 2),
            MIDDLE - WIDE,
            round(max((most - least) * scale, 0.8), 2),
            2 * WIDE,
            "count",
        ),
    ]
    return Row(row.label, said, row.url, Plot(HEIGHT, [], [Mark(row.url, said, shapes)]))
