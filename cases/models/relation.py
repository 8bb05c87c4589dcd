"""How cases are connected."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from cases.choices import RELATION_KIND
from cases.models.case import Case
from casetracker.core.text import text_column
from casetracker.core.units import Part, part_constraints
from casetracker.core.vocabulary import code_constraints


class CaseRelation(Part):
    """A link to another case; to its key, or to a text, while that case is not in the collection."""

    owner: ClassVar[str] = "case"
    awaits: ClassVar[dict[str, str]] = {"to_case": "to_key"}

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="relations")
    kind = RELATION_KIND.field("related", help_text="What this case is to the other one.")
    to_case = models.ForeignKey(
        Case,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="related_from",
        help_text="Where the other one is in this collection.",
    )
    to_key = models.CharField(
        max_length=170, blank=True, default="", editable=False, help_text="system:key of a case that is not here yet."
    )
    to_text = text_column("Its name, when it is not in this collection.", 300)
    note = models.TextField(blank=True, default="", help_text="What readers must know about it.")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["to_key"], name="caserelation_to_key")]
        constraints = [
            *part_constraints("case", "caserelation"),
            *code_constraints("caserelation", kind=RELATION_KIND),
            models.CheckConstraint(
                condition=Q(to_case__isnull=False) | ~Q(to_key="") | ~Q(to_text=""),
                name="caserelation_has_other_end",
                violation_error_message="Choose the other case, or name it.",
            ),
            models.CheckConstraint(
                condition=Q(to_case__isnull=True) | ~Q(to_case=F("case")),
                name="caserelation_not_itself",
                violation_error_message="A case cannot be related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{RELATION_KIND.label(self.kind)} {self.to_case or self.to_text or self.to_key}"
