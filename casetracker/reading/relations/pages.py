"""The list of relations between cases."""

from django.http import HttpRequest, HttpResponse

from casetracker.lists.pages import list_page
from casetracker.reading.relations.listing import RELATIONS
from casetracker.web.addresses import list_address

FIELDS = ["kind", "case", "from_case", "to_case", "court", "country", "to_court", "to_country"]


def relation_list(request: HttpRequest) -> HttpResponse:
    """Every relation of a visible case to another, or to one that is not in the collection."""
    context = {
        "heading": "Relations between cases",
        "lead": "Appeals, citations and other links: what one case is to another, each of them said once.",
        "within": (list_address("case-list"), "Cases"),
    }
    return list_page(request, RELATIONS, "relations/list.html", FIELDS, context)
