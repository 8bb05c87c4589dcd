"""What is asserted and asked for in a case."""

from typing import ClassVar

from django.db import models

from cases.choices import CLAIM_KIND
from cases.models.case import Case
from cases.models.participation import Participation
from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.text import clean_text_validator
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import code_constraints


class Claim(NumberedPart):
    """One allegation, ground, relief sought, defence or charge; holdings answer it."""

    owner: ClassVar[str] = "case"
    letter: ClassVar[str] = "C"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="claims")
    kind = CLAIM_KIND.field("allegation", help_text="What is asserted, or asked of the court.")
    statement = models.TextField(validators=[clean_text_validator], help_text="In your own words.")
    raised_by = models.ManyToManyField(
        Participation, blank=True, related_name="claims_raised", help_text="Who says it, of the case's parties."
    )
    against = models.ManyToManyField(
        Participation, blank=True, related_name="claims_against", help_text="Against whom it is said."
    )
    alleged_on = PartialDateField(help_text="When the alleged fact is said to have happened.")
    alleged_on_earliest = DateBound("alleged_on", "earliest")
    alleged_on_latest = DateBound("alleged_on", "latest")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            *part_constraints("case", "claim", numbered=True),
            *code_constraints("claim", kind=CLAIM_KIND),
            *partial_date_constraints("claim", "alleged_on", has_wide=False),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.statement[:80]}"
