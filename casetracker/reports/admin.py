"""Reports of errors on the desk: read, take, answer in a note, close."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.protection.gate import refuse_names
from casetracker.reports.models import OPEN, ErrorReport, State


class OpenFilter(admin.SimpleListFilter):
    """What still waits, or what is closed."""

    title, parameter_name = "open", "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Open"), ("no", "Closed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "yes":
            return queryset.filter(state__in=OPEN)
        return queryset.exclude(state__in=OPEN) if self.value() == "no" else queryset


class ReportForm(forms.ModelForm):
    """The state and the note; what the reader wrote stays as it is."""

    def clean_note(self) -> str:
        note = self.cleaned_data["note"]
        if note:
            with transaction.atomic():
                refuse_names(note, "The note")
        return note

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("state") == State.NO_ERROR and not cleaned.get("note"):
            raise ValidationError({"note": "Say in a word why it is no error."})
        return cleaned


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    """Nobody adds or deletes a report here; spam goes by itself after a month."""

    form = ReportForm
    list_display = ("number", "made_at", "on_page", "fact", "beginning", "state", "taken_by")
    list_filter = (OpenFilter, "state")
    list_select_related = ("taken_by",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    fields = (
        *("made_at", "on_page", "fact", "what", "source_link", "contact", "taken_by"),
        *("state", "note", "closed_at"),
    )
    readonly_fields = ("made_at", "on_page", "fact", "what", "source_link", "contact", "taken_by", "closed_at")
    actions = ("take", "close_as_corrected", "close_as_spam")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ErrorReport | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: ErrorReport | None = None) -> bool:
        return policy.allows(request.user, Action.VIEW, ErrorReport)

    def has_change_permission(self, request: HttpRequest, obj: ErrorReport | None = None) -> bool:
        return policy.allows(request.user, Action.CHANGE, ErrorReport)

    def save_model(self, request: HttpRequest, obj: ErrorReport, form: Any, change: bool) -> None:
        obj.settle(signed_in(request))
        obj.save()

    @admin.display(description="number", ordering="id")
    def number(self, report: ErrorReport) -> str:
        return str(report.pk)

    @admin.display(description="page")
    def on_page(self, report: ErrorReport) -> SafeString | str:
        """Lead to the page that it was sent from; it may have gone meanwhile."""
        return format_html('<a href="{0}">{0}</a>', report.page) if report.page else "not said"

    @admin.display(description="what is wrong")
    def beginning(self, report: ErrorReport) -> SafeString:
        return format_html("<bdi>{}</bdi>", Truncator(report.what).chars(80))

    @admin.display(description="source")
    def source_link(self, report: ErrorReport) -> SafeString | str:
        """Lead to what the reader names, without saying from where."""
        mark = '<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>'
        return format_html(mark, report.source) if report.source else "none named"

    @admin.action(description="Take selected reports", permissions=["change"])
    def take(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        self.put(request, reports.filter(state=State.NEW), State.TAKEN, "taken")

    @admin.action(description="Close selected reports as corrected", permissions=["change"])
    def close_as_corrected(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        self.put(request, reports.filter(state__in=OPEN), State.CORRECTED, "closed as corrected")

    @admin.action(description="Close selected reports as spam", permissions=["change"])
    def close_as_spam(self, request: HttpRequest, reports: QuerySet[ErrorReport]) -> None:
        self.put(request, reports.filter(state__in=OPEN), State.SPAM, "closed as spam")

    def put(self, request: HttpRequest, reports: QuerySet[ErrorReport], state: State, said: str) -> None:
        """Bring the reports into the state, each as a save of its form would."""
        with transaction.atomic():
            for report in reports:
                report.state = state
                report.settle(signed_in(request))
                report.save()
        self.message_user(request, f"Reports {said}: {len(reports)}.", messages.SUCCESS)


def signed_in(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("the desk answers nobody who is not signed in")
    return request.user
