"""The append-only change log: appending to its chain of digests, verifying it, and the guard in the database itself."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, connections, transaction

from casetracker.core.documents import digest
from casetracker.core.models import REDACTED, Change
from casetracker.core.policy import Account
from casetracker.core.units import Unit

CHAIN_LOCK = 0x0CA5E
TABLE = "core_change"
MESSAGE = "the change log is append-only"
DIGESTED = (
    *("unit_ref", "kind", "event", "version", "by_id"),
    *("reason", "is_public", "document_digest", "previous_digest"),
)
"""The columns of a row that its digest covers, besides the time."""
ROW = "change"
"""The kind of a row `redacted` that is about a row of the log and no record."""

SQLITE_GUARD = {
    "update": f"BEFORE UPDATE ON {TABLE}",
    "delete": f"BEFORE DELETE ON {TABLE}",
    # REPLACE deletes the row that is in its way without a trigger.
    "replace": f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR digest = NEW.digest)",
}
POSTGRESQL_GUARD = {
    "update": f"BEFORE UPDATE ON {TABLE} FOR EACH ROW",
    "delete": f"BEFORE DELETE ON {TABLE} FOR EACH ROW",
    "truncate": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT",
}
POSTGRESQL_REFUSAL = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


def append_changes(rows: list[Change]) -> None:
    """Append the rows in one chunk, each with the digest of the one before; a lock keeps the log a single chain."""
    if not rows:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    last = head()
    for row in rows:
        row.previous_digest = last
        row.digest = last = change_digest(row)
    Change.objects.bulk_create(rows, batch_size=500)


def head() -> str:
    """Return the digest of the last row; blank for an empty log."""
    return Change.objects.order_by("-id").values_list("digest", flat=True).first() or ""


def removal_of(unit: Unit, *, by: Account | None = None, reason: str = "") -> Change:
    """Build the last row of a unit that is about to be deleted."""
    return Change(
        unit_ref=unit.public_id,
        kind=unit.kind_name(),
        event="removed",
        version=unit.version,
        by=by,  # type: ignore[misc]  # the policy lets nobody anonymous change anything
        reason=reason,
    )


def change_digest(row: Change) -> str:
    """Return the digest of what the row says, which includes the digest of the row before."""
    return digest({**{name: getattr(row, name) for name in DIGESTED}, "at": row.at.isoformat()})


def redact_reasons(reasons: dict[int, str], by: Account | None) -> list[Change]:
    """Rewrite the reasons of these rows, by their ids; return the rows to append, which vouch for what they say now.

    The rows keep the digests that the log is chained by. What they say no longer has these, but a digest that a later
    row `redacted` holds.
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
            by=by,  # type: ignore[misc]  # the policy lets nobody anonymous change anything
            document_digest=change_digest(row),
        )
        for row in rows
    ]


def broken_links() -> Iterator[str]:
    """Describe every row that was edited, moved, or follows a deleted one; yield nothing for a whole log."""
    last = ""
    redacted = dict(Change.objects.filter(event=REDACTED, kind=ROW).values_list("document_digest", "pk"))
    for row in Change.objects.order_by("id").iterator():
        if row.previous_digest != last:
            yield f"Row {row.pk}: the row before it is missing or was changed."
        says = change_digest(row)
        if row.digest != says and redacted.get(says, 0) <= row.pk:
            yield f"Row {row.pk}: it was changed after it was written."
        last = row.digest


def install_guard(using: str = "default", **_kwargs: Any) -> None:
    """Recreate the triggers that refuse to change, delete or empty the log; skip it until the table exists."""
    database = connections[using]
    if TABLE not in database.introspection.table_names():
        return
    with database.cursor() as cursor:
        for statement in guard_statements(database.vendor):
            cursor.execute(statement)


def guard_statements(vendor: str) -> Iterator[str]:
    if vendor == "sqlite":
        for name, when in SQLITE_GUARD.items():
            yield f"DROP TRIGGER IF EXISTS {TABLE}_no_{name}"
            yield f"CREATE TRIGGER {TABLE}_no_{name} {when} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        return
    yield POSTGRESQL_REFUSAL
    for name, when in POSTGRESQL_GUARD.items():
        yield f"DROP TRIGGER IF EXISTS {TABLE}_no_{name} ON {TABLE}"
        yield f"CREATE TRIGGER {TABLE}_no_{name} {when} EXECUTE FUNCTION {TABLE}_refuse()"
