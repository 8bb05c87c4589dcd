"""The cases that one ruling decides: its own, and those that the court joined with it."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cases.models import Case
from casetracker.core.units import Part, part_constraints
from rulings.models.ruling import Ruling
from rulings.querysets import RulingCaseQuerySet


class JoinedCase(Part):
    """Another case that a ruling decides beside its own; its key, while that case is not in the collection."""

    owner: ClassVar[str] = "ruling"
    awaits: ClassVar[dict[str, str]] = {"case": "to_key"}

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="joined_cases")
    case = models.ForeignKey(
        Case,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="joined_in",
        help_text="Another case that the ruling decides too; the ruling then stands on both.",
    )
    to_key = models.CharField(max_length=170, blank=True, default="", editable=False)
    number_there = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    """The ruling's number among those of that case, given when both are first seen; not in its document."""
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest stands first.")

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["to_key"], name="joinedcase_to_key")]
        constraints = [
            *part_constraints("ruling", "joinedcase"),
            models.UniqueConstraint(
                fields=["ruling", "case"],
                name="joinedcase_once",
                violation_error_message="This case is joined already.",
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | ~Q(to_key=""),
                name="joinedcase_has_case",
                violation_error_message="Choose the case.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.case or self.to_key)

    def clean(self) -> None:
        if not self.case_id and not self.to_key:
            raise ValidationError({"case": "Choose the case."})
        if self.case_id and self.case_id == self.ruling.case_id:
            raise ValidationError({"case": "This is the ruling's own case; name the others here."})


class RulingCase(models.Model):
    """A case in which a ruling stands, its own or a joined one: kept by the write path, and read by every list."""

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="in_cases", db_index=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="with_rulings", db_index=False)
    order = models.PositiveIntegerField(default=0, help_text="0 for the ruling's own case, which stands first.")
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of the ruling in this case.")

    objects = RulingCaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["case", "ruling"], name="rulingcase_case"),
            models.Index(fields=["ruling"], name="rulingcase_joined", condition=Q(order__gt=0)),
        ]
        constraints = [models.UniqueConstraint(fields=["ruling", "case"], name="rulingcase_once")]

    def __str__(self) -> str:
        return f"{self.ruling_id} in {self.case_id}"
