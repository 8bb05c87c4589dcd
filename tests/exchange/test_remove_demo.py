"""The demo record can be taken out again, and comes back."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from tests.record import record_kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def said(command: str, **options: Any) -> str:
    output = StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


@pytest.fixture(scope="module")
def removed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, str]]:
    """What the commands said: the demo removed, and loaded again."""
    with record_kept(django_db_blocker):
        yield said("remove_demo", yes=True), said("load_cases", demo=True)


def test_the_demo_can_be_removed_and_loaded_again(removed: tuple[str, str]) -> None:
    gone, again = removed
    assert gone == "Removed: 29 case, 19 court, 26 judge, 77 party, 34 reaction, 32 ruling, 114 source, 16 topic.\n"
    assert "founding.json: 61 records new, 0 changed\n" in again
    assert again.count(" records new, 0 changed\n") == 29
    assert "29 documents: 29 loaded.\n" in again


def test_the_record_is_whole_afterwards(removed: tuple[str, str]) -> None:
    assert said("check_data") == "The record is as it must be.\n"
    assert " rows, all whole;" in said("verify_changes")
