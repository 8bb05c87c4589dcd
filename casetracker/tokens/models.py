"""A token: what a program shows the API, for an account and for no more than its scopes."""

import re
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils import timezone

MARK = "casetracker_"
"""How every token begins, so that people and programs that look for leaked secrets know what it is."""
LOOKS_LIKE_TOKEN = re.compile(rf"{MARK}[A-Za-z0-9_-]{{43}}")
SHOWN = len(MARK) + 4
"""How many characters of a token are kept to know it by; the other 39 are as good as 234 random bits."""
LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)
NOTED_EVERY = timedelta(minutes=1)
"""How exactly it is known when a token was last used: noting each request would write where nothing changes."""


class Scope(models.TextChoices):
    """What a token is for; it never may more than its account."""

    READ_DRAFT = "read-draft", "read drafts"
    WRITE = "write", "create and change records"
    PUBLISH = "publish", "publish and withdraw records"
    ADMIN = "admin", "whatever else the account may"


INCLUDED: dict[str, frozenset[str]] = {
    Scope.READ_DRAFT: frozenset({Scope.READ_DRAFT}),
    Scope.WRITE: frozenset({Scope.READ_DRAFT, Scope.WRITE}),
    Scope.PUBLISH: frozenset({Scope.READ_DRAFT, Scope.PUBLISH}),
    Scope.ADMIN: frozenset(Scope),
}
"""What each scope brings with it: whoever changes or publishes a draft has to read it."""


class ApiToken(models.Model):
    """One token. Its text is shown once; the digest is all that is stored of it.

    A plain SHA-256 is enough: slow hashes protect what people choose and others can guess, and nobody guesses 256
    random bits. It is found by its digest, so a look-up tells nothing by its time.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80, help_text="What uses it, such as “nightly import”.")
    beginning = models.CharField(max_length=SHOWN, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField("made", default=timezone.now, editable=False)
    expires_at = models.DateTimeField("expires")
    last_used_at = models.DateTimeField("last used", null=True, editable=False)
    """To the minute."""
    revoked_at = models.DateTimeField("revoked", null=True, editable=False)

    class Meta:
        verbose_name = "token"
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"{self.name} ({self.beginning}…)"

    @property
    def is_living(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    def has_scope(self, name: str) -> bool:
        return any(name in INCLUDED[scope] for scope in self.scopes)

    def note_use(self) -> None:
        """Note that the token is used, unless that was noted a moment ago."""
        now = timezone.now()
        if self.last_used_at is None or self.last_used_at < now - NOTED_EVERY:
            ApiToken.objects.filter(pk=self.pk).update(last_used_at=now)

    def revoke(self) -> None:
        """End the token; one that has been revoked stays as it is."""
        self.revoked_at = self.revoked_at or timezone.now()
        self.save(update_fields=["revoked_at"])


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()
