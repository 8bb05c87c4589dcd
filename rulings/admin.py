"""How editors enter rulings and reactions."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Field
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.models import CaseEvent
from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.desk.doubts import Doubt
from casetracker.desk.editorial import EditorialAdmin
from casetracker.desk.fields import section
from casetracker.desk.finding import listed
from casetracker.desk.inlines import parts
from casetracker.desk.queue import WorkFilter
from casetracker.desk.request_state import Context
from casetracker.desk.review.forms import EditorialForm
from casetracker.desk.unit_admin import dated, evidence_count
from rulings import models
from rulings.actions import publish_reaction, publish_ruling, settle_votes
from rulings.doubts import reaction_doubts, ruling_doubts
from rulings.links_admin import case_at_hand, citations_as, claims, holdings, participations, seats

OF_CASE: dict[str, Any] = {"about_ruling": models.Ruling, "about_event": CaseEvent, "in_reply_to": models.Reaction}
"""What a reaction can be about, all of its case; a ruling may be one that joined it."""
QUOTED, TRANSLATED = "quotation quotation_language", "translation translated_by"


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
    "case",
    more=["order key"],
    verbose_name="joined case",
    verbose_name_plural="joined cases: others that it decides too",
    autocomplete_fields=("case",),
)
IDENTIFIERS = parts(
    models.RulingIdentifier,
    "scheme value",
    more=["reporter volume page key"],
    verbose_name="published citation",
    verbose_name_plural="cited as: neutral citation, ECLI, law reports, databases",
)
DISPOSITION_WORDS = {
    "favours": ("Who won this point", "On a motion: the side that got what it wanted here, whoever moved it."),
    "form": ("What was ordered", "An injunction, damages, a closed hearing; empty where nothing was ordered."),
    "basis": ("On which ground", "Why it was decided so: the merits, the evidence, standing; where it is told."),
    "effect": ("Does it hold today?", "In force, suspended, or changed by a later ruling."),
}
DISPOSITIONS = parts(
    models.Disposition,
    "decides result favours",
    "description",
    "claims requested_by concerning",
    more=["form basis effect", "amount currency sentence", "as_stated as_stated_language", "note key"],
    verbose_name_plural="dispositions: one for each thing decided; the first is the headline",
    access_key="i",
    words=DISPOSITION_WORDS,
    picks={"claims": claims, "requested_by": participations, "concerning": participations},
)
SEAT_WORDS = {
    "part": ("Their vote", "Left open, it follows from the opinions below; choose it where no opinion tells."),
}
PANEL = parts(
    models.PanelSeat,
    "judge role",
    more=["part name_as_stated", "order key"],
    verbose_name="seat",
    verbose_name_plural="panel: who sat",
    access_key="s",
    words=SEAT_WORDS,
    autocomplete_fields=("judge",),
)
HOLDINGS = parts(
    models.Holding,
    "statement",
    "finding claims",
    QUOTED,
    more=["weight topics", TRANSLATED, "note key"],
    verbose_name_plural="holdings: what the court found, and which claims that answers",
    access_key="h",
    autocomplete_fields=("topics",),
    picks={"claims": claims},
)
OPINIONS = parts(
    models.Opinion,
    "kind",
    "authors joiners",
    "summary",
    more=["title locator", "text", "note key"],
    verbose_name_plural="opinions: the court's, and what judges wrote beside or against it; enter a dissent here",
    access_key="w",
    picks={"authors": seats, "joiners": seats},
    picks_new={"authors": ("panel",), "joiners": ("panel",)},
)
TEXT_VERSIONS = parts(
    models.TextVersion,
    "kind on",
    "changes",
    more=["url identifiers", "text", "note key"],
    verbose_name_plural="versions of the text: as published, and as it was corrected or issued anew",
    picks={"identifiers": citations_as},
    picks_new={"identifiers": ("identifiers",)},
)
REVIEWS = parts(
    models.RulingReview,
    "effect reviewed",
    more=["court court_as_stated", "docket_number issued_on result", "to_text note"],
    fk_name="ruling",
    verbose_name="reviewed ruling",
    autocomplete_fields=("reviewed", "court"),
)


COUNTED = "bench_size is_bench_complete votes_for votes_against"


@admin.register(models.Ruling)
class RulingAdmin(OfCaseAdmin):
    publish_action = staticmethod(publish_ruling)
    list_display = ("__str__", "case", "court", "result", "issued", "state", "visible_from", "citations")
    list_filter = (WorkFilter, "state", "kind", "stage", "is_verdict", "court")
    list_select_related = ("case", "court")
    search_fields = ("case__title", "case__docket_number", "identifiers__value", "=public_id")
    search_help_text = "Words of the case's title or of the ruling, its docket number, a citation, or the public id."
    texts = ("summary", "note", "holdings__statement", "dispositions__description", "opinions__summary")
    autocomplete_fields = ("case", "court")
    issued = dated("issued_on", "given")
    proposals: ClassVar[tuple[Callable[[HttpRequest, Any], dict[str, str]], ...]] = ()
    """Each returns values that a link to the form puts into it, to be saved or not; apps above add theirs."""
    inlines = (DISPOSITIONS, PANEL, HOLDINGS, OPINIONS, IDENTIFIERS, TEXT_VERSIONS, JOINED_CASES, REVIEWS)
    fieldsets = (
        section("The ruling", "case", "kind stage issued_on published_on", "summary"),
        section("Its text", "text_availability language full_text_url", "full_text", folded=True),
        section(
            "Who gave it, if not the case's court, and by how many votes", "court decided_by", COUNTED, folded=True
        ),
        section("More of the ruling", "heard_on notified_on", "note key", folded=True),
    )

    def derive(self, unit: Any) -> None:
        settle_votes(unit)

    def detail(self, unit: Any) -> str:
        return listed(unit.case, unit.court, unit.case.docket_number)

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
    "party",
    more=["order key"],
    verbose_name="speaker",
    access_key="s",
    autocomplete_fields=("party",),
)
POINTS = parts(
    models.ReactionPoint,
    "summary",
    "holdings",
    QUOTED,
    more=["response calls_for asserts_fact", TRANSLATED, "note key"],
    verbose_name="point",
    verbose_name_plural="points: what is said, and which holdings that answers",
    access_key="o",
    picks={"holdings": holdings},
)


class ReactionForm(EditorialForm):
    def clean(self) -> dict[str, Any]:
        """Let a reply be about what it answers, although the link to the form has filled in a ruling."""
        cleaned = super().clean()
        if cleaned.get("in_reply_to"):
            cleaned["about_ruling"] = None
        return cleaned


REACTION_WORDS = {
    "about_event": ("Or about an event", "The event that it is about, if it is about one."),
    "in_reply_to": ("Or in reply to", "The reaction that it answers: it is then about that one, not about a ruling."),
}


@admin.register(models.Reaction)
class ReactionAdmin(OfCaseAdmin):
    form = ReactionForm
    words = REACTION_WORDS
    publish_action = staticmethod(publish_reaction)
    list_display = ("__str__", "case", "stance", "made", "state", "visible_from", "citations")
    list_filter = (WorkFilter, "state", "kind", "stance")
    search_fields = ("case__title", "speakers__party__name", "=public_id")
    search_help_text = "Words of the case's title, of a speaker's name or of what is said, or the public id."
    texts = ("summary", "note", "points__summary", "points__quotation", "points__calls_for")
    made = dated("made_on", "made")
    inlines = (SPEAKERS, POINTS)
    fieldsets = (
        section("The reaction", "case", "about_ruling about_event in_reply_to", "kind made_on stance", "summary"),
        section("Who says it for them", "spokesperson spokesperson_title", folded=True),
        section("More of the reaction", "language asked_by", "note key", folded=True),
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
