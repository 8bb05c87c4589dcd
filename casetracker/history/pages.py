"""The history of a case, the record as it stood on a day, and what changed lately."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.models import Case
from casetracker.core.models import Change, UnitId
from casetracker.exchange.shapes import SHAPES
from casetracker.history.as_of import case_as_of
from casetracker.history.versions import PUBLIC_EVENTS, Version, differences, facts, versions_of_case, words
from casetracker.web.resolver import resolve
from rulings.models import Reaction, Ruling

CHANGES_SHOWN = 50


def case_history(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every public version of the case, its rulings and its reactions, each with what it changed; newest first."""
    case = resolve(Case.objects.all(), public_id)
    entries: list[dict[str, Any]] = []
    before: dict[str, Version] = {}
    for version in versions_of_case(case):
        entries.append(entry(version, before.get(version.unit.public_id)))
        before[version.unit.public_id] = version
    return render(request, "history/case.html", {"case": case, "entries": entries[::-1]})


def entry(version: Version, old: Version | None) -> dict[str, Any]:
    kind = version.unit.kind_name()
    return {
        "unit": version.unit,
        "kind": kind,
        "label": getattr(version.unit, "label", ""),
        "version": version,
        "is_first": old is None,
        "differences": differences(kind, old.document, version.document) if old else [],
    }


def case_past(request: HttpRequest, public_id: str) -> HttpResponse:
    """The case as the record stood at the end of a day."""
    case = resolve(Case.objects.all(), public_id)
    context: dict[str, Any] = {"case": case, "as_of": request.GET.get("as_of", ""), "error": "", "tables": []}
    try:
        context["tables"] = tables(case_as_of(case, context["as_of"]))
    except ValidationError as error:
        context["error"] = error.messages[0]
    return render(request, "history/past.html", context, status=400 if context["error"] else 200)


def tables(past: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """A heading and the facts for each document."""
    rows = [("The case", "case", past["case"])] if past["case"] else []
    rows += [(f"Ruling {row['label']}", "ruling", row) for row in past["rulings"]]
    rows += [(f"Reaction {row['label']}", "reaction", row) for row in past["reactions"]]
    return [
        (heading, [(words(path), value) for path, value in facts(SHAPES[kind], row["document"]) if value])
        for heading, kind, row in rows
    ]


def recent_changes(request: HttpRequest) -> HttpResponse:
    """What became public or changed lately, newest first."""
    return render(request, "history/changes.html", {"changes": public_changes()})


def public_changes() -> list[dict[str, Any]]:
    """The newest public changes of cases, rulings and reactions that are visible now."""
    seen = UnitId.objects.visible().filter(kind__in=("case", "ruling", "reaction"))
    rows = Change.objects.filter(is_public=True, event__in=PUBLIC_EVENTS, unit_ref__in=seen.values("pk")).order_by(
        "-id"
    )
    shown = list(rows.values("at", "kind", "event", "version", "reason", "unit_ref")[:CHANGES_SHOWN])
    named = places([row["unit_ref"] for row in shown])
    return [{**row, **named[row["unit_ref"]]} for row in shown if row["unit_ref"] in named]


def places(ids: list[str]) -> dict[str, dict[str, str]]:
    """The case's title and the address behind each of these units."""
    rows = Case.objects.visible().filter(public_id__in=ids).values_list("public_id", "title")
    found = {public_id: {"title": title, "url": f"/cases/{public_id}/", "case": public_id} for public_id, title in rows}
    for model in (Ruling, Reaction):
        below = model.objects.visible().filter(public_id__in=ids)
        for public_id, number, title, case in below.values_list(
            "public_id", "number", "case__title", "case__public_id"
        ):
            found[public_id] = {"title": title, "url": f"/cases/{case}/#{model.letter}{number}", "case": case}
    return found
