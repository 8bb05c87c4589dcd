"""Topics: what cases and holdings are about."""

from typing import ClassVar

from django.db import models

from cases.querysets import TopicQuerySet
from casetracker.common.text import clean_text_validator
from casetracker.common.units import ReferenceUnit


class Topic(ReferenceUnit):
    """A subject in a tree; always visible."""

    always_visible: ClassVar[bool] = True

    name = models.CharField(max_length=120, unique=True, validators=[clean_text_validator])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower")
    description = models.TextField(blank=True, default="", validators=[clean_text_validator])

    objects = TopicQuerySet.as_manager()

    class Meta(ReferenceUnit.Meta):
        pass

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/topics/{self.public_id}/"
