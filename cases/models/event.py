"""Steps in a case and events around it, other than rulings."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices import COURT_EVENTS, EVENT_KIND
from cases.models.case import Case
from cases.models.participation import Participation
from casetracker.common.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.common.text import clean_text_validator
from casetracker.common.units import NumberedPart, clean_other, part_constraints
from casetracker.common.vocabulary import code_constraints


class CaseEvent(NumberedPart):
    """One step or event. Rulings are no events: the timeline brings both together when it is read."""

    owner: ClassVar[str] = "case"
    letter: ClassVar[str] = "E"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = EVENT_KIND.field()
    title = models.CharField(max_length=300, validators=[clean_text_validator])
    description = models.TextField(blank=True, default="", validators=[clean_text_validator])
    by = models.ManyToManyField(Participation, blank=True, related_name="events")
    docket = models.CharField(max_length=120, blank=True, default="", validators=[clean_text_validator])
    on = PartialDateField("date")
    on_earliest = DateBound("on", "earliest")
    on_latest = DateBound("on", "latest")
    begins_at = models.DateTimeField(null=True, blank=True, help_text="Where the hour is known.")
    ends_at = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=60, blank=True, default="", help_text="Such as Asia/Jerusalem.")
    note = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["on_earliest", "id"]
        constraints = [
            *part_constraints("case", "caseevent", numbered=True),
            *code_constraints("caseevent", kind=EVENT_KIND),
            *partial_date_constraints("caseevent", "on", has_wide=False),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(begins_at__lte=F("ends_at")),
                name="caseevent_begins_before_it_ends",
                violation_error_message="The event ends before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_act_of_court(self) -> bool:
        return self.kind in COURT_EVENTS

    def clean(self) -> None:
        clean_other(self, kind=EVENT_KIND)
