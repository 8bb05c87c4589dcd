"""A figure is the answer of a statistic for the chosen filters: rows, their segments, and what was observed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.exceptions import APIException

from casetracker.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from casetracker.statistics.statistic import Statistic

ENTRIES_AT_MOST = 50_000
"""Records of a list, or observations of them: about half a second. What is wider is refused, never sampled."""

Measure = int | float | str | list[float]
Measures = Mapping[str, Measure]
"""Further numbers of a part by name: a number, a sum as text, or the least and the most days of a time."""
Measured = Any
"""What the measures of one statistic are made of: days, an amount, the key of a holding."""


class TooManyEntries(APIException):
    """More entries than a figure is counted from."""

    status_code = 422
    default_detail = (
        f"There are more than {ENTRIES_AT_MOST:,} entries to count, and a figure is counted from at most so many; "
        "narrow it with a filter, such as a court or a year."
    )


def quoted(part: "FigurePart") -> str:
    return f"“{part.label}”"


@dataclass(frozen=True)
class Axis:
    """What divides a figure: the filter that finds a part again, and how its parts are labelled and ordered."""

    parameter: str
    heading: str
    plural: str
    """What its parts are called together: “courts”."""
    label: Callable[[str], str] = str
    place: Callable[["FigurePart"], Any] = lambda part: (-part.number, part.label)
    """The sort key of the parts; the largest first, if not given."""
    between: Callable[[Iterable[str]], Iterable[str]] | None = None
    """All keys from the first of these to the last, on an axis without gaps such as years."""
    vocabulary: Vocabulary | None = None
    """Whose codes are the keys."""
    named: Callable[["FigurePart"], str] = lambda part: part.label
    """A part's label in a sentence."""

    @classmethod
    def of_vocabulary(cls, parameter: str, heading: str, plural: str, vocabulary: Vocabulary) -> "Axis":
        """The codes of a vocabulary, in its order."""
        place = vocabulary.codes.index
        label = vocabulary.label
        return cls(parameter, heading, plural, label, lambda part: place(part.key), vocabulary=vocabulary, named=quoted)


@dataclass(frozen=True)
class Observation:
    """One thing that one record says; an observation without a row's key means that the record lacks the data."""

    record: int | str | None
    row: str | None
    segment: str = ""
    label: str = ""
    """Of the row, where its axis cannot tell."""
    value: Measured = None
    name: str = ""
    url: str = ""
    """Of the record itself, where a figure may draw each of them."""


@dataclass(frozen=True)
class Single:
    """One record of its own, with the fewest and the most days that it can have taken."""

    name: str
    url: str
    least: float
    most: float


@dataclass
class FigurePart:
    """A row of a figure, or a segment of a row."""

    key: str
    label: str
    number: int
    url: str
    """The page of the list that has these records and no others."""
    share: int | None = None
    """Of the row's records, in percent; none below SHARE_FROM."""
    measures: Measures = field(default_factory=dict)
    segments: list["FigurePart"] = field(default_factory=list)

    @property
    def median(self) -> list[float]:
        """The fewest and the most days, where times are measured."""
        return self.time("median")

    @property
    def shortest(self) -> float:
        """The fewest days that the dates allow."""
        return self.time("shortest")[0]

    @property
    def longest(self) -> float:
        """The most days that the dates allow."""
        return self.time("longest")[1]

    def time(self, name: str) -> list[float]:
        days = self.measures[name]
        if not isinstance(days, list):
            raise TypeError(f"{name} is no time.")
        return days


@dataclass
class Figure:
    """What a statistic answers: `counted` records stand in its rows, `lacking` ones of the same list do not."""

    statistic: "Statistic"
    chosen: QueryDict
    """The filters that hold, the statistic's own among them."""
    counted: int
    lacking: int
    rows: list[FigurePart]
    measures: Measures
    totals: Mapping[str, int]
    """Of each segment over all rows, every record once."""
    singles: list[Single]
    """In order of their time; none where the records have no time of their own."""

    def units(self, number: int | None = None) -> str:
        """The word for so many records; for those that stand in the figure, if no number is given."""
        return self.statistic.unit if (self.counted if number is None else number) == 1 else self.statistic.units

    def segments(self) -> dict[str, str]:
        """Every segment that occurs: its label by its key, in order."""
        axis = self.statistic.segment
        found = {part.key: part for row in self.rows for part in row.segments}
        return {part.key: part.label for part in sorted(found.values(), key=axis.place)} if axis else {}


def read_bounded(rows: QuerySet) -> list[tuple[Any, ...]]:
    """The rows, unless there are more than a figure is counted from. Raises TooManyEntries."""
    found = list(rows[: ENTRIES_AT_MOST + 1])
    if len(found) > ENTRIES_AT_MOST:
        raise TooManyEntries
    return found


def counted_bounded(rows: QuerySet) -> int:
    """How many rows there are, unless there are more than a figure is counted from. Raises TooManyEntries."""
    number = rows.order_by()[: ENTRIES_AT_MOST + 1].count()
    if number > ENTRIES_AT_MOST:
        raise TooManyEntries
    return number
