"""The migrations say what the models say, and go to nothing and back, each time with the guard of the change log.

They run on a database of their own: the log's guard refuses to be emptied, as it should.
"""

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.plugin import DjangoDbBlocker

from tests import copies
from tests.core.test_guard import NAMES, triggers

OURS = ("core", "parties", "cases", "rulings", "search", "accounts")


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

    for app in ("core", "parties", "search", "accounts"):
        call_command("migrate", app, "zero", database="scratch", verbosity=0)
    assert our_tables(scratch) == []
    applied = MigrationRecorder(scratch).applied_migrations()
    assert [key for key in applied if key[0] in OURS] == []

    call_command("migrate", database="scratch", verbosity=0)
    assert our_tables(scratch) == tables
    assert triggers(scratch) == NAMES


def models_at(step: str, connection: BaseDatabaseWrapper) -> Any:
    """The models of cases and parties as they were after this migration of cases, to which the database is brought."""
    executor = MigrationExecutor(connection)
    executor.migrate([("cases", step)])
    return executor.loader.project_state([("cases", step), *executor.loader.graph.leaf_nodes("parties")]).apps


@pytest.mark.slow
def test_names_of_counsel_become_rows_and_names_again(scratch: BaseDatabaseWrapper) -> None:
    before = models_at("0008_confirmed_dates", scratch)

    def made(app: str, model: str, **columns: Any) -> Any:
        return before.get_model(app, model).objects.using("scratch").create(**columns)

    case = made("cases", "Case", title="A", public_id="a", external_key="a")
    party = made("parties", "Party", name="B", public_id="b", kind="person", external_key="b")
    long = "Lev " * 60
    for role, counsel in {"petitioner": ["Ora Lev", "Élise Roy"], "respondent": [], "appellant": [long]}.items():
        columns = {"case": case, "party": party, "role": role, "side": "neutral", "key": role}
        made("cases", "Participation", counsel=counsel, **columns)

    rows = models_at("0009_counsel", scratch).get_model("cases", "Counsel").objects.using("scratch").order_by("id")
    told = ("participation__role", "name", "name_key", "role", "order", "note")
    assert list(rows.values_list(*told)) == [
        ("petitioner", "Ora Lev", " ora lev", "unknown", 0, ""),
        ("petitioner", "Élise Roy", " elise roy", "unknown", 1, ""),
        ("appellant", long[:200], " lev", "unknown", 0, long),
    ]
    rows.filter(name="Ora Lev").update(firm="Lev & Co.", firm_key=" lev and co")
    rows.filter(order=1).update(is_withdrawn=True)

    again = models_at("0008_confirmed_dates", scratch).get_model("cases", "Participation")
    assert dict(again.objects.using("scratch").values_list("role", "counsel")) == {
        "petitioner": ["Ora Lev (Lev & Co.)"],
        "respondent": [],
        "appellant": [long[:200]],
    }
