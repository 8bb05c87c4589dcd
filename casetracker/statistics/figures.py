"""A statistic: records of one list, counted by what they say; and the figure that it gives for the filters asked.

Whatever is counted is a row of a list (a verdict, a case, a reaction), each once in every part of the figure where it
belongs, so that a number is the length of the list to which it links.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.exceptions import APIException

from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.filters import Condition, GroupedFilterSet, Units
from casetracker.lists.pages import without
from casetracker.reading.counting import SHARE_FROM

COUNTED_AT_MOST = 50_000
"""Records of a list, and entries about them: about half a second. What is wider is refused, never sampled."""


class TooMany(APIException):
    """More than a figure is counted from."""

    status_code = 422
    default_detail = (
        f"There are more than {COUNTED_AT_MOST:,} entries to count, and a figure is counted from at most so many; "
        "narrow it with a filter, such as a court or a year."
    )


@dataclass(frozen=True)
class Axis:
    """What divides a figure: the filter that finds a part again, and how its parts are called and ordered."""

    parameter: str
    heading: str
    label: Callable[[str], str] = str
    place: Callable[["Part"], Any] = lambda part: (-part.number, part.label)
    """The order of the parts; the largest first, if not given."""

    @classmethod
    def of(cls, parameter: str, heading: str, vocabulary: Vocabulary) -> "Axis":
        """The codes of a vocabulary, in its order."""
        return cls(parameter, heading, vocabulary.label, lambda part: vocabulary.codes.index(part.key))


@dataclass(frozen=True)
class Entry:
    """One thing said of one record; an entry without a key of its row says that it lacks the data."""

    record: Any
    row: str | None
    segment: str = ""
    label: str = ""
    """Of the row, where its axis cannot tell."""
    value: Any = None
    """What the measures are made of."""


@dataclass
class Part:
    """A row of a figure, or a segment of a row."""

    key: str
    label: str
    number: int
    url: str
    """The page of the list that has these records and no others."""
    share: int | None = None
    """Of the row's records, in percent; none below SHARE_FROM."""
    measures: dict[str, Any] = field(default_factory=dict)
    segments: list["Part"] = field(default_factory=list)


@dataclass
class Figure:
    """What a statistic answers: `counted` records stand in its rows, `lacking` ones of the same list do not."""

    statistic: "Statistic"
    query: str
    counted: int
    lacking: int
    rows: list[Part]
    measures: dict[str, Any]

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
    path: str
    """The page of the list; the API has it under /api/v1."""
    records: Callable[[], QuerySet]
    filters: type[GroupedFilterSet]
    fields: tuple[str, ...]
    """The filters of the page's form."""
    entries: Callable[[GroupedFilterSet], Iterable[Entry]]
    row: Axis
    segment: Axis | None = None
    defaults: dict[str, str] = field(default_factory=dict)
    """Filters that hold unless others are asked."""
    flags: dict[str, str] = field(default_factory=dict)
    """What the links ask besides, so that their lists leave out the records that lack the data."""
    measures: Callable[[list[Any]], dict[str, Any]] | None = None
    """Of the values of a segment; of a row where there are no segments."""
    headings: dict[str, str] = field(default_factory=dict)
    """Of the measures, for readers."""
    note: Callable[[], str] = str

    def filterset(self, parameters: QueryDict) -> GroupedFilterSet:
        """The list's filters; what speaks of pages and orders is refused, since a figure has none."""
        filterset = self.filters(parameters, queryset=self.records())
        filterset.extra_parameters = ()  # type: ignore[misc]
        return filterset

    def figure(self, parameters: QueryDict) -> Figure:
        """The figure for parameters that have been found valid; raises TooMany."""
        asked = without(parameters, [name for name in parameters if not any(parameters.getlist(name))])
        for name, value in self.defaults.items():
            asked.setdefault(name, value)
        filterset = self.filterset(asked)
        filterset.is_valid()
        listed = filterset.qs.order_by()[: COUNTED_AT_MOST + 1].count()
        if listed > COUNTED_AT_MOST:
            raise TooMany
        entries = [entry for entry in self.entries(filterset) if self.is_asked(entry, filterset)]
        rows = sorted(self.rows(entries, asked), key=self.row.place)
        counted = len({entry.record for entry in entries if entry.row is not None and entry.record is not None})
        measures = self.measures([e.value for e in entries]) if self.measures and not self.segment and entries else {}
        return Figure(self, parameters.urlencode(safe=","), counted, max(0, listed - counted), rows, measures)

    def is_asked(self, entry: Entry, filterset: GroupedFilterSet) -> bool:
        """Whether an entry is of a part that was asked for, where its axis is filtered too."""
        axes = [(self.row, entry.row), *([(self.segment, entry.segment)] if self.segment else [])]
        return all(key in asked_keys(filterset, axis.parameter, key) for axis, key in axes)

    def rows(self, entries: list[Entry], asked: QueryDict) -> Iterator[Part]:
        for key, found in by_key(entries, lambda entry: entry.row).items():
            count = len({entry.record for entry in found if entry.record is not None})
            if count:
                parameters = {self.row.parameter: key}
                row = Part(key, found[0].label or self.row.label(key), count, self.address(asked, parameters))
                if self.segment:
                    row.segments = sorted(self.parts(row, found, asked), key=self.segment.place)
                elif self.measures:
                    row.measures = self.measures([entry.value for entry in found])
                yield row

    def parts(self, row: Part, entries: list[Entry], asked: QueryDict) -> Iterator[Part]:
        assert self.segment
        for key, found in by_key(entries, lambda entry: entry.segment).items():
            count = len({entry.record for entry in found})
            address = self.address(asked, {self.row.parameter: row.key, self.segment.parameter: key})
            share = round(100 * count / row.number) if row.number >= SHARE_FROM else None
            measures = self.measures([entry.value for entry in found]) if self.measures else {}
            yield Part(key, self.segment.label(key), count, address, share, measures)

    def address(self, asked: QueryDict, parameters: dict[str, str]) -> str:
        query = asked.copy()
        for name, value in parameters.items():
            query[name] = value
        for name, value in self.flags.items():
            query[name] = ",".join([*query.getlist(name), value])
        return f"{self.path}?{query.urlencode(safe=',')}"


def asked_keys(filterset: GroupedFilterSet, parameter: str, key: str | None) -> Iterable[str | None]:
    """The keys that the parameter asks for; the given one alone where it asks for none."""
    condition: Condition | None = filterset.filters.get(parameter)
    asked = filterset.form.cleaned_data.get(parameter) if condition else None
    if not asked:
        return [key]
    return [unit.public_id for unit in filterset.found[parameter]] if isinstance(condition, Units) else map(str, asked)


def by_key(entries: Iterable[Entry], key: Callable[[Entry], str | None]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        name = key(entry)
        if name is not None:
            found.setdefault(name, []).append(entry)
    return found


def bounded(rows: QuerySet) -> list[tuple[Any, ...]]:
    """The rows, unless they are more than a figure is counted from; raises TooMany."""
    found = list(rows[: COUNTED_AT_MOST + 1])
    if len(found) > COUNTED_AT_MOST:
        raise TooMany
    return found
