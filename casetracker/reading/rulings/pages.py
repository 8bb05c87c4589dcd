"""The lists of rulings, of verdicts and of reactions."""

from django.http import HttpRequest, HttpResponse

from casetracker.lists.pages import list_page
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.rulings.listing import RULINGS, VERDICTS

FIELDS = [
    "court", "judge", "party", "role", "decides", "result", "favours", "decided_after", "decided_before", "topic",
    "hearing_access", "stance", "speaker",
]  # fmt: skip
REACTION_FIELDS = ["speaker", "speaker_side", "stance", "kind", "reacted_after", "reacted_before", "reacted_within"]


def ruling_list(request: HttpRequest) -> HttpResponse:
    """Rulings of every kind, newest first."""
    context = {"heading": "Rulings", "lead": "Every decision, order and judgment in the collection, newest first."}
    return list_page(request, RULINGS, "rulings/list.html", FIELDS, context)


def verdict_list(request: HttpRequest) -> HttpResponse:
    """Rulings that decide a petition, a claim, an appeal or a charge."""
    lead = "Rulings that decide a petition, a claim, an appeal or a charge."
    context = {"heading": "Verdicts", "lead": lead, "within": ("/rulings/", "Rulings")}
    return list_page(request, VERDICTS, "rulings/list.html", FIELDS, context)


def reaction_list(request: HttpRequest) -> HttpResponse:
    """Reactions of every kind, newest first."""
    context = {"heading": "Reactions", "lead": "What those concerned said or did about a case or ruling, newest first."}
    return list_page(request, REACTIONS, "reactions/list.html", REACTION_FIELDS, context)
