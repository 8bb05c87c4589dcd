"""What a court held, and which claims that answers."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cases.models import Claim, Topic
from casetracker.core.text import clean_text_validator, language_validator, text_column
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from rulings.choices import FINDING, WEIGHT
from rulings.models.ruling import Ruling


class Quoting(models.Model):
    """A few quoted words in their own language; a translation says whose it is."""

    quotation = text_column("A few words, as printed.")
    quotation_language = text_column("Of the quotation, such as he.", 35, validators=[language_validator])
    translation = text_column("Of the quotation; say whose it is.")
    translated_by = text_column("A name, or “the editor”.", 200)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(translation="") | ~Q(translated_by=""),
                name="%(class)s_translation_has_translator",
                violation_error_message="Say whose translation it is.",
            )
        ]

    def clean(self) -> None:
        if self.translation and not self.translated_by:
            raise ValidationError({"translated_by": "Say whose translation it is."})


class Holding(Quoting, NumberedPart):
    """One finding or point of law, in the editor's words, with the court's where they are known."""

    owner: ClassVar[str] = "ruling"
    reveals: ClassVar[dict[str, str]] = {"topics": "ruling__visible_from"}
    letter: ClassVar[str] = "H"

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="holdings")
    claims = models.ManyToManyField(
        Claim,
        blank=True,
        related_name="holdings",
        help_text="The claims that it answers, of this case or of one linked by appeal.",
    )
    finding = FINDING.field(help_text="What the court made of what was claimed.")
    statement = models.TextField(validators=[clean_text_validator], help_text="In your own words.")
    weight = WEIGHT.field("holding", help_text="Whether it carries the decision.")
    topics = models.ManyToManyField(Topic, blank=True, related_name="holdings", help_text="What this point is about.")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    class Meta:
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["weight", "ruling"], name="holding_weight")]
        constraints = [
            *part_constraints("ruling", "holding", numbered=True),
            *code_constraints("holding", finding=FINDING, weight=WEIGHT),
            *Quoting.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.statement[:80]}"

    def clean(self) -> None:
        super().clean()
        clean_other(self, finding=FINDING)
