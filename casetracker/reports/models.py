"""What readers report, and who reported lately."""

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils import timezone

from casetracker.core.models import ID_LENGTH

WHAT_LENGTH, SOURCE_LENGTH, CONTACT_LENGTH = 4_000, 500, 200


class State(models.TextChoices):
    """How far the desk is with a report."""

    NEW = "new", "New"
    TAKEN = "taken", "Taken"
    CORRECTED = "corrected", "Closed: corrected"
    NO_ERROR = "not_an_error", "Closed: not an error"
    SPAM = "spam", "Closed: spam"


OPEN = (State.NEW, State.TAKEN)


class ErrorReport(models.Model):
    """One report. It names a page as an address, not as a link: the record may have gone meanwhile."""

    made_at = models.DateTimeField("sent", default=timezone.now)
    page = models.CharField(max_length=200, blank=True, help_text="The address of the page that it was sent from.")
    unit_ref = models.CharField("record", max_length=ID_LENGTH, blank=True, db_index=True)
    fact = models.CharField(max_length=120, blank=True, help_text="The path of the fact that it was sent from.")
    what = models.TextField("what is wrong")
    source = models.CharField("source", max_length=SOURCE_LENGTH, blank=True)
    contact = models.CharField(
        "how to reach the reader", max_length=CONTACT_LENGTH, blank=True, help_text="Deleted when the report is closed."
    )
    state = models.CharField(max_length=20, choices=State, default=State.NEW, db_index=True)
    taken_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="taken by"
    )
    note = models.TextField(blank=True, help_text="What was found, for your colleagues.")
    closed_at = models.DateTimeField("closed", null=True, blank=True)

    class Meta:
        verbose_name = "report of an error"
        verbose_name_plural = "reports of errors"
        ordering = ["-id"]
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="errorreport_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, closed_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(closed_at__isnull=False, contact="")),
                name="errorreport_closed_without_contact",
                violation_error_message="A closed report has the instant of its closing and no contact any more.",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"

    def settle(self, by: User) -> None:
        """Fill in what follows from the state: whose it is, when it was closed, and that nobody is to be reached."""
        if self.state in OPEN:
            self.closed_at = None
            self.taken_by = None if self.state == State.NEW else self.taken_by or by
        else:
            self.closed_at = self.closed_at or timezone.now()
            self.taken_by, self.contact = self.taken_by or by, ""


class RecentSender(models.Model):
    """That somebody sent a report within the hour, known by a keyed hash of the address and nothing else."""

    client = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.at:%H:%M}"
