"""Who takes part in a case, and how."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from cases.choices import ROLE, SIDE
from cases.models.case import Case
from cases.querysets import ParticipationQuerySet
from casetracker.core.text import text_column
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from parties.models import Party


def validate_names(value: object) -> None:
    """Check the list of names that counsel once were; the first migration still refers to it."""
    if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
        raise ValidationError('Counsel are a list of names, such as ["Eitay Mack"].')


class Participation(NumberedPart):
    """One party in one role in one case; the same party may have another role in another case."""

    owner: ClassVar[str] = "case"
    letter: ClassVar[str] = "P"
    reveals: ClassVar[dict[str, str]] = {"party": "case__visible_from"}

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="participations")
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, related_name="participations", help_text="Who takes part."
    )
    role = ROLE.field(help_text="In this case; another case may differ.")
    side = SIDE.field(help_text="With those who bring the case, with those who answer, or neither.")
    name_as_stated = text_column("The name in this case, where it differs.", 300)
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest stands first.")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it; explains “other”.")

    objects = ParticipationQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta:
        ordering = ["order", "id"]
        indexes = [
            models.Index(fields=["party", "role", "case"], name="participation_party_role"),
            models.Index(fields=["role", "case"], name="participation_role"),
        ]
        constraints = [
            *part_constraints("case", "participation", numbered=True),
            *code_constraints("participation", role=ROLE, side=SIDE),
            models.UniqueConstraint(fields=["case", "party", "role"], name="participation_once_per_role"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {ROLE.phrase(self.role)}"

    @property
    def name(self) -> str:
        return self.name_as_stated or self.party.name

    def clean(self) -> None:
        clean_other(self, role=ROLE)
        if self.party.identity == "protected":
            self.clean_protected()

    def clean_protected(self) -> None:
        """A protected party has one name, the court's, and is never linked across cases."""
        if self.name_as_stated:
            raise ValidationError({"name_as_stated": "A protected party has no name but the one of its entry."})
        if self.party.participations.current().exclude(case=self.case_id).exists():
            raise ValidationError(
                {"party": "A protected party is never linked across cases; make an entry of its own for this case."}
            )


class Petitioner(Participation):
    """The participations of those who bring a case, for the admin."""

    class Meta:
        proxy = True


class Respondent(Participation):
    """The participations of those who answer a case, for the admin."""

    class Meta:
        proxy = True
