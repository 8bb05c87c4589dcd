"""The pages of cases."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.choices import SIDE
from cases.models import Case
from casetracker.core.statements.values import by
from casetracker.lists.pages import list_page
from casetracker.lists.rows import Rows
from casetracker.reading.cases.compare import nearest
from casetracker.reading.cases.listing import CASES
from casetracker.reading.cases.marks import Marks, only_facts_of
from casetracker.reading.cases.overview.folds import Folds
from casetracker.reading.cases.overview.matrix import Matrix
from casetracker.reading.cases.story.assembly import case_story
from casetracker.web.resolver import resolve
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
    return {
        **story_context(story),
        "rulings": rulings,
        "reactions": {row["id"]: row for row in story["reactions"]},
        "verdict": rulings.get(story["verdict"]),
        "sides": sides(story["participations"]),
        "party_notes": [row for row in story["participations"] if row["note"]],
        "matrix": Matrix(story),
        "folds": Folds(story),
    }


def sides(participations: Rows) -> list[tuple[str, list[Rows]]]:
    """The parties of each side, each with its participations there."""
    by_side = by(participations, "side")
    return [
        (side, list(by([{**row, "party_id": row["party"]["id"]} for row in by_side[side]], "party_id").values()))
        for side in SIDE
        if side in by_side
    ]


def story_context(story: dict[str, Any], only: Sequence[str] = ()) -> dict[str, Any]:
    """What pages of a story share; `only` are the units whose facts the page tells, the one it is about first."""
    shown = only_facts_of(story, only) if only else story
    return {
        "story": shown,
        "open_disputes": sum(not dispute["is_settled"] for dispute in shown["disputed_facts"]),
        "settled_disputes": sum(dispute["is_settled"] for dispute in shown["disputed_facts"]),
        "case_url": story["url"] if only else "",
        "participants": {row["key"]: row for row in [*story["participations"], *story["joined_participations"]]},
        "claims": {row["key"]: row for row in story["claims"]},
        "events": {row["key"]: row for row in story["events"]},
        "marks": Marks(shown, only),
    }


def case_in_story(story: dict[str, Any]) -> dict[str, Any]:
    return {name: story[name] for name in ("id", "title", "title_language", "docket_number", "url")}
