"""The history of a case, and the latest changes of the collection."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypedDict

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.core.models import REDACTED, Change, UnitId
from casetracker.core.units import ReferenceUnit
from casetracker.history.saves import saves_of
from casetracker.history.versions import PUBLIC_EVENTS, public_changes_of, visible_units
from casetracker.web.addresses import unit_address
from casetracker.web.resolver import resolve
from parties.models import Party
from rulings.models import Reaction, Ruling

VERSIONS_SHOWN = 40
CHANGES_SHOWN = 50
PAGES_AT_MOST = 200
SHARED: dict[type[ReferenceUnit], tuple[str, str]] = {
    Party: ("name", "party-detail"),
    Judge: ("name", "judge-detail"),
    Court: ("name", "court-detail"),
    Topic: ("name", "topic-detail"),
    Source: ("title", "source-detail"),
}
"""Records that several cases share: the column that readers know each by, and its page."""


class Place(TypedDict):
    """Where a unit can be read: the title of its case, or its own, and its address."""

    title: str
    url: str
    case: str
    """The public id of its case; blank for a record that several cases share."""
    label: str
    """R1 or A1 for a ruling or a reaction; blank for a record with a title of its own."""


class PublicChange(Place):
    at: datetime
    kind: str
    event: str
    version: int
    reason: str
    unit_ref: str


class Step(TypedDict):
    """What happened to one or several records of a case at once, for one reason."""

    event: str
    reason: str
    changes: list[PublicChange]
    rulings: int
    reactions: int
    is_of_case: bool
    """The case itself is among them."""


class ChangedCase(TypedDict):
    """What happened on one day to a case, or to a record that several cases share."""

    title: str
    url: str
    case: str
    steps: list[Step]


class ChangedDay(TypedDict):
    at: datetime
    cases: list[ChangedCase]


def case_history(request: HttpRequest, public_id: str) -> HttpResponse:
    """The public versions of the case, its rulings and its reactions, newest first, each with what it changed."""
    case = resolve(Case.objects.all(), public_id)
    units = {unit.public_id: unit for unit in visible_units(case)}
    changes = page_of(request, public_changes_of(units), VERSIONS_SHOWN)
    context = {"case": case, "saves": saves_of(case, units, changes.pop("rows"))}
    return render(request, "history/case.html", {**context, **changes})


def page_of(request: HttpRequest, changes: QuerySet[Change], size: int) -> dict[str, Any]:
    """The `rows` of the page that is asked for, newest first, with the numbers of the page before and after it."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
    start = (number - 1) * size
    rows = list(changes.order_by("-id")[start : start + size + 1]) if 0 < number <= PAGES_AT_MOST else []
    if not rows and number != 1:
        raise Http404
    has_more = len(rows) > size and number < PAGES_AT_MOST
    return {"rows": rows[:size], "page": number, "newer": number - 1, "older": number + 1 if has_more else 0}


def recent_changes(request: HttpRequest) -> HttpResponse:
    """What became public or changed lately, by day and by case, newest first."""
    changes = page_of(request, public_changes_of_collection(), CHANGES_SHOWN)
    return render(request, "history/changes.html", {"days": by_day(with_places(changes.pop("rows"))), **changes})


def public_changes_of_collection() -> QuerySet[Change]:
    """Public changes of records that are visible now; of parties, those that have a page of their own."""
    visible = UnitId.objects.visible().exclude(pk__in=Party.objects.unlisted().values("public_id"))
    events = (*PUBLIC_EVENTS, REDACTED)
    return Change.objects.filter(is_public=True, event__in=events, unit_ref__in=visible.values("pk"))


def with_places(changes: list[Change]) -> list[PublicChange]:
    """The changes with where each record can be read."""
    places = places_of_units(change.unit_ref for change in changes)
    names = ("at", "kind", "event", "version", "reason", "unit_ref")
    return [
        PublicChange(**{name: getattr(change, name) for name in names}, **places[change.unit_ref])  # type: ignore[typeddict-item]  # by name
        for change in changes
        if change.unit_ref in places
    ]


def by_day(changes: list[PublicChange]) -> list[ChangedDay]:
    """The changes of each day (UTC) by the case to which they belong, in the order of their last change."""
    days: dict[date, list[PublicChange]] = {}
    for change in changes:
        days.setdefault(change["at"].date(), []).append(change)
    return [{"at": rows[0]["at"], "cases": by_case(rows)} for rows in days.values()]


def by_case(changes: list[PublicChange]) -> list[ChangedCase]:
    homes: dict[str, list[PublicChange]] = {}
    for change in changes:
        homes.setdefault(change["case"] or change["unit_ref"], []).append(change)
    return [
        {
            "title": rows[0]["title"],
            "url": unit_address("case-detail", rows[0]["case"]) if rows[0]["case"] else rows[0]["url"],
            "case": rows[0]["case"],
            "steps": steps(rows),
        }
        for rows in homes.values()
    ]


def steps(changes: list[PublicChange]) -> list[Step]:
    """What happened, each record once for each event and reason."""
    found: dict[tuple[str, str], dict[str, PublicChange]] = {}
    for change in changes:
        found.setdefault((change["event"], change["reason"]), {}).setdefault(change["unit_ref"], change)
    return [step(event, reason, list(rows.values())[::-1]) for (event, reason), rows in found.items()]


def step(event: str, reason: str, changes: list[PublicChange]) -> Step:
    kinds = [change["kind"] for change in changes]
    return {
        "event": event,
        "reason": reason,
        "changes": changes,
        "rulings": kinds.count("ruling"),
        "reactions": kinds.count("reaction"),
        "is_of_case": "case" in kinds,
    }


def places_of_units(ids: Iterable[str]) -> dict[str, Place]:
    """Where each of these records can be read, by public id."""
    ids = set(ids)
    found: dict[str, Place] = {}
    for public_id, title in Case.objects.visible().filter(public_id__in=ids).values_list("public_id", "title"):
        found[public_id] = {
            "title": title,
            "url": unit_address("case-detail", public_id),
            "case": public_id,
            "label": "",
        }
    for model in (Ruling, Reaction):
        rows = model.objects.visible().filter(public_id__in=ids)
        for public_id, number, title, case in rows.values_list("public_id", "number", "case__title", "case__public_id"):
            label = f"{model.letter}{number}"
            url = f"{unit_address('case-detail', case)}#{label}"
            found[public_id] = {"title": title, "url": url, "case": case, "label": label}
    for shared, (name, page) in SHARED.items():
        for public_id, title in shared.objects.visible().filter(public_id__in=ids).values_list("public_id", name):
            found[public_id] = {"title": title, "url": unit_address(page, public_id), "case": "", "label": ""}
    return found
