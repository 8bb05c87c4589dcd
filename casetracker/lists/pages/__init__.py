"""What every list page shares."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from casetracker.lists.exports import addresses, whole
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import finder
from casetracker.lists.keyset import Keyset, Page
from casetracker.lists.listing import Listing
from casetracker.lists.pages.applied import chips, loosened
from casetracker.lists.pages.counts import COUNTED_AT_MOST, counted
from casetracker.lists.pages.facets import shown_facets, uncounted
from casetracker.lists.pages.form import fields_of, hidden_values
from casetracker.lists.pages.links import address, to_clean_address, without
from casetracker.lists.pages.sentence import title
from casetracker.lists.rows import Rows
from casetracker.web.addresses import api_address, with_parameter

__all__ = ["NO_SUCH_FILTER", "chips", "list_page", "to_clean_address", "without"]

ROWS = 20
"""Rows of a page for readers, where the address does not say: about four screens of rulings."""
NO_SUCH_FILTER = "There is no such filter here; it is left out."
Finish = Callable[[GroupedFilterSet, Rows], None]


def list_page(
    request: HttpRequest,
    listing: Listing,
    template: str,
    fields: list[str],
    context: dict[str, Any],
    finish: Finish = lambda filterset, rows: None,
) -> HttpResponse:
    """One page of a list with its filters. A parameter that cannot be answered is named, and the others are kept.

    `finish` adds to the rows what the page alone shows.
    """
    if cleaned := to_clean_address(request):
        return cleaned
    filterset = listing.filterset(request.GET)
    form = filterset.form
    errors = {} if filterset.is_valid() else dict(filterset.errors)
    errors |= {name: ["Only the API takes it; leave it out."] for name in ("count", "format") if name in request.GET}
    for name in errors.keys() - filterset.filters.keys() - {*filterset.extra_parameters}:
        errors[name] = [NO_SUCH_FILTER]
    good = without(request.GET, errors)
    if errors:
        filterset = listing.filterset(good)
        filterset.is_valid()
    page, good = page_of(listing, filterset, good, errors)
    finish(filterset, page.rows)
    context |= {
        "errors": errors,
        "page": page,
        "fields": fields_of(form, fields, request.GET),
        "hidden": hidden_values(good),
        "next": page.next and with_parameter(request, "cursor", page.next),
        "previous": page.previous and with_parameter(request, "cursor", page.previous),
        "exports": addresses(listing, request.path, good),
        "whole": whole(good).urlencode(),
        "api": address(api_address(request.path), with_size(listing, good)),
        **found(request, listing, filterset, page, good, context["heading"]),
    }
    return render(request, template, context, status=400 if errors else 200)


def found(
    request: HttpRequest, listing: Listing, filterset: GroupedFilterSet, page: Page, good: QueryDict, heading: str
) -> dict[str, Any]:
    """How many there are of what, in which order, and how to have more or fewer of them."""
    applied, count = list(chips(request, filterset)), counted(filterset.qs)
    order = listing.keyset.order(good)
    return {
        "title": title(heading, count, filterset, order.said),
        "count": count,
        "total": counted(listing.records()) if applied else count,
        "is_continued": "cursor" in good,
        "orders": orders(listing.keyset, good) if count.number > 1 else [],
        "chips": applied,
        "facets": shown_facets(good, filterset, page.facets or [], count),
        "uncounted": uncounted(good) if page.facets and any(facet.is_capped for facet in page.facets) else "",
        "counted_at_most": COUNTED_AT_MOST if "facets" not in good else None,
        "loosened": [] if count.number else loosened(filterset, applied),
    }


def page_of(
    listing: Listing, filterset: GroupedFilterSet, asked: QueryDict, errors: dict[str, Any]
) -> tuple[Page, QueryDict]:
    """The page, and what it answers: without the paging parameters that cannot be answered, which join the errors."""
    try:
        page = listing.page(filterset, with_size(listing, asked))
    except ValidationError as error:
        errors.update(error.message_dict)
        return page_of(listing, filterset, without(asked, error.message_dict), errors)
    if page.facets is None and listing.counted_as:
        page.facets = finder.facets(filterset, listing.counted_as, COUNTED_AT_MOST)
    return page, asked


def with_size(listing: Listing, asked: QueryDict) -> QueryDict:
    """What is asked, with the number of rows that readers get where they do not say."""
    asked = asked.copy()
    if listing.counted_as:
        asked.setdefault("page_size", str(ROWS))
    return asked


def orders(keyset: Keyset, asked: QueryDict) -> list[dict[str, Any]]:
    """The orders that readers can choose, each with its address; none where there is no choice."""
    current = asked.get("ordering") or keyset.default
    found = []
    for name, order in keyset.orders.items():
        query = without(asked, ["cursor", "ordering"])
        if name != keyset.default:
            query["ordering"] = name
        found.append({"said": order.said, "url": f"?{query.urlencode()}", "is_current": name == current})
    return [order for order in found if order["said"]] if len(found) > 1 else []
