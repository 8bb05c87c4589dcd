"""How editors enter courts, judges, topics, sources and cases."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field, QuerySet
from django.http import HttpRequest

from cases import models
from cases.actions import publish_case
from cases.choices import CASE_NUMBERS, PETITIONER_ROLES, RESPONDENT_ROLES, ROLE
from cases.citation_admin import CitationInline
from cases.doubts import case_doubts
from casetracker.core.text import zone_of
from casetracker.desk.doubts import Doubt
from casetracker.desk.editorial import EditorialAdmin
from casetracker.desk.fields import ListField, section
from casetracker.desk.inlines import PartInline, RecordForm, parts
from casetracker.desk.merge_pages import MergeAdmin
from casetracker.desk.queue import WorkFilter
from casetracker.desk.request_state import unit_of
from casetracker.desk.unit_admin import UnitAdmin, dated, evidence_count

UnitAdmin.shared_inlines = [CitationInline]
NAMES = ("name", "names__name", "=public_id")
"""Where to look for a name that is typed: in every name, whatever its script."""
NAME: dict[str, Any] = {"prefix": "names", "verbose_name": "other name"}


@admin.register(models.Court)
class CourtAdmin(UnitAdmin):
    citations = evidence_count("citations")
    list_display = ("name", "short_name", "country", "level", "parent", "citations")
    list_filter = ("level",)
    list_select_related = ("parent",)
    search_fields = (*NAMES, "short_name")
    found_by = ("called",)
    ordering = ("sort_key", "id")
    inlines = (parts(models.CourtName, "name language kind", **NAME),)
    autocomplete_fields = ("parent",)
    fieldsets = (
        section(None, "name short_name", "country jurisdiction", "level parent"),
        section("Time", "active_from active_to"),
        section(None, "note"),
    )


@admin.register(models.Judge)
class JudgeAdmin(MergeAdmin):
    is_of_persons = True
    citations = evidence_count("citations")
    list_display = ("name", "public_id", "citations")
    search_fields = NAMES
    found_by = ("called",)
    ordering = ("sort_key", "id")
    inlines = (
        parts(models.JudgeName, "name language kind", **NAME),
        parts(models.JudgeCourt, "court sat_from sat_to", verbose_name="court", autocomplete_fields=("court",)),
    )
    fieldsets = (section(None, "name", "sort_name", "note"),)


@admin.register(models.Topic)
class TopicAdmin(UnitAdmin):
    citations = evidence_count("citations")
    list_display = ("name", "parent", "citations")
    list_select_related = ("parent",)
    search_fields = ("name", "=public_id")
    found_by = ("called",)
    ordering = ("sort_key", "id")
    autocomplete_fields = ("parent",)
    fieldsets = (section(None, "name", "parent", "description"),)


class MediaField(ListField):
    """Pictures as lines of “caption | credit”."""

    def to_python(self, value: Any) -> Any:
        lines = [map(str.strip, line.partition("|")[::2]) for line in super().to_python(value)]
        return [{"caption": caption, **({"credit": credit} if credit else {})} for caption, credit in lines]

    def run_validators(self, value: Any) -> None:
        super().run_validators([text for picture in value for text in picture.values()])

    def prepare_value(self, value: Any) -> Any:
        rows = value if isinstance(value, list) else []
        lines = [" | ".join(filter(None, (row["caption"], row.get("credit")))) for row in rows]
        return "\n".join(lines) if lines else value or ""


@admin.register(models.Source)
class SourceAdmin(UnitAdmin):
    list_display = ("title", "publisher", "kind", "published", "seen_as", "language")
    list_filter = ("kind", "seen_as")
    search_fields = ("title", "publisher", "url", "=public_id", "=external_key")
    found_by = ("titled", "published_by")
    search_help_text = "Words of the title, the publisher or the address."
    ordering = ("-id",)
    autocomplete_fields = ("derived_from",)
    fieldsets = (
        section(None, "kind", "title", "author publisher", "url", "archived_url"),
        section("When", "published_on published_time", "accessed_on seen_as"),
        section("More", "language", "derived_from", "media", "note"),
    )
    published = dated("published_on", "published")

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.name == "media":
            kwargs |= {"form_class": MediaField, "help_text": "One picture a line: caption | credit. No file is kept."}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


# Cases


def participations(request: HttpRequest) -> list:
    """Return who can have raised a claim or taken a step: those who are saved on the case."""
    case = unit_of(request)
    return list(case.participations.select_related("party")) if case else []


class ParticipationInline(PartInline):
    """Participations in the roles listed in `roles`; other inlines of the case have the others."""

    autocomplete_fields = ("party",)
    roles: ClassVar[list[str]]
    side: ClassVar[str]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(role__in=self.roles)

    def formfield_for_choice_field(self, db_field, request: HttpRequest, **kwargs):
        if db_field.name == "role":
            kwargs |= {"choices": [(code, ROLE.label(code)) for code in self.roles], "initial": self.roles[0]}
        if db_field.name == "side":
            kwargs["initial"] = self.side
        return super().formfield_for_choice_field(db_field, request, **kwargs)


def participants(model: Any, prefix: str, title: str, roles: list[str], side: str) -> type:
    lines = ("party role side", "name_as_stated", "note order key")
    options = {"prefix": prefix, "verbose_name_plural": title, "roles": roles, "side": side}
    return parts(model, *lines, base=ParticipationInline, **options)


OTHER_ROLES = [code for code in ROLE if code not in PETITIONER_ROLES + RESPONDENT_ROLES]
BRINGING = participants(
    models.Petitioner, "petitioners", "petitioners: those who bring the case", PETITIONER_ROLES, "bringing"
)
ANSWERING = participants(
    models.Respondent, "respondents", "respondents: those who answer it", RESPONDENT_ROLES, "opposing"
)
OTHERS = participants(
    models.Participation, "participations", "others: who joins, advises or is affected", OTHER_ROLES, "neutral"
)
COUNSEL = parts(
    models.Counsel,
    "participation role order",
    "name firm",
    "note",
    verbose_name_plural="counsel: who acts for the parties above, once these are saved",
    picks={"participation": participations},
)
CLAIMS = parts(
    models.Claim,
    "statement",
    "kind alleged_on key",
    "raised_by against",
    "note",
    picks={"raised_by": participations, "against": participations},
)
HOURS = ("begins_at", "ends_at")


class EventForm(RecordForm):
    """An event's form: its hours are read and shown by the clock of its time zone, or of UTC where it has none."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        zone = zone_of(self.instance.time_zone)
        for name in HOURS:
            value = self.initial.get(name)
            if value:  # the field itself shows and reads UTC
                self.initial[name] = value.astimezone(zone).replace(tzinfo=UTC)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        zone = zone_of(cleaned.get("time_zone", ""))
        for name in HOURS:
            if cleaned.get(name):
                cleaned[name] = cleaned[name].replace(tzinfo=zone)
        return cleaned


EVENTS = parts(
    models.CaseEvent,
    "kind title",
    "description",
    "on begins_at ends_at time_zone",
    "by docket",
    "note key",
    form=EventForm,
    verbose_name="event",
    verbose_name_plural="events: steps in the case and around it, without the rulings",
    picks={"by": participations},
)
DECISIONS_BELOW = parts(
    models.DecisionBelow,
    "court court_as_stated",
    "docket_number issued_on result",
    "note",
    verbose_name_plural="decisions below: where the case comes from, if that has no record here",
    autocomplete_fields=("court",),
)
RELATIONS = parts(
    models.CaseRelation,
    "kind to_case to_text",
    "note",
    fk_name="case",
    verbose_name="relation",
    verbose_name_plural="relations to other cases",
    autocomplete_fields=("to_case",),
)


class IdentifierForm(RecordForm):
    """Offers the numbers of a case; a citation that stands here from before stays until somebody moves it."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offered = {"", *CASE_NUMBERS, self.instance.scheme}
        scheme: Any = self.fields.get("scheme")
        if scheme:
            scheme.choices = [(code, label) for code, label in scheme.choices if code in offered]


IDENTIFIERS = parts(models.CaseIdentifier, "scheme value", verbose_name="further identifier", form=IdentifierForm)


@admin.register(models.Case)
class CaseAdmin(EditorialAdmin):
    publish_action = staticmethod(publish_case)
    list_display = ("title", "court", "docket_number", "filed", "status", "state", "visible_from", "citations")
    list_filter = (WorkFilter, "state", "record_status", "case_type", "status", "finality", "court")
    list_select_related = ("court",)
    search_fields = ("title", "caption", "docket_number", "titles__title", "=public_id", "=external_key")
    found_by = ("numbered",)
    search_help_text = "Words of a title in any language, a docket number, or the public id."
    ordering = ("-id",)
    autocomplete_fields = ("court", "topics")
    filed = dated("filed_on", "filed")
    citations = evidence_count("citations")
    inlines = (
        BRINGING,
        ANSWERING,
        OTHERS,
        COUNSEL,
        CLAIMS,
        EVENTS,
        parts(models.CaseTitle, "title language kind", verbose_name="other title"),
        IDENTIFIERS,
        RELATIONS,
        DECISIONS_BELOW,
    )
    fieldsets = (
        section(
            "The case",
            "title title_language",
            "caption",
            "case_type local_type",
            "summary",
            about="Enter the sources first; then every fact here can name the one that it rests on.",
        ),
        section("Before which court", "court docket_number", "court_as_stated sitting_as"),
        section("Where it stands", "status finality", "filed_on next_on", "hearing_access"),
        section("To find it by", "topics", "languages"),
        section("This record", "record_status last_checked_on", "compiled_from", "note"),
    )

    def doubts(self, unit: models.Case) -> Iterable[Doubt]:
        return case_doubts(unit)

    def joined(self, unit: Any, name: str) -> Iterable[Any]:
        """The rulings of other cases that decide this one."""
        return unit.all_rulings.exclude(case=unit).select_related("case") if name == "rulings" else []

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.name == "languages":
            kwargs |= {"commas": True, "help_text": "Of the proceedings, such as he, en."}
        return super().formfield_for_dbfield(db_field, request, **kwargs)
