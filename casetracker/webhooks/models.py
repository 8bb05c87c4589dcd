"""Who is told of changes, and what waits to be told."""

import secrets
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casetracker.core.models import ID_LENGTH
from casetracker.webhooks.log import KINDS, TOLD
from casetracker.webhooks.reaching import check_address

BOTH_SIGN = timedelta(hours=24)
"""How long the old secret goes on signing beside a new one."""


def new_salt() -> str:
    return secrets.token_hex(32)


class Endpoint(models.Model):
    """An address that is told of changes. Its secret is worked out of SECRET_KEY and `salt`, and stored nowhere."""

    name = models.CharField(max_length=80, help_text="Whose it is, such as “the archive's mirror”.")
    url = models.URLField(
        "address",
        max_length=500,
        help_text="Where the changes are sent: https://, on port 443. It is told to nobody.",
    )
    kinds = models.JSONField(
        "records", default=list, blank=True, help_text="Changes of records of these kinds; none chosen: of every kind."
    )
    events = models.JSONField(
        "changes", default=list, blank=True, help_text="Of these kinds; none chosen: of every kind."
    )
    salt = models.CharField(max_length=64, default=new_salt, editable=False)
    previous_salt = models.CharField(max_length=64, blank=True, default="", editable=False)
    salt_changed_at = models.DateTimeField(default=timezone.now, editable=False)
    cursor = models.BigIntegerField(default=0, editable=False)
    """The place of the last change of which deliveries were made."""
    made_at = models.DateTimeField("made", default=timezone.now, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    """When the first of the failures came that no success has followed."""
    failures = models.PositiveIntegerField(default=0, editable=False)
    rests_until = models.DateTimeField(null=True, editable=False)
    """An endpoint that fails is left alone for a while, whatever waits for it."""
    disabled_at = models.DateTimeField("disabled", null=True, editable=False)
    disabled_because = models.CharField(max_length=200, blank=True, default="", editable=False)

    class Meta:
        verbose_name = "webhook"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        check_address(self.url)
        for name, known in (("kinds", KINDS), ("events", TOLD)):
            if unknown := set(getattr(self, name)) - set(known):
                raise ValidationError(
                    {name: f"“{', '.join(sorted(unknown))}” is not known; there are {', '.join(known)}."}
                )

    def wants(self, kind: str, event: str) -> bool:
        return (not self.kinds or kind in self.kinds) and (not self.events or event in self.events)

    def salts(self) -> list[str]:
        """Return the salts of the secrets that sign now, the newest first."""
        both = self.previous_salt and self.salt_changed_at > timezone.now() - BOTH_SIGN
        return [self.salt, self.previous_salt] if both else [self.salt]

    def renew_secret(self) -> None:
        """Take a new secret; the old one goes on signing for a day, so that no message is lost meanwhile."""
        self.previous_salt, self.salt, self.salt_changed_at = self.salt, new_salt(), timezone.now()
        self.save(update_fields=["previous_salt", "salt", "salt_changed_at"])

    def enable(self) -> None:
        """Begin again where it stopped: what happened meanwhile is told."""
        fresh: dict[str, Any] = {"disabled_at": None, "disabled_because": "", "failing_since": None}
        fresh |= {"failures": 0, "rests_until": None}
        for name, value in fresh.items():
            setattr(self, name, value)
        self.save(update_fields=[*fresh])


class State(models.TextChoices):
    """How far a delivery is."""

    WAITING = "waiting", "Waits"
    DELIVERED = "delivered", "Delivered"
    GIVEN_UP = "given_up", "Given up"


class Delivery(models.Model):
    """One change for one endpoint. It keeps no text of the record: what is sent is read when it is sent."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    sequence = models.BigIntegerField(help_text="The place of the change in the log.")
    unit_ref = models.CharField("record", max_length=ID_LENGTH)
    event_type = models.CharField("what", max_length=40)
    message_id = models.CharField(max_length=40, help_text="The same in every attempt, and for every endpoint.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField("made", default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField("tried next", default=timezone.now)
    held_until = models.DateTimeField(null=True)
    """A worker is sending it; when this has passed, that worker is dead."""
    ended_at = models.DateTimeField("ended", null=True)
    give_up_at = models.DateTimeField()
    outcome = models.CharField("last outcome", max_length=200, blank=True, default="")

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "sequence"], name="delivery_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="delivery_state_known"),
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(state="waiting"), name="delivery_due"),
            models.Index(
                fields=["endpoint", "unit_ref", "sequence"], condition=Q(state="waiting"), name="delivery_in_order"
            ),
            models.Index(fields=["ended_at"], name="delivery_ended"),
        ]

    def __str__(self) -> str:
        return f"{self.event_type} {self.message_id}"
