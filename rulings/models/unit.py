"""What a ruling and a reaction share: each is a unit of its own, within one case."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from cases.models import Case
from casetracker.core.naming.numbers import numbered_label
from casetracker.core.units import EditorialUnit, allocate, key_validator


def because_of_cases(cases: Iterable[Case]) -> list[str]:
    """Say why what belongs to these cases counts as sensitive; what was marked on a case goes before its facts."""
    found = []
    for case in cases:
        found += [f"The case “{case}” is marked as sensitive."] if case.is_sensitive else []
        found += case.sensitive_because() if case.is_sensitive is None else []
    return found


class CaseUnit(EditorialUnit):
    """A unit that is seen only while its case is, with a key and a number of its own there."""

    letter: ClassVar[str] = ""
    provisional: int | None = None
    parent_field: ClassVar[str] = "case"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="%(class)ss", help_text="The case to which it belongs."
    )
    key = models.CharField(
        max_length=80,
        validators=[key_validator],
        blank=True,
        help_text="Permanent name within the case; made for you when empty.",
    )
    number = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)

    class Meta(EditorialUnit.Meta):
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if not self.public_id:
            allocate([self])
        self.key = self.key or self.public_id
        super().save(*args, **kwargs)

    def sensitive_because(self) -> list[str]:
        """What makes its case sensitive, and those in it itself."""
        return [*because_of_cases([self.case]), *self.own_reasons()]

    def own_reasons(self) -> Iterable[str]:
        """Say by which of its own facts it counts as sensitive, whatever its case."""
        return []

    @property
    def label(self) -> str:
        return numbered_label(self.letter, self)

    @property
    def anchor(self) -> str:
        return f"{self.letter}{self.number}" if self.number else self.key
