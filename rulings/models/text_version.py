"""The dated versions of a ruling's text: as published, and as corrected, amended, reissued or redacted later."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.text import text_column, url_column
from casetracker.core.units import NumberedPart, part_constraints
from casetracker.core.vocabulary import code_constraints
from rulings.choices import TEXT_VERSION
from rulings.models.identifier import RulingIdentifier
from rulings.models.ruling import Ruling

DATE_NEEDED = "Give its date, as far as it is known: a correction some time after May 2020 is of 2020-05/.."


class TextVersion(NumberedPart):
    """The text of a ruling as it was from one day on, until the next version. The latest is the current one."""

    owner: ClassVar[str] = "ruling"
    letter: ClassVar[str] = "V"

    ruling = models.ForeignKey(Ruling, on_delete=models.CASCADE, related_name="text_versions")
    kind = TEXT_VERSION.field(help_text="How this text came to be.")
    on = PartialDateField("date", blank=False, help_text="Since when it has read so: 2019, 2019-05 or 2019-05-14.")
    on_earliest = DateBound("on", "earliest")
    on_latest = DateBound("on", "latest")
    changes = text_column("What it says otherwise than the version before it, in your own words.")
    identifiers = models.ManyToManyField(
        RulingIdentifier,
        blank=True,
        related_name="text_versions",
        help_text="Those of the ruling's citations that name this version alone, such as an ECLI of its own.",
    )
    url = url_column("Where this version can be read.", "address")
    text = text_column("Its words, whole; only where they may be copied.")
    note = text_column("What readers must know about it.")

    class Meta:
        ordering = ["on_earliest", "number", "id"]
        verbose_name = "version of the text"
        verbose_name_plural = "versions of the text"
        indexes = [models.Index(fields=["kind", "ruling"], name="textversion_kind")]
        constraints = [
            *part_constraints("ruling", "textversion", numbered=True),
            *code_constraints("textversion", kind=TEXT_VERSION),
            *partial_date_constraints("textversion", "on", has_wide=False),
            models.CheckConstraint(
                condition=Q(on__isnull=False), name="textversion_is_dated", violation_error_message=DATE_NEEDED
            ),
        ]

    def __str__(self) -> str:
        on = self.on.display() if self.on else "date not known"
        return f"{self.label} {TEXT_VERSION.label(self.kind)}, {on}"

    def clean(self) -> None:
        if self.on is None:
            raise ValidationError({"on": DATE_NEEDED})

    def clean_links(self, links: Mapping[str, Iterable[Any]]) -> None:
        for identifier in links.get("identifiers", ()):
            if identifier.ruling_id != self.ruling_id:
                raise ValidationError({"identifiers": f"“{identifier}” is no citation of this ruling; enter it there."})
