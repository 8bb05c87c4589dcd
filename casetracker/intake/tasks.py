"""Imports that take longer than a request may."""

from django_tasks import task

from casetracker.intake.imports import IN_ONE_TASK, work_on


@task
def go_on(key: str) -> None:
    """Work on the import, and leave what is not done to a task after those that wait already."""
    if not work_on(key, IN_ONE_TASK):
        go_on.enqueue(key)
