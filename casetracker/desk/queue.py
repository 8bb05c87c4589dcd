"""The work that waits: drafts, reviews, embargoes, disputes, records without a source or long unchecked.

A kind of work is a filter of the change lists, so that each count is the length of the list to which it links.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from casetracker.core.models import ASSIGNING, ReviewStep, evidence
from casetracker.core.policy import Account
from casetracker.core.units import EditorialUnit, Unit
from casetracker.desk.addresses import unit_url
from casetracker.desk.review.panel import assigned_to, unit_steps

SHOWN = 10
"""Records of each kind on the page of the queue; the lists have all."""
WORK = {
    "mine": "Assigned to you",
    "draft": "Drafts",
    "in_review": "In review",
    "embargoed": "Under embargo",
    "disputed": "With disputed facts",
    "uncited": "Without a source",
    "unchecked": "Not checked for a year",
}


def waiting(model: type[EditorialUnit], work: str, account: Account) -> Q | None:
    """Return which records of a model wait for this work of the account; None where the model has no such work."""
    found = evidence().filter(unit_id=OuterRef("public_id"))
    if work == "mine":
        return assigned_to(account)
    if work in ("draft", "in_review"):
        return Q(state=work)
    if work == "embargoed":
        return Q(state="published", publish_at__gt=timezone.now())
    if work == "disputed":
        return Q(Exists(found.filter(is_contrary=True))) & ~Q(state="withdrawn")
    if work == "uncited":
        return ~Q(Exists(found)) & ~Q(state="withdrawn")
    if work == "unchecked" and hasattr(model, "last_checked_on"):
        a_year_ago = timezone.now().date() - timedelta(days=365)
        long_ago = Q(last_checked_on_latest__isnull=True) | Q(last_checked_on_latest__lt=a_year_ago)
        return Q(state="published") & long_ago
    return None


class WorkFilter(admin.SimpleListFilter):
    """“By work” beside the change list of an editorial unit."""

    title = parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        works = [work for work in WORK if waiting(model_admin.model, work, request.user) is not None]
        return [(work, WORK[work]) for work in works]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        condition = waiting(queryset.model, unquote(self.value() or ""), request.user)
        return queryset if condition is None else queryset.filter(condition)


@dataclass(frozen=True)
class Waiting:
    """A record that waits, with what an editor asks before opening it."""

    unit: EditorialUnit
    parent: Unit | None
    """Its case, where it is within one."""
    url: str
    difference_url: str
    sent: ReviewStep | None
    """Who sent it for review last, and when."""
    assignee: Account | None


@dataclass(frozen=True)
class WaitingList:
    """The records of one model that wait for one kind of work."""

    name: str
    count: int
    url: str
    rows: list[Any]
    """Of records, each `Waiting`."""


@dataclass(frozen=True)
class Work:
    """One kind of work, with the lists of what waits for it."""

    name: str
    label: str
    lists: list[WaitingList]
    rows_template: str = ""
    """Shows the rows of work that packages above add."""


further_work: list[Callable[[HttpRequest, bool], Work | None]] = []
"""What waits beside records, in packages above, with or without its newest rows; the site lists them at start-up."""


def queue(request: HttpRequest, *, with_rows: bool = False) -> list[Work]:
    """Say for each kind of work how many records of each model that this editor may see wait, and where to find them.

    One query counts a whole model; `with_rows` adds two for each count that is not zero, for the newest records.
    """
    found = {work: Work(work, label, []) for work, label in WORK.items()}
    for model, model_admin in admin.site._registry.items():
        if not issubclass(model, EditorialUnit) or not model_admin.has_view_permission(request):
            continue
        conditions = {work: q for work in WORK if (q := waiting(model, work, request.user)) is not None}
        counts = model._base_manager.aggregate(**{work: Count("pk", filter=q) for work, q in conditions.items()})
        for work, count in counts.items():
            rows = newest(model, conditions[work]) if with_rows and count else []
            found[work].lists.append(waiting_list(model, work, count, rows))
    others = filter(None, (ask(request, with_rows) for ask in further_work))
    return [*(work for work in found.values() if work.lists), *others]


def waiting_list(model: type[EditorialUnit], work: str, count: int, rows: list[Waiting]) -> WaitingList:
    opts = model._meta
    listed = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
    name = opts.verbose_name_plural if count != 1 else opts.verbose_name
    return WaitingList(str(name), count, f"{listed}?work={work}", rows)


def newest(model: type[EditorialUnit], condition: Q) -> list[Waiting]:
    """Return the newest records that meet the condition, each with its case and how far its review is."""
    found = model._base_manager.filter(condition).order_by("-id")
    if model.parent_field:
        found = found.select_related(model.parent_field)
    units = list(found[:SHOWN])
    sent: dict[str, ReviewStep] = {}
    assignees: dict[str, Account | None] = {}
    for step in unit_steps(unit.public_id for unit in units):
        if step.what == "sent":
            sent[step.unit_id] = step
        if step.what in ASSIGNING:
            assignees[step.unit_id] = step.assignee
    return [
        Waiting(
            unit=unit,
            parent=unit.parent_unit(),
            url=unit_url(unit),
            difference_url=unit_url(unit, "difference"),
            sent=sent.get(unit.public_id),
            assignee=assignees.get(unit.public_id),
        )
        for unit in units
    ]


def queue_page(request: HttpRequest) -> HttpResponse:
    """Answer with the work that waits and the newest of each list."""
    context = {**admin.site.each_context(request), "title": "Work queue", "queue": queue(request, with_rows=True)}
    return TemplateResponse(request, "admin/queue.html", context)
