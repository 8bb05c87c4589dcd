"""The history of a case, the record as it stood on a day, and the latest changes."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.core.models import REDACTED, Change, UnitId
from casetracker.core.units import ReferenceUnit, Unit
from casetracker.history.as_of import PastCase, case_as_of, first_public_at
from casetracker.history.fact_words import FactWords
from casetracker.history.versions import (
    PUBLIC_EVENTS,
    Difference,
    Version,
    differences,
    label_of,
    versions_of_case,
    words_of,
)
from casetracker.web.addresses import unit_address
from casetracker.web.resolver import resolve
from parties.models import Party
from rulings.models import Reaction, Ruling

CHANGES_SHOWN = 50
SHARED: dict[type[ReferenceUnit], tuple[str, str]] = {
    Party: ("name", "party-detail"),
    Judge: ("name", "judge-detail"),
    Court: ("name", "court-detail"),
    Topic: ("name", "topic-detail"),
    Source: ("title", "source-detail"),
}
"""Records that several cases share: the column that readers know each by, and its page."""

Table = tuple[str, list[tuple[str, str]]]
"""A heading, and rows of a fact's name and its value."""


class HistoryEntry(TypedDict):
    """A version with what it changed."""

    unit: Unit
    kind: str
    label: str
    version: Version
    is_first: bool
    differences: list[Difference]


class Place(TypedDict):
    """Where a unit can be read: the title of its case, or its own, and its address."""

    title: str
    url: str
    case: str
    """The public id of its case; blank for a record that several cases share."""


class PublicChange(Place):
    at: datetime
    kind: str
    event: str
    version: int
    reason: str
    unit_ref: str


def case_history(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every public version of the case, its rulings and its reactions, each with what it changed; newest first."""
    case = resolve(Case.objects.all(), public_id)
    entries: list[HistoryEntry] = []
    before: dict[str, Version] = {}
    versions = versions_of_case(case)
    words = words_of(case, versions)
    for version in versions:
        entries.append(history_entry(words, version, before.get(version.unit.public_id)))
        before[version.unit.public_id] = version
    return render(request, "history/case.html", {"case": case, "entries": entries[::-1]})


def history_entry(words: FactWords, version: Version, before: Version | None) -> HistoryEntry:
    kind = version.unit.kind_name()
    return {
        "unit": version.unit,
        "kind": kind,
        "label": label_of(version.unit),
        "version": version,
        "is_first": before is None,
        "differences": differences(words, kind, before.document, version.document) if before else [],
    }


def case_past(request: HttpRequest, public_id: str) -> HttpResponse:
    """The case as the record stood at the end of a day."""
    case, as_of = resolve(Case.objects.all(), public_id), request.GET.get("as_of", "")
    tables: list[Table] = []
    error = ""
    try:
        tables = fact_tables(case, case_as_of(case, as_of))
    except ValidationError as problem:
        error = problem.messages[0]
    context = {
        "case": case,
        "as_of": as_of,
        "error": error,
        "tables": tables,
        "first_public_at": first_public_at(case),
    }
    return render(request, "history/past.html", context, status=400 if error else 200)


def fact_tables(case: Case, past: PastCase) -> list[Table]:
    """A heading and the facts for each document."""
    rows = [("The case", "case", past["case"])] if past["case"] else []
    rows += [(f"Ruling {row['label']}", "ruling", row) for row in past["rulings"]]
    rows += [(f"Reaction {row['label']}", "reaction", row) for row in past["reactions"]]
    words = FactWords(case, ((kind, row["document"]) for _, kind, row in rows))
    return [
        (heading, [(capfirst(fact.name), fact.value) for fact in words.facts(kind, row["document"]) if fact.value])
        for heading, kind, row in rows
    ]


def recent_changes(request: HttpRequest) -> HttpResponse:
    """What became public or changed lately, newest first."""
    return render(request, "history/changes.html", {"changes": public_changes()})


def public_changes() -> list[PublicChange]:
    """The newest public changes of records that are visible now; of parties, those that have a page of their own."""
    visible = UnitId.objects.visible().exclude(pk__in=Party.objects.unlisted().values("public_id"))
    events = (*PUBLIC_EVENTS, REDACTED)
    changes = Change.objects.filter(is_public=True, event__in=events, unit_ref__in=visible.values("pk"))
    shown = list(changes.order_by("-id").values("at", "kind", "event", "version", "reason", "unit_ref")[:CHANGES_SHOWN])
    places = places_of_units(row["unit_ref"] for row in shown)
    return [{**row, **places[row["unit_ref"]]} for row in shown if row["unit_ref"] in places]


def places_of_units(ids: Iterable[str]) -> dict[str, Place]:
    """Where each of these records can be read, by public id."""
    ids = set(ids)
    found: dict[str, Place] = {}
    for public_id, title in Case.objects.visible().filter(public_id__in=ids).values_list("public_id", "title"):
        found[public_id] = {"title": title, "url": unit_address("case-detail", public_id), "case": public_id}
    for model in (Ruling, Reaction):
        rows = model.objects.visible().filter(public_id__in=ids)
        for public_id, number, title, case in rows.values_list("public_id", "number", "case__title", "case__public_id"):
            url = f"{unit_address('case-detail', case)}#{model.letter}{number}"
            found[public_id] = {"title": title, "url": url, "case": case}
    for shared, (name, page) in SHARED.items():
        for public_id, title in shared.objects.visible().filter(public_id__in=ids).values_list("public_id", name):
            found[public_id] = {"title": title, "url": unit_address(page, public_id), "case": ""}
    return found
