"""The page of suspected duplicates: groups of records that may be one, each merged or marked as different for good."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from casetracker.core import policy
from casetracker.core.merging import own_columns
from casetracker.core.policy import Action
from casetracker.core.units import Unit
from casetracker.desk.addresses import unit_url
from casetracker.desk.many.records import models_by_kind
from casetracker.duplicates.finder import Group, groups, mark_different
from casetracker.duplicates.models import Different
from casetracker.duplicates.upkeep import compared_models

GROUPS = 20
"""Groups on a page."""
AT_MOST_DIFFERENT = 60
"""Records that are marked as different from each other at once: these are 1,770 pairs."""
FACTS = 4
"""Facts of each record that the page shows, besides its name."""


@dataclass(frozen=True)
class Suspects:
    """A group as the page shows it."""

    number: int
    reasons: list[str]
    rows: list[tuple[Unit, str, str]]
    """Each record, its address in the desk, and some facts that tell it from others."""


def duplicates_page(request: HttpRequest) -> HttpResponse:
    """Show the suspected duplicates of one kind, and what was marked as different; take the editor's decisions."""
    models = [model for model in compared_models() if policy.allows(request.user, Action.VIEW, model)]
    kinds = {model.kind_name(): model for model in models if model.kind_name() in models_by_kind()}
    found = cache(groups)  # a decision needs none of them
    asked = request.GET.get("kind", "")
    kind = asked if asked in kinds else next((kind for kind in kinds if found(kind)), next(iter(kinds), ""))
    if request.method == "POST" and kind:
        return decide(request, kinds[kind])
    page = Paginator(found(kind) if kind else [], GROUPS).get_page(request.GET.get("page"))
    model = kinds.get(kind)
    context = {
        **admin.site.each_context(request),
        "title": "Suspected duplicates",
        "kinds": [(name, each._meta.verbose_name_plural, len(found(name))) for name, each in kinds.items()],
        "kind": kind,
        "page": page,
        "suspects": read_groups(model, page) if model else [],
        "can_merge": model is not None and can_merge(request, model),
        "can_mark": model is not None and policy.allows(request.user, Action.CHANGE, model),
        "marked": marked(kind) if model else [],
    }
    return TemplateResponse(request, "admin/duplicates.html", context)


def can_merge(request: HttpRequest, model: Any) -> bool:
    return merge_address(model) != "" and policy.allows(request.user, Action.MERGE, model)


def merge_address(model: Any) -> str:
    """Return the name of the page that merges entries of the model, where there is one."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_merge"
    return name if hasattr(admin.site.get_model_admin(model), "merge_view") else ""


def read_groups(model: Any, page: Any) -> list[Suspects]:
    """Read the records of the groups on the page, in a fixed number of queries."""
    shown: list[Group] = list(page)
    ids = [public_id for group in shown for public_id in group.ids]
    related = [column.name for column in own_columns(model) if column.is_relation]
    units = {unit.public_id: unit for unit in model._base_manager.filter(public_id__in=ids).select_related(*related)}
    return [
        Suspects(
            page.start_index() + place,
            group.reasons,
            [(units[each], unit_url(units[each]), facts(units[each])) for each in sorted(group.ids) if each in units],
        )
        for place, group in enumerate(shown)
    ]


def facts(unit: Any) -> str:
    """Return what the record says first besides its name."""
    texts = []
    for column in own_columns(type(unit)):
        shown = getattr(unit, f"get_{column.name}_display", None)
        value = shown() if shown else getattr(unit, column.name)
        if value not in (None, "", []) and str(value) != str(unit):
            texts.append(str(value))
    return "; ".join(texts[:FACTS])


def decide(request: HttpRequest, model: Any) -> HttpResponse:
    """Lead to merging the marked records, or mark them as different, or take such a mark back."""
    policy.require(request.user, Action.CHANGE, model)
    back = f"{reverse('admin:duplicates')}?{urlencode({'kind': model.kind_name()})}"
    if "take_back" in request.POST:
        pk = request.POST["take_back"]
        Different.objects.filter(pk=pk if pk.isdecimal() else 0, one__kind=model.kind_name()).delete()
        messages.success(request, "The two are no longer marked as different.")
        return redirect(back)
    units = list(model._base_manager.filter(public_id__in=request.POST.getlist("unit")).order_by("pk"))
    if len(units) < 2:
        messages.error(request, "Mark at least two records of a group.")
    elif "same" in request.POST and can_merge(request, model):
        first, *others = units
        ids = " ".join(unit.public_id for unit in others)
        return redirect(f"{reverse(merge_address(model), args=[first.pk])}?{urlencode({'ids': ids})}")
    elif len(units) > AT_MOST_DIFFERENT:
        messages.error(request, f"Mark at most {AT_MOST_DIFFERENT} records as different from each other at once.")
    elif "different" in request.POST:
        mark_different([unit.public_id for unit in units], by=request.user)
        messages.success(request, f"{len(units)} records are marked as different, for good.")
    return redirect(back)


def marked(kind: str) -> list[tuple[Different, str, str]]:
    """Return the newest marks of a kind, each with the names of the two."""
    rows = list(Different.objects.filter(one__kind=kind).select_related("by").order_by("-pk")[:GROUPS])
    ids = {public_id for row in rows for public_id in (row.one_id, row.other_id)}
    names = {unit.public_id: str(unit) for unit in models_by_kind()[kind]._base_manager.filter(public_id__in=ids)}
    return [(row, names.get(row.one_id, row.one_id), names.get(row.other_id, row.other_id)) for row in rows]
