"""What is kept of an account beside its name, password and roles: sessions, authenticator, recovery codes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

SLOWEST = 9
"""Wrong codes after which waiting grows no more: at four minutes, or who has the password could lock for ever."""


class DeskSession(models.Model):
    """One login, or a visitor who is about to log in; the columns that Django's sessions have, and whose it is."""

    session_key = models.CharField(max_length=40, primary_key=True)
    session_data = models.TextField()
    expire_date = models.DateTimeField(db_index=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="desk_sessions"
    )
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    browser = models.CharField(max_length=40, blank=True, default="", help_text="Its family and system, no more.")

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"session of {self.account}, since {self.started_at:%Y-%m-%d %H:%M}"


class Authenticator(TOTPDevice):
    """The app on somebody's phone that makes the codes."""

    throttling_failure_count: int

    class Meta:
        proxy = True

    def throttle_increment(self, commit: bool = True) -> None:
        """Count a wrong code, so that the next one has to wait: 1, 2, 4 ... seconds."""
        if self.throttling_failure_count >= SLOWEST:
            self.throttling_failure_count = SLOWEST - 1
        super().throttle_increment(commit)


class RecoveryCode(models.Model):
    """A code that stands in for the authenticator once. Only its digest is kept, and a used one is deleted."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"recovery code of {self.account}"
