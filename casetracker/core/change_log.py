"""The append-only change log: appending to its chain of digests, verifying it, and the guard in the database itself."""

from collections.abc import Iterator
from typing import Any

from django.db import connection, connections

from casetracker.core.documents import digest
from casetracker.core.models import Change
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


def broken_links() -> Iterator[str]:
    """Describe every row that was edited, moved, or follows a deleted one; yield nothing for a whole log."""
    last = ""
    for row in Change.objects.order_by("id").iterator():
        if row.previous_digest != last:
            yield f"Row {row.pk}: the row before it is missing or was changed."
        if row.digest != change_digest(row):
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
