"""Failed logins: counted by name and address, refused after a few, logged in one line, never for ever."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import RequestFactory
from pytest_django import Settings

from casetracker.accounts.throttle import shown_address
from casetracker.web.client import client_address
from tests.accounts.person import PASSWORD, Person, account

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.set_level(logging.INFO)

    class Lines(list):
        def __iter__(self) -> Iterator[str]:
            return iter(
                [record.getMessage() for record in caplog.records if record.name.startswith(("casetracker", "axes"))]
            )

    return Lines()


def test_after_sixty_wrong_passwords_the_right_one_is_refused(clock: time_machine.Traveller, lines: list[str]) -> None:
    account()
    guesser = Person()
    answers = [guesser.login(password=f"guess {number} of the day") for number in range(60)]
    said = [answer.context["form"].non_field_errors()[0] for answer in answers]

    assert {answer.status_code for answer in answers[:4]} == {200}
    assert {answer.status_code for answer in answers[4:]} == {429}
    assert "Try again after 14:15 UTC" in said[4]
    assert len(set(said[4:])) == 1
    assert answers[-1].headers["Retry-After"] == "900"
    assert guesser.login().status_code == 429
    assert not guesser.is_in()
    assert list(lines) == (
        ["Login failed: “editor” from 203.0.113.0/24."] * 4
        + ["Login failed and locked until 14:15 UTC: “editor” from 203.0.113.0/24."]
        + ["Login refused, still locked: “editor” from 203.0.113.0/24."] * 56
    )

    assert Person("198.51.100.4").login().status_code == 302, "an editor elsewhere is not locked out"
    clock.shift(15 * 60 + 1)
    assert guesser.login().status_code == 302
    assert guesser.is_in()


def test_unknown_names_are_answered_and_locked_alike_and_nothing_typed_is_kept(lines: list[str]) -> None:
    account()
    here, there = Person("203.0.113.7"), Person("203.0.113.8")
    known = [here.login(password="wrong one, it is") for _ in range(7)]
    unknown = [there.login(name="s3cret typed here", password="wrong one, it is") for _ in range(7)]

    def answer(response) -> tuple[int, list[str]]:
        return response.status_code, list(response.context["form"].non_field_errors())

    assert [answer(each) for each in known] == [answer(each) for each in unknown]
    assert "s3cret" not in " ".join(lines)
    kept = " ".join(str(value) for row in AccessAttempt.objects.values() for value in row.values())
    assert not any(word in kept for word in ("s3cret", "wrong one", "editor", PASSWORD))


def test_an_address_that_tries_many_names_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casetracker.accounts.throttle.NAMES_PER_ADDRESS", 2)
    account()
    guesser = Person()
    for number in range(9):
        assert guesser.login(name=f"name{number}", password="spring 2026 verdict").status_code == 200
    assert guesser.login(name="name9", password="spring 2026 verdict").status_code == 429
    assert guesser.login().status_code == 429
    assert Person("198.51.100.4").login().status_code == 302


def test_a_login_forgets_the_failures_before_it() -> None:
    account()
    person = Person()
    for _ in range(2):
        for _ in range(4):
            person.login(password="wrong one, it is")
        assert person.login().status_code == 302


@pytest.mark.parametrize(
    ("proxies", "seen", "remote", "address"),
    [
        (0, "198.51.100.1", "203.0.113.7", "203.0.113.7"),  # nobody is trusted to say who it was
        (1, "198.51.100.1, 203.0.113.7", "10.0.0.1", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "10.0.0.1", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1", "203.0.113.7"),
        (1, "", "10.0.0.1", "10.0.0.1"),
        (1, "nonsense", "10.0.0.1", None),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),  # one household has all of it
        (0, "", "::ffff:203.0.113.7", "203.0.113.7"),
        (0, "", "", None),
    ],
)
def test_the_address_is_what_our_own_proxies_saw(
    settings: Settings, proxies: int, seen: str, remote: str, address: str | None
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/admin/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=seen)
    assert client_address(request) == address


def test_the_log_shows_networks_unless_told_otherwise(settings: Settings) -> None:
    assert shown_address("2001:db8:1:2::") == "2001:db8:1::/48"
    settings.LOG_FULL_ADDRESSES = True
    assert shown_address("203.0.113.7") == "203.0.113.7"
