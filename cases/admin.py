"""How editors enter courts, judges, topics, sources and cases."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Field, Q, QuerySet
from django.http import HttpRequest

from cases import models
from cases.actions import publish_case
from cases.choices import COURT_LEVEL, SOURCE_KIND
from cases.citation_admin import CitationInline
from cases.doubts import case_doubts
from cases.parts_admin import (
    ANSWERING,
    BRINGING,
    CLAIMS,
    COUNSEL,
    DECISIONS_BELOW,
    EVENTS,
    IDENTIFIERS,
    OTHERS,
    RELATIONS,
)
from casetracker.core.naming.places import country_name
from casetracker.desk.doubts import Doubt
from casetracker.desk.editorial import EditorialAdmin
from casetracker.desk.fields import ListField, section
from casetracker.desk.finding import listed
from casetracker.desk.inlines import parts
from casetracker.desk.merge_pages import MergeAdmin
from casetracker.desk.queue import WorkFilter
from casetracker.desk.unit_admin import UnitAdmin, dated, evidence_count
from parties.models import Party

UnitAdmin.shared_inlines = [CitationInline]
NAMES = ("name", "names__name", "=public_id")
"""Where to look for a name that is typed: in every name, whatever its script."""
NAME: dict[str, Any] = {"prefix": "names", "verbose_name": "other name"}


@admin.register(models.Court)
class CourtAdmin(MergeAdmin):
    citations = evidence_count("citations")
    list_display = ("name", "short_name", "country", "level", "parent", "citations")
    list_filter = ("level",)
    list_select_related = ("parent",)
    search_fields = (*NAMES, "short_name")
    found_by = ("called",)
    ordering = ("sort_key", "id")

    def detail(self, unit: Any) -> str:
        return listed(country_name(unit.country), COURT_LEVEL.label(unit.level) if unit.level != "unknown" else "")

    inlines = (parts(models.CourtName, "name language kind", **NAME),)
    autocomplete_fields = ("parent",)
    fieldsets = (
        section(None, "name short_name", "country level"),
        section("More of the court", "jurisdiction parent", "active_from active_to", "note", folded=True),
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

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("courts__court")

    def detail(self, unit: Any) -> str:
        return listed(*(row.court for row in unit.courts.all() if not row.is_withdrawn))


@admin.register(models.Topic)
class TopicAdmin(MergeAdmin):
    citations = evidence_count("citations")
    list_display = ("name", "parent", "citations")
    list_select_related = ("parent",)
    search_fields = ("name", "=public_id")
    found_by = ("called",)
    ordering = ("sort_key", "id")
    autocomplete_fields = ("parent",)
    fieldsets = (section(None, "name", "parent", "description"),)

    def detail(self, unit: Any) -> str:
        return listed(unit.parent)


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


MORE_OF_SOURCE = ("accessed_on published_time", "derived_from", "media", "note")


@admin.register(models.Source)
class SourceAdmin(MergeAdmin):
    list_display = ("title", "publisher", "kind", "published", "seen_as", "language")
    list_filter = ("kind", "seen_as")
    search_fields = ("title", "publisher", "url", "=public_id", "=external_key")
    found_by = ("titled", "published_by")
    search_help_text = "Words of the title, the publisher or the address."
    ordering = ("-id",)
    autocomplete_fields = ("derived_from",)
    fieldsets = (
        section(None, "title", "kind publisher published_on", "url", "author seen_as language"),
        section("More of the source", "archived_url", *MORE_OF_SOURCE, folded=True),
    )
    published = dated("published_on", "published")

    def detail(self, unit: Any) -> str:
        return listed(unit.publisher, unit.published_on and unit.published_on.display(), SOURCE_KIND.phrase(unit.kind))

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.name == "media":
            kwargs |= {"form_class": MediaField, "help_text": "One picture a line: caption | credit. No file is kept."}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


CASE_WORDS = {
    "status": ("Where the case stands", "In court, as far as the sources tell: pending, decided, closed."),
    "finality": ("Is it final?", "Whether what was decided can still be appealed."),
    "record_status": ("How complete this record is", "Of our record, not of the case."),
}
NAMED_OTHERWISE = ("caption title_language", "local_type", "court_as_stated sitting_as")


@admin.register(models.Case)
class CaseAdmin(MergeAdmin, EditorialAdmin):
    publish_action = staticmethod(publish_case)
    many_links = ("topics",)
    list_display = ("title", "court", "docket_number", "filed", "status", "state", "visible_from", "citations")
    list_filter = (WorkFilter, "state", "record_status", "case_type", "status", "finality", "court")
    list_select_related = ("court",)
    search_fields = ("title", "caption", "docket_number", "titles__title", "=public_id", "=external_key")
    found_by = ("numbered",)
    search_help_text = "A title, party or judge in any script, a docket number, words of its text, or the public id."
    texts = ("title", "summary", "note", "claims__statement", "participations__name_as_stated", "rulings__summary")
    ordering = ("-id",)
    autocomplete_fields = ("court", "topics")
    words = CASE_WORDS
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
            "title",
            "court docket_number filed_on",
            "case_type status finality",
            "summary",
            "topics",
            about="Enter the sources first; then every fact here can name the one that it rests on.",
        ),
        section("Its title and court in other words", *NAMED_OTHERWISE, folded=True),
        section("The proceedings", "next_on hearing_access languages", folded=True),
        section("About this record", "record_status last_checked_on", "compiled_from", "note", folded=True),
    )

    def conditions(self, typed: str) -> Q:
        """Find a case by who takes part or acts in it and by who decided it, too."""
        parties, judges = Party.objects.called(typed).values("pk"), models.Judge.objects.called(typed).values("pk")
        who = [
            models.Participation.objects.current().filter(party__in=parties).values("case"),
            models.Case.objects.filter(all_rulings__panel__judge__in=judges).values("pk"),
        ]
        return super().conditions(typed) | Q(pk__in=who[0]) | Q(pk__in=who[1])

    def detail(self, unit: Any) -> str:
        return listed(unit.court, unit.docket_number, unit.filed_on and unit.filed_on.display())

    def doubts(self, unit: models.Case) -> Iterable[Doubt]:
        return case_doubts(unit)

    def joined(self, unit: Any, name: str) -> Iterable[Any]:
        """The rulings of other cases that decide this one."""
        return unit.all_rulings.exclude(case=unit).select_related("case") if name == "rulings" else []

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        if db_field.name == "languages":
            kwargs |= {"commas": True, "help_text": "Of the proceedings, such as he, en."}
        return super().formfield_for_dbfield(db_field, request, **kwargs)
