"""Courts and their names in other languages."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models

from cases.choices import COURT_LEVEL
from cases.querysets import CourtQuerySet
from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.dates import STANDING
from casetracker.core.naming.fields import FilingKey, NameKey
from casetracker.core.text import clean_text_validator, language_validator, text_column
from casetracker.core.units import Part, ReferenceUnit, part_constraints
from casetracker.core.vocabulary import code_constraints
from casetracker.duplicates.keys import Key, named
from parties.choices import NAME_KIND
from parties.models import country_validator


class Court(ReferenceUnit):
    """A court; seen once something public names it, or a court below it that is seen."""

    reveals: ClassVar[dict[str, str]] = {"parent": "visible_from"}

    name = models.CharField(max_length=300, validators=[clean_text_validator], help_text="As readers know it.")
    short_name = text_column("For lists and citations.", 100)
    name_key = NameKey("name", "short_name")
    sort_key = FilingKey("name")
    country = models.CharField(
        max_length=2,
        blank=True,
        default="",
        validators=[country_validator],
        help_text="Empty for an international court.",
    )
    jurisdiction = models.CharField(
        max_length=100, blank=True, default="", help_text="Where a country has several, such as England and Wales."
    )
    level = COURT_LEVEL.field("unknown", help_text="Where it stands among the courts.")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="divisions",
        help_text="The next higher court, or the court of which it is a part.",
    )
    active_from = PartialDateField(help_text="Since when it has existed under this name.", reach=STANDING)
    active_from_earliest = DateBound("active_from", "earliest")
    active_from_latest = DateBound("active_from", "latest")
    active_to = PartialDateField(help_text="Until when; empty while it exists.", reach=STANDING)
    active_to_earliest = DateBound("active_to", "earliest")
    active_to_latest = DateBound("active_to", "latest")
    note = models.TextField(blank=True, default="", help_text="What readers must know about it.")

    likeness_reads: ClassVar[tuple[str, ...]] = ("names",)

    objects = CourtQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta(ReferenceUnit.Meta):
        permissions = [("publish_court", "Can change and merge courts that readers see")]
        indexes = [
            models.Index(fields=["country", "sort_key", "public_id"], name="court_country_sort"),
            models.Index(fields=["sort_key", "public_id"], name="court_sort"),
            models.Index(fields=["-changed_at", "-public_id"], name="court_changed"),
        ]
        constraints = [
            *ReferenceUnit.Meta.constraints,
            *code_constraints("court", level=COURT_LEVEL),
            *partial_date_constraints("court", "active_from", has_wide=False),
            *partial_date_constraints("court", "active_to", has_wide=False),
        ]

    def __str__(self) -> str:
        return self.name

    def likeness(self) -> Iterator[Key]:
        """Supreme courts of two countries are not alike."""
        names = [self.name, *(row.name for row in self.names.all() if not row.is_withdrawn)]
        return named(names, scope=self.country)

    def merge_obstacles(self, survivor: Any) -> Iterator[str]:
        """Courts of two countries are two, however they are called."""
        if self.country and survivor.country and self.country != survivor.country:
            yield "They are courts of two countries. Put the country of one right first, if it is wrong."

    def get_absolute_url(self) -> str:
        return f"/courts/{self.public_id}/"


class CourtName(Part):
    """A court's name in another language."""

    owner: ClassVar[str] = "court"

    court = models.ForeignKey(Court, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=300, validators=[clean_text_validator], help_text="As written in that language.")
    name_key = NameKey("name")
    language = text_column("Its code, such as he or en.", 35, validators=[language_validator])
    kind = NAME_KIND.field("translation", help_text="Official, short, former, a translation and so on.")

    class Meta:
        ordering = ["id"]
        constraints = [*part_constraints("court", "courtname"), *code_constraints("courtname", kind=NAME_KIND)]

    def __str__(self) -> str:
        return self.name
