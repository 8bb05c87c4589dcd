"""The guard in the database itself: triggers that refuse to change, delete or empty the change log."""

from collections.abc import Iterator
from typing import Any

from django.db import connections

TABLE = "core_change"
MESSAGE = "the change log is append-only"

SQLITE_GUARD = {
    "update": f"BEFORE UPDATE ON {TABLE}",
    "delete": f"BEFORE DELETE ON {TABLE}",
    # REPLACE deletes the row that is in its way without a trigger.
    "replace": f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR digest = NEW.digest "
    "OR public_number = NEW.public_number)",
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
