"""The page on which entries for one party, judge, court, topic, source or case are compared and merged."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core import policy
from casetracker.core.merging import Mergeable, Obstacle, links_to, obstacles, own_columns
from casetracker.core.policy import Action
from casetracker.core.units import Unit
from casetracker.desk.addresses import unit_url
from casetracker.desk.doubts import Doubt, looks_alike
from casetracker.desk.fields import reason_field
from casetracker.desk.many.merges import begin_merge
from casetracker.desk.request_state import Context
from casetracker.desk.unit_admin import UnitAdmin

WITHOUT = "without"
"""The parameter by which a type-ahead leaves out the entry whose page it is on."""
COMPARED = 6
"""Entries that are set side by side."""


class OthersWidget(AutocompleteSelectMultiple):
    """A type-ahead that never offers the entry whose page it is on."""

    def __init__(self, unit: Mergeable, site: admin.AdminSite) -> None:
        self.unit = unit
        super().__init__(naming_field(type(unit)), site)

    def get_url(self) -> str:
        return f"{super().get_url()}?{WITHOUT}={self.unit.pk}"


class OthersForm(forms.Form):
    """Asks for the other entries."""

    ids = forms.CharField(
        label="Or their public ids",
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The last part of an entry's address, such as “b3c4d5f6gh”; several with spaces between them.",
    )

    def __init__(self, admin: UnitAdmin, unit: Mergeable, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        self.fields["other"] = forms.ModelMultipleChoiceField(
            type(unit)._default_manager.unmerged().exclude(pk=unit.pk),
            label=f"The other entries for the same {unit._meta.verbose_name}",
            widget=OthersWidget(unit, admin.admin_site),
            help_text="Type a name in any script; choose as many as there are.",
            required=False,
        )
        self.order_fields(["other", "ids"])

    def clean(self) -> Context:
        cleaned = super().clean() or {}
        chosen, ids = cleaned.get("other", []), cleaned.get("ids", "").split()
        by_id = type(self.unit)._default_manager.unmerged().filter(public_id__in=ids).exclude(pk=self.unit.pk)
        units = list(dict.fromkeys([*chosen, *by_id]))
        unknown = [public_id for public_id in ids if public_id not in {unit.public_id for unit in units}]
        if unknown:
            raise ValidationError(f"No other {self.unit._meta.verbose_name} has the id {', '.join(unknown)}.")
        if not units and not self.errors:
            raise ValidationError("Choose the other entries, or give their ids.")
        return {**cleaned, "units": units}


def naming_field(model: type[Unit]) -> models.Field:
    """Return a field of some model that names entries of this one: the type-ahead of the desk asks by it."""
    relations = (relation for relation in model._meta.related_objects if not relation.related_model._meta.proxy)
    return next(relation.field for relation in relations if relation.field.is_relation)


class MergeForm(forms.Form):
    stays = forms.TypedChoiceField(
        label="Which one stays", coerce=int, widget=forms.RadioSelect, help_text="Its name and its id stay."
    )
    reason = reason_field("Public, in the history of every record that changes; such as “one company under two names”.")

    def __init__(self, units: list[Mergeable], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        counts = uses(units)
        stays: Any = self.fields["stays"]
        stays.choices = [(unit.pk, f"{unit} ({unit.public_id}; named {counts[unit.pk]} times)") for unit in units]


class MergeAdmin(UnitAdmin):
    """A record that may have been entered more than once."""

    is_of_persons: ClassVar[bool] = False
    """Whether such an entry can be a person, whom the law or a court may protect."""

    def doubts(self, unit: Any) -> Iterable[Doubt]:
        return looks_alike(unit)

    def link_to(self, unit: Unit) -> SafeString:
        """Add the way to merge the two, in case they are one."""
        return format_html('{} (<a href="{}">merge</a>)', super().link_to(unit), self.merge_url(unit))

    def get_urls(self) -> list:
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<path:object_id>/merge/", view, name=name), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Context, *args, **kwargs) -> HttpResponse:
        unit = context["original"]
        may_merge = bool(unit) and policy.allows(request.user, Action.MERGE, self.model)
        context["merge_url"] = self.merge_url(unit) if may_merge else None
        if unit and self.is_of_persons and policy.allows(request.user, Action.PROTECT, unit):
            context["protect_url"] = reverse("admin-protect", args=[unit.public_id])
        return super().render_change_form(request, context, *args, **kwargs)

    def merge_url(self, unit: Unit) -> str:
        return unit_url(unit, "merge")

    def get_search_results(self, request: HttpRequest, queryset: models.QuerySet, search_term: str) -> Any:
        found, distinct = super().get_search_results(request, queryset, search_term)
        left_out = request.GET.get(WITHOUT, "")
        return (found.exclude(pk=left_out) if left_out.isdecimal() else found), distinct

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the other entries; then show all, ask which one stays and why, and merge."""
        unit = self.get_queryset(request).filter(pk=unquote(object_id)).first() if object_id.isdecimal() else None
        if unit is None:
            raise Http404
        policy.require(request.user, Action.MERGE, self.model)
        choice = OthersForm(self, unit, request.GET if {"other", "ids"} & request.GET.keys() else None)
        if not choice.is_valid():
            return self.merge_page(request, unit, {"asked": choice, "media": self.media + choice.media})
        units = [unit, *choice.cleaned_data["units"]]
        form = MergeForm(units, request.POST if request.method == "POST" else None, initial={"stays": unit.pk})
        if form.is_valid():
            survivor, *doubles = sorted(units, key=lambda each: each.pk != form.cleaned_data["stays"])
            found = self.foreseen(survivor, doubles)
            if not found:
                return self.merge(request, survivor, doubles, form.cleaned_data["reason"])
            form.add_error(None, [text for text, _ in found])
        found = [] if form.errors else self.foreseen(unit, units[1:])
        context = {
            "form": form,
            "units": units,
            "media": self.media,
            "rows": compared(units) if len(units) <= COMPARED else [],
            "obstacles": [(text, unit_url(owner) if owner else "") for text, owner in found],
        }
        return self.merge_page(request, unit, context)

    def foreseen(self, survivor: Mergeable, doubles: list[Mergeable]) -> list[Obstacle]:
        """List what is in the way, as far as that can be told in a moment; the report tells the rest."""
        found = [obstacle for double in doubles[:COMPARED] for obstacle in obstacles(double, survivor)]
        return list(dict.fromkeys(found))

    def merge(self, request: HttpRequest, survivor: Mergeable, doubles: list[Mergeable], reason: str) -> HttpResponse:
        """Merge as far as a moment goes, and lead to the entry that stays, or to the page that tells of the rest."""
        job = begin_merge(survivor, doubles, by=request.user, reason=reason)
        if job.finished_at is None or job.items.exclude(outcome="done").exists():
            return redirect("admin:many", job.pk)
        for double in doubles:
            self.message_user(request, merged_message(double, survivor), messages.SUCCESS)
        return redirect(unit_url(survivor))

    def merge_page(self, request: HttpRequest, unit: Mergeable, context: Context) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "original": unit}
        shared |= {"title": f"Merge entries for one {self.opts.verbose_name}", "subtitle": str(unit)}
        return TemplateResponse(request, "admin/merge.html", {**shared, **context})


def compared(units: list[Any]) -> list[tuple[str, list[str]]]:
    """Set side by side what they say, fact by fact where one says something, and how much refers to each."""
    model = type(units[0])
    rows = [("Name", [str(unit) for unit in units])]
    if hasattr(model, "names"):
        rows.append(("Other names", [", ".join(map(str, unit.names.current())) for unit in units]))
    for column in own_columns(model):
        display = f"get_{column.name}_display"
        texts = [
            str(getattr(unit, display)() if hasattr(unit, display) else getattr(unit, column.name) or "")
            for unit in units
        ]
        rows.append((str(column.verbose_name).capitalize(), texts))
    for link in links_to(model):
        name = str((link.unit or link.rows)._meta.verbose_name_plural).capitalize()
        rows.append((f"{name} ({link.field})", [str(link.of(unit).count() or "") for unit in units]))
    return [row for row in rows if any(row[1])]


def uses(units: list[Mergeable]) -> Counter[int]:
    """Count how much refers to each."""
    counts: Counter[int] = Counter()
    for link in links_to(type(units[0])):
        rows = link.rows._base_manager.filter(**{f"{link.field}__in": units})
        counts.update(rows.order_by().values_list(link.field, flat=True))
    return counts


def merged_message(double: Mergeable, survivor: Mergeable) -> SafeString:
    return format_html(
        "“{}” ({}) is merged into “{}”: its names, citations and everything that referred to it are here now, "
        "and its address leads here.",
        double,
        double.public_id,
        survivor,
    )
