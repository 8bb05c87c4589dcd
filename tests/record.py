"""The record that comes with Casetracker, for tests: its documents, and a database that holds it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import time_machine
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from casetracker.management.commands.load_cases import demo_files
from tests import copies
from tests.kept import kept

DOCUMENTS: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_bytes()) for path in demo_files()}
"""Every document of data/ by its case's key, in the order in which they are loaded."""
SYSTEM = "casetracker-record"
LOADED = datetime(2026, 11, 24, tzinfo=UTC)
"""The day on which the record was last checked: what is public is public from then on, whenever the tests run."""


@contextmanager
def record_kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """The published record, for all tests of a module; see `kept`."""
    with blocker.unblock(), copies.using("record", load, start="empty"), kept(blocker):
        yield


def load() -> None:
    with time_machine.travel(LOADED):
        call_command("load_cases", demo=True, stdout=StringIO())
