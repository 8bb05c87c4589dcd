"""One pipeline for every list: visible records -> the model's one FilterSet -> a page of rows -> what a row shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet, finder
from casetracker.lists.keyset import Keyset, Page
from casetracker.lists.rows import row_of

NEWEST = "-changed_at"
"""The order of a feed."""


@dataclass(frozen=True)
class Cards:
    """A row that is not declared as a serializer yet."""

    read: tuple[str, ...]
    build_all: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]

    def columns(self) -> tuple[str, ...]:
        return ("pk", *self.read)


@dataclass(frozen=True)
class Listing:
    """A list that pages and API share."""

    records: Callable[[], QuerySet]
    """The records that the public sees now."""
    filters: type[GroupedFilterSet]
    keyset: Keyset
    row: Any
    counted_as: str = ""
    """The name of the counts that are kept of the whole list; a list without one has no facets."""
    feed_words: Callable[[dict[str, Any]], tuple[str, str]] | None = None
    """The title and the summary of a row's entry in a feed; a list without them has no feed."""

    @property
    def has_feed(self) -> bool:
        """Whether the list can be followed."""
        return self.feed_words is not None

    def filterset(self, parameters: QueryDict) -> GroupedFilterSet:
        return self.filters(parameters, queryset=self.records())

    def page(self, filterset: GroupedFilterSet, parameters: QueryDict) -> Page:
        """One page of cards. The filterset has been found valid; raises ValidationError for paging parameters."""
        page = self.keyset.page(filterset.qs, parameters, self.row.columns())
        page.rows = self.row.build_all(page.rows)
        if (asked := parameters.get("facets")) is not None:
            page.facets = self.facets(filterset, asked)
        return page

    def facets(self, filterset: GroupedFilterSet, asked: str) -> list[Facet]:
        """How many records each value of the chief filters would leave."""
        if asked != "yes":
            raise ValidationError({"facets": [f"“{asked}” is not known; write yes."]})
        return finder.facets(filterset, self.counted_as)

    def card(self, record: Any) -> dict[str, Any]:
        """What the row of one record shows."""
        return self.row.build_all([row_of(record, self.row.columns())])[0]


def with_parameter(request: HttpRequest, name: str, value: str | None) -> str:
    """The request's address with one parameter set, or removed."""
    parameters = request.GET.copy()
    if value is None:
        parameters.pop(name, None)
    else:
        parameters[name] = value
    query = parameters.urlencode()
    return f"{request.path}?{query}" if query else request.path
