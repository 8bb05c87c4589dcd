"""What holds for every test; the database is chosen in databases.py, and data come from builders.py."""

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.template.base import FilterExpression
from django.test import client
from django_tasks.signals import clear_tasks_handlers
from pytest_django.plugin import DjangoDbBlocker

from tests import copies

hypothesis.settings.register_profile("casetracker", deadline=None)  # two workers share two cores
hypothesis.settings.load_profile("casetracker")


class MissingVariable(str):
    """An empty `string_if_invalid` that fails the test when a template of ours names a variable that is not there.

    Django asks for its truth before it uses it. The stock admin's templates miss variables all the time and may.
    """

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        expression = frame.f_locals.get("self")
        while frame and isinstance(expression, FilterExpression):
            frame = frame.f_back
            origin = getattr(frame and frame.f_locals.get("self"), "origin", None)
            if origin:
                if "site-packages" not in str(origin):
                    pytest.fail(f"{origin}: the template names {expression.var}, which is not there.")
                break
        return False


def pytest_configure() -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):  # what counts on an order must ask for it: PostgreSQL promises none
        database["OPTIONS"]["init_command"] += "PRAGMA reverse_unordered_selects=ON;"
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = MissingVariable()
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    clear_tasks_handlers(setting="TASKS")  # who tests the worker asks for its queue
    settings.RATE_LIMITS.update(dict.fromkeys(settings.RATE_LIMITS, ""))  # all tests come from one address
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow by design


def pytest_collection_finish() -> None:
    """Keep what was loaded for collecting out of the garbage collector's way, as the server does; call it seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def store_the_page(store: dict[str, Any], *args: Any, **kwargs: Any) -> None:
    """Keep the context of a page alone: Django copies that of every template that it includes, hundreds a page."""
    if "context" not in store:
        store_everything(store, *args, **kwargs)


store_everything = client.store_rendered_templates
client.store_rendered_templates = store_the_page  # type: ignore[attr-defined]  # not in the stubs

LONGEST = (
    *("tests/visibility/test_visibility.py", "tests/test_migrations.py", "tests/search/test_record_questions.py"),
    *("tests/desk/test_forms.py", "tests/reading/test_filters.py", "tests/statistics/test_statistics.py"),
    *("tests/reading/test_api_schema.py", "tests/desk/test_publishing.py", "tests/desk/test_conflicts.py"),
    *("tests/citing/test_citing.py", "tests/reading/test_exports.py", "tests/exchange/test_fuzz.py"),
    *("tests/reading/cases/test_compare.py", "tests/protection/test_protecting.py"),
)
"""Modules that take a worker longest come first, so that none is left over for one worker alone at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """SQLite's database is a file, as a site has it: with its journal, and shared by all threads."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(copies.empty())
        yield


@pytest.fixture(scope="module", autouse=True)
def swept(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Leave no dead rows to the tests that follow: each test takes its rows back, and scans read them all the same."""
    yield
    if connection.vendor == "postgresql" and connection.connection and not connection.in_atomic_block:
        with django_db_blocker.unblock():
            sweep()


def sweep() -> None:
    """Vacuum what has many dead rows, and let the planner think of it as before: as never vacuumed, not as empty."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT relid::regclass::text FROM pg_stat_user_tables WHERE n_dead_tup > 500")
        tables = [name for (name,) in cursor.fetchall()]
        if tables:
            cursor.execute(f"VACUUM {', '.join(tables)}")
            cursor.execute(
                "UPDATE pg_class SET relpages = 0, reltuples = -1 WHERE oid = ANY(%s::regclass[]::oid[])", [tables]
            )
