"""Whether the record is what its change log says: its chains, every unit and what was told of it, earlier versions."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from casetracker.core.change_log import ROW, append_changes, broken_links, head
from casetracker.core.change_log.telling import public_record
from casetracker.core.documents import digest
from casetracker.core.merging import unit_models
from casetracker.core.models import REDACTED, Change, Revision, UnitId, Verification
from casetracker.core.publishing import due
from casetracker.core.units import Unit
from casetracker.core.writing import interchange

BATCH = 200
"""Units that are compared at a time."""
KEPT_PROBLEMS = 20
"""Problems that a stored verification names; the command names all."""


class Logged(NamedTuple):
    """What the log says of one unit: the number of its rows, and the last of them."""

    rows: int
    version: int
    event: str
    digest: str


class State(NamedTuple):
    """One unit, None if it is gone; the digest of its document as it is stored, and what the log says of it."""

    unit: Unit | None
    stored: str
    logged: Logged


CONVERTED = "converted"
"""The event of a row that gives a unit's digest anew; it is no version of the unit."""
NEVER = Logged(0, 0, "", "")


def verify() -> tuple[Verification, list[str]]:
    """Verify everything, and store the result; return it with every problem found."""
    problems = list(found_problems())
    return Verification.objects.create(
        rows=Change.objects.count(),
        records=UnitId.objects.count(),
        versions=Revision.objects.count(),
        head=head(),
        problem_count=len(problems),
        problems="\n".join(problems[:KEPT_PROBLEMS]),
    ), problems


def found_problems() -> Iterator[str]:
    """Describe whatever was written past the log: rows of its own, units, earlier versions."""
    yield from broken_links()
    for model in unit_models():
        yield from problems_of_units(model)
        yield from problems_of_telling(model)
    yield from units_gone()
    yield from problems_of_versions()


def problems_of_units(model: type[Unit]) -> Iterator[str]:
    """Compare each unit of the model with its last row.

    What differs is looked at once more by itself: somebody may have changed it in between.
    """
    for ids in ids_of(model):
        differing = [public_id for public_id, problem in compared(model, ids) if problem]
        for public_id in differing:
            yield from (problem for _, problem in compared(model, [public_id]) if problem)


def compared(model: type[Unit], ids: list[str]) -> Iterator[tuple[str, str]]:
    """Each of these ids with what is wrong with its unit; blank where nothing is."""
    for public_id, state in states(model, ids).items():
        problem = unit_problem(state)
        yield public_id, f"{model.kind_name()} {public_id}: {problem}" if problem else ""


def states(model: type[Unit], ids: list[str]) -> dict[str, State]:
    """Each of these ids with its unit, as it is stored and as it was logged."""
    logged = logged_of(ids)
    units = {unit.public_id: unit for unit in model._base_manager.filter(public_id__in=ids)}
    digests = {unit: digest(document) for unit, document in interchange.documents(list(units.values())).items()}
    return {each: State(units.get(each), digests.get(each, ""), logged.get(each, NEVER)) for each in ids}


def unit_problem(state: State) -> str:
    unit, stored, logged = state
    if unit is None:
        return "" if logged.event == "removed" else "it is gone, and the log has no row of its removal."
    if not logged.rows:
        return "the log has no row of it."
    if logged.event == "removed":
        return "it is there, and the log says that it was removed."
    if logged.version != unit.version or logged.rows != unit.version:
        return (
            f"its version is {unit.version}, and the log has {logged.rows} rows of it, the last of version "
            f"{logged.version}."
        )
    if logged.digest != stored:
        return f"what it says is not what it said when version {unit.version} was logged."
    return ""


def logged_of(ids: Iterable[str]) -> dict[str, Logged]:
    """What the log says of each of these units."""
    rows = Change.objects.of_versions().filter(unit_ref__in=list(ids)).exclude(kind=ROW).order_by("id")
    found: dict[str, Logged] = {}
    for row in rows:
        known = found.get(row.unit_ref, NEVER)
        if row.event == REDACTED and (row.version < known.version or known.event == "removed"):
            continue  # about an earlier version
        count = known.rows + (row.event not in (CONVERTED, REDACTED))
        found[row.unit_ref] = Logged(count, row.version, row.event, row.document_digest)
    return found


def problems_of_telling(model: type[Unit]) -> Iterator[str]:
    """Compare what everybody reads of each unit with what the log told of it; what differs is looked at once more."""
    for ids in ids_of(model):
        for public_id in told_otherwise(model, ids):
            for _ in told_otherwise(model, [public_id]):
                yield f"{model.kind_name()} {public_id}: what everybody reads of it is not what the log told last."


def told_otherwise(model: type[Unit], ids: list[str]) -> Iterator[str]:
    """Those of these ids of which the log told something else; none while an embargo has ended and waits to be told."""
    told = dict(Change.objects.public().filter(unit_ref__in=ids).values_list("unit_ref", "public_digest"))
    rows = UnitId.objects.in_bulk(ids)
    shown = model._base_manager.filter(public_id__in=[row.pk for row in rows.values() if row.is_visible()])
    digests = {key: digest(document) for key, document in public_record.documents(list(shown)).items()}
    for key, row in rows.items():
        stored = digests.get(key, "")
        if {row.public_digest, stored} != {told.get(key, "")} and not due().exists():
            yield key


def units_gone() -> Iterator[str]:
    """Units of which the log tells, whose public id is no more, although no row says that they were removed."""
    removed = Change.objects.filter(unit_ref=OuterRef("unit_ref"), event="removed")
    known = UnitId.objects.filter(pk=OuterRef("unit_ref"))
    rows = Change.objects.filter(~Exists(known), ~Exists(removed)).order_by("unit_ref")
    for unit, kind in rows.values_list("unit_ref", "kind").distinct():
        yield f"{kind} {unit}: it is gone, and the log has no row of its removal."


def problems_of_versions() -> Iterator[str]:
    """Compare each earlier version with its digest, and with the row that logged it."""
    for ids in batches(Revision.objects.order_by("pk").values_list("pk", flat=True)):
        revisions = Revision.objects.filter(pk__in=ids).select_related("unit").order_by("pk")
        rows = Change.objects.filter(unit_ref__in=[row.unit_id for row in revisions])
        logged = set(rows.values_list("unit_ref", "version", "document_digest"))
        for row in revisions:
            if row.digest != digest(row.document) or (row.unit_id, row.version, row.digest) not in logged:
                yield f"{row.unit.kind} {row}: what is kept of it is not what it said when it was logged."


def log_conversion() -> int:
    """Log the digest of every unit whose document an upgrade has written in a new shape; return how many there were.

    It believes what it finds: verify the record before the upgrade.
    """
    with transaction.atomic():
        rows = [
            Change(
                unit_ref=unit.public_id,
                kind=unit.kind_name(),
                event=CONVERTED,
                version=unit.version,
                document_digest=stored,
            )
            for model in unit_models()
            for ids in ids_of(model)
            for unit, stored, logged in states(model, ids).values()
            if unit is not None and stored != logged.digest
        ]
        append_changes(rows)
    return len(rows)


def ids_of(model: type[Unit]) -> Iterator[list[str]]:
    """The public ids of the model's units, those that are gone included."""
    return batches(UnitId.objects.filter(kind=model.kind_name()).order_by("pk").values_list("pk", flat=True))


def batches(values: QuerySet) -> Iterator[list[Any]]:
    """The values in lists of at most `BATCH`."""
    found = values.iterator(BATCH)
    while batch := list(islice(found, BATCH)):
        yield batch
