"""What every unit shares in the database: the public-id registry, stored revisions and the change log."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels (no words), no look-alikes (0/o, 1/l/i)."""
ID_LENGTH = 10

REDACTED = "redacted"
"""The event of a row that gives the digest of a document, or of a row of the log, from which a name was removed."""
SHOWN, HIDDEN, RELINKED = "shown", "hidden", "relinked"
TELLING_EVENTS = (SHOWN, HIDDEN, RELINKED)
"""Events of rows that nobody wrote: a unit is seen or hidden with another, or links in its public document are."""
EVENTS = [
    *("created", "changed", "sent_for_review", "sent_back", "approved", "published"),
    *("withdrawn", "merged", "lifted", "removed", "converted", REDACTED),
    *TELLING_EVENTS,
]
"""What a row of the change log can report."""
TOLD_EVENTS = ["created", "changed", SHOWN, HIDDEN, "merged", "withdrawn", REDACTED, "removed"]
"""What a row of the change log tells everybody that happened to the public record."""
REVIEW_STEPS = ["comment", "sent", "sent_back", "assigned", "approved", "sensitive", "not_sensitive"]
"""What can happen in the review of a record."""
ASSIGNING = ["sent", "sent_back", "assigned"]
"""The steps that say who looks at it next."""


def new_public_id() -> str:
    """Return ten random characters, never derived from a number, a date or a name."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


class UnitIdQuerySet(models.QuerySet["UnitId"]):
    def visible(self, at: datetime | None = None) -> "UnitIdQuerySet":
        """Keep the ids of units that the public sees at the instant `at` (now)."""
        return self.filter(visible_from__lte=at or timezone.now())


class UnitId(models.Model):
    """One public id: what it names, and what a stranger who asks for it may be told.

    The publishing actions keep it beside the unit, so that the resolver and citations need not know the apps.
    """

    public_id = models.CharField(max_length=ID_LENGTH, primary_key=True, default=new_public_id)
    kind = models.CharField(max_length=20, help_text="The unit's model, in lower case.")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children", help_text="A ruling's case."
    )
    visible_from = models.DateTimeField(null=True, blank=True)
    was_public = models.BooleanField(default=False, help_text="Somebody may have seen it before it was withdrawn.")
    is_withdrawn = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)
    withdrawn_reason = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    is_shown = models.BooleanField(default=False, help_text="The change log has it as seen by the public.")
    public_digest = models.CharField(
        max_length=64, blank=True, default="", help_text="Of the public document that the change log told last."
    )

    objects = UnitIdQuerySet.as_manager()

    class Meta:
        verbose_name = "public id"
        indexes = [
            models.Index(fields=["kind", "visible_from"], name="unitid_kind_visible"),
            models.Index(fields=["visible_from"], condition=Q(is_shown=False), name="unitid_not_shown"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    def is_visible(self, at: datetime | None = None) -> bool:
        return self.visible_from is not None and self.visible_from <= (at or timezone.now())

    def was_seen(self) -> bool:
        """Tell whether readers may have seen it: by its mark, or by a row of the log from before there were marks."""
        return self.was_public or Change.objects.filter(unit_ref=self.pk, is_public=True).exists()


class Evidence(models.Model):
    """Which source says what about which fact of a unit; exactly one model of an app is evidence.

    Its rows have the columns `unit` (the public id), `path`, `support`, `stated_value` and `is_contrary`.
    """

    reveals: ClassVar[dict[str, str]] = {}
    """Reference units seen through a row: its field, and the path to the instant from which they are seen."""

    class Meta:
        abstract = True


def evidence() -> models.QuerySet:
    """Return all evidence."""
    related = (relation.related_model for relation in UnitId._meta.related_objects)
    return next(model for model in related if issubclass(model, Evidence))._base_manager.all()


class RevisionQuerySet(models.QuerySet["Revision"]):
    def public(self) -> "RevisionQuerySet":
        """Keep the states that readers have seen. Every public surface starts here."""
        return self.filter(was_public=True)


class Revision(models.Model):
    """A state that was replaced: the unit's interchange document as it stood in `version`.

    Editors see all of them. Those of a draft go when it is deleted, and readers never see them, published later or not.
    """

    unit = models.ForeignKey(UnitId, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    was_public = models.BooleanField(default=True, help_text="Readers saw it.")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "version"], name="revision_unit_version")]

    def __str__(self) -> str:
        return f"{self.unit_id} version {self.version}"


class ChangeQuerySet(models.QuerySet["Change"]):
    def of_versions(self) -> "ChangeQuerySet":
        """Leave out the rows that nobody wrote, which are about what is seen of a unit and no version of it."""
        return self.exclude(event__in=TELLING_EVENTS)

    def public(self) -> "ChangeQuerySet":
        """Keep the rows that tell everybody something, in their order. Whatever follows the record starts here."""
        return self.filter(public_number__isnull=False).order_by("public_number")


class Change(models.Model):
    """One row of the append-only log: audit trail, feed and outbox at once. It holds digests, never values.

    `was_public` and `is_public` say whether the public saw the unit before the row and sees it after: a unit's own row
    that makes it appear or disappear says so itself, and a unit that does so with another has a row `shown` or
    `hidden`. Of several rows of one unit in one transaction only the last can differ from the one before.
    What everybody is told of it stands in the columns `public_...`, blank in rows that tell nobody anything.
    """

    unit_ref = models.CharField(max_length=ID_LENGTH, db_index=True, help_text="Kept as text: it outlives the unit.")
    kind = models.CharField(max_length=20)
    event = models.CharField(max_length=20, choices=[(event, event.replace("_", " ")) for event in EVENTS])
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, default="", help_text="Public.")
    was_public = models.BooleanField(default=False, help_text="The unit could be seen before.")
    is_public = models.BooleanField(default=False, help_text="The unit could be seen when the row was written.")
    document_digest = models.CharField(max_length=64, blank=True, default="")
    previous_digest = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64, unique=True)
    public_number = models.PositiveBigIntegerField(
        null=True, unique=True, help_text="Its place among the public rows, without gaps; empty for any other row."
    )
    public_event = models.CharField(max_length=20, blank=True, default="")
    public_digest = models.CharField(
        max_length=64, blank=True, default="", help_text="Of the unit's public document; blank where it has none."
    )
    public_chain = models.CharField(
        max_length=64, blank=True, default="", help_text="The digest of what it tells, and of the public row before."
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__in=EVENTS),
                name="change_event_known",
            ),
            models.CheckConstraint(
                condition=Q(public_number__isnull=True, public_event="", public_digest="", public_chain="")
                | Q(public_number__isnull=False, public_event__in=TOLD_EVENTS) & ~Q(public_chain=""),
                name="change_told_whole",
                violation_error_message="A change that is told has a number, event and chain; any other has none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_ref} {self.event} (version {self.version})"


step_refusals: list[Callable[[str], None]] = []
"""What packages above refuse in the words of a step, by a ValidationError; the site lists them at start-up."""


class ReviewStep(models.Model):
    """One step in the review of a record, for editors only: no part of the record, and gone with it.

    The change log says who approved what; what they wrote to each other stands here alone, so that it can be redacted.
    """

    unit = models.ForeignKey(UnitId, on_delete=models.CASCADE, related_name="review_steps")
    what = models.CharField(max_length=20, choices=[(step, step.replace("_", " ")) for step in REVIEW_STEPS])
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True, default="")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=REVIEW_STEPS), name="reviewstep_known"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        for refuse in step_refusals:
            refuse(self.text)
        super().save(*args, **kwargs)


class RoleGroup(models.Model):
    """Which group is that of a shipped role; groups without such a row are the installation's own."""

    role = models.CharField(max_length=20, primary_key=True)
    group = models.OneToOneField("auth.Group", on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.role


class Verification(models.Model):
    """One comparison of the record with its change log, for the editors' start page."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    rows = models.PositiveIntegerField(help_text="Of the log.")
    records = models.PositiveIntegerField()
    versions = models.PositiveIntegerField(help_text="Earlier ones that are kept.")
    head = models.CharField(max_length=64, blank=True, help_text="The digest of the log's last row; blank for none.")
    problem_count = models.PositiveIntegerField()
    problems = models.TextField(blank=True, help_text="The first ones, a line each.")

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"verification of {self.at:%Y-%m-%d %H:%M}"


class KeptForm(models.Model):
    """What stands in a form of the desk and is not saved: for the account that typed it, until it saves or discards it.

    It is no part of the record: nothing public, no export and no search reads it.
    """

    key = models.CharField(max_length=22, primary_key=True, help_text="Random; one opened form has one key.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_forms")
    kind = models.CharField(max_length=80, help_text="The model's label.")
    record = models.CharField(max_length=20, blank=True, help_text="The record's primary key; blank for a new one.")
    former = models.CharField(max_length=22, blank=True, help_text="The key of what it was restored from.")
    title = models.CharField(max_length=100, blank=True, help_text="What was typed first into a new record.")
    data = models.JSONField(help_text="The values posted, by the name of the field.")
    shown = models.JSONField(null=True, help_text="The version that was opened, and what its form showed.")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-at"]
        default_permissions = ()
        indexes = [models.Index(fields=["by", "kind", "record"], name="keptform_by_form")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record or 'new'}, {self.at:%Y-%m-%d %H:%M}"


class Loaded(models.Model):
    """What was last loaded under a key; it tells a value that an editor changed from one that the import changed."""

    system = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, help_text="A unit's kind, or `document` for a whole file.")
    key = models.CharField(max_length=170)
    digest = models.CharField(max_length=64)
    document = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "kind", "key"], name="loaded_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.system}:{self.key}"
