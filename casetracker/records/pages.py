"""The pages of judges, courts, parties, topics, sources and reactions."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casetracker.lists.listing import Listing
from casetracker.lists.pages import list_page
from casetracker.reading.cases.api import reaction_story
from casetracker.reading.cases.pages import shared
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.parties.listing import PARTIES, PETITIONERS, RESPONDENTS
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.topics.listing import TOPICS
from casetracker.records.bench import court_story, judge_story
from casetracker.records.party import party_story
from casetracker.records.topic import source_story, topic_story
from casetracker.web.resolver import resolve
from rulings.models import Reaction

Page = Callable[..., HttpResponse]
FOLDER = {"judge": "judges", "court": "courts", "party": "parties", "topic": "topics", "source": "sources"}


def list_view(kind: str, listing: Listing, heading: str, lead: str, fields: list[str], **more: Any) -> Page:
    """The page of a list; `kind` names the template of its rows."""
    context = {"heading": heading, "lead": lead, "row_template": f"{FOLDER[kind]}/row.html", **more}

    def view(request: HttpRequest) -> HttpResponse:
        return list_page(request, listing, "list.html", fields, {**context})

    return view


def detail_view(kind: str, listing: Listing, story: Callable[[Any], dict[str, Any]]) -> Page:
    """The page of one record of a list, as `story` tells it."""

    def view(request: HttpRequest, public_id: str) -> HttpResponse:
        records: Any = listing.records()
        return render(request, f"{FOLDER[kind]}/detail.html", {kind: story(resolve(records, public_id))})

    return view


PARTIES_PAGE = ("/parties/", "Parties")
PARTY_FIELDS = ["name", "kind", "role", "side", "country", "court"]
judge_list = list_view(
    "judge", JUDGES, "Judges", "Who sat on the rulings of this collection.", ["name", "court", "country"]
)
judge_detail = detail_view("judge", JUDGES, judge_story)
court_list = list_view("court", COURTS, "Courts", "The courts of this collection.", ["name", "country", "level"])
court_detail = detail_view("court", COURTS, court_story)
party_list = list_view(
    "party", PARTIES, "Parties", "Everybody who takes part in a case or speaks about one in public.", PARTY_FIELDS
)
petitioner_list = list_view(
    "party", PETITIONERS, "Petitioners",
    "Those who brought a case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors.",
    PARTY_FIELDS, within=PARTIES_PAGE,
)  # fmt: skip
respondent_list = list_view(
    "party", RESPONDENTS, "Respondents",
    "Those who answer a case, in the widest sense: respondents, defendants, appellees, accused.",
    PARTY_FIELDS, within=PARTIES_PAGE,
)  # fmt: skip
party_detail = detail_view("party", PARTIES, party_story)
topic_list = list_view("topic", TOPICS, "Topics", "What cases and holdings are about.", ["name", "parent"])
topic_detail = detail_view("topic", TOPICS, topic_story)
source_list = list_view(
    "source", SOURCES, "Sources", "What the facts of this collection rest on, the newest first.",
    ["title", "publisher", "kind", "language", "published_year"],
)  # fmt: skip
source_detail = detail_view("source", SOURCES, source_story)


def reaction_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One reaction with its points, what it answers, and the case."""
    reaction = resolve(Reaction.objects.visible().for_list(), public_id)
    story = only_its_own(case_story(reaction.case), public_id)
    context = {**shared(story), "reaction": reaction_story(story, public_id), "case_url": story["url"]}
    return render(request, "reactions/detail.html", context)


def only_its_own(story: dict[str, Any], unit: str) -> dict[str, Any]:
    """The story with the disputed and inferred facts of this unit alone."""
    own = {name: [f for f in story[name] if f["unit"]["id"] == unit] for name in ("disputed_facts", "inferred_facts")}
    return {**story, **own}
