"""Who works on which task."""

from django.db import models
from django_tasks_db.models import DBTaskResult


class Hold(models.Model):
    """A worker's hold on a task, renewed while it works: a task that nobody holds any more is taken up again."""

    task = models.OneToOneField(DBTaskResult, primary_key=True, on_delete=models.CASCADE, related_name="hold")
    renewed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"hold on {self.task_id}"
