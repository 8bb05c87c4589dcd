"""Numbers that a page may give whatever the size of the collection: none is counted further than is cheap."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict

from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import Listing
from casetracker.lists.rows import Rows
from casetracker.statistics.figures import SHARE_FROM
from rulings.choices import RESULT, VERDICT_DECIDES
from rulings.models import Disposition

COUNTED_AT_MOST = 10_000
SHOWN = 10
"""Rows of another list that a page shows before it leads there."""


def asked(listing: Listing, query: str) -> GroupedFilterSet:
    """The list's filters for an address of ours, which is valid."""
    filterset = listing.filterset(QueryDict(query))
    filterset.is_valid()
    return filterset


def first_of(listing: Listing, query: str) -> Rows:
    """The first cards of the list for these filters."""
    return listing.page(asked(listing, query), QueryDict(f"page_size={SHOWN}")).rows


def counted(rows: QuerySet) -> dict[str, Any]:
    """How many rows there are, or that there are more than are counted."""
    number = rows.order_by()[: COUNTED_AT_MOST + 1].count()
    return {"number": min(number, COUNTED_AT_MOST), "is_more": number > COUNTED_AT_MOST}


def results_of(verdicts: QuerySet, list_address: str) -> dict[str, Any]:
    """How verdicts decided what was asked; one that decides several things stands under each of its results.

    No share is given of fewer than SHARE_FROM. `list_address` is the list that has these verdicts and no others.
    """
    number = counted(verdicts)
    some = verdicts.order_by().values("pk")[:COUNTED_AT_MOST]
    rows = Disposition.objects.current().filter(ruling__in=some, decides__in=VERDICT_DECIDES)
    found = dict(rows.order_by().values_list("result").annotate(Count("ruling", distinct=True)))
    address = f"{list_address}&decides={','.join(VERDICT_DECIDES)}&result="
    return {
        **number,
        "results": [
            {
                "result": result,
                "number": found[result],
                "percent": round(100 * found[result] / number["number"]) if number["number"] >= SHARE_FROM else None,
                "url": address + result,
            }
            for result in RESULT
            if result in found
        ],
    }
