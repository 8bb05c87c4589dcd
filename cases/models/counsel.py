"""Who acts for a party of a case."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.models.participation import Participation
from casetracker.core.naming.fields import NameKey
from casetracker.core.text import text_column
from casetracker.core.units import Part, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from parties.choices import COUNSEL_ROLE

UNNAMED = "Give the name of counsel, or their firm."


class Counsel(Part):
    """A lawyer, or a firm where no person is named, who acts for one participation.

    Documents tell all counsel of a participation as one fact of it, so that a source is cited for the list. Whoever
    shows them starts from participations: with these they are withdrawn.
    """

    owner: ClassVar[str] = "case"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="counsel")
    participation = models.ForeignKey(
        Participation,
        on_delete=models.CASCADE,
        related_name="counsel",
        verbose_name="acts for",
        help_text="The party for which they act in this case.",
    )
    name = text_column("As the sources print it, without a title; empty if they name the firm alone.", 200)
    name_key = NameKey("name", "firm")
    firm = text_column("The law firm, chambers, institute or office.", 200)
    firm_key = NameKey("firm")
    role = COUNSEL_ROLE.field("unknown", help_text="What they do for the party, where the sources say.")
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest stands first.")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    class Meta:
        verbose_name_plural = "counsel"
        ordering = ["order", "id"]
        indexes = [
            models.Index(fields=["name_key", "participation", "is_withdrawn"], name="counsel_name"),
            models.Index(fields=["firm_key", "participation", "is_withdrawn"], name="counsel_firm"),
        ]
        constraints = [
            *part_constraints("case", "counsel"),
            *code_constraints("counsel", role=COUNSEL_ROLE),
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(firm=""), name="counsel_has_name", violation_error_message=UNNAMED
            ),
        ]

    def __str__(self) -> str:
        """Return all that the row says: “Ida Aduwa, Leigh Day (solicitor)”."""
        role = COUNSEL_ROLE.phrase(self.role) if self.role != "unknown" else ""
        more = "; ".join(filter(None, (role, self.note)))
        names = ", ".join(filter(None, (self.name, self.firm)))
        return f"{names} ({more})" if more else names

    def clean(self) -> None:
        clean_other(self, role=COUNSEL_ROLE)
        if not (self.name.strip() or self.firm.strip()):
            raise ValidationError({"name": UNNAMED})
