"""One pipeline for every list: visible records -> the model's one FilterSet -> a page of rows -> what a row shows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict

from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet, finder
from casetracker.lists.keyset import Keyset, Page
from casetracker.lists.rows import Row, RowData, row_of

NEWEST = "-changed_at"
"""The order of a feed."""


@dataclass(frozen=True)
class Listing:
    """A list that pages and API share."""

    records: Callable[[], QuerySet]
    """The records that the public sees now."""
    filters: type[GroupedFilterSet]
    keyset: Keyset
    row: type[Row]
    counted_as: str = ""
    """The name of the counts that are kept of the whole list; a list without one has no facets."""
    feed_words: Callable[[RowData], tuple[str, str]] | None = None
    """The title and the summary of a row's entry in a feed; a list without them has no feed."""

    @property
    def has_feed(self) -> bool:
        """Whether the list can be followed."""
        return self.feed_words is not None

    def filterset(self, parameters: QueryDict) -> GroupedFilterSet:
        return self.filters(parameters, queryset=self.records())

    def page(self, filterset: GroupedFilterSet, parameters: QueryDict) -> Page:
        """One page of rows. The filterset has been found valid; raises ValidationError for paging parameters."""
        page = self.keyset.page(filterset.qs, parameters, self.row.columns())
        page.rows = self.row.build_all(page.rows)
        page.facets = self.facets(filterset, parameters)
        return page

    def facets(self, filterset: GroupedFilterSet, parameters: QueryDict) -> list[Facet] | None:
        """How many records each value of the chief filters would leave; None without `facets=yes`."""
        answer = parameters.get("facets")
        if answer is None:
            return None
        if answer != "yes":
            raise ValidationError({"facets": [f"“{answer}” is not known; write yes."]})
        return finder.facets(filterset, self.counted_as)

    def card(self, record: Model) -> RowData:
        """What the row of one record shows."""
        return self.row.build_all([row_of(record, self.row.columns())])[0]
