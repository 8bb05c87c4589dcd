"""The list of reactions, and the page of one with what it answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casetracker.lists.pages import list_page
from casetracker.reading.cases.pages import story_context
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.reactions.record import reaction_record
from casetracker.web.resolver import resolve
from rulings.models import Reaction

REACTION_FIELDS = [
    *("speaker", "speaker_side", "stance", "kind", "response", "reacted_after", "reacted_before", "reacted_within"),
    *("court", "country", "judge", "result", "case_type", "topic", "finding", "holding_topic"),
]


def reaction_list(request: HttpRequest) -> HttpResponse:
    """Reactions of every kind, newest first."""
    context = {"heading": "Reactions", "lead": "What those concerned said or did about a case or ruling."}
    return list_page(request, REACTIONS, "reactions/list.html", REACTION_FIELDS, context)


def reaction_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One reaction with its points, what it answers, and the case."""
    reaction = resolve(Reaction.objects.visible().for_list(), public_id)
    story = case_story(reaction.case)
    context = {**story_context(story, [public_id]), "reaction": reaction_record(story, public_id)}
    return render(request, "reactions/detail.html", context)
