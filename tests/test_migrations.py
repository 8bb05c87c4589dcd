"""The migrations say what the models say, and go to nothing and back, each time with the guard of the change log.

They run on a database of their own: the log's guard refuses to be emptied, as it should.
"""

import secrets
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.plugin import DjangoDbBlocker

from tests import copies
from tests.core.test_guard import NAMES, triggers

OURS = ("core", "parties", "cases", "rulings", "search")


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the run's migrated database, under an alias of its own."""
    with django_db_blocker.unblock():
        name = copies.create(copies.address(f"scratch_{secrets.token_hex(4)}"), copies.address("empty"))
        connections.databases["scratch"] = {**connections["default"].settings_dict, "NAME": name}
        yield connections["scratch"]
        connections["scratch"].close()
        del connections["scratch"]
        del connections.databases["scratch"]


def our_tables(connection: BaseDatabaseWrapper) -> list[str]:
    return [name for name in connection.introspection.table_names() if name.partition("_")[0] in OURS]


def test_the_models_have_no_change_without_a_migration(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.slow
def test_the_migrations_go_to_nothing_and_back(scratch: BaseDatabaseWrapper) -> None:
    tables = our_tables(scratch)
    assert {name.partition("_")[0] for name in tables} == set(OURS)
    assert triggers(scratch) == NAMES

    for app in ("core", "parties", "search"):
        call_command("migrate", app, "zero", database="scratch", verbosity=0)
    assert our_tables(scratch) == []
    applied = MigrationRecorder(scratch).applied_migrations()
    assert [key for key in applied if key[0] in OURS] == []

    call_command("migrate", database="scratch", verbosity=0)
    assert our_tables(scratch) == tables
    assert triggers(scratch) == NAMES
