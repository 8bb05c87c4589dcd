"""The product lifts embargoes itself: once, or once a minute beside the server, whatever goes wrong in a round."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from threading import current_thread
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from casetracker.beside.background import in_background
from casetracker.beside.lifting import lift_embargoes, lift_repeatedly
from casetracker.core.models import Change
from casetracker.core.publishing import ended_embargoes
from rulings.models import Ruling
from tests import builders as b

WRITTEN = datetime(2030, 1, 1, 8, tzinfo=UTC)
LIFT = datetime(2030, 3, 1, 12, tzinfo=UTC)


def rounds(number: int, waits: list[float]) -> Callable[[float], bool]:
    """A clock that stops after so many rounds and notes how long each waits."""

    def is_stopped_after(seconds: float) -> bool:
        waits.append(seconds)
        return len(waits) == number

    return is_stopped_after


@pytest.mark.django_db
def test_what_an_embargo_hid_is_numbered_and_logged_once() -> None:
    with time_machine.travel(WRITTEN, tick=False):
        case = b.a_case()
        ruling = b.a_ruling(case, embargoed_until=LIFT)
        assert lift_embargoes() == 0
    with time_machine.travel(LIFT, tick=False):
        assert [lift_embargoes(), lift_embargoes()] == [2, 0]  # the ruling and its source
    ruling.refresh_from_db()
    assert (ruling.number, ruling.numbered_at) == (1, LIFT)
    assert [row.event for row in Change.objects.filter(unit_ref=ruling.public_id, event="lifted")] == ["lifted"]


@pytest.mark.django_db
def test_a_round_takes_nothing_that_another_process_lifted_meanwhile() -> None:
    with time_machine.travel(WRITTEN, tick=False):
        ruling = b.a_ruling(b.a_case(), embargoed_until=LIFT)
    with time_machine.travel(LIFT, tick=False):
        due = ended_embargoes(Ruling)
        assert due.exists()
        lift_embargoes()
        assert not due.all().select_for_update().exists()  # what is locked is read again
    assert Change.objects.filter(unit_ref=ruling.public_id, event="lifted").count() == 1


@pytest.mark.django_db
def test_rounds_go_on_after_an_error_which_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    waits: list[float] = []
    results = iter([2, 0])

    def lift() -> int:
        if len(waits) == 1:
            raise LookupError("the database is away")
        return next(results)

    with caplog.at_level(logging.INFO, logger="casetracker.beside.lifting"):
        lift_repeatedly(60, rounds(3, waits), lift)

    assert waits == [60, 60, 60]
    assert [(row.levelname, row.getMessage()) for row in caplog.records] == [
        ("INFO", "2 records lifted."),
        ("ERROR", "Lifting embargoes failed; it is tried again in 60 seconds."),
    ]


def test_the_server_process_lifts_in_a_thread_that_ends_with_it() -> None:
    threads = []

    def repeat(seconds: float, is_stopped_after: Callable[[float], bool]) -> None:
        threads.append(current_thread())
        assert seconds == 60
        assert is_stopped_after(600)  # at once, as soon as the server stops

    with in_background("lift", 60, repeat):
        assert current_thread().name != "lift"

    assert [(thread.name, thread.is_alive()) for thread in threads] == [("lift", False)]


@pytest.mark.django_db
def test_the_command_lifts_once_and_refuses_a_senseless_pause() -> None:
    output = StringIO()
    call_command("lift", stdout=output)
    assert output.getvalue() == "0 records lifted.\n"
    with pytest.raises(CommandError, match="number of seconds above 0"):
        call_command("lift", every=-1)


@pytest.mark.django_db
def test_lifting_asks_little_while_nothing_is_due(django_assert_num_queries: Any) -> None:
    with time_machine.travel(WRITTEN, tick=False):
        b.a_ruling(b.a_case(), embargoed_until=LIFT + timedelta(days=1))
    with time_machine.travel(LIFT, tick=False), django_assert_num_queries(1):
        assert lift_embargoes() == 0
