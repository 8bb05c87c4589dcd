"""The triggers that keep the change log append-only are there after every migration."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from casetracker.core.change_log import POSTGRESQL_GUARD, SQLITE_GUARD, install_guard

pytestmark = pytest.mark.django_db
NAMES = sorted(
    f"core_change_no_{name}" for name in (SQLITE_GUARD if connection.vendor == "sqlite" else POSTGRESQL_GUARD)
)


def triggers(connection: BaseDatabaseWrapper = connection) -> list[str]:
    catalogue = {
        "sqlite": "SELECT lower(name) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'core_change'",
        "postgresql": "SELECT lower(tgname) FROM pg_trigger "
        "WHERE NOT tgisinternal AND tgrelid = 'core_change'::regclass",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return sorted(name for (name,) in cursor.fetchall())


def drop() -> None:
    with connection.cursor() as cursor:
        on = " ON core_change" if connection.vendor == "postgresql" else ""
        for name in NAMES:
            cursor.execute(f"DROP TRIGGER {name}{on}")


def test_the_guard_is_there() -> None:
    assert triggers() == NAMES


def test_migrating_brings_it_back() -> None:
    drop()
    assert triggers() == []
    call_command("migrate", verbosity=0)
    assert triggers() == NAMES


def test_it_can_be_installed_again() -> None:
    install_guard()
    assert triggers() == NAMES
