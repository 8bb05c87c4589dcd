"""The work that waits: drafts, reviews, embargoes, disputes, records without a source or long unchecked.

A kind of work is a filter of the change lists, so that each count is the length of the list to which it links.
"""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from casetracker.core.models import UnitId
from casetracker.core.units import EditorialUnit

SHOWN = 10
"""Records of each kind on the page of the queue; the lists have all."""
WORK = {
    "draft": "Drafts",
    "in_review": "In review",
    "embargoed": "Under embargo",
    "disputed": "With disputed facts",
    "uncited": "Without a source",
    "unchecked": "Not checked for a year",
}


def waiting(model: type[EditorialUnit], work: str) -> Q | None:
    """Which records of a model wait for this work; None where the model knows no such work."""
    citations = UnitId._meta.get_field("citations").related_model._base_manager.filter(unit_id=OuterRef("public_id"))
    if work in ("draft", "in_review"):
        return Q(state=work)
    if work == "embargoed":
        return Q(state="published", publish_at__gt=timezone.now())
    if work == "disputed":
        return Q(Exists(citations.filter(is_contrary=True))) & ~Q(state="withdrawn")
    if work == "uncited":
        return ~Q(Exists(citations)) & ~Q(state="withdrawn")
    if work == "unchecked" and hasattr(model, "last_checked_on"):
        a_year_ago = timezone.now().date() - timedelta(days=365)
        long_ago = Q(last_checked_on_latest__isnull=True) | Q(last_checked_on_latest__lt=a_year_ago)
        return Q(state="published") & long_ago
    return None


class WorkFilter(admin.SimpleListFilter):
    """“By work” beside the change list of an editorial unit."""

    title = parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(work, label) for work, label in WORK.items() if waiting(model_admin.model, work) is not None]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        condition = waiting(queryset.model, unquote(self.value() or ""))
        return queryset if condition is None else queryset.filter(condition)


def queue(request: HttpRequest, *, with_rows: bool = False) -> list[dict[str, Any]]:
    """For each kind of work and each model that this editor may see: how many wait, where they are listed, the first.

    One query counts a whole model; `with_rows` adds one for each count that is not zero.
    """
    found = {work: {"label": label, "lists": []} for work, label in WORK.items()}
    for model, model_admin in admin.site._registry.items():
        if not issubclass(model, EditorialUnit) or not model_admin.has_view_permission(request):
            continue
        conditions = {work: q for work in WORK if (q := waiting(model, work)) is not None}
        counts = model._base_manager.aggregate(**{work: Count("pk", filter=q) for work, q in conditions.items()})
        listed = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for work, count in counts.items():
            rows = model._base_manager.filter(conditions[work]).order_by("-id") if with_rows and count else []
            found[work]["lists"].append(
                {
                    "name": model._meta.verbose_name_plural if count != 1 else model._meta.verbose_name,
                    "count": count,
                    "url": f"{listed}?work={work}",
                    "rows": [(model_admin.url("change", row), row) for row in rows[:SHOWN]],
                }
            )
    return [row for row in found.values() if row["lists"]]


def queue_page(request: HttpRequest) -> HttpResponse:
    """The work that waits, with the newest of each list."""
    context = {**admin.site.each_context(request), "title": "Work queue", "queue": queue(request, with_rows=True)}
    return TemplateResponse(request, "admin/queue.html", context)
