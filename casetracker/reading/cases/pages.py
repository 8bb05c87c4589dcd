"""The pages of cases."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.choices import SIDE
from cases.models import Case
from casetracker.lists.pages import list_page
from casetracker.lists.rows import by
from casetracker.reading.cases.compare import nearest
from casetracker.reading.cases.listing import CASES
from casetracker.reading.cases.story.assembly import case_story
from casetracker.web.resolver import resolve
from rulings.choices import STANCE
from rulings.models import Ruling

FIELDS = [
    "court",
    "judge",
    "party",
    "role",
    "counsel",
    "firm",
    "decides",
    "result",
    "favours",
    "filed_after",
    "filed_before",
    "decided_after",
    "decided_before",
    "topic",
    "status",
    "pending_years",
    "next_after",
    "next_before",
    "hearing_access",
    "stance",
    "has",
    "source",
]


STEP = {
    "petition": "Petition",
    "administrative_petition": "Petition",
    "high_court_petition": "Petition",
    "constitutional_application": "Petition",
    "civil_claim": "Claim",
    "class_action": "Claim",
    "appeal": "Appeal",
    "leave_to_appeal": "Application",
    "criminal": "Charges",
    "investigation": "Complaint",
}
"""What brought the case, by its type; the first step of its story."""


def case_list(request: HttpRequest) -> HttpResponse:
    """Cases, the last filed first."""
    context = {
        "heading": "Cases",
        "lead": "Each is one matter before one court: who brought it, what was decided, who reacted.",
    }
    return list_page(request, CASES, "cases/list.html", FIELDS, context)


def case_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One case: the petition, the verdict, the reactions, and what each rests on."""
    case = resolve(Case.objects.for_list(), public_id)
    story = case_story(case)
    return render(request, "cases/detail.html", {**case_context(story), **compare_context(story)})


def compare_context(story: dict[str, Any]) -> dict[str, Any]:
    """What the case can be compared with."""
    return {"near": nearest([story]), "kept": [story["id"]]}


def preview_case(request: HttpRequest, case: Case) -> HttpResponse:
    """The case as its readers will see it, with what is not yet public; for editors alone."""
    story = case_story(case, drafts=True)
    return render(request, "cases/detail.html", {**case_context(story), **preview_context(case, story)})


def preview_context(unit: Case | Ruling, story: dict[str, Any]) -> dict[str, Any]:
    """What a preview says of itself: whether readers see the record, and which units of the story they do not see."""
    case = unit if isinstance(unit, Case) else unit.case
    seen = {
        public_id
        for units in (case.all_rulings, case.reactions)
        for public_id in units.visible().values_list("public_id", flat=True)
    }
    hidden = [row for name in ("rulings", "reactions") for row in story[name] if row["id"] not in seen]
    return {"is_preview": True, "is_seen": unit.is_public, "number_hidden": len(hidden)}


def case_context(story: dict[str, Any]) -> dict[str, Any]:
    """What the template asks of a story beside the story itself."""
    rulings = {row["id"]: row for row in story["rulings"]}
    verdict = rulings.get(story["verdict"])
    return {
        **story_context(story),
        "rulings": rulings,
        "reactions": {row["id"]: row for row in story["reactions"]},
        "verdict": verdict,
        "step": STEP.get(story["case_type"], "Case"),
        "sides": [
            (SIDE.label(side), by_side[side])
            for by_side in [by(story["participations"], "side")]
            for side in SIDE
            if side in by_side
        ],
        "bringing": [p for p in story["petitioners"] if p["side"] != "opposing"] or story["petitioners"],
        "relief": [claim for claim in story["claims"] if claim["kind"] == "relief_sought"],
        "stances": [
            (stance, by_stance[stance])
            for by_stance in [by(story["reactions"], "stance")]
            for stance in STANCE
            if stance in by_stance
        ],
    }


def story_context(story: dict[str, Any]) -> dict[str, Any]:
    return {
        "story": story,
        "open_disputes": sum(not dispute["is_settled"] for dispute in story["disputed_facts"]),
        "settled_disputes": sum(dispute["is_settled"] for dispute in story["disputed_facts"]),
        "case_url": "",
        "participants": {row["key"]: row for row in [*story["participations"], *story["joined_participations"]]},
        "claims": {row["key"]: row for row in story["claims"]},
        "events": {row["key"]: row for row in story["events"]},
        "marks": source_marks(story),
    }


def only_facts_of(story: dict[str, Any], units: set[str]) -> dict[str, Any]:
    """The story with the disputed and inferred facts of these units alone."""
    own = {
        name: [fact for fact in story[name] if fact["unit"]["id"] in units]
        for name in ("disputed_facts", "inferred_facts")
    }
    return {**story, **own}


def source_marks(story: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """For each unit and path: the numbers of the sources, the disputes and whether the fact is inferred."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for unit in [story, *story["rulings"], *story["reactions"]]:
        for citation in unit["citations"]:
            mark = place(found, unit["id"], citation["path"])
            if citation["source"]["number"]:
                mark["numbers"].append(citation["source"]["number"])
    for number, dispute in enumerate(story["disputed_facts"], start=1):
        place(found, dispute["unit"]["id"], dispute["path"])["disputes"].append(number)
    for fact in story["inferred_facts"]:
        place(found, fact["unit"]["id"], fact["path"])["is_inferred"] = True
    return found


def place(found: dict[str, dict[str, dict[str, Any]]], unit: str, path: str) -> dict[str, Any]:
    return found.setdefault(unit, {}).setdefault(path, {"numbers": [], "disputes": [], "is_inferred": False})


def case_in_story(story: dict[str, Any]) -> dict[str, Any]:
    return {name: story[name] for name in ("id", "title", "title_language", "docket_number", "url")}
