"""What is kept of a protected person: hashes of the names, which tell a name that is written from any other text."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from casetracker.core.models import ID_LENGTH


def new_salt() -> str:
    return secrets.token_hex(32)


class Protection(models.Model):
    """One protected person. No name stands here, and none can be read from what does without guessing it first."""

    unit_ref = models.CharField(max_length=ID_LENGTH, unique=True, help_text="The entry of the person.")
    designation = models.CharField(max_length=300, help_text="What the court calls the person; public.")
    salt = models.CharField(max_length=64, default=new_salt, help_text="One for the whole installation, as a rule.")
    names = models.JSONField(default=dict, help_text="The digests of the names' spellings, by their number of words.")
    beginnings = models.JSONField(default=list, help_text="Twelve bits of each first word, to pass over most texts.")
    replacements = models.JSONField(default=dict, help_text="What an editor wrote instead, by the old text's digest.")
    kept_texts = models.JSONField(default=list, help_text="Digests of texts in which somebody else bears the name.")
    reason = models.TextField(help_text="For the editors alone.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.designation} ({self.unit_ref})"


class Seal(models.Model):
    """The start or the end of a seal, with the reason that readers are not told."""

    unit_ref = models.CharField(max_length=ID_LENGTH, db_index=True)
    is_start = models.BooleanField()
    reason = models.TextField(help_text="For the editors alone.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.unit_ref} {'sealed' if self.is_start else 'seal ended'}"
