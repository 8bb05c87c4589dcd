"""How editors enter courts, judges, topics, sources and cases."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from cases.actions import publish_case
from cases.choices import PETITIONER_ROLES, RESPONDENT_ROLES, ROLE
from cases.models import (
    Case,
    CaseEvent,
    CaseIdentifier,
    CaseRelation,
    CaseTitle,
    Claim,
    Court,
    CourtName,
    Judge,
    JudgeCourt,
    JudgeName,
    Participation,
    Petitioner,
    Respondent,
    Source,
    Topic,
)
from casetracker.common.admin.editorial import EditorialAdmin
from casetracker.common.admin.fields import ListField
from casetracker.common.admin.inlines import PartInline
from casetracker.common.admin.units import UnitAdmin, dated

NAMES = ("name", "names__name", "=public_id")
"""Where a name that is typed is looked for: every name, in whatever script."""


class NameInline(PartInline):
    prefix: ClassVar[str] = "names"
    verbose_name = "other name"
    fields = (("name", "language", "kind"),)


class CourtNameInline(NameInline):
    model = CourtName


class JudgeNameInline(NameInline):
    model = JudgeName


@admin.register(Court)
class CourtAdmin(UnitAdmin):
    list_display = ("name", "short_name", "country", "level", "parent", "citations")
    list_filter = ("level",)
    list_select_related = ("parent",)
    search_fields = (*NAMES, "short_name")
    ordering = ("name", "id")
    inlines = (CourtNameInline,)
    autocomplete_fields = ("parent",)
    fieldsets = (
        (None, {"fields": [("name", "short_name"), ("country", "jurisdiction"), ("level", "parent")]}),
        ("Time", {"fields": [("active_from", "active_to")]}),
        (None, {"fields": ["note"]}),
    )


class JudgeCourtInline(PartInline):
    model = JudgeCourt
    fk_name = "judge"
    verbose_name = "court"
    autocomplete_fields = ("court",)
    fields = (("court", "sat_from", "sat_to"),)


@admin.register(Judge)
class JudgeAdmin(UnitAdmin):
    list_display = ("name", "public_id", "citations")
    search_fields = NAMES
    ordering = ("name", "id")
    inlines = (JudgeNameInline, JudgeCourtInline)
    fieldsets = ((None, {"fields": ["name", "note"]}),)


@admin.register(Topic)
class TopicAdmin(UnitAdmin):
    list_display = ("name", "parent", "citations")
    list_select_related = ("parent",)
    search_fields = ("name", "=public_id")
    ordering = ("name",)
    autocomplete_fields = ("parent",)
    fieldsets = ((None, {"fields": ["name", "parent", "description"]}),)


class MediaField(ListField):
    """Pictures as lines of “caption | credit”."""

    def to_python(self, value: Any) -> list[dict[str, str]]:
        pieces = [line.partition("|") for line in super().to_python(value)]
        return [
            {"caption": caption.strip(), **({"credit": credit.strip()} if credit.strip() else {})}
            for caption, _, credit in pieces
        ]

    def run_validators(self, value: list[dict[str, str]]) -> None:
        super().run_validators([text for picture in value for text in picture.values()])

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(" | ".join(filter(None, (row["caption"], row.get("credit")))) for row in value)


@admin.register(Source)
class SourceAdmin(UnitAdmin):
    list_display = ("title", "publisher", "kind", "published", "seen_as", "language")
    list_filter = ("kind", "seen_as")
    search_fields = ("title", "publisher", "url", "=public_id", "=external_key")
    search_help_text = "Words of the title, the publisher or the address."
    ordering = ("-id",)
    autocomplete_fields = ("derived_from",)
    fieldsets = (
        (None, {"fields": ["kind", "title", ("author", "publisher"), "url", "archived_url"]}),
        ("When", {"fields": [("published_on", "published_time"), ("accessed_on", "seen_as")]}),
        ("More", {"fields": ["language", "derived_from", "media", "note"]}),
    )
    published = dated("published_on", "published")

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if db_field.name == "media":
            kwargs |= {"form_class": MediaField, "help_text": "One picture a line: caption | credit. No file is kept."}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


# Cases


def participations(request: HttpRequest) -> list[models.Model]:
    """Who can have raised a claim or taken a step: those who are saved on the case."""
    case = request.unit
    return list(case.participations.select_related("party")) if case else []


class ParticipationInline(PartInline):
    """Participations in the roles that `roles` lists; the other inlines of the case have the others."""

    autocomplete_fields = ("party",)
    fk_name = "case"
    fields = (("party", "role", "side"), ("name_as_stated", "counsel"), ("order", "note", "key"))
    roles: ClassVar[list[str]]
    side: ClassVar[str]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).filter(role__in=self.roles)

    def formfield_for_choice_field(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field:
        if db_field.name == "role":
            kwargs |= {"choices": [(code, ROLE.label(code)) for code in self.roles], "initial": self.roles[0]}
        if db_field.name == "side":
            kwargs["initial"] = self.side
        return super().formfield_for_choice_field(db_field, request, **kwargs)


class PetitionerInline(ParticipationInline):
    model = Petitioner
    prefix: ClassVar[str] = "petitioners"
    verbose_name_plural = "petitioners: those who bring the case"
    roles: ClassVar[list[str]] = PETITIONER_ROLES
    side: ClassVar[str] = "bringing"


class RespondentInline(ParticipationInline):
    model = Respondent
    prefix: ClassVar[str] = "respondents"
    verbose_name_plural = "respondents: those who answer it"
    roles: ClassVar[list[str]] = RESPONDENT_ROLES
    side: ClassVar[str] = "opposing"


class OtherInline(ParticipationInline):
    model = Participation
    prefix: ClassVar[str] = "participations"
    verbose_name = "other participant"
    verbose_name_plural = "others: who joins, advises, supervises or is affected"
    roles: ClassVar[list[str]] = [code for code in ROLE if code not in PETITIONER_ROLES + RESPONDENT_ROLES]
    side: ClassVar[str] = "neutral"


class ClaimInline(PartInline):
    model = Claim
    picks: ClassVar = {"raised_by": participations, "against": participations}
    fields = ("statement", ("kind", "alleged_on", "key"), ("raised_by", "against"), "note")


class EventInline(PartInline):
    model = CaseEvent
    verbose_name = "event"
    verbose_name_plural = "events: steps in the case and around it, without the rulings"
    picks: ClassVar = {"by": participations}
    fields = (
        ("kind", "title"),
        "description",
        ("on", "begins_at", "ends_at", "time_zone"),
        ("by", "docket"),
        ("note", "key"),
    )


class TitleInline(PartInline):
    model = CaseTitle
    verbose_name = "other title"
    fields = (("title", "language", "kind"),)


class IdentifierInline(PartInline):
    model = CaseIdentifier
    verbose_name = "further identifier"
    fields = (("scheme", "value"),)


class RelationInline(PartInline):
    model = CaseRelation
    fk_name = "case"
    verbose_name = "relation"
    verbose_name_plural = "relations to other cases"
    autocomplete_fields = ("to_case",)
    fields = (("kind", "to_case", "to_text"), "note")


@admin.register(Case)
class CaseAdmin(EditorialAdmin):
    publish_action = staticmethod(publish_case)
    list_display = ("title", "court", "docket_number", "filed", "status", "state", "record_status", "citations")
    list_filter = ("state", "record_status", "case_type", "status", "finality", "court")
    list_select_related = ("court",)
    search_fields = ("title", "caption", "docket_number", "titles__title", "=public_id", "=external_key")
    search_help_text = "Words of a title in any language, a docket number, or the public id."
    ordering = ("-id",)
    autocomplete_fields = ("court", "topics")
    filed = dated("filed_on", "filed")
    inlines = (
        PetitionerInline,
        RespondentInline,
        OtherInline,
        ClaimInline,
        EventInline,
        TitleInline,
        IdentifierInline,
        RelationInline,
    )
    fieldsets = (
        (
            "The case",
            {
                "fields": [("title", "title_language"), "caption", ("case_type", "local_type"), "summary"],
                "description": "Enter the sources first; then every fact here can name the one that it rests on.",
            },
        ),
        ("Before which court", {"fields": [("court", "docket_number"), ("court_as_stated", "sitting_as")]}),
        (
            "Where it stands",
            {"fields": [("status", "finality"), ("filed_on", "next_on"), "hearing_access"]},
        ),
        ("To find it by", {"fields": ["topics", "languages"]}),
        (
            "This record",
            {"fields": [("record_status", "last_checked_on"), "compiled_from", "note"]},
        ),
    )

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if db_field.name == "languages":
            kwargs |= {"commas": True, "help_text": "Of the proceedings, such as he, en."}
        return super().formfield_for_dbfield(db_field, request, **kwargs)
