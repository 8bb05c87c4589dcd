"""Columns on an axis of years. A year without a record keeps its place; a long time is drawn by decades."""

from casetracker.core.vocabulary import in_sentence
from casetracker.statistics.drawing.fills import fill
from casetracker.statistics.drawing.layout import Drawing, Mark, Plot, Shape, block, line, steps, words
from casetracker.statistics.figures import Figure, FigurePart

COLUMNS_AT_MOST = 24
LABELS_AT_MOST = 8
LEFT, WIDEST_SLOT, FILLED = 8.0, 14.0, 0.8
"""In hundredths: the room of the axis' numbers, the widest place of a column, and how much of it is filled."""
ABOVE, BELOW, HEIGHT, HIGHEST_UNIT = 18, 26, 224, 36
GAP = 1.5
NUMBER_FITS = 16
"""In pixels: a lower block has its number in the table only."""
NUMBERED_AT_MOST = 12
"""Columns; more are too narrow for numbers."""


def periods(figure: Figure) -> list[FigurePart]:
    """The rows as columns: the years; decades, or centuries, where there are too many years."""
    rows, length = figure.rows, 1
    while len(rows) > COLUMNS_AT_MOST:
        length *= 10
        rows = joined(figure, length)
    return rows


def joined(figure: Figure, length: int) -> list[FigurePart]:
    """The years in groups of so many; a record stands in one year, so that their numbers add up."""
    groups: dict[int, list[FigurePart]] = {}
    for row in figure.rows:
        groups.setdefault(int(row.key) // length * length, []).append(row)
    return [period(figure, start, length, rows) for start, rows in groups.items()]


def period(figure: Figure, start: int, length: int, years: list[FigurePart]) -> FigurePart:
    label = f"{start}s" if length == 10 else f"{start}–{start + length - 1}"
    segments: dict[str, list[FigurePart]] = {}
    for year in years:
        for part in year.segments:
            segments.setdefault(part.key, []).append(part)

    def added(key: str, label: str, parts: list[FigurePart], of: list[FigurePart], **more: str) -> FigurePart:
        chosen = {figure.statistic.row.parameter: ",".join(year.key for year in of), **more}
        return FigurePart(
            key, label, sum(part.number for part in parts), figure.statistic.filtered_list(figure.chosen, chosen)
        )

    held = [year for year in years if year.number]
    whole = added(str(start), label, held, held or years)
    axis = figure.statistic.segment
    if axis:
        whole.segments = sorted(
            (added(key, parts[0].label, parts, held, **{axis.parameter: key}) for key, parts in segments.items()),
            key=axis.place,
        )
        for part in whole.segments:
            part.share = figure.statistic.share(part.number, whole.number)
    return whole


def columns(figure: Figure) -> Drawing:
    """One column for each period, of the results in their order."""
    rows = periods(figure)
    ticks = steps(max(sum(part.number for part in row.segments) for row in rows))
    unit = min(HIGHEST_UNIT, HEIGHT / ticks[-1])
    base = ABOVE + ticks[-1] * unit
    slot = min(WIDEST_SLOT, (100 - LEFT) / len(rows))
    behind = [line(0, base - tick * unit, 100, 0, "grid" if tick else "base") for tick in ticks]
    behind += [words(0, base - tick * unit - 4, f"{tick:,}") for tick in ticks]
    every = -(-len(rows) // LABELS_AT_MOST)
    marks: list[Mark] = []
    for place, row in enumerate(rows):
        left = LEFT + place * slot + slot * (1 - FILLED) / 2
        middle = left + slot * FILLED / 2
        if (len(rows) - 1 - place) % every == 0:
            marks.append(Mark(row.url, told(figure, row), [words(middle, base + 18, row.label, "middle")]))
        if not row.number and len(rows) <= LABELS_AT_MOST:
            behind.append(words(middle, base - 6, "none", "middle"))
        marks += blocks(figure, row, base, unit, (left, slot * FILLED), is_numbered=len(rows) <= NUMBERED_AT_MOST)
    return Drawing(caption(figure, rows), plot=Plot(round(base + BELOW), behind, marks))


def blocks(
    figure: Figure, row: FigurePart, base: float, unit: float, across: tuple[float, float], *, is_numbered: bool
) -> list[Mark]:
    """The blocks of a column from the base up."""
    found, (left, width) = [], across
    for part in row.segments:
        height = part.number * unit
        base -= height
        gap = GAP if height > 2 * GAP else 0
        shapes: list[Shape] = [block(left, base + gap, width, height - gap, fill(figure.statistic.segment, part.key))]
        if part.number > 1 and height >= NUMBER_FITS and is_numbered:
            shapes.append(words(left + width / 2, base + height / 2 + 5, str(part.number), "number"))
        found.append(Mark(part.url, f"{row.label}: {part.label}, {part.number}", shapes))
    return found


def told(figure: Figure, row: FigurePart) -> str:
    return f"{row.label}: {row.number} {figure.units(row.number)}"


def caption(figure: Figure, rows: list[FigurePart]) -> str:
    """What a reader must know to read the columns."""
    statistic, gaps = figure.statistic, sum(not row.number for row in rows)
    kind = in_sentence(statistic.segment.plural) if statistic.segment else statistic.units
    said = f"A column is as high as its number of {kind}; a {statistic.unit} with several has a block for each."
    if not gaps:
        return said
    if len(rows) < len(figure.rows):
        return f"{said} A period without any keeps its place."
    return (
        f"{said} {'One year has none and keeps its' if gaps == 1 else f'{gaps} years have none and keep their'} place."
    )
