"""The search page: one field, the hits in their sentences, and facets that narrow them. It needs no script."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from casetracker.lists.pages import chips, narrowed, uncounted, without
from casetracker.search.marks import as_html
from casetracker.search.names import by_docket
from casetracker.search.results import results
from casetracker.web.addresses import with_parameter

KIND = {"case": "In the case", "ruling": "In a ruling", "reaction": "In a reaction"}


def search(request: HttpRequest) -> HttpResponse:
    """Cases, the best first; the number of a single case leads to it at once."""
    if set(request.GET) == {"q"} and (address := by_docket(request.GET["q"])):
        return HttpResponseRedirect(address)
    found = results(request.GET)
    followed = without(request.GET, ["page"]).urlencode()
    context = {
        "found": found,
        "errors": found.errors,
        "chips": [] if found.errors else [chip for chip in chips(request, found.filterset) if chip["name"] != "Words"],
        "rows": [
            {**row, "where": KIND[row["hit"]["kind"]], "excerpt": as_html(row["hit"]["parts"])} for row in found.rows
        ],
        "facets": narrowed(request.GET, found.filterset, found.facets or []),
        "uncounted": uncounted(request.GET) if found.rows and found.facets is None else "",
        "kept": [
            (name, value) for name, values in request.GET.lists() for value in values if name not in ("q", "page")
        ],
        "next": with_parameter(request, "page", str(found.page + 1)) if found.has_next else "",
        "previous": with_parameter(request, "page", str(found.page - 1)) if found.page > 1 else "",
        "followed": followed,
        "has_near": any(name["is_near"] for name in found.names),
    }
    return render(request, "search/search.html", context, status=400 if found.errors else 200)
