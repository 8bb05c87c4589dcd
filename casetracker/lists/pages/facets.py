"""The facets beside a list: the values of its filters that tell its records apart, each with a number and a link."""

from dataclasses import dataclass

from django.http import QueryDict

from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet
from casetracker.lists.pages.counts import Count
from casetracker.lists.pages.links import without

SHOWN_AT_ONCE = 5
"""Values of a facet that are not folded."""


@dataclass(frozen=True)
class ShownValue:
    label: str
    number: int
    is_chosen: bool
    url: str


@dataclass(frozen=True)
class ShownFacet:
    """A facet with its commonest values, and the rarer ones, which are folded."""

    name: str
    label: str
    is_capped: bool
    values: list[ShownValue]
    more: list[ShownValue]


def shown_facets(asked: QueryDict, filterset: GroupedFilterSet, facets: list[Facet], count: Count) -> list[ShownFacet]:
    """Those that tell records apart: none with a single value, or with values that all leave the whole list."""
    return [shown_facet(asked, filterset, facet) for facet in facets if tells_apart(facet, filterset, count)]


def tells_apart(facet: Facet, filterset: GroupedFilterSet, count: Count) -> bool:
    is_chosen = bool(filterset.form.cleaned_data.get(facet.name))
    return len(facet.values) > 1 and (is_chosen or any(value.count < count.number for value in facet.values))


def shown_facet(asked: QueryDict, filterset: GroupedFilterSet, facet: Facet) -> ShownFacet:
    chosen = {unit.public_id for unit in filterset.found.get(facet.name, [])}
    chosen |= {str(value) for value in filterset.form.cleaned_data.get(facet.name) or []}
    values = []
    for value in facet.values:
        parameters = without(asked, [facet.name, "cursor", "page"])
        if value.value not in chosen:
            parameters[facet.name] = value.value
        values.append(ShownValue(value.label, value.count, value.value in chosen, f"?{parameters.urlencode()}"))
    at_once = SHOWN_AT_ONCE if len(values) > SHOWN_AT_ONCE + 1 else len(values)
    shown = [each for place, each in enumerate(values) if place < at_once or each.is_chosen]
    return ShownFacet(facet.name, facet.label, facet.is_capped, shown, [each for each in values if each not in shown])


def uncounted(asked: QueryDict) -> str:
    """The address of the same list with its facets counted further."""
    parameters = without(asked, ["cursor"])
    parameters["facets"] = "yes"
    return f"?{parameters.urlencode()}"
