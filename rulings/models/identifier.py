"""The citations under which a ruling is known."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cases.identifiers import contradicts, report_parts, sought, validate_ecli
from casetracker.core.naming.fields import NumberKey
from casetracker.core.text import clean_text_validator, text_column
from casetracker.core.units import Part, part_constraints
from casetracker.core.vocabulary import code_constraints
from rulings.choices import RULING_IDENTIFIER
from rulings.models.ruling import Ruling

PRINTED_IN = ("reporter", "volume", "page")


class RulingIdentifier(Part):
    """One citation of a ruling: neutral, ECLI, of a law report or of a database. Dockets belong to the case."""

    owner: ClassVar[str] = "ruling"

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="identifiers")
    scheme = RULING_IDENTIFIER.field(help_text="What kind of citation; an ECLI only if officially given.")
    value = models.CharField(
        max_length=200, validators=[clean_text_validator], help_text="As it is printed, such as 138 F.4th 152."
    )
    value_key = NumberKey("value")
    reporter = text_column("Of a law report: its abbreviation, such as F.4th; read from the citation if empty.", 80)
    volume = text_column("Of a law report, such as 138.", 40)
    page = text_column("Of a law report: the page on which the ruling begins.", 40)
    sought_as = models.CharField(max_length=200, blank=True, default="", editable=False)
    """The value without what spellings of a citation differ in, for the filter `identifier`.

    It stands beside `value_key`, by which search and the filter of numbers find dockets and citations alike: that key
    keeps every numeral, since a docket ends with one, so `138 F.4th 152 (4th Cir. 2025)` and `138 F.4th 152` differ in
    it. Only of a citation is it known that a division, a court or a page may follow.
    """

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["sought_as"], name="rulingidentifier_sought"),
            models.Index(fields=["value_key"], name="rulingidentifier_value"),
        ]
        constraints = [
            *part_constraints("ruling", "rulingidentifier"),
            *code_constraints("rulingidentifier", scheme=RULING_IDENTIFIER),
            models.CheckConstraint(
                condition=Q(scheme="reporter") | Q(reporter="", volume="", page=""),
                name="rulingidentifier_page_of_report",
                violation_error_message="Only a law report has an abbreviation, a volume and a page.",
            ),
        ]

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        if self.scheme == "ecli":
            validate_ecli(self.value)
        if self.scheme != "reporter":
            for name in PRINTED_IN:
                if getattr(self, name):
                    raise ValidationError({name: "Only a law report has an abbreviation, a volume and a page."})
        elif not any(getattr(self, name) for name in PRINTED_IN) and (parts := report_parts(self.value)):
            self.reporter, self.volume, self.page = parts.reporter, parts.volume, parts.page

    @property
    def is_of_another_year(self) -> bool:
        """Whether the citation names a year in which the ruling cannot have been given."""
        return contradicts(self.scheme, self.value, (self.ruling.issued_on_earliest, self.ruling.issued_on_latest))

    def save(self, *args, **kwargs) -> None:
        self.sought_as = sought(self.value)[:200]
        super().save(*args, **kwargs)
