"""Runs background tasks, beside the server or in a process of their own; none is lost when a worker is killed.

The queue is django-tasks-db's, taken through its models; docs/decisions/0020-background-tasks.md says why its own
worker is not used.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import close_old_connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskContext, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from casetracker.beside.background import Wait, in_background, repeat
from casetracker.tasks.models import Hold

logger = logging.getLogger(__name__)
EVERY = 1.0
"""Seconds between two looks of a server process whether there is a task."""
PAUSES = [timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10)]
"""How long a task that failed waits before it is tried again; after the last it has failed for good."""
RENEWED_EVERY = 10.0
"""Seconds between two signs of life of a worker that runs a task."""
GIVEN_UP_AFTER = timedelta(seconds=60)
"""How long a worker may be silent before another takes up its task."""
KEPT = timedelta(days=30)
"""How long tasks that are finished stay in the table."""
NAME = get_random_string(32)
"""This process, in the list of a task's workers."""


class WorkerLostError(Exception):
    """Says of a task that each of its workers ended while running it."""


def work_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    """Run every task that is ready, now and every so many seconds; a task that has begun is finished."""

    def work() -> None:
        while not is_stopped_after(0) and run_next():
            pass

    repeat(seconds, is_stopped_after, work, logger, "Taking up background tasks")


def run_ready() -> int:
    """Run every task that is ready; return how many there were."""
    count = 0
    while run_next():
        count += 1
    return count


def run_next() -> bool:
    """Claim the next task that is ready, and run it; tell whether there was one."""
    is_waiting = DBTaskResult.objects.ready().exists() or abandoned().exists()  # takes no lock, as claiming does
    task = claimed() if is_waiting else None
    if task:
        run(task)
    return task is not None


def abandoned() -> QuerySet[DBTaskResult]:
    """Return the running tasks of which no worker has given a sign of life for a while."""
    silent = Q(hold=None) | Q(hold__renewed_at__lt=timezone.now() - GIVEN_UP_AFTER)
    return DBTaskResult.objects.running().filter(silent)


@transaction.atomic
def claimed() -> DBTaskResult | None:
    """Take up what others left, and claim the first task that is ready; None where another worker was quicker."""
    for left in abandoned().select_for_update(of=("self",), skip_locked=True):
        logger.warning("%s (%s) was left by its worker.", left.task_path, left.pk)
        try_again(left, WorkerLostError("Each worker ended while it ran this task."), pause=timedelta())
    task = DBTaskResult.objects.ready().get_locked()
    if task:
        task.claim(NAME)
        Hold.objects.update_or_create(task=task, defaults={"renewed_at": timezone.now()})
    return task


def run(task: DBTaskResult) -> None:
    """Run a claimed task. An error is logged, and the task tried again later or marked as failed."""
    try:
        with held(task):
            value = call(task)
        task.set_successful(value)
    except Exception as error:
        logger.exception("%s (%s) failed.", task.task_path, task.pk)
        try_again(task, error, PAUSES[min(len(task.worker_ids), len(PAUSES)) - 1])
    Hold.objects.filter(task=task).delete()
    if task.finished_at:
        task_finished.send(DBTaskResult, task_result=task.task_result)
        DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def call(task: DBTaskResult) -> Any:
    result: Any = task.task_result
    task_started.send(DBTaskResult, task_result=result)
    context = (TaskContext(task_result=result),) if result.task.takes_context else ()
    return result.task.call(*context, *result.args, **result.kwargs)


def try_again(task: DBTaskResult, error: Exception, pause: timedelta) -> None:
    """Make the task ready once more after the pause, or mark it as failed when it was tried often enough."""
    if len(task.worker_ids) > len(PAUSES):
        logger.error("%s (%s) is not tried again.", task.task_path, task.pk)
        task.set_failed(error)
        return
    task.status, task.run_after = TaskResultStatus.READY, timezone.now() + pause
    task.save(update_fields=["status", "run_after"])


@contextmanager
def held(task: DBTaskResult) -> Iterator[None]:
    """Give signs of life from a thread beside the task, however long one of its steps takes."""

    def renew(seconds: float, is_stopped_after: Wait) -> None:
        while not is_stopped_after(seconds):
            try:
                Hold.objects.filter(task=task).update(renewed_at=timezone.now())
            except Exception:
                logger.exception("The hold on %s could not be renewed.", task.pk)
            close_old_connections()

    with in_background("hold", RENEWED_EVERY, renew):
        yield
