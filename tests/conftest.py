"""What holds for every test; the database is chosen in databases.py, and data come from builders.py."""

import gc
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import hypothesis
import pytest
from django.conf import settings
from django.template.base import FilterExpression
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
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the real one is slow by design


def pytest_collection_finish() -> None:
    """Keep what was loaded for collecting out of the garbage collector's way, as the server does."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """SQLite's database is a file, as a site has it: with its journal, and shared by all threads."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(copies.empty())
        yield
