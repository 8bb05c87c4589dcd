"""Sources, and their numbers on a case."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.db.models import Q

from cases.choices import SEEN_AS, SOURCE_KIND
from cases.querysets import SourceQuerySet
from casetracker.core.date_fields import DateBound, PartialDateField, partial_date_constraints
from casetracker.core.naming.fields import FilingKey, NameKey
from casetracker.core.naming.names import letters
from casetracker.core.text import clean_text_validator, language_validator, text_column, url_column
from casetracker.core.units import NumberedPart, ReferenceUnit, part_constraints
from casetracker.core.vocabulary import clean_other, code_constraints
from casetracker.duplicates.keys import Key, addressed, key


class Source(ReferenceUnit):
    """Something that was written or said, on which facts of the record rest."""

    kind = SOURCE_KIND.field(help_text="What it is; an agency's report that a paper reprints is its own source.")
    title = models.CharField(max_length=500, validators=[clean_text_validator], help_text="As printed.")
    title_key = NameKey("title")
    sort_key = FilingKey("title")
    author = text_column("As printed.", 200)
    publisher = text_column("The paper, court or organisation that issued it.", 200)
    publisher_key = NameKey("publisher")
    url = url_column("Where it can be read.", "address")
    archived_url = url_column("A copy that stays when the address fails.", "archived copy")
    published_on = PartialDateField(help_text="As far as it is known: 2019, 2019-05 or 2019-05-14.")
    published_on_earliest = DateBound("published_on", "earliest")
    published_on_latest = DateBound("published_on", "latest")
    published_time = models.TimeField(null=True, blank=True, help_text="As printed, in the place of publication.")
    language = text_column("Its code, such as he or en.", 35, validators=[language_validator])
    accessed_on = PartialDateField(help_text="When the editor last read it.")
    accessed_on_earliest = DateBound("accessed_on", "earliest")
    accessed_on_latest = DateBound("accessed_on", "latest")
    seen_as = SEEN_AS.field("full", help_text="What you had before you when you relied on it.")
    derived_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="derived",
        help_text="The source that this one repeats; a wire copy is not a second source.",
    )
    media = models.JSONField(
        default=list, blank=True, help_text="Pictures: a list of {caption, credit}; no file is kept."
    )
    note = models.TextField(blank=True, default="", help_text="What a reader should know before relying on it.")

    likeness_reads: ClassVar[tuple[str, ...]] = ()

    objects = SourceQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta(ReferenceUnit.Meta):
        permissions = [("publish_source", "Can change and merge sources that readers see")]
        indexes = [
            models.Index(fields=["-published_on_earliest", "-public_id"], name="source_published"),
            models.Index(fields=["sort_key", "public_id"], name="source_sort"),
            models.Index(fields=["-changed_at", "-public_id"], name="source_changed"),
        ]
        constraints = [
            *ReferenceUnit.Meta.constraints,
            *code_constraints("source", kind=SOURCE_KIND, seen_as=SEEN_AS),
            *partial_date_constraints("source", "published_on", has_wide=False),
            *partial_date_constraints("source", "accessed_on", has_wide=False),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=models.F("id")),
                name="source_not_own_origin",
                violation_error_message="A source does not repeat itself: name the one that it repeats, or none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.publisher else self.title

    def clean(self) -> None:
        clean_other(self, kind=SOURCE_KIND)

    def likeness(self) -> Iterator[Key]:
        """Two texts of one title are alike if they were published by the same on one day."""
        yield from addressed(self.url, self.archived_url)
        if self.published_on and letters(self.title):
            yield key("n", letters(self.title), letters(self.publisher), self.published_on)

    def get_absolute_url(self) -> str:
        return f"/sources/{self.public_id}/"


class CaseSource(NumberedPart):
    """The number of a source on one case: S1, S2 ..."""

    owner: ClassVar[str] = "case"
    letter: ClassVar[str] = "S"
    yields: ClassVar[bool] = True

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="cases")

    class Meta:
        ordering = ["number", "id"]
        constraints = [
            *part_constraints("case", "casesource", numbered=True),
            models.UniqueConstraint(fields=["case", "source"], name="casesource_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.source}"

    def free_key(self) -> str:
        return self.source.external_key
