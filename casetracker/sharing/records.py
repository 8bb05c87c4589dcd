"""Cases and rulings in terms of schema.org for the API: what their pages say of themselves, without the page.

Both are told by paths, as on pages; the graph itself puts the origin before them.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.urls import reverse

from cases.models import Case
from casetracker.core.vocabulary import VOCABULARIES
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.rulings.record import ruling_record
from casetracker.sharing.card import card_address
from casetracker.sharing.linked_data import graph
from casetracker.sharing.things import Node
from casetracker.web.addresses import whole_addresses
from casetracker.web.tags import names_unlisted, number
from rulings.models import Ruling

Told = tuple[Node, bool]
"""The record in terms of schema.org, and whether search engines may list it."""
Crumbs = list[tuple[str, str]]
SUMMARY = 150
"""Characters of a summary; the templates of both pages say the same."""


@whole_addresses("")
def case_as_linked_data(record: Case, request: HttpRequest) -> Told:
    story = case_story(record)
    verdict = next((row for row in story["rulings"] if row["id"] == story["verdict"]), None)
    court = story["court"]
    crumbs = [(reverse("case-list"), "Cases")]
    crumbs += [(reverse("court-detail", args=[court["id"]]), court["name"])] if court else []
    said = f"{verdict['outcome']}. " if verdict else ""
    page = {"kind": "case-detail", "title": story["title"], "url": story["url"], "crumbs": crumbs}
    page["description"] = f"{said}{truncatechars(story['summary'], SUMMARY)}"
    return told(page, {"story": story}, request)


@whole_addresses("")
def ruling_as_linked_data(record: Ruling, request: HttpRequest) -> Told:
    story = case_story(record.case)
    ruling = ruling_record(story, record)
    kind = VOCABULARIES["ruling_kind"].label(ruling["kind"])
    page: dict[str, Any] = {
        "kind": "ruling-detail",
        "title": f"{kind} {number(ruling, 'R')} in {story['title']}",
        "url": ruling["url"],
        "crumbs": [(reverse("ruling-list"), "Rulings"), (story["url"], story["title"])],
        "description": ". ".join(filter(None, [ruling["outcome"], truncatechars(ruling["summary"], SUMMARY)])),
    }
    return told(page, {"story": story, "ruling": ruling}, request)


def told(page: dict[str, Any], context: Mapping[str, Any], request: HttpRequest) -> Told:
    origin = f"{request.scheme}://{request.get_host()}"
    page["description"] = " ".join(page["description"].split())
    page |= {"origin": origin, "address": origin + page["url"], "picture": origin + card_address(context["story"])}
    return graph(page, context), not names_unlisted(context["story"])
