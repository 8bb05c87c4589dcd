"""The search page: one field, the hits in their sentences, and facets to narrow them. It needs no script."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from casetracker.lists.exports import whole
from casetracker.lists.pages import chips, narrowed, uncounted, without
from casetracker.search.docket_numbers import address_by_number
from casetracker.search.excerpts import as_html
from casetracker.search.result_page import result_page
from casetracker.web.addresses import with_parameter

HEADINGS = {
    "title": "Title of the case",
    "number": "Number of the case",
    "party": "Party",
    "court": "Court",
    "speaker": "Speaker of a reaction",
    "bench": "Bench of a ruling",
    "claim": "Claim",
    "event": "Event",
    "citation": "Citation of a ruling",
    "relation": "Related case",
    "decision": "What was decided",
    "holding": "Holding",
    "version": "Version of a ruling’s text",
    "review": "Review of another ruling",
    "point": "Point of a reaction",
    "text": "Full text of a ruling",
    "topic": "Topic",
    "source": "Source",
}
HEADINGS_BY_KIND = {
    ("case", "summary"): "Summary of the case",
    ("ruling", "summary"): "Summary of a ruling",
    ("reaction", "summary"): "Summary of a reaction",
    ("case", "note"): "About the case",
    ("ruling", "note"): "About a ruling",
    ("reaction", "note"): "About a reaction",
}
"""What a hit stands in, in words."""


def search(request: HttpRequest) -> HttpResponse:
    """Cases, the best first; the docket number of a single case redirects to it."""
    if set(request.GET) == {"q"} and (address := address_by_number(request.GET["q"])):
        return HttpResponseRedirect(address)
    found = result_page(request.GET)
    followed = without(request.GET, ["page"]).urlencode()
    context = {
        "found": found,
        "errors": found.errors,
        "chips": [] if found.errors else [chip for chip in chips(request, found.filterset) if chip["name"] != "Words"],
        "rows": [with_excerpt(row) for row in found.rows],
        "facets": narrowed(request.GET, found.filterset, found.facets or []),
        "uncounted": uncounted(request.GET) if found.rows and found.facets is None else "",
        "kept": [
            (name, value) for name, values in request.GET.lists() for value in values if name not in ("q", "page")
        ],
        "next": with_parameter(request, "page", str(found.page + 1)) if found.has_next else "",
        "previous": with_parameter(request, "page", str(found.page - 1)) if found.page > 1 else "",
        "followed": followed,
        "whole": whole(request.GET).urlencode(),
        "has_near": any(name["is_near"] for name in found.names),
    }
    return render(request, "search/search.html", context, status=400 if found.errors else 200)


def with_excerpt(row: dict[str, Any]) -> dict[str, Any]:
    hit = row["hit"]
    where = hit["within"] or HEADINGS_BY_KIND.get((hit["kind"], hit["part"])) or HEADINGS.get(hit["part"], "")
    return {**row, "where": where, "excerpt": as_html(hit["parts"])}
