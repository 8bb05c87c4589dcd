"""The operative part of a ruling, one row for each thing decided."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from cases.models import Claim, Participation
from casetracker.common.text import clean_text_validator, language_validator
from casetracker.common.units import NumberedPart, clean_other, part_constraints
from casetracker.common.vocabulary import code_constraints
from rulings.choices import BASIS, DECIDES, EFFECT, FAVOURS, FORM, RESULT
from rulings.models.ruling import Ruling

currency_validator = RegexValidator(r"\A[A-Z]{3}\Z", "A currency is its ISO 4217 code, such as USD.")


class Disposition(NumberedPart):
    """What was decided on one thing: on whose request, with which result, and in whose favour."""

    owner: ClassVar[str] = "ruling"
    letter: ClassVar[str] = "D"

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="dispositions")
    decides = DECIDES.field()
    description = models.CharField(
        max_length=300,
        blank=True,
        default="",
        validators=[clean_text_validator],
        help_text="What was decided, in a few words.",
    )
    claims = models.ManyToManyField(Claim, blank=True, related_name="dispositions")
    requested_by = models.ManyToManyField(Participation, blank=True, related_name="dispositions_requested")
    concerning = models.ManyToManyField(Participation, blank=True, related_name="dispositions_concerning")
    result = RESULT.field()
    form = FORM.field(blank=True)
    favours = FAVOURS.field("unknown")
    basis = BASIS.field(blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, default="", validators=[currency_validator])
    sentence = models.CharField(max_length=300, blank=True, default="", validators=[clean_text_validator])
    as_stated = models.TextField(blank=True, default="", validators=[clean_text_validator], help_text="Verbatim.")
    as_stated_language = models.CharField(max_length=35, blank=True, default="", validators=[language_validator])
    effect = EFFECT.field("unknown")
    note = models.TextField(blank=True, default="")

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
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="disposition_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {DECIDES.label(self.decides)}: {RESULT.label(self.result).lower()}"

    def clean(self) -> None:
        clean_other(self, decides=DECIDES, result=RESULT, form=FORM, basis=BASIS)
        if (self.amount is None) != (self.currency == ""):
            raise ValidationError({"currency": "An amount has a currency, and a currency an amount."})
