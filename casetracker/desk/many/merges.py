"""Merging many entries into one, as a job: one after the other, each in as many portions as it needs."""

from typing import Any

from django.core.exceptions import ValidationError

from casetracker.core.merging import Mergeable, merge_portion, number_of_rows
from casetracker.core.policy import Account
from casetracker.desk.addresses import unit_url
from casetracker.desk.many.records import Row, models_by_kind
from casetracker.tasks.jobs import kinds, make, start
from casetracker.tasks.models import Item, Job

MERGE = "merge"


def begin_merge(survivor: Mergeable, doubles: list[Mergeable], *, by: Account | None, reason: str) -> Job:
    """Merge the doubles into the survivor, at once as far as a moment goes."""
    job = make(MERGE, type(survivor), [unit.pk for unit in doubles], by=by, arguments={"survivor": survivor.pk})
    job.total += sum(number_of_rows(unit) for unit in doubles)
    job.save(update_fields=["total"])
    start(job, reason=reason)
    return job


def step(job: Job, item: Item) -> str | None:
    """Move the next portion of one double."""
    model: Any = models_by_kind()[item.kind]
    units = {unit.pk: unit for unit in model._base_manager.filter(pk__in=[item.record, job.arguments["survivor"]])}
    double, survivor = units.get(item.record), units.get(job.arguments["survivor"])
    if double is None or survivor is None:
        raise ValidationError("One of the two is gone: somebody deleted it.")
    moved = merge_portion(double, survivor, by=job.by, reason=job.reason)
    if moved is None:
        return "Merged."
    job.done = min(job.done + moved, job.total - 1)
    return None


kinds[MERGE] = step


def survivor_of(job: Job) -> Row | None:
    """Return the entry that stays, for the page of a merge."""
    if job.kind != MERGE:
        return None
    first = job.items.first()
    model: Any = models_by_kind()[first.kind] if first else None
    unit = model and model._base_manager.filter(pk=job.arguments["survivor"]).first()
    return Row(unit, unit_url(unit), None, [], unit.pk) if unit else None
