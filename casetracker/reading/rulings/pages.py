"""The lists of rulings and verdicts, and the page of a ruling within its case."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from casetracker.core.statements.values import by
from casetracker.files.passages import Passages
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.pages import list_page
from casetracker.lists.rows import Rows
from casetracker.reading.cases.pages import preview_context, story_context
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.reading.rulings.record import ruling_record
from casetracker.web.resolver import resolve
from rulings.models import Disposition, Ruling

DECISIONS_SHOWN = 3
"""Of each ruling of a list."""

FIELDS = [
    "court",
    "judge",
    "judge_part",
    "dissent",
    "opinion_kind",
    "bench_size_min",
    "party",
    "role",
    "decides",
    "result",
    "favours",
    "decided_after",
    "decided_before",
    "topic",
    "hearing_access",
    "stance",
    "speaker",
]


def ruling_list(request: HttpRequest) -> HttpResponse:
    """Rulings of every kind, newest first."""
    context = {"heading": "Rulings", "lead": "Every decision, order and judgment in the collection."}
    return list_page(request, RULINGS, "rulings/list.html", FIELDS, context, finish=choose_decisions)


def verdict_list(request: HttpRequest) -> HttpResponse:
    """Rulings that decide a petition, a claim, an appeal or a charge."""
    lead = "Rulings that decide a petition, a claim, an appeal or a charge."
    context = {"heading": "Verdicts", "lead": lead, "within": ("/rulings/", "Rulings")}
    return list_page(request, VERDICTS, "rulings/list.html", FIELDS, context, finish=choose_decisions)


def choose_decisions(filterset: GroupedFilterSet, rows: Rows) -> None:
    """Let each ruling show what it decided: what met the filters, marked, where one of them asks for that."""
    condition = filterset.folded(filterset.group_conditions(), keep=("disposition",)).get("disposition")
    matched = set()
    if condition is not None:
        found = Disposition.objects.current().filter(condition, ruling__public_id__in=[row["id"] for row in rows])
        matched = set(found.values_list("ruling__public_id", "key"))
    for row in rows:
        decided = [{**each, "is_match": (row["id"], each["key"]) in matched} for each in row["dispositions"]]
        shown = [each for each in decided if each["is_match"]] or decided
        row["decided"] = shown[:DECISIONS_SHOWN]
        row["further"] = len(decided) - len(row["decided"])


def ruling_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One ruling with its context."""
    ruling = resolve(Ruling.objects.for_list(), public_id)
    return render(request, "rulings/detail.html", ruling_context(case_story(ruling.case), ruling))


def ruling_text(request: HttpRequest, public_id: str) -> HttpResponse:
    """The full text of a ruling, with an anchor for each paragraph and page."""
    ruling = resolve(Ruling.objects.for_list(), public_id)
    if not ruling.full_text:
        raise Http404
    passages = Passages(ruling.full_text)
    context = ruling_context(case_story(ruling.case), ruling)
    context |= {
        "story": with_sources_of_text(context["story"], context["ruling"]),
        "paragraphs": passages.paragraphs,
        "headings": passages.headings,
        "titled": {paragraph.anchor for paragraph in passages.headings},
    }
    return render(request, "rulings/text.html", context)


def with_sources_of_text(story: dict[str, Any], ruling: dict[str, Any]) -> dict[str, Any]:
    """The story with the sources of the text alone, or else of the ruling as a whole."""
    cited = {path: {row["source"]["id"] for row in rows} for path, rows in by(ruling["citations"], "path").items()}
    given = cited.get("full_text") or cited.get("", set())
    sources = [source for source in story["sources"] if source["id"] in given]
    return {**story, "sources": sources, "disputed_facts": [], "inferred_facts": []}


def preview_ruling(request: HttpRequest, ruling: Ruling) -> HttpResponse:
    """The ruling as its readers will see it; for editors alone."""
    story = case_story(ruling.case, drafts=True)
    context = ruling_context(story, ruling) | preview_context(ruling, story)
    return render(request, "rulings/detail.html", context)


def ruling_context(story: dict[str, Any], record: Ruling) -> dict[str, Any]:
    rulings, public_id = story["rulings"], record.public_id
    position = next(index for index, row in enumerate(rulings) if row["id"] == public_id)
    ruling = ruling_record(story, record)
    return {
        **story_context(story, [public_id, *(row["id"] for row in ruling["judges"])]),
        "ruling": ruling,
        "previous": rulings[position - 1] if position else None,
        "next": rulings[position + 1] if position + 1 < len(rulings) else None,
    }
