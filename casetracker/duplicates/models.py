"""By what records look alike, and which of them are different all the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from casetracker.core.models import UnitId


class Likeness(models.Model):
    """One key of one record: a digest, so that no name is kept here. Records of a kind that share it look alike."""

    unit = models.ForeignKey(UnitId, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=24, help_text="A letter for what is alike, and a digest of it.")
    tells = models.SmallIntegerField(help_text="1 where sharing the key with this record is reason to look; else 0.")

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "tells", "unit"], name="likeness_key")]
        constraints = [models.UniqueConstraint(fields=["unit", "key"], name="likeness_once")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.key}"


class Different(models.Model):
    """Two records that look alike and are not one, as an editor found: they are neither suspected nor merged."""

    one = models.ForeignKey(UnitId, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(UnitId, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="different_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")),
                name="different_in_order",
                violation_error_message="Two records are marked as different once, and none from itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"


class Matched(models.Model):
    """What a system's documents mean by a key: a record that is here under another, or one that it is not.

    It was found beyond doubt or decided, and is asked no more. A record that is here under the key itself needs none.
    """

    system = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    unit = models.ForeignKey(UnitId, on_delete=models.CASCADE, related_name="+")
    is_same = models.BooleanField(help_text="Whether the document means this record; else it means another.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "kind", "key", "unit"], name="matched_once"),
            models.UniqueConstraint(fields=["system", "kind", "key"], condition=Q(is_same=True), name="matched_to_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.system}:{self.key} is {'' if self.is_same else 'not '}{self.unit_id}"
