"""Who works on which task, and work on many records with what came of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


class Hold(models.Model):
    """A worker's hold on a task, renewed while it works: a task that nobody holds any more is taken up again."""

    task = models.OneToOneField(DBTaskResult, primary_key=True, on_delete=models.CASCADE, related_name="hold")
    renewed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hold on {self.task_id}"


class Job(models.Model):
    """Work on many records, done step by step, each step a transaction of its own; it is kept for a week."""

    kind = models.CharField(max_length=40, help_text="Which steps it takes: a name in casetracker.tasks.jobs.")
    arguments = models.JSONField(default=dict, help_text="Ids alone, no names or texts.")
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    stepped_at = models.DateTimeField(null=True, help_text="When the last step was taken.")
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Item(models.Model):
    """One record of a job: whether its turn has come, and what was done or why it was refused."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=20)
    record = models.BigIntegerField(help_text="Its primary key.")
    outcome = models.CharField(max_length=10, default="waiting", help_text="waiting, done or refused")
    text = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["job", "id"], name="item_waiting", condition=Q(outcome="waiting"))]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}: {self.outcome}"
