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
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="different_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
