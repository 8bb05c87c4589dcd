"""The page that sets two or three cases side by side, and finds the cases that its address names."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from cases.models import Case
from casetracker.core.naming.numbers import is_number, numbered
from casetracker.lists.finder import finder
from casetracker.lists.unit_lookup import PUBLIC_ID
from casetracker.reading.cases.comparison import SHOWN_AT_MOST, Comparison
from casetracker.reading.cases.number_filter import with_number
from casetracker.reading.cases.story.assembly import case_story
from casetracker.web.resolver import Moved, resolve

CASES_AT_MOST = 3
CHOICES_AT_MOST = 10
"""Cases that are offered where words fit several."""
TEXT_AT_MOST = 200


@dataclass(frozen=True)
class Named:
    """What one `case` of the address names: a case, none, or several from which the reader chooses."""

    text: str
    found: list[Case]

    @property
    def case(self) -> Case | None:
        return self.found[0] if len(self.found) == 1 else None


def compare(request: HttpRequest) -> HttpResponse:
    """Two or three cases, each named by its id, its address, a number of it, or words."""
    texts = list(dict.fromkeys(text.strip() for text in request.GET.getlist("case") if text.strip()))
    try:
        named = [Named(text, cases_named(text)) for text in texts[:CASES_AT_MOST]]
    except Moved as moved:
        return HttpResponseRedirect(compared([text.replace(moved.old, moved.new) for text in texts]), status=308)
    errors = {name: ["Unknown parameter; there is case."] for name in request.GET if name != "case"}
    if len(texts) > CASES_AT_MOST:
        errors["case"] = [f"At most {CASES_AT_MOST} cases stand side by side; the others are left out."]
    cases = list({each.case.pk: each.case for each in named if each.case}.values())
    ids = [case.public_id for case in cases]
    is_clear = not errors and all(each.case for each in named)
    if is_clear and texts != ids:
        return HttpResponseRedirect(compared(ids))
    is_missing = any(not each.found for each in named)
    status = 400 if errors else 404 if is_missing else 200
    return render(request, "cases/compare.html", {**context(cases, named), "errors": errors}, status=status)


def cases_named(text: str) -> list[Case]:
    """The case with this id or address, else those that bear the number, else those in which the words stand.

    Raises Moved (308) and Gone (410) for an id; one that is hidden finds as little as one that was never given.
    """
    if match := PUBLIC_ID.match(text):
        with suppress(Http404):  # a word can look like an id
            return [resolve(Case.objects.visible().for_list(), match[1])]
    cases = Case.objects.visible().for_list().order_by("-filed_on_earliest", "public_id")
    if len(text) > TEXT_AT_MOST:
        return []
    if is_number(text) and (bearing := list(cases.filter(with_number(numbered, [text]))[:CHOICES_AT_MOST])):
        return bearing
    try:
        return list(cases.filter(finder.found(Case, finder.check(text)))[:CHOICES_AT_MOST])
    except ValidationError:
        return []


def context(cases: list[Case], named: list[Named]) -> dict[str, Any]:
    """What the template asks: the comparison once there are two cases, and how to go on from here."""
    ids = [case.public_id for case in cases]
    stories = [case_story(case) for case in cases]
    others = {each: [other for other in ids if other != each] for each in ids}
    return {
        "stories": stories,
        "comparison": Comparison(stories) if len(stories) > 1 else None,
        "most": SHOWN_AT_MOST,
        "most_slice": f":{SHOWN_AT_MOST}",
        "removals": [(story, compared(others[story["id"]])) for story in stories] if len(stories) > 1 else [],
        "missing": [each.text for each in named if not each.found],
        "choices": [
            (each.text, [(case, compared([*ids, case.public_id])) for case in each.found])
            for each in named
            if len(each.found) > 1
        ],
        "near": nearest(stories),
        "kept": ids,
        "has_room": len(ids) < CASES_AT_MOST,
        "canonical": compared(sorted(ids)),
    }


def nearest(stories: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """The cases that belong to these, each with the address that sets it beside them."""
    ids = [story["id"] for story in stories]
    linked = {case["id"]: case for story in stories for case in cases_beside(story) if case["id"] not in ids}
    return [(case, compared([*ids, public_id])) for public_id, case in linked.items()]


def cases_beside(story: dict[str, Any]) -> list[dict[str, Any]]:
    """The other instances of the dispute, and the related cases."""
    instances = [row for row in story["ladder"] if not row["is_this"]]
    return [*instances, *(row["case"] for row in story["related"] if row["case"])]


def compared(ids: list[str]) -> str:
    """The address of the page with these cases."""
    query = urlencode([("case", each) for each in ids])
    return f"{reverse('case-compare')}?{query}" if ids else reverse("case-compare")
