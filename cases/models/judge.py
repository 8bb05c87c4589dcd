"""Judges, their names in other scripts, and the courts on which they sat."""

from typing import ClassVar

from django.db import models

from cases.models.court import Court
from cases.querysets import JudgeQuerySet
from casetracker.common.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.common.text import clean_text_validator, language_validator
from casetracker.common.units import Part, ReferenceUnit, part_constraints
from casetracker.common.vocabulary import code_constraints
from parties.choices import NAME_KIND


class Judge(ReferenceUnit):
    """A judge; seen when a visible ruling names them on its panel."""

    name = models.CharField(max_length=200, validators=[clean_text_validator])
    note = models.TextField(blank=True, default="")

    objects = JudgeQuerySet.as_manager()

    class Meta(ReferenceUnit.Meta):
        indexes = [models.Index(fields=["name", "public_id"], name="judge_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/judges/{self.public_id}/"


class JudgeName(Part):
    """Another form of a judge's name, or the name in another script."""

    owner: ClassVar[str] = "judge"

    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200, validators=[clean_text_validator])
    language = models.CharField(max_length=35, blank=True, default="", validators=[language_validator])
    kind = NAME_KIND.field("alias")

    class Meta:
        ordering = ["id"]
        constraints = [*part_constraints("judge", "judgename"), *code_constraints("judgename", kind=NAME_KIND)]

    def __str__(self) -> str:
        return self.name


class JudgeCourt(Part):
    """A court on which the judge sat, with the years where they are known."""

    owner: ClassVar[str] = "judge"

    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="courts")
    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="judges")
    sat_from = PartialDateField()
    sat_from_earliest = DateBound("sat_from", "earliest")
    sat_from_latest = DateBound("sat_from", "latest")
    sat_to = PartialDateField()
    sat_to_earliest = DateBound("sat_to", "earliest")
    sat_to_latest = DateBound("sat_to", "latest")

    class Meta:
        ordering = ["id"]
        constraints = [
            *part_constraints("judge", "judgecourt"),
            *partial_date_constraints("judgecourt", "sat_from", has_wide=False),
            *partial_date_constraints("judgecourt", "sat_to", has_wide=False),
        ]

    def __str__(self) -> str:
        return f"{self.judge} at {self.court}"
