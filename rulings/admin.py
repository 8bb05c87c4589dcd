"""How editors enter rulings and reactions."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from cases.models import Case, CaseEvent, Claim, Participation
from casetracker.common.admin.editorial import EditorialAdmin
from casetracker.common.admin.inlines import PartInline, picked
from casetracker.common.admin.units import dated
from rulings.actions import ladder, publish_reaction, publish_ruling
from rulings.models import (
    Disposition,
    Holding,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    Ruling,
    RulingReview,
)


def case_at_hand(request: HttpRequest) -> int | None:
    """The case of the ruling or reaction in the form; a new one has it from the link that opened the form."""
    if request.unit:
        return request.unit.case_id
    chosen = request.POST.get("case") or request.GET.get("case") or ""
    return int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None


def ladder_cases(request: HttpRequest) -> list[models.Model]:
    case = Case.objects.filter(pk=case_at_hand(request)).first()
    return list(Case.objects.filter(pk__in=ladder(Ruling(case=case)))) if case else []


def claims(request: HttpRequest) -> list[models.Model]:
    """The claims of the case, then those of the cases that are linked to it by appeal."""
    cases = [case.pk for case in picked(request, ladder_cases)]
    rows = Claim.objects.filter(case__in=cases).select_related("case")
    return sorted(rows, key=lambda row: (row.case_id != case_at_hand(request), row.case_id, row.number or 0, row.pk))


def participations(request: HttpRequest) -> list[models.Model]:
    return list(Participation.objects.filter(case=case_at_hand(request)).select_related("party"))


def holdings(request: HttpRequest) -> list[models.Model]:
    return list(Holding.objects.filter(ruling__case=case_at_hand(request)).select_related("ruling"))


class OfCaseAdmin(EditorialAdmin):
    """A ruling or a reaction: its case is chosen once, and what it can link to is of that case."""

    list_select_related = ("case",)
    autocomplete_fields = ("case",)
    ordering = ("-id",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), *(["case"] if obj else []))


class DispositionInline(PartInline):
    model = Disposition
    verbose_name = "disposition"
    verbose_name_plural = "dispositions: one for each thing decided; the first is the headline"
    picks: ClassVar = {"claims": claims, "requested_by": participations, "concerning": participations}
    fields = (
        ("decides", "result", "favours"),
        ("form", "basis", "effect"),
        "description",
        ("claims", "requested_by", "concerning"),
        ("amount", "currency", "sentence"),
        ("as_stated", "as_stated_language"),
        ("note", "key"),
    )


class PanelInline(PartInline):
    model = PanelSeat
    verbose_name = "seat"
    verbose_name_plural = "panel: who sat"
    autocomplete_fields = ("judge",)
    fields = (("judge", "name_as_stated"), ("role", "part", "order", "key"))


class QuotingInline(PartInline):
    quoting = (("quotation", "quotation_language"), ("translation", "translated_by"))


class HoldingInline(QuotingInline):
    model = Holding
    verbose_name_plural = "holdings: what the court found, and which claims that answers"
    autocomplete_fields = ("topics",)
    picks: ClassVar = {"claims": claims}
    fields = (
        "statement",
        ("finding", "weight", "key"),
        ("claims", "topics"),
        *QuotingInline.quoting,
        "note",
    )


class ReviewInline(PartInline):
    model = RulingReview
    fk_name = "ruling"
    verbose_name = "reviewed ruling"
    autocomplete_fields = ("reviewed",)
    fields = (("effect", "reviewed", "to_text"),)


@admin.register(Ruling)
class RulingAdmin(OfCaseAdmin):
    publish_action = staticmethod(publish_ruling)
    list_display = ("__str__", "case", "court", "result", "issued", "state", "citations")
    list_filter = ("state", "kind", "stage", "is_verdict", "court")
    list_select_related = ("case", "court")
    search_fields = ("case__title", "case__docket_number", "=public_id")
    search_help_text = "Words of the case's title, its docket number, or the ruling's public id."
    autocomplete_fields = ("case", "court")
    issued = dated("issued_on", "given")
    inlines = (DispositionInline, PanelInline, HoldingInline, ReviewInline)
    fieldsets = (
        (
            "The ruling",
            {"fields": ["case", ("kind", "stage"), ("issued_on", "published_on"), ("heard_on", "notified_on")]},
        ),
        ("Given by", {"fields": ["court", ("decided_by", "bench_size", "is_bench_complete")]}),
        (
            "Its text",
            {"fields": ["summary", ("text_availability", "language"), "full_text_url", "full_text", ("note", "key")]},
        ),
    )


class SpeakerInline(PartInline):
    model = ReactionSpeaker
    verbose_name = "speaker"
    autocomplete_fields = ("party",)
    fields = (("party", "order", "key"),)


class PointInline(QuotingInline):
    model = ReactionPoint
    verbose_name = "point"
    verbose_name_plural = "points: what is said, and which holdings that answers"
    picks: ClassVar = {"holdings": holdings}
    fields = (
        "summary",
        ("response", "calls_for", "asserts_fact"),
        "holdings",
        *QuotingInline.quoting,
        ("note", "key"),
    )


@admin.register(Reaction)
class ReactionAdmin(OfCaseAdmin):
    publish_action = staticmethod(publish_reaction)
    list_display = ("__str__", "case", "stance", "made", "state", "citations")
    list_filter = ("state", "kind", "stance")
    search_fields = ("case__title", "speakers__party__name", "=public_id")
    search_help_text = "Words of the case's title or of a speaker's name, or the reaction's public id."
    made = dated("made_on", "made")
    inlines = (SpeakerInline, PointInline)
    fieldsets = (
        (
            "The reaction",
            {"fields": ["case", ("about_ruling", "about_event", "in_reply_to"), ("kind", "made_on", "asked_by")]},
        ),
        ("What is said", {"fields": ["stance", "summary", "language"]}),
        ("Who says it for them", {"fields": [("spokesperson", "spokesperson_title"), ("note", "key")]}),
    )

    def preview_url(self, unit: Reaction) -> str:
        """A reaction is read on its case's page."""
        return super().preview_url(unit.case)

    def formfield_for_foreignkey(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field:
        """What it is about is of its case, so a short list is enough."""
        of_case = {"about_ruling": Ruling, "about_event": CaseEvent, "in_reply_to": Reaction}
        if db_field.name in of_case:
            kwargs["queryset"] = of_case[db_field.name]._base_manager.filter(case=case_at_hand(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
