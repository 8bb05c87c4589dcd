"""The record that comes with Casetracker, for tests: its documents, and a collection that holds it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from casetracker.management.commands.load_cases import demo_files
from tests.kept import kept

DOCUMENTS: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_bytes()) for path in demo_files()}
"""Every document of data/ by its case's key, in the order in which they are loaded."""
SYSTEM = "casetracker-record"


@contextmanager
def record_kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """The published record, for all tests of a module; see `kept`."""
    with kept(blocker):
        call_command("load_cases", demo=True, stdout=StringIO())
        yield
