"""The operative part of a ruling, one row for each thing decided."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from cases.models import Claim, Participation
from casetracker.core.text import language_validator, text_column
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from rulings.choices import BASIS, DECIDES, EFFECT, FAVOURS, FORM, RESULT
from rulings.models.ruling import Ruling

currency_validator = RegexValidator(r"\A[A-Z]{3}\Z", "A currency is its ISO 4217 code, such as USD.")


class Disposition(NumberedPart):
    """What was decided on one thing: on whose request, with which result, and in whose favour."""

    owner: ClassVar[str] = "ruling"
    letter: ClassVar[str] = "D"

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="dispositions")
    decides = DECIDES.field(help_text="What was before the court: the petition, a motion, the costs.")
    description = text_column("What was decided, in a few words.", 300)
    claims = models.ManyToManyField(Claim, blank=True, related_name="dispositions", help_text="Those that it decides.")
    requested_by = models.ManyToManyField(
        Participation, blank=True, related_name="dispositions_requested", help_text="On whose request."
    )
    concerning = models.ManyToManyField(
        Participation,
        blank=True,
        related_name="dispositions_concerning",
        help_text="For whom or against whom; empty for all.",
    )
    result = RESULT.field(help_text="A motion is denied; a petition is rejected on its merits.")
    form = FORM.field(blank=True, help_text="What was ordered, where something was.")
    favours = FAVOURS.field("unknown", help_text="The side that got what it wanted.")
    basis = BASIS.field(blank=True, help_text="The ground on which it rests, where it is told.")
    amount = models.DecimalField(
        max_digits=18, decimal_places=2, null=True, blank=True, help_text="The sum that was awarded or fined."
    )
    currency = text_column("The ISO 4217 code, such as USD.", 3, validators=[currency_validator])
    sentence = text_column("The penalty, in a few words.", 300)
    as_stated = text_column("The court's words, verbatim.")
    as_stated_language = text_column("Of the verbatim words, such as he.", 35, validators=[language_validator])
    effect = EFFECT.field("unknown", help_text="Whether it holds today.")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    class Meta:
        ordering = ["number", "id"]
        indexes = [
            models.Index(fields=["ruling", "decides", "result"], name="disposition_ruling"),
            models.Index(fields=["result", "decides", "ruling"], name="disposition_result"),
        ]
        constraints = [
            *part_constraints("ruling", "disposition", numbered=True),
            *code_constraints(
                "disposition", decides=DECIDES, result=RESULT, form=FORM, favours=FAVOURS, basis=BASIS, effect=EFFECT
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="") | (Q(amount__isnull=False) & ~Q(currency="")),
                name="disposition_amount_has_currency",
                violation_error_message="An amount has a currency, and a currency an amount.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="disposition_amount_positive",
                violation_error_message="An amount is not below zero; “favours” says who pays.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {DECIDES.label(self.decides)}: {RESULT.phrase(self.result)}"

    def clean(self) -> None:
        clean_other(self, decides=DECIDES, result=RESULT, form=FORM, basis=BASIS)
        if (self.amount is None) != (self.currency == ""):
            raise ValidationError({"currency": "An amount has a currency, and a currency an amount."})
