"""Steps in a case and events around it, other than rulings."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices import COURT_EVENTS, EVENT_KIND
from cases.models.case import Case
from cases.models.participation import Participation
from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.dates import COMING
from casetracker.core.text import clean_text_validator, text_column, time_zone_validator
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints


class CaseEvent(NumberedPart):
    """One step or event. Rulings are no events: the timeline brings both together when it is read."""

    owner: ClassVar[str] = "case"
    letter: ClassVar[str] = "E"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = EVENT_KIND.field(help_text="What happened; rulings are entered by themselves.")
    title = models.CharField(max_length=300, validators=[clean_text_validator], help_text="The step in a few words.")
    description = text_column("More about it, in your own words.")
    by = models.ManyToManyField(Participation, blank=True, related_name="events", help_text="Who took the step.")
    docket = text_column("Its own number, where it has one: of a motion, such as 3.", 120)
    on = PartialDateField("date", help_text="As far as it is known: 2019, 2019-05 or 2019-05-14.", reach=COMING)
    on_earliest = DateBound("on", "earliest")
    on_latest = DateBound("on", "latest")
    begins_at = models.DateTimeField(
        null=True, blank=True, help_text="By the clock of its time zone; in UTC without one."
    )
    ends_at = models.DateTimeField(
        null=True, blank=True, help_text="By the clock of its time zone; in UTC without one."
    )
    time_zone = text_column("Of the hours, such as Asia/Jerusalem.", 60, validators=[time_zone_validator])
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

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
