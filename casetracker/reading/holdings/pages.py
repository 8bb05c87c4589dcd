"""The list of holdings across all cases."""

from django.http import HttpRequest, HttpResponse

from casetracker.lists.pages import list_page
from casetracker.reading.parts.listing import HOLDINGS
from casetracker.web.addresses import list_address

FIELDS = [
    *("topic", "finding", "weight", "claim_kind", "court", "country", "judge"),
    *("decided_after", "decided_before", "decided_year"),
]


def holding_list(request: HttpRequest) -> HttpResponse:
    """Every holding of every visible ruling."""
    context = {
        "heading": "Holdings",
        "lead": "What courts found, point by point, with the claims that each point answers.",
        "within": (list_address("ruling-list"), "Rulings"),
    }
    return list_page(request, HOLDINGS, "holdings/list.html", FIELDS, context)
