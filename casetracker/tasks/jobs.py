"""Work on many records: a moment of it at once, the rest in the background, whole again after a kill.

    kinds["publish"] = publish_one
    job = make("publish", Ruling, [3, 5], by=user)
    start(job, reason="...")

A step gets the job and one of its items, and works within one transaction with the note of what came of it: so a killed
worker's job goes on with the first item whose turn has not come.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from time import monotonic

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, transaction
from django.utils import timezone
from django_tasks import task

from casetracker.core.change_log import recording
from casetracker.core.policy import Account
from casetracker.core.units import Unit
from casetracker.tasks.models import Item, Job

logger = logging.getLogger(__name__)
Step = Callable[[Job, Item], str | None]
"""Does what the item asks for and says what was done; None asks for another step with the same item.

Raises ValidationError or PermissionDenied where that is refused; what the step wrote is taken back then.
"""
kinds: dict[str, Step] = {}
"""The steps of each kind of job; who has such jobs adds them when it is imported."""
AT_ONCE = 0.2
"""Seconds that a request works on a job; the step that is then at hand is finished."""
IN_ONE_TASK = 10.0
"""Seconds that a task works on a job, so that other tasks get their turn."""
KEPT = timedelta(days=7)
"""Refusals can name records, so they do not stay for long."""
STUCK_AFTER = timedelta(minutes=3)
MAY_NOT = "You may not do this."
FAILED = "An error kept this record as it was. Whoever runs this site finds it in the log."


def make(kind: str, model: type[Unit], pks: Iterable[int], *, by: Account | None, arguments: dict | None = None) -> Job:
    """Note a job that has not begun, and forget old ones."""
    Job.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    records = list(pks)
    job = Job(kind=kind, by=by, arguments=arguments or {}, total=len(records))  # type: ignore[misc]  # nobody anonymous
    with transaction.atomic():
        job.save()
        items = [Item(job=job, kind=model.kind_name(), record=pk) for pk in records]
        Item.objects.bulk_create(items, batch_size=1_000)
    return job


def start(job: Job, *, reason: str = "") -> None:
    """Begin a job: what fits into a moment is done at once, the rest in the background. A second start does nothing."""
    begun = Job.objects.filter(pk=job.pk, started_at=None).update(started_at=timezone.now(), reason=reason)
    if begun and not work_on(job.pk, AT_ONCE):
        go_on.enqueue(job.pk)
    job.refresh_from_db()


def is_stuck(job: Job) -> bool:
    """Tell whether no step was taken for a while, as without a worker."""
    last = job.stepped_at or job.started_at
    return job.finished_at is None and last is not None and last < timezone.now() - STUCK_AFTER


def work_on(pk: int, seconds: float) -> bool:
    """Take the job's next steps for so many seconds; tell whether it is finished."""
    end = monotonic() + seconds
    while take_step(pk):
        if monotonic() >= end:
            return False
    return True


@recording()
def take_step(pk: int) -> bool:
    """Take one step and note what came of it, both or neither; tell whether there may be another."""
    job = Job.objects.select_for_update().filter(pk=pk, finished_at=None).first()
    if job is None:
        return False
    job.stepped_at = timezone.now()
    item = job.items.filter(outcome="waiting").first()
    if item is None:
        job.finished_at = job.stepped_at
    elif note_outcome(job, item):
        job.done += 1
    job.save(update_fields=["stepped_at", "finished_at", "done", "total"])
    return item is not None


def note_outcome(job: Job, item: Item) -> bool:
    """Take the item's step; tell whether it was its last."""
    try:
        with recording():
            text = kinds[job.kind](job, item)
    except OperationalError:  # the database is away or busy: the task is tried again
        raise
    except ValidationError as error:
        item.outcome, item.text = "refused", "\n".join(error.messages)
    except PermissionDenied:
        item.outcome, item.text = "refused", MAY_NOT
    except Exception:
        logger.exception("%s: %s %s failed.", job, item.kind, item.record)
        item.outcome, item.text = "refused", FAILED
    else:
        if text is None:
            return False
        item.outcome, item.text = "done", text
    item.save(update_fields=["outcome", "text"])
    return True


@task
def go_on(pk: int) -> None:
    """Work on the job, and leave what is not done to a task after those that wait already."""
    if not work_on(pk, IN_ONE_TASK):
        go_on.enqueue(pk)
