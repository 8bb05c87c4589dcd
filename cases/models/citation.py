"""Which source says what about which fact."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cases.choices import STANDING, SUPPORT
from cases.models.source import Source
from casetracker.core.models import Evidence, UnitId
from casetracker.core.text import language_validator, text_column
from casetracker.core.vocabulary import code_constraints


class Citation(Evidence):
    """One source on one fact: whether it says so, what it says instead, and what the editor makes of it.

    `path` is the fact's place in the unit's interchange document (`filed_on`, `holdings/h1.finding`);
    blank speaks of the record as a whole.
    """

    reveals: ClassVar[dict[str, str]] = {"source": "unit__visible_from"}

    unit = models.ForeignKey(UnitId, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="citations", help_text="Which source is cited."
    )
    path = models.CharField(
        "fact",
        max_length=200,
        blank=True,
        default="",
        help_text="The fact that is cited for; empty for the whole record.",
    )
    support = SUPPORT.field("states", help_text="Whether it states the fact, implies it, is silent or denies it.")
    stated_value = text_column(
        "What the source states, where it differs: a date, a code, a key or a text.", 500, verbose_name="stated instead"
    )
    standing = STANDING.field("accepted", help_text="What you hold of what it says; it matters where sources differ.")
    quotation = text_column("A few words.")
    quotation_language = text_column("Of the quotation, such as he.", 35, validators=[language_validator])
    translation = text_column("Of the quotation; say whose it is.")
    translated_by = text_column("A name, or “the editor”.", 200)
    locator = models.CharField(max_length=120, blank=True, default="", help_text="A page, a paragraph, a minute.")
    note = models.TextField("reason", blank=True, default="", help_text="Why the editor decided so. Public.")
    is_contrary = models.BooleanField(default=False, editable=False, help_text="Excludes what the record says.")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["unit", "path"], name="citation_unit_path"),
            models.Index(fields=["unit"], name="citation_contrary", condition=Q(is_contrary=True)),
        ]
        constraints = [
            *code_constraints("citation", support=SUPPORT, standing=STANDING),
            models.UniqueConstraint(
                fields=["unit", "source", "path", "stated_value"],
                name="citation_once",
                violation_error_message="This source is cited for this fact with this value already.",
            ),
            models.CheckConstraint(
                condition=~Q(support="implies") | ~Q(note=""),
                name="citation_inference_has_reason",
                violation_error_message="Say how the fact follows from the source.",
            ),
            models.CheckConstraint(
                condition=Q(translation="") | ~Q(translated_by=""),
                name="citation_translation_has_translator",
                violation_error_message="Say whose translation it is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} on {self.path or 'the record'}"

    def clean(self) -> None:
        if self.support == "implies" and not self.note:
            raise ValidationError({"note": "Say how the fact follows from the source."})
