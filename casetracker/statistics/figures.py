"""A statistic counts the records of one list by what they say; a figure is its answer for the chosen filters.

Whatever is counted is a row of a list (a verdict, a case, a reaction), each once in every part of the figure to which
it belongs, so that a number is the length of the list to which it links.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from rest_framework.exceptions import APIException

from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.conditions import Condition, Units
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.pages import without
from casetracker.reading.counting import SHARE_FROM
from casetracker.web.addresses import list_address

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


@dataclass(frozen=True)
class Axis:
    """What divides a figure: the filter that finds a part again, and how its parts are labelled and ordered."""

    parameter: str
    heading: str
    label: Callable[[str], str] = str
    place: Callable[["FigurePart"], Any] = lambda part: (-part.number, part.label)
    """The sort key of the parts; the largest first, if not given."""
    between: Callable[[Iterable[str]], Iterable[str]] | None = None
    """All keys from the first of these to the last, on an axis without gaps such as years."""

    @classmethod
    def of_vocabulary(cls, parameter: str, heading: str, vocabulary: Vocabulary) -> "Axis":
        """The codes of a vocabulary, in its order."""
        return cls(parameter, heading, vocabulary.label, lambda part: vocabulary.codes.index(part.key))


@dataclass(frozen=True)
class Observation:
    """One thing that one record says; an observation without a row's key means that the record lacks the data."""

    record: int | str | None
    row: str | None
    segment: str = ""
    label: str = ""
    """Of the row, where its axis cannot tell."""
    value: Measured = None


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
    def median(self) -> list[float] | None:
        """The fewest and the most days, where times are measured."""
        days = self.measures.get("median")
        return days if isinstance(days, list) else None


@dataclass
class Figure:
    """What a statistic answers: `counted` records stand in its rows, `lacking` ones of the same list do not."""

    statistic: "Statistic"
    query: str
    counted: int
    lacking: int
    rows: list[FigurePart]
    measures: Measures

    def segments(self) -> dict[str, str]:
        """Every segment that occurs: its label by its key, in order."""
        found = {part.key: part for row in self.rows for part in row.segments}
        axis = self.statistic.segment
        return {part.key: part.label for part in sorted(found.values(), key=axis.place)} if axis else {}


@dataclass(frozen=True)
class Statistic:
    """One question to a list."""

    name: str
    question: str
    counts: str
    """What one unit of the figure is, and what makes it count twice."""
    unit: str
    units: str
    lacking: str
    """What is said of the records without the data: “3 more ...”."""
    list_url_name: str
    """The page of the list; the API has it under /api/v1."""
    records: Callable[[], QuerySet]
    filters: type[GroupedFilterSet]
    fields: tuple[str, ...]
    """The filters of the page's form."""
    observations: Callable[[GroupedFilterSet], Iterable[Observation]]
    row: Axis
    segment: Axis | None = None
    defaults: dict[str, str] = field(default_factory=dict)
    """Filters that hold unless others are chosen."""
    flags: dict[str, str] = field(default_factory=dict)
    """Further parameters of the links, so that their lists leave out the records that lack the data."""
    link_defaults: dict[str, str] = field(default_factory=dict)
    """Further parameters of the links that hold unless others are chosen."""
    measures: Callable[[list[Measured]], Measures] | None = None
    """Of the values of a segment; of a row where there are no segments."""
    headings: dict[str, str] = field(default_factory=dict)
    """Of the measures, for readers."""
    note: Callable[[], str] = str

    @property
    def axes(self) -> Sequence[Axis]:
        return [self.row, self.segment] if self.segment else [self.row]

    def get_absolute_url(self) -> str:
        return reverse("statistic", args=[self.name])

    def filterset(self, parameters: QueryDict) -> GroupedFilterSet:
        """The list's filters; parameters for pages and orders are refused, since a figure has none."""
        filterset = self.filters(parameters, queryset=self.records())
        filterset.extra_parameters = ()  # type: ignore[misc] # the class attribute holds what lists take besides
        return filterset

    def figure(self, parameters: QueryDict) -> Figure:
        """The figure for parameters that have been found valid. Raises TooManyEntries."""
        chosen = without(parameters, [name for name in parameters if not any(parameters.getlist(name))])
        for name, value in self.defaults.items():
            chosen.setdefault(name, value)
        filterset = self.filterset(chosen)
        filterset.is_valid()
        listed = filterset.qs.order_by()[: ENTRIES_AT_MOST + 1].count()
        if listed > ENTRIES_AT_MOST:
            raise TooManyEntries
        observations = [each for each in self.observations(filterset) if self.is_chosen(each, filterset)]
        found = list(self.rows(observations, chosen))
        rows = sorted([*found, *self.empty_rows(found, filterset, chosen)], key=self.row.place)
        counted = len({each.record for each in observations if each.row is not None and each.record is not None})
        measures: Measures = {}
        if self.measures and not self.segment and observations:
            measures = self.measures([each.value for each in observations])
        return Figure(self, parameters.urlencode(safe=","), counted, max(0, listed - counted), rows, measures)

    def is_chosen(self, observation: Observation, filterset: GroupedFilterSet) -> bool:
        """Whether the filters let an observation through; they may name values of the axes themselves."""
        keys = [(self.row, observation.row), *([(self.segment, observation.segment)] if self.segment else [])]
        return all(key in chosen_keys(filterset, axis.parameter, key) for axis, key in keys)

    def rows(self, observations: list[Observation], chosen: QueryDict) -> Iterator[FigurePart]:
        for key, found in grouped_by(observations, lambda each: each.row).items():
            count = len({each.record for each in found if each.record is not None})
            if count:
                address = self.filtered_list(chosen, {self.row.parameter: key})
                row = FigurePart(key, found[0].label or self.row.label(key), count, address)
                if self.segment:
                    row.segments = sorted(self.segments(self.segment, row, found, chosen), key=self.segment.place)
                elif self.measures:
                    row.measures = self.measures([each.value for each in found])
                yield row

    def empty_rows(
        self, rows: list[FigurePart], filterset: GroupedFilterSet, chosen: QueryDict
    ) -> Iterator[FigurePart]:
        """What lies between the rows without a record, where the axis has no gaps and the filters let it through."""
        known = {row.key for row in rows}
        for key in self.row.between(known) if self.row.between and known else ():
            if key not in known and key in chosen_keys(filterset, self.row.parameter, key):
                yield FigurePart(key, self.row.label(key), 0, self.filtered_list(chosen, {self.row.parameter: key}))

    def segments(
        self, axis: Axis, row: FigurePart, observations: list[Observation], chosen: QueryDict
    ) -> Iterator[FigurePart]:
        for key, found in grouped_by(observations, lambda each: each.segment).items():
            count = len({each.record for each in found})
            address = self.filtered_list(chosen, {self.row.parameter: row.key, axis.parameter: key})
            share = round(100 * count / row.number) if row.number >= SHARE_FROM else None
            measures = self.measures([each.value for each in found]) if self.measures else {}
            yield FigurePart(key, axis.label(key), count, address, share, measures)

    def filtered_list(self, chosen: QueryDict, parameters: dict[str, str]) -> str:
        query = chosen.copy()
        for name, value in parameters.items():
            query[name] = value
        for name, value in self.link_defaults.items():
            query.setdefault(name, value)
        for name, value in self.flags.items():
            query[name] = ",".join([*query.getlist(name), value])
        return f"{list_address(self.list_url_name)}?{query.urlencode(safe=',')}"


def chosen_keys(filterset: GroupedFilterSet, parameter: str, key: str | None) -> Iterable[str | None]:
    """The keys that the parameter names; the given one alone where it names none."""
    condition: Condition | None = filterset.filters.get(parameter)
    chosen = filterset.form.cleaned_data.get(parameter) if condition else None
    if not chosen:
        return [key]
    return [unit.public_id for unit in filterset.found[parameter]] if isinstance(condition, Units) else map(str, chosen)


def grouped_by(
    observations: Iterable[Observation], key: Callable[[Observation], str | None]
) -> dict[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for each in observations:
        name = key(each)
        if name is not None:
            found.setdefault(name, []).append(each)
    return found


def read_bounded(rows: QuerySet) -> list[tuple[Any, ...]]:
    """The rows, unless there are more than a figure is counted from. Raises TooManyEntries."""
    found = list(rows[: ENTRIES_AT_MOST + 1])
    if len(found) > ENTRIES_AT_MOST:
        raise TooManyEntries
    return found
