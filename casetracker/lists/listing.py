"""One pipeline for every list: visible records -> the model's one FilterSet -> a page of rows -> what a row shows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict

from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet, finder
from casetracker.lists.keyset import Keyset, Page
from casetracker.lists.rows import Row, RowData, Rows, row_of

NEWEST = "-changed_at"
"""The order of a feed, if the list says nothing else."""


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

    matched: Callable[[GroupedFilterSet, list[int]], dict[int, Rows]] | None = None
    """What of each record, by primary key, met the filters; stands in the row as `matched`."""

    newest: str = NEWEST
    """The order in which a feed tells the list, by what it is to tell as changed."""

    @property
    def has_feed(self) -> bool:
        """Whether the list can be followed."""
        return self.feed_words is not None

    def filterset(self, parameters: QueryDict) -> GroupedFilterSet:
        return self.filters(parameters, queryset=self.records())

    def page(self, filterset: GroupedFilterSet, parameters: QueryDict) -> Page:
        """One page of rows. The filterset has been found valid; raises ValidationError for paging parameters."""
        page = self.keyset.page(filterset.qs, parameters, self.row.columns())
        page.rows = self.rows(filterset, page.rows)
        page.facets = self.facets(filterset, parameters)
        return page

    def rows(self, filterset: GroupedFilterSet, values: Rows) -> Rows:
        """The rows of an answer, from the values of records that met the filters."""
        return self.with_matched(filterset, values, self.row.build_all(values))

    def with_matched(self, filterset: GroupedFilterSet, values: Rows, rows: Rows) -> Rows:
        """The rows, each with what of it met the filters, where the listing tells that."""
        if self.matched:
            pks = [row["pk"] for row in values]
            found = self.matched(filterset, pks)
            for row, pk in zip(rows, pks, strict=True):
                row["matched"] = found.get(pk, [])
        return rows

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
