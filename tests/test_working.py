"""Background tasks: committed with what asks for them, run once, tried again, reported, and never lost."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from casetracker.beside.working import GIVEN_UP_AFTER, PAUSES, claimed, run_ready, work_repeatedly
from casetracker.tasks.models import Hold

pytestmark = pytest.mark.django_db
runs: list[int] = []


@task
def note(number: int) -> int:
    """What works, but for zero."""
    runs.append(number)
    return 100 // number


@task(takes_context=True)
def stop(context: TaskContext) -> None:
    """Ends its process, as a kill would, unless it is tried again."""
    runs.append(context.attempt)
    if context.attempt == 1:
        raise SystemExit


@pytest.fixture(autouse=True)
def queue(settings: Any) -> Iterator[None]:
    """The queue of a site instead of the tests' own, in which tasks run at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    runs.clear()
    yield


def states() -> list[tuple[str, int]]:
    return [(row.status, len(row.worker_ids)) for row in DBTaskResult.objects.order_by("enqueued_at")]


def test_a_task_comes_with_its_transaction_and_runs_once() -> None:
    with transaction.atomic():
        note.enqueue(1)
        transaction.set_rollback(True)
    kept = note.enqueue(4)
    assert (run_ready(), run_ready(), runs) == (1, 0, [4])
    kept.refresh()
    assert (kept.return_value, Hold.objects.count()) == (25, 0)

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        note.enqueue(5)
        assert run_ready() == 1
    assert states() == [(TaskResultStatus.SUCCESSFUL, 1)]  # the old one is gone

    note.enqueue(6)
    work_repeatedly(1, lambda seconds: seconds > 0)  # one round, as beside the server
    assert runs == [4, 5, 6]


def test_a_task_that_fails_is_logged_tried_again_and_reported(caplog: pytest.LogCaptureFixture, client: Client) -> None:
    note.enqueue(0)
    with time_machine.travel(timezone.now(), tick=False) as clock, caplog.at_level(logging.ERROR, "casetracker"):
        for pause in PAUSES:
            assert (run_ready(), run_ready()) == (1, 0)
            clock.shift(pause)
        run_ready()
    assert (runs, states()) == ([0] * 4, [(TaskResultStatus.FAILED, 4)])
    logged = [record for record in caplog.records if record.name == "casetracker.beside.working"]
    assert [record.getMessage().split(") ")[1] for record in logged] == ["failed."] * 4 + ["is not tried again."]
    assert all(record.exc_info for record in logged[:4])

    client.force_login(User.objects.create_superuser("head"))
    page = client.get("/admin/").content.decode()
    listed = "/admin/django_tasks_database/dbtaskresult/?status__exact=FAILED"
    assert f'<a href="{listed}">Background tasks that failed: 1</a>' in page
    assert "1 Task Result" in client.get(listed).content.decode()


def test_a_killed_workers_task_is_taken_up_again_and_one_at_work_is_not(caplog: pytest.LogCaptureFixture) -> None:
    stop.enqueue()
    with pytest.raises(SystemExit):
        run_ready()
    note.enqueue(7)
    at_work = claimed()
    assert states() == [(TaskResultStatus.RUNNING, 1)] * 2
    assert run_ready() == 0

    with time_machine.travel(timezone.now() + GIVEN_UP_AFTER + timedelta(seconds=1)):
        Hold.objects.filter(task=at_work).update(renewed_at=timezone.now())
        assert (run_ready(), runs) == (1, [1, 2])
    assert states() == [(TaskResultStatus.SUCCESSFUL, 2), (TaskResultStatus.RUNNING, 1)]
    assert "was left by its worker" in caplog.text

    DBTaskResult.objects.filter(pk=at_work.pk).update(worker_ids=["lost"] * 4)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert run_ready() == 0
    assert states()[1] == (TaskResultStatus.FAILED, 4)  # it may be what kills its workers
    call_command("work")
