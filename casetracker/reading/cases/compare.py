"""The page that sets two to four cases side by side."""

from typing import Any

from django.core.exceptions import ValidationError

from cases.models import Case
from casetracker.core.naming.numbers import is_number, numbered
from casetracker.lists.finder import finder
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.comparison import facts_of_cases, relations_between
from casetracker.reading.cases.number_filter import with_number
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.comparing.pages import CHOICES_AT_MOST, Comparing, comparison_view


def cases_named(text: str) -> list[Case]:
    """Those that bear the number, else those in which the words stand."""
    cases = Case.objects.visible().for_list().order_by("-filed_on_earliest", "public_id")
    if is_number(text) and (bearing := list(cases.filter(with_number(numbered, [text]))[:CHOICES_AT_MOST])):
        return bearing
    try:
        return list(cases.filter(finder.found(Case, finder.check(text)))[:CHOICES_AT_MOST])
    except ValidationError:
        return []


def choice(case: Case) -> RowData:
    return {
        "id": case.public_id,
        "title": case.title,
        "title_language": case.title_language,
        "where": case.court.name if case.court else "",
        "number": case.docket_number,
    }


def cases_beside(stories: Rows) -> Rows:
    """The other instances of the disputes, and the related cases."""
    ids = {story["id"] for story in stories}
    linked = [
        case
        for story in stories
        for case in [
            *(row for row in story["ladder"] if not row["is_this"]),
            *(row["case"] for row in story["related"] if row["case"]),
        ]
    ]
    found = {case["id"]: case for case in linked if case["id"] not in ids}
    return [
        {
            "id": public_id,
            "title": case["title"],
            "title_language": case.get("title_language", ""),
            "where": case["court"]["name"] if case["court"] else "",
            "number": case["docket_number"],
        }
        for public_id, case in found.items()
    ]


COMPARING = Comparing(
    noun="case",
    url_name="case-compare",
    template="cases/compare.html",
    form_template="cases/compare_form.html",
    records=lambda: Case.objects.visible().for_list(),
    found=cases_named,
    read=lambda cases: [case_story(case) for case in cases],
    facts=facts_of_cases,
    choice=choice,
    near=cases_beside,
    relations=relations_between,
)
compare = comparison_view(COMPARING)


def nearest(stories: list[dict[str, Any]]) -> list[tuple[RowData, str]]:
    """The cases that belong to these, each with the address that sets it beside them."""
    ids = [story["id"] for story in stories]
    return [(case, COMPARING.address([*ids, case["id"]])) for case in cases_beside(stories)]
