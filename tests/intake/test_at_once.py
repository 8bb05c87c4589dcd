"""Many programs at the same moment, each with a connection of its own: nothing is lost, and nothing is written twice.

WRITERS says how many; `make writers-test` asks for thirty, on both databases.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.core.models import Change
from parties.models import Party
from rulings.models import Ruling
from tests import builders as b
from tests import copies
from tests.exchange.samples import a_document
from tests.intake.program import Program, place

WRITERS = int(os.environ.get("WRITERS", "6"))


@pytest.fixture(scope="module")
def programs(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Program]]:
    """A database of this module alone, because what threads write is committed."""
    with django_db_blocker.unblock(), copies.using("written_at_once", lambda: None, start="empty"):
        yield [Program("publisher", name=f"writer {number}") for number in range(WRITERS)]


def at_once(programs: list[Program], ask: Callable[[Program, int], Any]) -> list[Any]:
    """Let each program ask in a thread of its own, all from the same moment on."""
    gate = Barrier(len(programs))

    def run(number: int) -> Any:
        try:
            gate.wait()
            return ask(programs[number], number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(programs)) as pool:
        return list(pool.map(run, range(len(programs))))


def test_no_update_of_a_ruling_is_lost(programs: list[Program]) -> None:
    ruling = b.a_ruling(published=False)
    start = ruling.version

    def add(program: Program, number: int) -> int:
        for attempt in range(20 * WRITERS):
            document = program.get(f"{place(ruling)}document/")
            patch = {"note": f"{document.get('note', '')} [{number}]".strip()}
            program.ask("PATCH", place(ruling), patch, If_Match=program.response.headers["ETag"])
            if program.status == 200:
                return attempt
            assert program.status in (412, 503), program.response.content
        raise AssertionError(f"writer {number} never got its turn")

    at_once(programs, add)
    ruling = Ruling.objects.get(pk=ruling.pk)
    assert sorted(ruling.note.split()) == sorted(f"[{number}]" for number in range(WRITERS))
    assert ruling.version == start + WRITERS
    assert Change.objects.filter(unit_ref=ruling.public_id, event="changed").count() == WRITERS


def test_one_key_is_one_request(programs: list[Program]) -> None:
    party = {"name": "Asked for by many", "kind": "company"}
    same = [programs[0].client] * WRITERS

    def ask(program: Program, number: int) -> tuple[int, str]:
        program.client = same[number]
        told = program.post("/api/v1/parties/", party, Idempotency_Key="one")
        return program.status, told.get("id", "")

    before = [program.client for program in programs]
    answers = at_once(programs, ask)
    for program, client in zip(programs, before, strict=True):
        program.client = client
    assert {status for status, _ in answers} <= {201, 409}
    assert [Party.objects.get(name=party["name"]).public_id] == list({key for status, key in answers if status == 201})


def test_a_document_that_many_put_at_once_is_one_case(programs: list[Program]) -> None:
    document = a_document(key="at-once", docket_number="7-7-20")

    def put(program: Program, number: int) -> int:
        program.put("/api/v1/cases/by-key/press/at-once/", document)
        return program.status

    statuses = at_once(programs, put)
    assert (statuses.count(201), set(statuses)) == (1, {200, 201})
    assert Case.objects.filter(external_key="at-once").count() == 1
    assert Party.objects.filter(external_system="press").count() == 2
