"""The list of reaction points across all cases."""

from django.http import HttpRequest, HttpResponse

from casetracker.lists.pages import list_page
from casetracker.reading.points.listing import POINTS
from casetracker.web.addresses import list_address

FIELDS = [
    *("speaker", "speaker_side", "stance", "response", "asserts_fact", "holding_topic", "finding", "court", "country"),
    *("judge", "result", "reacted_after", "reacted_before"),
]


def point_list(request: HttpRequest) -> HttpResponse:
    """Every point of every visible reaction."""
    context = {
        "heading": "Points of reactions",
        "lead": "What those concerned said, point by point, with the holdings that each point answers.",
        "within": (list_address("reaction-list"), "Reactions"),
    }
    return list_page(request, POINTS, "points/list.html", FIELDS, context)
