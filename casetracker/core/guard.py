"""The append-only guard of the change log: the database itself refuses UPDATE and DELETE on it."""

from typing import Any

from django.db import connections

TABLE = "core_change"
MESSAGE = "the change log is append-only"

SQLITE = [
    f"DROP TRIGGER IF EXISTS {TABLE}_no_{{event}}",
    f"CREATE TRIGGER {TABLE}_no_{{event}} BEFORE {{event}} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"DROP TRIGGER IF EXISTS {TABLE}_no_{{event}} ON {TABLE}",
    f"CREATE TRIGGER {TABLE}_no_{{event}} BEFORE {{event}} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
]


def install_guard(using: str = "default", **_kwargs: Any) -> None:
    """Create the triggers anew on the database `using`; nothing is done before the table exists."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        for event in ("UPDATE", "DELETE"):
            for statement in statements:
                cursor.execute(statement.format(event=event))
