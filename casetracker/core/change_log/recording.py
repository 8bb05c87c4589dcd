"""Collects what a transaction has to say to the change log, and appends it as the transaction's last statements."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.db import connection, transaction

from casetracker.core.change_log.chain import head
from casetracker.core.change_log.telling import Telling
from casetracker.core.models import Change
from casetracker.core.units import Unit

if TYPE_CHECKING:  # the policy asks what is seen, which is noted here
    from casetracker.core.policy import Account

CHAIN_LOCK = 0x0CA5E


class Record:
    """What one transaction has to say so far."""

    def __init__(self) -> None:
        self.rows: list[Change] = []
        self.noted: dict[str, None] = {}
        """Public ids of units that may be seen from another instant than before."""
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
    rows, noted = len(record.rows), dict(record.noted)
    try:
        with transaction.atomic():
            yield record
    except BaseException:
        del record.rows[rows:]
        record.noted = noted
        raise


def append_changes(rows: list[Change]) -> None:
    """Append the rows, at the end of the transaction that is recorded."""
    if rows:
        with recording() as record:
            record.rows += rows


def note_visibility(units: Iterable[Unit]) -> None:
    """Note that these units may be seen from another instant than before; the log says what came of it."""
    ids = dict.fromkeys(unit.public_id for unit in units)
    if ids:
        with recording() as record:
            record.noted |= ids


def append(record: Record) -> None:
    """Append what the record says; the lock is held from here to the commit alone, and keeps the log a single chain.

    What there is to tell is read before the lock is taken, and again only if another transaction was quicker.
    """
    if not record.rows and not record.noted:
        return
    last = head()
    telling = Telling(record.rows, record.noted, record.by, record.reason)
    if not telling.rows:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        if head() != last:
            last = head()
            telling = Telling(record.rows, record.noted, record.by, record.reason)
    telling.append(last)
