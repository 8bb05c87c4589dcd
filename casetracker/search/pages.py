"""The search page: one field, the hits in their sentences, and facets to narrow them. It needs no script."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.text import capfirst

from casetracker.lists.exports import whole
from casetracker.lists.pages import chips, to_clean_address, without
from casetracker.lists.pages.applied import loosened
from casetracker.lists.pages.counts import COUNTED_AT_MOST, count_of, counted
from casetracker.lists.pages.facets import shown_facets, uncounted
from casetracker.lists.pages.form import fields_of
from casetracker.lists.pages.sentence import title
from casetracker.reading.cases.listing import CASES
from casetracker.reading.cases.pages import FIELDS
from casetracker.search.docket_numbers import address_by_number
from casetracker.search.excerpts import Excerpt, as_html
from casetracker.search.result_page import ResultPage, empty_page, result_page
from casetracker.web.addresses import with_parameter

PLACES = {
    "title": "Title of the case",
    "number": "Number of the case",
    "party": "Party",
    "court": "Court",
    "speaker": "{of}",
    "bench": "Bench of {of}",
    "claim": "Claim {number}",
    "event": "Event {number}",
    "citation": "Citation of {of}",
    "relation": "Related case",
    "decision": "Decision {number} of {of}",
    "holding": "Holding {number} of {of}",
    "version": "Version {number} of the text of {of}",
    "review": "What {of} made of another ruling",
    "point": "Point {number} of {of}",
    "text": "Full text of {of}",
    "topic": "Topic",
    "source": "Source",
    "summary": "Summary of {of}",
    "note": "About {of}",
}
"""Where a hit stands, in words."""
NUMBER = re.compile(r"[A-Z]?\d+$")
"""What readers call a numbered part, at the end of its anchor: H2 of R1-H2."""
ORDER = "best match first"


def search(request: HttpRequest) -> HttpResponse:
    """Cases, the best first; the docket number of a single case redirects to it."""
    if cleaned := to_clean_address(request):
        return cleaned
    if set(request.GET) == {"q"} and (number_address := address_by_number(request.GET["q"])):
        return HttpResponseRedirect(number_address)
    asked = empty_page(request.GET)
    good = without(request.GET, asked.errors)
    found = result_page(good, COUNTED_AT_MOST)
    followed = without(good, ["page"])
    context = {
        "found": found,
        "typed": request.GET.get("q", ""),
        "errors": asked.errors,
        "rows": [with_place(row) for row in found.rows],
        "kept": [(name, value) for name, values in good.lists() for value in values if name not in ("q", "page")],
        "fields": fields_of(asked.filterset.form, FIELDS, without(request.GET, ["q"])) if found.q else [],
        "hidden": [("q", found.q)],
        "next": with_parameter(request, "page", str(found.page + 1)) if found.has_next else "",
        "previous": with_parameter(request, "page", str(found.page - 1)) if found.page > 1 else "",
        "query": good.urlencode(),
        "followed": followed.urlencode(),
        "whole": whole(good).urlencode(),
        "has_near": any(name["is_near"] for name in found.names),
        **(what_was_found(request, found, good) if found.q else {"title": ""}),
    }
    return render(request, "search/search.html", context, status=400 if asked.errors else 200)


def what_was_found(request: HttpRequest, found: ResultPage, good: QueryDict) -> dict[str, Any]:
    """How many cases, and how to have more or fewer of them."""
    count = count_of(found.number)
    applied = [chip for chip in chips(request, found.filterset) if chip["parameter"] != "q"]
    facets = found.facets or []
    is_cut_short = found.facets is None or any(facet.is_capped for facet in facets)
    return {
        "title": title("Cases", count, found.filterset, ORDER),
        "heading": "Cases",
        "chips": applied,
        "cleared": f"?{without(good, [chip['parameter'] for chip in applied] + ['page']).urlencode()}",
        "total": counted(CASES.records()),
        "facets": shown_facets(good, found.filterset, facets, count),
        "counted_at_most": None if "facets" in good else COUNTED_AT_MOST,
        "uncounted": uncounted(without(good, ["page"])) if found.rows and is_cut_short and "facets" not in good else "",
        "loosened": [] if found.number else loosened(found.filterset, applied),
    }


def with_place(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "where": place_in_words(row["hit"]), "excerpt": as_html(row["hit"]["parts"])}


def place_in_words(hit: Excerpt) -> str:
    """“Holding H2 of the judgment of 12 July 2020”; what stands in an opinion says in whose."""
    if hit["within"]:
        return f"{hit['within']}, {hit['of']}" if hit["of"] else hit["within"]
    number = NUMBER.search(hit["place"])
    said = PLACES.get(hit["part"], "").format(number=number[0] if number else "", of=hit["of"] or "the case")
    return capfirst(" ".join(said.split()))
