"""The decision of the court below, where it is not in the collection."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.choices import RESULT
from cases.models.case import Case
from cases.models.court import Court
from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.text import text_column
from casetracker.core.units import Part, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints

BELOW = ("court", "court_as_stated", "docket_number", "issued_on", "result", "note")
"""What tells a decision that has no record of its own."""


class StatedDecision(models.Model):
    """The columns of a decision that has no record of its own: by which court, under which number, when, how."""

    court = models.ForeignKey(
        Court,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)s_set",
        help_text="The court that gave it, where there is an entry.",
    )
    court_as_stated = text_column("Otherwise: what the sources call that court.", 300)
    docket_number = text_column("Its number there, as printed.", 120)
    issued_on = PartialDateField(help_text="The day on which it was given.")
    issued_on_earliest = DateBound("issued_on", "earliest")
    issued_on_latest = DateBound("issued_on", "latest")
    result = RESULT.field("unknown", help_text="What was decided there.")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    class Meta:
        abstract = True

    def clean(self) -> None:
        clean_other(self, result=RESULT)

    @property
    def stated(self) -> str:
        """Return the court, the number and the day, as far as they are told."""
        court = self.court.name if self.court else self.court_as_stated
        day = self.issued_on.display() if self.issued_on else ""
        return ", ".join(filter(None, [court, self.docket_number, day]))


IS_STATED = Q(court__isnull=False) | ~Q(court_as_stated="") | ~Q(docket_number="")


class DecisionBelow(StatedDecision, Part):
    """A decision from which the case comes and which is not in the collection; a case that is here is a relation."""

    owner: ClassVar[str] = "case"
    reveals: ClassVar[dict[str, str]] = {"court": "case__visible_from"}

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions_below")

    class Meta:
        ordering = ["issued_on_earliest", "id"]
        verbose_name = "decision below"
        verbose_name_plural = "decisions below"
        constraints = [
            *part_constraints("case", "decisionbelow"),
            *code_constraints("decisionbelow", result=RESULT),
            *partial_date_constraints("decisionbelow", "issued_on", has_wide=False),
            models.CheckConstraint(
                condition=IS_STATED,
                name="decisionbelow_is_stated",
                violation_error_message="Name the court below, or give the number of its decision.",
            ),
        ]

    def __str__(self) -> str:
        return self.stated
