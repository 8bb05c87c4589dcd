"""The base of every unit's admin: everything saved here goes through the write path, and nothing typed is lost.

Saving is one transaction. An error that shows only while saving (a database constraint, a citation of nothing) rolls it
back, and the same request is answered a second time with the error in the form.
"""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db import IntegrityError, models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.gzip import gzip_page

from casetracker.core import policy
from casetracker.core.locking import locked
from casetracker.core.models import Change, evidence
from casetracker.core.policy import Action
from casetracker.core.publishing import may_remove, remove
from casetracker.core.units import Unit
from casetracker.core.writing import begin_change
from casetracker.desk.addresses import unit_url
from casetracker.desk.confirming import ConfirmField, drop_outdated_confirmations, offer_confirmations
from casetracker.desk.conflicts import Reconciliation, Stale, forms_of, page_of, recalled, signed
from casetracker.desk.doubts import Doubt, far_dates, further_doubts
from casetracker.desk.errors import error_links, explain
from casetracker.desk.fields import Fieldset, Typed, reason_field, section
from casetracker.desk.finding import Findable
from casetracker.desk.history.pages import HistoryAdmin
from casetracker.desk.inlines import RecordForm, Refusal, UnitInline
from casetracker.desk.kept.restoring import KeepingAdmin
from casetracker.desk.request_state import Context, state_of
from casetracker.desk.review.reasons import Reasoned, ask_for_reason
from casetracker.desk.typed_rows import add_row

STALE = (
    "Somebody saved this record while you were writing. Nothing of yours is saved yet, and all of it is still here, "
    "together with what was saved meanwhile. Look at what differs, mend it where it needs that, and save again."
)
SET_BY_ACTIONS = {"state", "publish_at", "is_sealed", "withdrawn_reason"}
"""Columns that publishing, withdrawing and sealing set; their own part of the form shows them."""
THIS_CHANGE = section("This change", "reason", "seen")


class UnitForm(RecordForm):
    """A unit's form, with what it showed when it was opened, odd dates to confirm, and the reason for the change."""

    confirmed = ConfirmField()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = reason_field(
        "Public, in the record's history; such as “a typing error” or “the judgment was published”.", required=False
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["confirmed"] = self.instance.confirmed
        ask_for_reason(self)

    def clean(self) -> Context:
        if self.instance.pk and not self.refused:
            opened = recalled(self.instance, self.cleaned_data.get("seen", ""))
            if opened.version != self.instance.version:
                raise opened
        return super().clean()


class UnitAdmin(HistoryAdmin, KeepingAdmin, Typed, Reasoned, Findable):
    form = UnitForm
    actions = None
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "–"
    change_form_template = "admin/unit_form.html"
    shared_inlines: ClassVar[list[type[UnitInline]]] = []
    """Rows that every unit's form ends with; the app that has their model adds them."""

    @property
    def media(self) -> forms.Media:
        """Leave out the scripts for slugs and bulk actions, which no form here uses: 180 KB."""
        unused = ("xregexp", "urlify", "prepopulate", "actions")
        scripts = super().media._js  # type: ignore[attr-defined]  # Django's, and not in the stubs
        return forms.Media(js=[path for path in scripts if not any(name in path for name in unused)])

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Add how much evidence each unit has, which the lists show."""
        rows = evidence().filter(unit_id=OuterRef("public_id")).order_by().values("unit_id")
        counted = Subquery(rows.annotate(found=Count("pk")).values("found"))
        units: Any = super().get_queryset(request)
        return units.unmerged().annotate(evidence_count=Coalesce(counted, 0))

    # Who may do what

    def has_view_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return policy.allows(request.user, Action.VIEW, obj or self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policy.allows(request.user, Action.ADD, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return policy.allows(request.user, Action.CHANGE, obj or self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Unit | None = None) -> bool:
        return policy.allows(request.user, Action.REMOVE, obj or self.model) and (obj is None or may_remove(obj))

    # The form

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Unit | None:
        """Return the unit; lock one that is about to be changed first, after its parent."""
        unit = super().get_object(request, object_id, from_field)
        if unit is None or request.method != "POST":
            return unit
        locked(unit)
        return super().get_object(request, object_id, from_field)

    def get_inlines(self, request: HttpRequest, obj: Unit | None) -> list[type[admin.options.InlineModelAdmin]]:
        return [*self.inlines, *self.shared_inlines]

    def get_fieldsets(self, request: HttpRequest, obj: Unit | None = None) -> list[Fieldset]:
        fieldsets = [*super().get_fieldsets(request, obj)]
        unplaced = self.unplaced_fields(fieldsets)
        fieldsets += [section("More", *unplaced)] if unplaced else []
        return [*fieldsets, THIS_CHANGE] if obj and self.has_change_permission(request, obj) else fieldsets

    def unplaced_fields(self, fieldsets: list[Fieldset]) -> list[str]:
        """Name what an editor can fill in and no fieldset places, so that a new field is never left out of the form."""
        columns = [*self.model._meta.fields, *self.model._meta.many_to_many]
        placed = {*flatten_fieldsets(fieldsets), *SET_BY_ACTIONS}
        return [
            column.name
            for column in columns
            if column.editable and not column.auto_created and column.name not in placed
        ]

    def get_form(self, request: HttpRequest, obj: Unit | None = None, change: bool = False, **kwargs) -> Any:
        state = state_of(request)
        state.unit = obj
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refused = state.refused
        return form

    def _create_formsets(self, request: HttpRequest, obj: Unit | None, change: bool) -> Any:
        """Let rows of one list link to new ones of another."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]  # not in the stubs
        state_of(request).formsets = {formset.prefix: formset for formset in formsets}
        return formsets, inlines

    def render_change_form(self, request: HttpRequest, context: Context, *args, **kwargs) -> HttpResponse:
        unit, form = context["original"], context["adminform"].form
        if unit:
            offer_confirmations(form)
        if unit and not form.is_bound:
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            form.fields["seen"].initial = signed(unit, forms_of(form, formsets))
        context["conflict"] = state_of(request).conflict
        context["error_links"] = error_links(form, [inline.formset for inline in context["inline_admin_formsets"]])
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, unit: Unit) -> str | None:
        return unit.get_absolute_url() if unit.is_public else None

    # Saving

    @method_decorator(gzip_page)  # a case with everything is a long form; its CSRF token is masked anew each time
    def changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        state = state_of(request)
        if "_row" in request.POST:
            add_row(request)
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Stale as opened:
            self.bring_together(request, state.unit, opened)
        except Refusal as refusal:
            state.refused = refusal.refused
        except forms.ValidationError as error:
            state.refused = Refusal(None, error).refused
        except IntegrityError as error:
            state.refused = {None: {None: explain(error)}}
        return super().changeform_view(request, *args, **kwargs)

    def bring_together(self, request: HttpRequest, unit: Unit, opened: Stale) -> None:
        """Put what others saved meanwhile into the posted form and refuse it: saving it again is then a choice."""
        page = page_of(self, request, unit)
        reconciled = Reconciliation(request.POST, opened.shown)
        reconciled.own(page.form)
        for formset, noun in zip(page.formsets, page.nouns, strict=True):
            reconciled.rows(formset, noun)
        reconciled.follow_rows()
        reconciled.data["seen"] = signed(page.form.instance, page.all_forms)
        request.POST = reconciled.data  # type: ignore[assignment]  # a form may be bound to what can be changed
        state = state_of(request)
        state.refused = {**reconciled.beside, None: {None: STALE, **reconciled.beside.get(None, {})}}
        since = Change.objects.of_versions().filter(unit_ref=unit.public_id, version__gt=opened.version)
        state.conflict = {"tables": reconciled.tables, "changes": since.select_related("by")}

    def event(self, form: forms.ModelForm) -> str:
        """Return what the change log calls what this form does."""
        return "changed"

    def save_model(self, request: HttpRequest, obj: Unit, form: forms.ModelForm, change: bool) -> None:
        reason = form.cleaned_data.get("reason", "")
        state_of(request).change = begin_change(obj, by=request.user, reason=reason, event=self.event(form))
        if change:
            obj.confirmed = form.cleaned_data.get("confirmed", [])
            obj.save()

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        begun, unit = state_of(request).change, form.instance
        self.derive(unit)
        drop_outdated_confirmations(unit)
        if begun:
            self.finish_change(request, form, begun)
        unit.refresh_from_db()
        document = begun.touched[unit.public_id].after if begun else None
        further = (doubt for find in further_doubts for doubt in find(unit))
        for text, other in [*far_dates(unit, document or {}), *self.doubts(unit), *further]:
            link = self.link_to(other) if other else ""
            self.message_user(request, format_html("Look again: {} {}", text, link), messages.WARNING)

    def derive(self, unit: Any) -> None:
        """Fill in what follows from what was typed elsewhere in the form, within the same change."""

    def doubts(self, unit: Any) -> Iterable[Doubt]:
        """Return what is odd in what was saved but can be real."""
        return []

    def link_to(self, unit: Unit) -> SafeString:
        return format_html('<a href="{}">{}</a>', unit_url(unit), unit)

    # Deleting

    def delete_model(self, request: HttpRequest, obj: Unit) -> None:
        remove(obj, by=request.user)


def dated(name: str, description: str) -> Callable[[Any, Unit], str | None]:
    """Make a column of a list that shows the partial date `name` as readers see it."""

    @admin.display(description=description, ordering=f"{name}_earliest")
    def shown(_admin: Any, unit: Unit) -> str | None:
        value = getattr(unit, name)
        return value.display() if value else None

    return shown


def evidence_count(description: str) -> Callable[[Any, Any], int]:
    """Make a column of a list that shows how much evidence a unit has."""

    @admin.display(description=description)
    def shown(_admin: Any, unit: Any) -> int:
        return unit.evidence_count

    return shown
