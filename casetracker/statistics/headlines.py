"""What is to be seen in a figure, in one sentence that its numbers prove; few are not compared."""

from collections.abc import Iterable, Mapping

from casetracker.core.vocabulary import in_sentence
from casetracker.reading.counting import SHARE_FROM
from casetracker.statistics.figures import Axis, Figure, FigurePart
from casetracker.statistics.words import duration, listed

NAMED_AT_MOST = 3
"""So many names a sentence holds; more are counted."""


def leading_headline(figure: Figure) -> str:
    """Which rows have most, and which segment is the most frequent."""
    rows = [row for row in figure.rows if row.number]
    if not rows:
        return f"There is no {figure.statistic.unit} to count yet."
    if figure.counted == 1:
        return f"There is one {figure.statistic.unit}: {', '.join([*names(figure, rows), *segment_names(figure)])}."
    if figure.counted < SHARE_FROM:
        return f"{figure.counted} {figure.units()} are too few to compare: {counted(figure, rows)}."
    return f"{sentence_start('; '.join(filter(None, [most(figure, rows), most_frequent(figure, rows)])))}."


def time_headline(figure: Figure) -> str:
    """The median time and the longest, no more exact than they are."""
    if not figure.counted:
        return "There is no case to time yet."
    times = {name: duration(*days) for name, days in figure.measures.items() if isinstance(days, list)}
    if figure.counted == 1:
        return f"The one case took {times['longest']}."
    if figure.counted < SHARE_FROM:
        return f"Of {figure.counted} cases the quickest took {times['shortest']}, the longest {times['longest']}."
    return f"The median time is {times['median']}; the longest case took {times['longest']}."


def dissent_headline(figure: Figure) -> str:
    """In how many rulings a dissent is recorded; never that there was none."""
    if not figure.counted:
        return leading_headline(figure)
    dissents = figure.totals.get("yes", 0)
    if figure.counted == 1:
        return f"{'A' if dissents else 'No'} dissent is recorded in the one ruling whose bench is known."
    return f"A dissent is recorded in {dissents or 'none'} of {figure.counted} rulings whose bench is known."


def most(figure: Figure, rows: list[FigurePart]) -> str:
    """“A and B have the most verdicts, 5 of 16 each”."""
    top, units, plural = max(row.number for row in rows), figure.statistic.units, figure.statistic.row.plural
    leaders = [row for row in rows if row.number == top]
    if len(rows) == 1:
        return f"{names(figure, rows)[0]} has all of the {top} {units}"
    if top == 1:
        return f"{len(rows)} {plural} have one {figure.statistic.unit} each"
    if len(leaders) == len(rows):
        return f"{len(rows)} {plural} have {top} {units} each"
    if len(leaders) > NAMED_AT_MOST:
        return f"{len(leaders)} {plural} have the most {units}, {top} of {figure.counted} each"
    if top == figure.counted:
        return f"all {top} {units} stand under {listed(names(figure, leaders))}{after(figure, rows, top)}"
    have, each = ("has", "") if len(leaders) == 1 else ("have", " each")
    return f"{listed(names(figure, leaders))} {have} the most {units}, {top} of {figure.counted}{each}"


def after(figure: Figure, rows: list[FigurePart], top: int) -> str:
    """What comes after the rows that have all: “; next comes A with 9”."""
    number = max(row.number for row in rows if row.number < top)
    following = names(figure, [row for row in rows if row.number == number])
    if len(following) > NAMED_AT_MOST:
        return ""
    come, each = ("comes", "") if len(following) == 1 else ("come", " each")
    return f"; next {come} {listed(following)} with {number}{each}"


def most_frequent(figure: Figure, rows: list[FigurePart]) -> str:
    """“granted is the most frequent result, in 5 of 16”; of rows in no order of time, that of the leading one.

    Blank where the leading row has too few to compare, or where none leads.
    """
    axis = figure.statistic.segment
    if axis is None:
        return ""
    if figure.statistic.row.between:
        return leading_segments(axis, figure.totals, figure.counted, "the")
    top = max(row.number for row in rows)
    leaders = [row for row in rows if row.number == top]
    if len(leaders) > 1 or not SHARE_FROM <= top < figure.counted:
        return ""
    return leading_segments(axis, {part.key: part.number for part in leaders[0].segments}, top, "its")


def leading_segments(axis: Axis, numbers: Mapping[str, int], of: int, whose: str) -> str:
    top = max(numbers.values())
    leaders = [key for key, number in numbers.items() if number == top]
    if len(numbers) == 1:
        return f"{whose} only {in_sentence(axis.heading)} is {segments_named(axis, leaders)}"
    if top == 1 or len(leaders) == len(numbers) or len(leaders) > NAMED_AT_MOST:
        return ""
    if len(leaders) == 1:
        return f"{segments_named(axis, leaders)} is {whose} most frequent {in_sentence(axis.heading)}, in {top} of {of}"
    kind = in_sentence(axis.plural)
    return f"{segments_named(axis, leaders)} are {whose} most frequent {kind}, in {top} of {of} each"


def segments_named(axis: Axis, keys: Iterable[str]) -> str:
    return listed([f"“{in_sentence(axis.label(key))}”" for key in keys])


def counted(figure: Figure, rows: list[FigurePart]) -> str:
    """How many each of a few rows has: “2020 has 2, 2021 has 1”."""
    if len(rows) > NAMED_AT_MOST:
        return f"they stand in {len(rows)} {figure.statistic.row.plural}"
    return ", ".join(f"{name} has {row.number}" for name, row in zip(names(figure, rows), rows, strict=True))


def names(figure: Figure, rows: list[FigurePart]) -> list[str]:
    return [figure.statistic.row.named(row) for row in rows]


def segment_names(figure: Figure) -> list[str]:
    return [in_sentence(label) for label in figure.segments().values()]


def sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]
