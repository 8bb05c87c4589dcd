"""Collects what a transaction has to say to the change log, and appends it as the transaction's last statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection, transaction

from casetracker.core.change_log.telling import Overtaken, Telling
from casetracker.core.models import Change
from casetracker.core.units import Unit

if TYPE_CHECKING:  # the policy asks what is seen, which is noted here
    from casetracker.core.policy import Account

Update = Callable[[Sequence[Unit]], None]
CHAIN_LOCK = 0x0CA5E
ATTEMPTS = 20
"""How often others may append something that matters between what is read and the lock."""


class Record:
    """What one transaction has to say so far."""

    def __init__(self) -> None:
        self.rows: list[Change] = []
        self.noted: dict[str, None] = {}
        """Public ids of units that may be seen from another instant than before."""
        self.updates: list[tuple[Update, Unit]] = []
        """What is to be brought up to date at the end, each with a unit that changed."""
        self.by: Account | None = None
        self.reason = ""
        """Who last began to change something, and why: also of what follows from it."""

    def because(self, by: "Account | None", reason: str) -> None:
        """Say who makes the changes that follow, and why."""
        self.by, self.reason = by, reason


_open: ContextVar[Record | None] = ContextVar("record of the change log", default=None)


@contextmanager
def recording() -> Iterator[Record]:
    """Make one transaction, whatever it says to the log appended by its last statements; or take part in the one open.

    What fails within another is taken back with its rows. A transaction that is to be rolled back appends nothing.
    """
    record = _open.get()
    if record is not None:
        yield from taking_part(record)
        return
    with transaction.atomic():
        record = Record()
        token = _open.set(record)
        try:
            yield record
        finally:
            _open.reset(token)
        if not connection.needs_rollback:
            append(record)


def taking_part(record: Record) -> Iterator[Record]:
    rows, updates, noted = len(record.rows), len(record.updates), dict(record.noted)
    try:
        with transaction.atomic():
            yield record
    except BaseException:
        del record.rows[rows:], record.updates[updates:]
        record.noted = noted
        raise


@contextmanager
def open_record() -> Iterator[Record]:
    """Give the record that is open, to add to it; or one of a transaction of its own.

    Unlike `recording()` it makes no savepoint: whoever opened the record takes back what was added.
    """
    record = _open.get()
    if record is not None:
        yield record
        return
    with recording() as record:
        yield record


def append_changes(rows: list[Change]) -> None:
    """Append the rows, at the end of the transaction that is recorded."""
    if rows:
        with open_record() as record:
            record.rows += rows


def rows_to_append(public_id: str) -> list[Change]:
    """Return what the open transaction has said of the unit so far, which is not in the log yet."""
    record = _open.get()
    return [row for row in record.rows if row.unit_ref == public_id] if record else []


def note_visibility(units: Iterable[Unit]) -> None:
    """Note that these units may be seen from another instant than before; the log says what came of it."""
    ids = dict.fromkeys(unit.public_id for unit in units)
    if ids:
        with open_record() as record:
            record.noted |= ids


def update_at_the_end(update: Update, units: Iterable[Unit]) -> None:
    """Call `update` with these units before the transaction commits: it takes a lock that all writers share."""
    with open_record() as record:
        record.updates += [(update, unit) for unit in units]


def append(record: Record) -> None:
    """Append what the record says; the lock is held from here to the commit alone, and keeps the log a single chain.

    Whatever else is written waits for other transactions before the lock is taken, never with it. If one was quicker
    whose rows change what there is to tell, the lock is given back and all of it worked out anew.
    """
    if not record.rows and not record.noted and not record.updates:
        return
    for is_last in (*[False] * ATTEMPTS, True):
        telling = Telling(record.rows, record.noted, record.by, record.reason)
        try:
            write(telling, record.updates)
        except Overtaken:
            if is_last:
                raise
        else:
            return


def write(telling: Telling, updates: list[tuple[Update, Unit]]) -> None:
    """Write what the log is to tell. Raises Overtaken, with nothing written and the locks given back.

    First what may wait for a row of another transaction, then what takes the locks that all writers share.
    """
    if connection.vendor != "postgresql":  # SQLite has one writer at a time
        telling.remember()
        bring_up_to_date(updates)
        telling.append()
        return
    with transaction.atomic(), connection.cursor() as cursor:
        telling.remember()
        bring_up_to_date(updates)
        if telling.rows:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
            telling.refuse_outdated()
            telling.append()


def bring_up_to_date(updates: list[tuple[Update, Unit]]) -> None:
    """Make each update once, with all of its units."""
    units: dict[Update, list[Unit]] = {}
    for update, unit in updates:
        units.setdefault(update, []).append(unit)
    for update, changed in units.items():
        update(changed)
