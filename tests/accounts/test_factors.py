"""The second factor: asked of who has one, required of who can write, no code good twice."""

import logging
import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from pytest_django import Settings

from casetracker.accounts.factors import can_write
from casetracker.accounts.models import Authenticator, DeskSession, RecoveryCode
from casetracker.web.middleware import HEADERS
from tests.accounts.person import Person, account, code_for, code_of, role, with_factor, writer

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)


def test_a_password_alone_opens_nothing_and_a_code_is_good_once() -> None:
    user = writer()
    with_factor(user)
    with time_machine.travel(START, tick=False) as clock:
        code, person = code_of(user), Person()
        answer = person.login(after="/admin/cases/case/")
        assert answer.headers["Location"] == "/admin/login/code/?next=/admin/cases/case/"
        assert not person.is_in()
        assert person.client.get("/admin/account/").status_code == 302

        answer = person.code(code, after="/admin/cases/case/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/cases/case/")
        assert person.is_in()

        thief = Person("198.51.100.4")
        thief.login()
        assert "was used already" in thief.code(code).content.decode()
        assert not thief.is_in()
        clock.shift(31)
        assert thief.code(code_of(user)).status_code == 302


def test_a_session_that_was_known_before_does_not_learn_of_the_password(settings: Settings) -> None:
    """Or whoever planted it in the browser could set up the second factor of an account that has none yet."""
    settings.REQUIRE_SECOND_FACTOR = True
    writer(), writer("thief")
    thief, victim = Person("198.51.100.4"), Person()
    thief.login("thief")
    victim.client.cookies["sessionid"] = thief.client.cookies["sessionid"].value

    assert victim.login().headers["Location"] == "/admin/login/setup/?next=/admin/"

    assert victim.client.get("/admin/login/setup/").status_code == 200
    assert thief.client.get("/admin/login/setup/").status_code == 302


def test_wrong_codes_wait_and_then_lock_like_passwords(caplog: pytest.LogCaptureFixture) -> None:
    user = writer()
    with_factor(user)
    with time_machine.travel(START, tick=False) as clock:
        person = Person()
        person.login()
        assert person.code("000000").status_code == 200
        assert "has to wait: try again after 14:00:01 UTC" in person.code(code_of(user)).content.decode()
        for _ in range(4):
            clock.shift(30)
            answer = person.code("000000")
        assert answer.status_code == 429
        assert "Try again after 14:17 UTC" in answer.content.decode()
        assert person.login().status_code == 429, "the password is locked with it"
        for _ in range(12):
            clock.shift(timedelta(hours=1))
            person.login()
            assert person.code("000000").status_code in (200, 302, 429)
        clock.shift(timedelta(minutes=16))
        person.login()
        assert person.code(code_of(user)).status_code == 302, "nobody is locked for ever"
    assert "Login failed and locked until 14:17 UTC: “editor” from 203.0.113.0/24." in caplog.text


def test_a_recovery_code_lets_in_once_and_is_kept_as_a_digest(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    user = writer()
    codes = with_factor(user)
    assert len(codes) == 10
    assert not any(code.replace("-", "") in row.digest for code in codes for row in RecoveryCode.objects.all())

    first = Person()
    first.login()
    assert first.code(codes[3].upper().replace("-", " ")).status_code == 302
    assert first.is_in()
    again = Person("198.51.100.4")
    again.login()
    assert again.code(codes[3]).status_code == 200
    assert not again.is_in()
    assert "Recovery code used: “editor”, 9 left." in caplog.text
    assert not any(code in caplog.text for code in codes)


def test_who_can_write_sets_up_a_factor_at_the_next_login(settings: Settings) -> None:
    settings.REQUIRE_SECOND_FACTOR = True
    user = writer()
    reader = account("reader", "cases.view_case")
    assert [can_write(user), can_write(reader)] == [True, False]
    assert Person().login("reader").headers["Location"] == "/admin/"

    person = Person()
    assert person.login(after="/admin/cases/case/").headers["Location"] == "/admin/login/setup/?next=/admin/cases/case/"
    page = person.client.get("/admin/login/setup/?next=/admin/cases/case/")
    html = page.content.decode()
    assert "<svg" in html and "style=" not in html and "<script>" not in html
    assert page.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert "no-store" in page.headers["Cache-Control"]
    assert not person.is_in()
    wrong = person.client.post("/admin/login/setup/", {"code": "1"})
    assert "Is the clock of your phone right?" in wrong.content.decode()
    assert not Authenticator.objects.exists()
    right = {"code": code_for(page), "next": "/admin/cases/case/"}
    done = person.client.post("/admin/login/setup/", right).content.decode()
    codes = re.findall(r"<code>([\w-]{19})</code>", done)
    assert len(codes) == 10 and 'href="/admin/cases/case/"' in done
    assert person.is_in()
    assert not any(each in person.client.get("/admin/account/").content.decode() for each in codes)
    assert Person("198.51.100.4").login().headers["Location"].startswith("/admin/login/code/")


def test_a_session_from_before_the_factor_was_required_ends(settings: Settings) -> None:
    writer()
    person = Person()
    person.login()
    assert person.is_in()
    settings.REQUIRE_SECOND_FACTOR = True
    assert person.client.get("/admin/").headers["Location"] == "/admin/login/?next=/admin/"
    assert person.client.get("/admin/preview/bcdfghjkmn/").status_code in (302, 404)


def test_an_administrator_resets_a_factor_and_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    user, other = writer(), writer("other")
    with_factor(user)
    with_factor(other)
    chief = account("chief", "auth.change_user", "auth.view_user")
    chief.groups.add(role("Administrator"))
    boss = Person()
    boss.login("chief")
    url = f"/admin/auth/user/{user.pk}/factor/"
    DeskSession.objects.create(session_key="a" * 32, account=user, expire_date=START)

    assert "forgotten" in boss.client.get(url).content.decode()
    assert boss.client.post(url).status_code == 302
    assert not DeskSession.objects.filter(account=user).exists()
    assert [row.user for row in Authenticator.objects.all()] == [other]
    assert not user.recovery_codes.exists()
    assert "Second factor reset: “editor”, by chief." in caplog.text

    call_command("reset_second_factor", "other", stdout=StringIO())
    assert not Authenticator.objects.exists()
    root = account("root", is_superuser=True)
    assert boss.client.post(f"/admin/auth/user/{root.pk}/factor/").status_code == 403
    nobody = Person()
    nobody.login()
    assert nobody.client.post(url).status_code == 403


def test_the_own_factor_changes_only_after_asking_again() -> None:
    user = writer()
    with_factor(user)
    with time_machine.travel(START, tick=False) as clock:
        person, other = Person(), Person("198.51.100.4")
        for each in (person, other):
            each.login()
            each.code(code_of(user))
            clock.shift(31)
        clock.shift(timedelta(minutes=11))
        url = "/admin/account/recovery-codes/"
        assert person.client.post(url).headers["Location"].startswith("/admin/account/confirm/")
        wrong = person.client.post("/admin/account/confirm/", {"password": "not mine at all", "code": code_of(user)})
        assert "This is not your password." in wrong.content.decode()
        right = {"password": "amber kettle drifts north", "code": code_of(user), "next": url}
        assert person.client.post("/admin/account/confirm/", right).headers["Location"] == url
        assert person.client.post(url).content.decode().count("<li><code>") == 10

        old = Authenticator.objects.get().key
        page = person.client.get("/admin/login/setup/")
        assert "takes the place of the one that you have" in page.content.decode()
        assert person.client.post("/admin/login/setup/", {"code": code_for(page)}).status_code == 200
        assert Authenticator.objects.get().key != old
        assert [person.is_in(), other.is_in()] == [True, False]
