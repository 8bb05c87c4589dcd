"""The lists of rulings and of verdicts."""

from django.http import HttpRequest, HttpResponse

from casetracker.common.views import list_page
from rulings.listing import RULINGS, VERDICTS

FIELDS = [
    "court", "judge", "party", "role", "decides", "result", "favours", "decided_after", "decided_before", "topic",
    "hearing_access", "stance", "speaker",
]  # fmt: skip


def ruling_list(request: HttpRequest) -> HttpResponse:
    """Rulings of every kind, newest first."""
    context = {"heading": "Rulings", "lead": "Every decision, order and judgment in the collection, newest first."}
    return list_page(request, RULINGS, "rulings/ruling_list.html", FIELDS, context)


def verdict_list(request: HttpRequest) -> HttpResponse:
    """Rulings that decide a petition, a claim, an appeal or a charge."""
    context = {"heading": "Verdicts", "lead": "Rulings that decide a petition, a claim, an appeal or a charge."}
    return list_page(request, VERDICTS, "rulings/ruling_list.html", FIELDS, context)
