"""Sessions end when they are idle or old; their owner sees and ends them, and sees no address."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from casetracker.accounts.models import DeskSession
from casetracker.accounts.sessions import browser_of
from tests.accounts.person import FIREFOX, PASSWORD, Person, account, writer
from tests.test_packaging import PRODUCTION, settings_with

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_session_ends_idle_after_half_an_hour_and_old_after_twelve() -> None:
    writer()
    with time_machine.travel(START, tick=False) as clock:
        person, idler = Person(), Person()
        person.login()
        idler.login()
        for _ in range(24):
            clock.shift(timedelta(minutes=29, seconds=58))
            assert person.is_in()
        assert not idler.is_in()
        clock.shift(timedelta(minutes=2))
        assert not person.is_in(), "twelve hours after the login, whatever was done since"
        person.login()
        clock.shift(timedelta(minutes=30, seconds=1))
        assert not person.is_in()
        person.login()
        assert DeskSession.objects.count() == 1, "what has ended is forgotten"


@pytest.mark.django_db
def test_the_owner_sees_and_ends_sessions() -> None:
    writer()
    account("other")
    person, phone, stranger = Person(), Person("198.51.100.4"), Person()
    for each in (person, phone, stranger):
        each.login("other" if each is stranger else "editor")
    page = person.client.get("/admin/account/").content.decode()
    assert page.count("Firefox on Linux") == 2
    assert not any(word in page for word in ("198.51", "203.0.113", *DeskSession.objects.values_list("pk", flat=True)))
    handles = re.findall(r'name="session"\s+value="(\w{20})"', page)
    theirs = re.findall(r'name="session"\s+value="(\w{20})"', stranger.client.get("/admin/account/").content.decode())

    assert person.client.post("/admin/account/sessions/", {"session": theirs[0]}).status_code == 302
    assert stranger.is_in()
    assert person.client.get("/admin/account/sessions/").status_code == 405
    own = person.client.session.session_key
    other = next(each for each in handles if re.search(rf'value="{each}">\s*End\b', page))
    person.client.post("/admin/account/sessions/", {"session": other})
    assert [person.is_in(), phone.is_in(), person.client.session.session_key == own] == [True, False, True]
    phone.login()
    person.client.post("/admin/account/sessions/", {"session": "others"})
    assert [person.is_in(), phone.is_in(), stranger.is_in()] == [True, False, True]


@pytest.mark.django_db
def test_a_changed_password_ends_the_other_sessions() -> None:
    writer()
    person, phone = Person(), Person()
    for each in (person, phone):
        each.login()
    new = "violet harbour counts nine"
    values = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert person.client.post("/admin/password_change/", values).status_code == 302
    assert [person.is_in(), phone.is_in()] == [True, False]
    assert DeskSession.objects.filter(account__isnull=False).count() == 1


@pytest.mark.django_db
def test_the_old_password_cannot_be_guessed_from_a_session() -> None:
    writer()
    person = Person()
    person.login()
    new = "violet harbour counts nine"
    for number in range(5):
        values = {"old_password": f"guess {number}", "new_password1": new, "new_password2": new}
        assert person.client.post("/admin/password_change/", values).status_code in (200, 429)
    right = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert person.client.post("/admin/password_change/", right, follow=True).request["PATH_INFO"] == "/admin/account/"
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_an_old_short_password_still_logs_in() -> None:
    User.objects.create_user("editor", password="editor12", is_staff=True)
    assert Person().login(password="editor12").status_code == 302


@pytest.mark.parametrize(
    ("agent", "browser"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/140.0 Mobile Safari/537", "Chrome on Android"),
        ("curl/8.0", "a browser"),
        ("", "a browser"),
    ],
)
def test_a_browser_is_known_by_its_family(agent: str, browser: str) -> None:
    assert browser_of(agent) == browser


@pytest.mark.parametrize(
    "password",
    [
        *(
            "editor12",
            "elevenchars",
            "Password1234",
            "P4ssw0rd123!!",
            "12 passwords!",
            "passwordpassword",
            "letmein-letmein",
        ),
        *(
            "qwertyuiop12",
            "123456789012",
            "abcabcabcabc",
            "aaaaaaaaaaaaa",
            "asdfghjkl;12",
            "Casetracker2026",
            "noor.example12",
        ),
    ],
)
def test_easy_passwords_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="noor.example", first_name="Noor"))


@pytest.mark.parametrize(
    "password", [PASSWORD, "7!x9#love2$5%8", "Tr0ub4dor&3 again", "правосудие для всех 7", "kX9-vq2Lm-77ab"]
)
def test_other_passwords_are_taken(password: str) -> None:
    validate_password(password, User(username="noor.example", first_name="Noor"))


def test_cookies_are_bound_to_the_host_behind_https(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")
    safe, plain = settings_with(monkeypatch, **PRODUCTION), settings_with(monkeypatch, **PRODUCTION | {"HTTPS": "0"})
    assert [safe[name] for name in names] == ["__Host-sessionid", "__Host-csrftoken"]
    assert [plain.get(name) for name in names] == [None, None], "a browser refuses __Host- over http"


@pytest.mark.django_db
def test_cookies_behind_https_meet_what_their_names_promise(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in settings_with(monkeypatch, **PRODUCTION).items():
        if name.startswith(("SESSION_COOKIE", "CSRF_COOKIE")):
            setattr(settings, name, value)
    writer()
    client = Client(headers={"User-Agent": FIREFOX})
    client.get("/admin/login/", secure=True)
    answer = client.post("/admin/login/", {"username": "editor", "password": PASSWORD}, secure=True)
    assert answer.status_code == 302
    assert sorted(client.cookies) == ["__Host-csrftoken", "__Host-sessionid"]
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["httponly"]) == (True, "/", "", True)
        assert cookie["samesite"] == "Lax"
    assert client.cookies["__Host-sessionid"]["max-age"] == 12 * 60 * 60
    assert not client.get("/", secure=True).cookies
