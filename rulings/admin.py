"""How editors enter rulings and reactions."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.models import Case, CaseEvent, Claim, Participation
from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.desk.doubts import Doubt
from casetracker.desk.editorial import EditorialAdmin
from casetracker.desk.fields import section
from casetracker.desk.inlines import parts
from casetracker.desk.queue import WorkFilter
from casetracker.desk.request_state import Context, unit_of
from casetracker.desk.unit_admin import dated, evidence_count
from rulings import models
from rulings.actions import decided_cases, ladder, publish_reaction, publish_ruling
from rulings.doubts import reaction_doubts, ruling_doubts

OF_CASE: dict[str, Any] = {"about_ruling": models.Ruling, "about_event": CaseEvent, "in_reply_to": models.Reaction}
"""What a reaction can be about, all of its case; a ruling may be one that joined it."""
QUOTING = ("quotation quotation_language", "translation translated_by")


def case_at_hand(request: HttpRequest) -> int | None:
    """Return the case of the ruling or reaction in the form; for a new one, from the link that opened the form."""
    unit = unit_of(request)
    if unit:
        return unit.case_id
    chosen = typed_or_linked(request, "case")
    return int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None


def typed_or_linked(request: HttpRequest, name: str) -> str:
    """Return what the form sends, or else the link that opened it."""
    return request.POST.get(name) or request.GET.get(name) or ""


def claims(request: HttpRequest) -> list:
    """Return the claims of the case, then those of the cases joined with it or linked to them by appeal."""
    ruling = ruling_at_hand(request)
    if ruling is None:
        return []
    found = Claim.objects.filter(case__in=ladder(ruling)).order_by("case", "number", "id")
    return sorted(found, key=lambda claim: claim.case_id != ruling.case_id)


def participations(request: HttpRequest) -> list:
    """Return who takes part in the case, then in those that are joined with it."""
    ruling = ruling_at_hand(request)
    if ruling is None:
        return []
    found = Participation.objects.filter(case__in=decided_cases(ruling)).order_by("case", "order", "id")
    return sorted(found.select_related("party"), key=lambda part: part.case_id != ruling.case_id)


def ruling_at_hand(request: HttpRequest) -> models.Ruling | None:
    """Return the ruling in the form; for a new one, one of the case that was chosen."""
    unit = unit_of(request)
    if isinstance(unit, models.Ruling):
        return unit
    pk = case_at_hand(request)
    case = Case.objects.filter(pk=pk).first() if pk else None
    return models.Ruling(case=case) if case else None


def citations_as(request: HttpRequest) -> list:
    """Return the citations under which the ruling in the form is known."""
    unit = unit_of(request)
    return list(unit.identifiers.current()) if unit else []


def seats(request: HttpRequest) -> list:
    """Return who sits on the ruling in the form."""
    unit = unit_of(request)
    return list(unit.panel.current().select_related("judge")) if unit else []


def holdings(request: HttpRequest) -> list:
    """Return the holdings of the case, first those of the ruling that the reaction is about."""
    found = models.Holding.objects.filter(ruling__cases=case_at_hand(request)).order_by("ruling_id", "number", "id")
    unit = unit_of(request)
    about = str(unit.about_ruling_id if unit else typed_or_linked(request, "about_ruling"))
    return sorted(found, key=lambda holding: str(holding.ruling_id) != about)


class OfCaseAdmin(EditorialAdmin):
    """A ruling or a reaction: its case is chosen once, and it can link only to what belongs to that case."""

    citations = evidence_count("citations")
    list_select_related: ClassVar[tuple[str, ...]] = ("case",)
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("case",)
    ordering = ("-id",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*super().get_readonly_fields(request, obj), *(["case"] if obj else []))


JOINED_CASES = parts(
    models.JoinedCase,
    "case order key",
    verbose_name="joined case",
    verbose_name_plural="joined cases: others that it decides too",
    autocomplete_fields=("case",),
)
IDENTIFIERS = parts(
    models.RulingIdentifier,
    "scheme value",
    "reporter volume page key",
    verbose_name="citation",
    verbose_name_plural="citations: neutral, ECLI, law reports, databases",
)
DISPOSITIONS = parts(
    models.Disposition,
    "decides result favours",
    "description",
    "claims requested_by concerning",
    "form basis effect",
    "amount currency sentence",
    "as_stated as_stated_language",
    "note key",
    verbose_name_plural="dispositions: one for each thing decided; the first is the headline",
    access_key="i",
    picks={"claims": claims, "requested_by": participations, "concerning": participations},
)
PANEL = parts(
    models.PanelSeat,
    "judge role",
    "name_as_stated part order key",
    verbose_name="seat",
    verbose_name_plural="panel: who sat",
    access_key="s",
    autocomplete_fields=("judge",),
)
HOLDINGS = parts(
    models.Holding,
    "statement",
    "finding weight",
    "claims topics",
    *QUOTING,
    "note key",
    verbose_name_plural="holdings: what the court found, and which claims that answers",
    access_key="h",
    autocomplete_fields=("topics",),
    picks={"claims": claims},
)
OPINIONS = parts(
    models.Opinion,
    "kind title locator",
    "authors joiners",
    "summary",
    "text",
    "note key",
    verbose_name_plural="opinions: the court's, and what judges wrote beside or against it",
    picks={"authors": seats, "joiners": seats},
)
TEXT_VERSIONS = parts(
    models.TextVersion,
    "kind on",
    "changes",
    "identifiers",
    "url",
    "text",
    "note key",
    verbose_name_plural="versions of the text: as published, and as it was corrected or issued anew",
    picks={"identifiers": citations_as},
)
REVIEWS = parts(
    models.RulingReview,
    "effect reviewed",
    "court court_as_stated",
    "docket_number issued_on result",
    "to_text note",
    fk_name="ruling",
    verbose_name="reviewed ruling",
    autocomplete_fields=("reviewed", "court"),
)


@admin.register(models.Ruling)
class RulingAdmin(OfCaseAdmin):
    publish_action = staticmethod(publish_ruling)
    list_display = ("__str__", "case", "court", "result", "issued", "state", "visible_from", "citations")
    list_filter = (WorkFilter, "state", "kind", "stage", "is_verdict", "court")
    list_select_related = ("case", "court")
    search_fields = ("case__title", "case__docket_number", "identifiers__value", "=public_id")
    search_help_text = "Words of the case's title, its docket number, a citation, or the ruling's public id."
    autocomplete_fields = ("case", "court")
    issued = dated("issued_on", "given")
    proposals: ClassVar[tuple[Callable[[HttpRequest, Any], dict[str, str]], ...]] = ()
    """Each returns values that a link to the form puts into it, to be saved or not; apps above add theirs."""
    inlines = (DISPOSITIONS, PANEL, HOLDINGS, OPINIONS, IDENTIFIERS, TEXT_VERSIONS, JOINED_CASES, REVIEWS)
    fieldsets = (
        section("The ruling", "case", "kind stage", "issued_on published_on", "heard_on notified_on"),
        section("Given by", "court", "decided_by bench_size is_bench_complete", "votes_for votes_against"),
        section("Its text", "summary", "text_availability language", "full_text_url", "full_text", "note key"),
    )

    def doubts(self, unit: models.Ruling) -> Iterable[Doubt]:
        return ruling_doubts(unit)

    def render_change_form(self, request: HttpRequest, context: Context, *args, **kwargs) -> HttpResponse:
        response = super().render_change_form(request, context, *args, **kwargs)
        unit, form = context["original"], context["adminform"].form
        for propose in self.proposals if unit and not form.is_bound else ():
            for name, value in propose(request, unit).items():
                form[name].initial = value
        return response

    def follow_up(self, request: HttpRequest, unit: Any) -> tuple[str, str] | None:
        if not policy.allows(request.user, Action.ADD, models.Reaction):
            return None
        address = reverse("admin:rulings_reaction_add")
        return "Add a reaction to it", f"{address}?case={unit.case_id}&about_ruling={unit.pk}"


SPEAKERS = parts(
    models.ReactionSpeaker,
    "party order key",
    verbose_name="speaker",
    access_key="s",
    autocomplete_fields=("party",),
)
POINTS = parts(
    models.ReactionPoint,
    "summary",
    "holdings",
    "response calls_for asserts_fact",
    *QUOTING,
    "note key",
    verbose_name="point",
    verbose_name_plural="points: what is said, and which holdings that answers",
    access_key="o",
    picks={"holdings": holdings},
)


@admin.register(models.Reaction)
class ReactionAdmin(OfCaseAdmin):
    publish_action = staticmethod(publish_reaction)
    list_display = ("__str__", "case", "stance", "made", "state", "visible_from", "citations")
    list_filter = (WorkFilter, "state", "kind", "stance")
    search_fields = ("case__title", "speakers__party__name", "=public_id")
    search_help_text = "Words of the case's title or of a speaker's name, or the reaction's public id."
    made = dated("made_on", "made")
    inlines = (SPEAKERS, POINTS)
    fieldsets = (
        section("The reaction", "case", "about_ruling about_event in_reply_to", "kind made_on asked_by"),
        section("What is said", "stance", "summary", "language"),
        section("Who says it for them", "spokesperson spokesperson_title", "note key"),
    )

    def doubts(self, unit: models.Reaction) -> Iterable[Doubt]:
        return reaction_doubts(unit)

    def preview_url(self, unit: Any) -> str:
        """A reaction is read on its case's page."""
        return super().preview_url(unit.case)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs) -> forms.Field | None:
        """What it is about was entered before: those lists need no links beside them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in OF_CASE and field:
            field.widget.can_add_related = field.widget.can_change_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        """What it is about is of its case, so a short list is enough."""
        if db_field.name in OF_CASE:
            place = "cases" if db_field.name == "about_ruling" else "case"
            kwargs["queryset"] = OF_CASE[db_field.name]._base_manager.filter(**{place: case_at_hand(request)})
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
