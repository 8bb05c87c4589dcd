"""Numbers that a page may give whatever the size of the collection: none is counted further than is cheap."""

from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import QueryDict
from rest_framework import serializers

from casetracker.lists.columns import column
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import Listing
from casetracker.lists.rows import RowData, Rows
from casetracker.web.addresses import filtered_address
from rulings.choices import RESULT, VERDICT_DECIDES
from rulings.models import Disposition

COUNTED_AT_MOST = 10_000
SHOWN = 10
"""Rows of another list that a page shows before it leads there."""
SHARE_FROM = 5
"""Of fewer records no share is given: one judgment in three is not a third of anything."""


def is_more_field() -> serializers.BooleanField:
    return serializers.BooleanField(help_text="Whether there are more than were counted.")


def list_url_field() -> serializers.URLField:
    return serializers.URLField(help_text="The list behind the number.")


class CountSerializer(serializers.Serializer):
    """A number that is counted no further than is cheap."""

    number = serializers.IntegerField()
    is_more = is_more_field()


class Activity(serializers.Serializer):
    """How much of the collection somebody appears in, and when."""

    number = serializers.IntegerField()
    first_year = serializers.IntegerField(allow_null=True, help_text="Of the first of them; null where none is dated.")
    last_year = serializers.IntegerField(allow_null=True, help_text="Of the last, at the latest.")


NO_ACTIVITY: RowData = {"number": 0, "first_year": None, "last_year": None}


class ResultCount(serializers.Serializer):
    """How often one result."""

    result = column(Disposition, "result")
    number = serializers.IntegerField()
    url = list_url_field()


class ResultShare(ResultCount):
    """How often one result, and of how many."""

    percent = serializers.IntegerField(allow_null=True, help_text="Null where there are too few.")


class Verdicts(CountSerializer):
    """Verdicts by their results."""

    results = ResultShare(many=True)


def filtered(listing: Listing, **filters: str) -> GroupedFilterSet:
    """The list with these filters, which are valid."""
    parameters = QueryDict(mutable=True)
    parameters.update(filters)
    filterset = listing.filterset(parameters)
    filterset.is_valid()
    return filterset


def first_rows(listing: Listing, **filters: str) -> Rows:
    """The first rows of the list with these filters."""
    return listing.page(filtered(listing, **filters), QueryDict(f"page_size={SHOWN}")).rows


def capped_count(rows: QuerySet) -> RowData:
    """How many rows there are, or that there are more than are counted."""
    number = rows.order_by()[: COUNTED_AT_MOST + 1].count()
    return {"number": min(number, COUNTED_AT_MOST), "is_more": number > COUNTED_AT_MOST}


def activity(parts: QuerySet, owner: str, counted: str, day: str) -> dict[int, RowData]:
    """By the primary key of their `owner`: of how many different `counted` these are parts, from which year to which.

    `day` leads to a partial date. One statement, which reads the parts of those owners alone.
    """
    first = Min(f"{day}_earliest", filter=Q(**{f"{day}_earliest__gt": date.min}))
    last = Max(f"{day}_latest", filter=Q(**{f"{day}_latest__lt": date.max}))
    rows = parts.order_by().values_list(owner).annotate(n=Count(counted, distinct=True), first=first, last=last)
    return {
        pk: {"number": number, "first_year": first and first.year, "last_year": last and last.year}
        for pk, number, first, last in rows
    }


def verdict_results(verdicts: QuerySet, **filters: str) -> RowData:
    """How verdicts decided what was asked; one that decides several things stands under each of its results.

    No share is given of fewer than SHARE_FROM. The list of verdicts with `filters` has these and no others.
    """
    number = capped_count(verdicts)
    some = verdicts.order_by().values("pk")[:COUNTED_AT_MOST]
    rows = Disposition.objects.current().filter(ruling__in=some, decides__in=VERDICT_DECIDES)
    found = dict(rows.order_by().values_list("result").annotate(Count("ruling", distinct=True)))
    decides = ",".join(VERDICT_DECIDES)
    return {
        **number,
        "results": [
            {
                "result": result,
                "number": found[result],
                "percent": round(100 * found[result] / number["number"]) if number["number"] >= SHARE_FROM else None,
                "url": filtered_address("verdict-list", **filters, decides=decides, result=result),
            }
            for result in RESULT
            if result in found
        ],
    }
