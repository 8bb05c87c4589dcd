"""The databases of a test run: each is made once, by the first worker that needs it, and every worker gets a copy.

They stand in the run's folder, or on its server under names of the run, and go with it: none is ever out of date.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from tests.databases import DATABASE_PREFIX, RUN_FOLDER

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
copied: dict[str, str] = {}
"""This worker's copies by what they hold; each test takes back what it wrote."""


@contextmanager
def using(original: str, fill: Callable[[], None], start: str = "") -> Iterator[None]:
    """Puts the default connection on this worker's copy of `original`, a copy of `start` that `fill` has filled."""
    if original not in copied:
        copied[original] = copy_of(original, fill, start)
    with connected_to(copied[original]):
        yield


@contextmanager
def empty() -> Iterator[None]:
    """A migrated database without a row of ours."""
    with using("empty", migrate):
        yield


def migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def copy_of(original: str, fill: Callable[[], None], start: str) -> str:
    def make() -> None:
        create(address(original), address(start) if start else "")
        with connected_to(address(original)):
            fill()

    with made_once(original, make):
        return create(address(f"{original}_{WORKER}"), address(original))


@contextmanager
def made_once(name: str, make: Callable[[], None]) -> Iterator[None]:
    """Lets one worker of the run make it; the others wait, and all use it one after the other."""
    with (Path(os.environ[RUN_FOLDER]) / f"{name}.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        if not lock.read():
            make()
            lock.write("made")
        yield


def address(name: str) -> str:
    if connection.vendor == "sqlite":
        return str(Path(os.environ[RUN_FOLDER]) / f"{name}.sqlite3")
    return f"{os.environ[DATABASE_PREFIX]}{name}"


def create(name: str, start: str) -> str:
    if connection.vendor != "sqlite":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {start}" if start else ""))
    elif start:
        shutil.copyfile(start, name)
    return name


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
