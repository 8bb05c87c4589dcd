"""The append-only change log: what is written to it and when, its chains of digests, and the guard in the database.

What a transaction has to say is collected while `recording()` is open and appended by its last statements, so that the
log's lock is held for a moment and the order of the log is the order of the commits. Rows about visibility that nobody
asked for (`shown`, `hidden`, `relinked`) are added then, from the state of the registry.
"""

from typing import TYPE_CHECKING

from django.db import connection, transaction

from casetracker.core.change_log.chain import ROW, broken_links, change_digest, head
from casetracker.core.change_log.guard import (
    POSTGRESQL_GUARD,
    SQLITE_GUARD,
    TABLE,
    install_guard,
)
from casetracker.core.change_log.recording import (
    append_changes,
    open_record,
    recording,
    rows_to_append,
    update_at_the_end,
)
from casetracker.core.models import REDACTED, Change
from casetracker.core.units import Unit

if TYPE_CHECKING:  # the policy asks what is seen, which is noted here
    from casetracker.core.policy import Account

__all__ = [
    "POSTGRESQL_GUARD",
    "ROW",
    "SQLITE_GUARD",
    "append_changes",
    "broken_links",
    "change_digest",
    "head",
    "install_guard",
    "open_record",
    "recording",
    "redact_reasons",
    "removal_of",
    "rows_to_append",
    "update_at_the_end",
]


def removal_of(unit: Unit, *, by: "Account | None" = None, reason: str = "") -> Change:
    """Build the last row of a unit that is about to be deleted."""
    return Change(
        unit_ref=unit.public_id,
        kind=unit.kind_name(),
        event="removed",
        version=unit.version,
        by=by,  # type: ignore[misc]  # the policy lets nobody anonymous change anything
        reason=reason,
    )


def redact_reasons(reasons: dict[int, str], by: "Account | None") -> list[Change]:
    """Rewrite the reasons of these rows, by their ids; return the rows to append, which vouch for what they say now.

    The rows keep the digests that the log is chained by. What they say no longer has these, but a digest that a later
    row `redacted` holds. The public chain does not cover reasons.
    """
    if not reasons:
        return []
    rows = list(Change.objects.filter(pk__in=reasons).order_by("id"))
    with transaction.atomic(), connection.cursor() as cursor:
        on = ""
        if connection.vendor == "postgresql":
            connection.check_constraints()  # a table with checks that wait cannot lose a trigger
            on = f" ON {TABLE}"
        cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_update{on}")
        for row in rows:
            row.reason = reasons[row.pk]
            cursor.execute(f"UPDATE {TABLE} SET reason = %s WHERE id = %s", [row.reason, row.pk])
        install_guard()
    return [
        Change(
            unit_ref=row.unit_ref,
            kind=ROW,
            event=REDACTED,
            version=row.version,
            by=by,  # type: ignore[misc]  # the policy lets nobody anonymous protect anybody
            document_digest=change_digest(row),
        )
        for row in rows
    ]
