"""Topics: what cases and holdings are about."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import models

from cases.querysets import TopicQuerySet
from casetracker.core.naming.fields import FilingKey, NameKey
from casetracker.core.text import clean_text_validator, text_column
from casetracker.core.units import ReferenceUnit
from casetracker.duplicates.keys import Key, named


class Topic(ReferenceUnit):
    """A subject in a tree; seen once something public has it, or a narrower one that is seen."""

    reveals: ClassVar[dict[str, str]] = {"parent": "visible_from"}

    name = models.CharField(
        max_length=120, unique=True, validators=[clean_text_validator], help_text="In a word or two."
    )
    name_key = NameKey("name")
    sort_key = FilingKey("name")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="narrower",
        help_text="The next broader topic.",
    )
    description = text_column("What belongs here, and what does not.")
    confirmed = None  # a topic has no dates

    likeness_reads: ClassVar[tuple[str, ...]] = ()

    objects = TopicQuerySet.as_manager()  # type: ignore[misc]  # the base's, with more conditions

    class Meta(ReferenceUnit.Meta):
        permissions = [("publish_topic", "Can change and merge topics that readers see")]
        indexes = [
            models.Index(fields=["sort_key", "public_id"], name="topic_sort"),
            models.Index(fields=["-changed_at", "-public_id"], name="topic_changed"),
        ]

    def __str__(self) -> str:
        return self.name

    def likeness(self) -> Iterator[Key]:
        return named([self.name])

    def get_absolute_url(self) -> str:
        return f"/topics/{self.public_id}/"
