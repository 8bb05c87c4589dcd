"""The lists of rows in a case's form: who takes part, what is claimed, what happened, and what it is called."""

from datetime import UTC
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest

from cases import models
from cases.choices import CASE_NUMBERS, PETITIONER_ROLES, RESPONDENT_ROLES, ROLE
from casetracker.core.numbering import number_provisionally
from casetracker.core.text import zone_of
from casetracker.desk.inlines import PartInline, RecordForm, parts
from casetracker.desk.request_state import unit_of


def participations(request: HttpRequest) -> list:
    """Return who can have raised a claim or taken a step: those who are saved on the case."""
    case = unit_of(request)
    if case is None:
        return []
    found = list(case.participations.select_related("party"))
    number_provisionally(found)
    return found


PARTICIPANTS = ("petitioners", "respondents", "participations")
"""The lists of the form in which those who take part are typed."""


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


def participants(model: Any, prefix: str, title: str, roles: list[str], side: str, access_key: str = "") -> type:
    more = ["side name_as_stated", "note", "order key"]
    options = {"prefix": prefix, "verbose_name_plural": title, "roles": roles, "side": side, "access_key": access_key}
    return parts(model, "party role", more=more, base=ParticipationInline, **options)


OTHER_ROLES = [code for code in ROLE if code not in PETITIONER_ROLES + RESPONDENT_ROLES]
BRINGING = participants(
    models.Petitioner, "petitioners", "petitioners: those who bring the case", PETITIONER_ROLES, "bringing", "n"
)
ANSWERING = participants(
    models.Respondent, "respondents", "respondents: those who answer it", RESPONDENT_ROLES, "opposing", "r"
)
OTHERS = participants(
    models.Participation, "participations", "others: who joins, advises or is affected", OTHER_ROLES, "neutral"
)
COUNSEL = parts(
    models.Counsel,
    "participation name firm",
    more=["role order", "note"],
    verbose_name_plural="counsel: who acts for the parties above",
    picks={"participation": participations},
    picks_new={"participation": PARTICIPANTS},
)
CLAIMS = parts(
    models.Claim,
    "statement",
    "kind raised_by against",
    more=["alleged_on key", "note"],
    verbose_name_plural="claims: what is asserted, or asked of the court",
    access_key="m",
    picks={"raised_by": participations, "against": participations},
    picks_new={"raised_by": PARTICIPANTS, "against": PARTICIPANTS},
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
    "kind title on",
    "description",
    more=["by docket", "begins_at ends_at time_zone", "note key"],
    form=EventForm,
    verbose_name="event",
    verbose_name_plural="events: steps in the case and around it, without the rulings",
    picks={"by": participations},
    picks_new={"by": PARTICIPANTS},
)
DECISIONS_BELOW = parts(
    models.DecisionBelow,
    "court court_as_stated",
    "docket_number issued_on result",
    more=["note"],
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
