"""Judges, their names in other scripts, and the courts on which they sat."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models

from cases.models.court import Court
from cases.querysets import JudgeQuerySet
from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.dates import COMING
from casetracker.core.naming.fields import FilingKey, NameKey, sort_name_column
from casetracker.core.text import clean_text_validator, language_validator, text_column
from casetracker.core.units import Part, ReferenceUnit, part_constraints
from casetracker.core.vocabulary import code_constraints
from casetracker.duplicates.keys import Key, named
from parties.choices import NAME_KIND


class Judge(ReferenceUnit):
    """A judge; seen when a visible ruling names them on its panel."""

    name = models.CharField(max_length=200, validators=[clean_text_validator], help_text="In English, without a title.")
    name_key = NameKey("name")
    sort_name = sort_name_column()
    sort_key = FilingKey("name", is_person=True, sort_name="sort_name")
    note = models.TextField(blank=True, default="", help_text="What readers must know about this entry.")

    likeness_reads: ClassVar[tuple[str, ...]] = ("names",)

    objects = JudgeQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta(ReferenceUnit.Meta):
        permissions = [
            ("publish_judge", "Can change and merge judges that readers see"),
            ("protect_judge", "Can protect a judge's name, which rewrites every record and its past"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "public_id"], name="judge_sort"),
            models.Index(fields=["-changed_at", "-public_id"], name="judge_changed"),
        ]

    def __str__(self) -> str:
        return self.name

    def likeness(self) -> Iterator[Key]:
        return named([self.name, *(row.name for row in self.names.all() if not row.is_withdrawn)], is_person=True)

    def get_absolute_url(self) -> str:
        return f"/judges/{self.public_id}/"


class JudgeName(Part):
    """Another form of a judge's name, or the name in another script."""

    owner: ClassVar[str] = "judge"

    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200, validators=[clean_text_validator], help_text="As written in that language.")
    name_key = NameKey("name")
    language = text_column("Its code, such as he or en.", 35, validators=[language_validator])
    kind = NAME_KIND.field("alias", help_text="Official, alias, former, a transliteration and so on.")

    class Meta:
        ordering = ["id"]
        constraints = [*part_constraints("judge", "judgename"), *code_constraints("judgename", kind=NAME_KIND)]

    def __str__(self) -> str:
        return self.name


class JudgeCourt(Part):
    """A court on which the judge sat, with the years where they are known."""

    owner: ClassVar[str] = "judge"
    reveals: ClassVar[dict[str, str]] = {"court": "judge__visible_from"}

    judge = models.ForeignKey(Judge, on_delete=models.CASCADE, related_name="courts")
    court = models.ForeignKey(
        Court, on_delete=models.PROTECT, related_name="judges", help_text="A court on which the judge sits or sat."
    )
    sat_from = PartialDateField(help_text="Since when, as far as it is known.")
    sat_from_earliest = DateBound("sat_from", "earliest")
    sat_from_latest = DateBound("sat_from", "latest")
    sat_to = PartialDateField(help_text="Until when; empty while it goes on or is not known.", reach=COMING)
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
