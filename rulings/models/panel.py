"""Who sat on a ruling."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.models import Judge
from casetracker.core.text import text_column
from casetracker.core.units import Part, part_constraints
from casetracker.core.vocabulary import code_constraints
from rulings.choices import JUDGE_ROLES, SEAT_PART, SEAT_ROLE
from rulings.models.ruling import Ruling
from rulings.querysets import PanelSeatQuerySet


class PanelSeat(Part):
    """One seat at a ruling: a judge of the bench, or a registrar or advocate general beside it.

    It holds an entry, or a name as stated where the person is not identified.
    """

    owner: ClassVar[str] = "ruling"
    reveals: ClassVar[dict[str, str]] = {"judge": "ruling__visible_from"}
    reveals_where: ClassVar[Q] = Q(role__in=JUDGE_ROLES)

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="panel")
    judge = models.ForeignKey(
        Judge,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
        help_text="Who sat, where there is an entry.",
    )
    name_as_stated = text_column("The name in this ruling, where it differs or there is no entry.", 200)
    role = SEAT_ROLE.field("member", help_text="A registrar and an advocate general count as no judge.")
    part = SEAT_PART.field("unknown", help_text="Who wrote, joined or dissented.")
    order = models.PositiveSmallIntegerField(default=0, help_text="The lowest stands first.")

    objects = PanelSeatQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta:
        ordering = ["order", "id"]
        indexes = [
            models.Index(fields=["judge", "ruling"], name="panelseat_judge"),
            models.Index(fields=["part", "ruling"], name="panelseat_part"),
        ]
        constraints = [
            *part_constraints("ruling", "panelseat"),
            *code_constraints("panelseat", role=SEAT_ROLE, part=SEAT_PART),
            models.UniqueConstraint(
                fields=["ruling", "judge"],
                name="panelseat_once",
                violation_error_message="This judge has a seat already.",
            ),
            models.UniqueConstraint(
                fields=["ruling"],
                condition=Q(role="sole"),
                name="panelseat_one_sole_judge",
                violation_error_message="A ruling has one sole judge.",
            ),
            models.CheckConstraint(
                condition=Q(judge__isnull=False) | ~Q(name_as_stated=""),
                name="panelseat_has_name",
                violation_error_message="Choose a judge, or give the name as stated.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_as_stated or (self.judge.name if self.judge else "")
