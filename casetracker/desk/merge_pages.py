"""The page on which two entries for one party or one judge are compared and merged."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core import policy
from casetracker.core.merging import merge, obstacles, own_columns
from casetracker.core.policy import Action
from casetracker.core.text import clean_text_validator
from casetracker.core.units import ReferenceUnit, Unit
from casetracker.core.visibility import referring_parts
from casetracker.desk.doubts import Doubt, same_name
from casetracker.desk.request_state import Context
from casetracker.desk.unit_admin import UnitAdmin


class OtherForm(forms.Form):
    """Asks for the second entry."""

    def __init__(self, admin: UnitAdmin, unit: ReferenceUnit, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        widget = AutocompleteSelect(referring_parts(type(unit))[0][1], admin.admin_site)
        self.fields["other"] = forms.ModelChoiceField(
            type(unit).objects.unmerged().exclude(pk=unit.pk),
            label=f"The other entry for the same {unit._meta.verbose_name}",
            widget=widget,
            help_text="Type a name in any script.",
        )


class MergeForm(forms.Form):
    stays = forms.TypedChoiceField(
        label="Which one stays", coerce=int, widget=forms.RadioSelect, help_text="Its name and its id stay."
    )
    reason = forms.CharField(
        label="Why",
        max_length=500,
        validators=[clean_text_validator],
        widget=forms.TextInput(attrs={"class": "vTextField", "dir": "auto"}),
        help_text="Public, in the history of every record that changes; such as “one company under two names”.",
    )

    def __init__(self, pair: list[ReferenceUnit], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        stays: Any = self.fields["stays"]
        stays.choices = [(unit.pk, f"{unit} ({unit.public_id})") for unit in pair]


class MergeAdmin(UnitAdmin):
    """A reference unit that may have been entered twice."""

    is_of_persons: ClassVar[bool] = False
    """Whether such an entry can be a person, whom the law or a court may protect."""

    def doubts(self, unit: Any) -> Iterable[Doubt]:
        return same_name(unit)

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
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_merge", args=[quote(unit.pk)])

    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for the other entry; then show both, ask which one stays and why, and merge."""
        unit = self.get_queryset(request).filter(pk=unquote(object_id)).first() if object_id.isdecimal() else None
        if unit is None:
            raise Http404
        policy.require(request.user, Action.MERGE, self.model)
        choice = OtherForm(self, unit, request.GET if "other" in request.GET else None)
        if not choice.is_valid():
            return self.merge_page(request, unit, {"asked": choice, "media": self.media + choice.media})
        pair = [unit, choice.cleaned_data["other"]]
        form = MergeForm(pair, request.POST if request.method == "POST" else None, initial={"stays": unit.pk})
        if form.is_valid():
            survivor, double = sorted(pair, key=lambda each: each.pk != form.cleaned_data["stays"])
            try:
                merge(double, survivor, by=request.user, reason=form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                self.message_user(request, merged_message(double, survivor), messages.SUCCESS)
                return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", survivor.pk)
        found = dict.fromkeys([*obstacles(*pair), *obstacles(*pair[::-1])]) if not form.errors else []
        context = {
            "form": form,
            "pair": pair,
            "media": self.media,
            "rows": compared(*pair),
            "obstacles": [(text, self.change_url(owner)) for text, owner in found],
        }
        return self.merge_page(request, unit, context)

    def change_url(self, unit: Unit | None) -> str:
        if unit is None:
            return ""
        return reverse(f"admin:{unit._meta.app_label}_{unit._meta.model_name}_change", args=[unit.pk])

    def merge_page(self, request: HttpRequest, unit: ReferenceUnit, context: Context) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "original": unit}
        shared |= {"title": f"Merge two entries for one {self.opts.verbose_name}", "subtitle": str(unit)}
        return TemplateResponse(request, "admin/merge.html", {**shared, **context})


def compared(one: Any, other: Any) -> list[tuple[str, list[str]]]:
    """Set side by side what the two say, fact by fact where one says something, and how much refers to each."""
    rows = [("Name", [str(unit) for unit in (one, other)])]
    rows.append(("Other names", [", ".join(map(str, unit.names.current())) for unit in (one, other)]))
    for column in own_columns(type(one)):
        display = f"get_{column.name}_display"
        texts = [
            str(getattr(unit, display)() if hasattr(unit, display) else getattr(unit, column.name) or "")
            for unit in (one, other)
        ]
        rows.append((str(column.verbose_name).capitalize(), texts))
    for part, field in referring_parts(type(one)):
        numbers = [str(part._base_manager.filter(**{field.name: unit}).count()) for unit in (one, other)]
        rows.append((str(part._meta.verbose_name_plural).capitalize(), numbers))
    return [row for row in rows if any(row[1])]


def merged_message(double: ReferenceUnit, survivor: ReferenceUnit) -> SafeString:
    return format_html(
        "“{}” ({}) is merged into “{}”: its names, citations and everything that referred to it are here now, "
        "and its address leads here.",
        double,
        double.public_id,
        survivor,
    )
