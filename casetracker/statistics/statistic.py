"""A statistic counts the records of one list by what they say.

Whatever is counted is a row of a list (a verdict, a case, a reaction), each once in every part of the figure to which
it belongs, so that a number is the length of the list to which it links.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from casetracker.lists.conditions import Condition, Units
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.pages import without
from casetracker.reading.counting import SHARE_FROM
from casetracker.statistics.figures import (
    Axis,
    Figure,
    FigurePart,
    Measured,
    Measures,
    Observation,
    Single,
    counted_bounded,
)
from casetracker.statistics.headlines import leading_headline
from casetracker.web.addresses import list_address


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
    theme: str = ""
    """What the questions are about among which it stands."""
    has_singles: bool = False
    """Whether the question is about every record, so that few are drawn one by one."""
    headline: Callable[[Figure], str] = leading_headline
    """What is to be seen in a figure, in one sentence."""

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
        listed = counted_bounded(filterset.qs)
        observations = [each for each in self.observations(filterset) if self.is_chosen(each, filterset)]
        found = list(self.rows(observations, chosen))
        rows = sorted([*found, *self.empty_rows(found, filterset, chosen)], key=self.row.place)
        counted = len({each.record for each in observations if each.row is not None and each.record is not None})
        measures: Measures = {}
        measured = values(observations)
        if self.measures and not self.segment and measured:
            measures = self.measures(measured)
        lacking = max(0, listed - counted)
        return Figure(self, chosen, counted, lacking, rows, measures, totals(observations), singles(observations))

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
                    row.measures = self.measures(values(found))
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
            measures = self.measures([each.value for each in found]) if self.measures else {}
            yield FigurePart(key, axis.label(key), count, address, self.share(count, row.number), measures)

    def share(self, count: int, of: int) -> int | None:
        """In percent; none of a few."""
        return round(100 * count / of) if of >= SHARE_FROM else None

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


def values(observations: Iterable[Observation]) -> list[Measured]:
    """What is measured, once of each record, however often it stands in the rows."""
    return [value for _, value in dict.fromkeys((each.record, each.value) for each in observations if each.row)]


def totals(observations: Iterable[Observation]) -> dict[str, int]:
    """How many records each segment has, each counted once."""
    counted = (each for each in observations if each.row is not None)
    return {
        key: len({each.record for each in found})
        for key, found in grouped_by(counted, lambda each: each.segment).items()
    }


def singles(observations: Iterable[Observation]) -> list[Single]:
    """Every record that has a time of its own, the quickest first."""
    found = {each.record: Single(each.name, each.url, *each.value) for each in observations if each.url and each.row}
    return sorted(found.values(), key=lambda each: (each.least + each.most, each.name))
