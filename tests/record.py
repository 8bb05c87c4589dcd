"""The record that comes with Casetracker, for tests: its documents, and a collection that holds it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from pytest_django.plugin import DjangoDbBlocker

from casetracker.management.commands.load_cases import demo_files
from casetracker.search.index.backends import current_backend
from tests.kept import kept

DOCUMENTS: dict[str, dict[str, Any]] = {path.stem: json.loads(path.read_bytes()) for path in demo_files()}
"""Every document of data/ by its case's key, in the order in which they are loaded."""
SYSTEM = "casetracker-record"
LOADED = datetime(2026, 11, 24, tzinfo=UTC)
"""The day on which the record was last checked: what is public is public from then on, whenever the tests run."""
loaded: list[tuple[type[models.Model], list[models.Model]]] = []
"""The rows of the loaded record: each process loads it once and writes the rows again for each module."""


@contextmanager
def record_kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """The published record, for all tests of a module; see `kept`."""
    with kept(blocker):
        if loaded:
            for model, rows in loaded:
                model._base_manager.bulk_create(rows)
            with connection.cursor() as cursor:
                current_backend().repair(cursor)
        else:
            with time_machine.travel(LOADED):
                call_command("load_cases", demo=True, stdout=StringIO())
            loaded.extend((model, list(model._base_manager.all())) for model in tables())
        yield


def tables() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ("core", "parties", "cases", "rulings", "search") and not model._meta.proxy:
            yield model
