"""Data for all tests of a module: made once, in a transaction that is taken back at the module's end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """For a module's fixture that also asks for `django_db_setup`; each test still runs in a savepoint of its own."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
