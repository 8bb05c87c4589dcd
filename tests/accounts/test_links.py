"""Invitations and resets: a link for one account, once, for three days, made by an administrator or a command."""

import logging
import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django import Settings

from casetracker.accounts.links import link_of
from tests.accounts.person import PASSWORD, Person, account, code_for, role, writer

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 14, 0, tzinfo=UTC)
NEW = {"new_password1": "violet harbour counts nine", "new_password2": "violet harbour counts nine"}


def opened(person: Person, path: str) -> str:
    """Follow the link to its form; the form's address, which has no token."""
    return person.client.get(path, follow=True).request["PATH_INFO"]


def test_an_invitation_leads_to_password_and_factor_once(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    settings.REQUIRE_SECOND_FACTOR = True
    role("Editor", "cases.change_case")
    out = StringIO()
    call_command("invite", "noor", "--role", "editor", "--site", "https://cases.example.org", stdout=out)
    link = re.search(r"https://cases\.example\.org(/\S+)", out.getvalue())[1]
    user = User.objects.get(username="noor")
    assert [user.has_usable_password(), user.is_staff, str(user.groups.get())] == [False, True, "Editor"]
    assert "Account invited: “noor” (Editor), by a command." in caplog.text

    person, late = Person(), Person("198.51.100.4")
    form, late_form = opened(person, link), opened(late, link)
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in form
    assert "twelve characters" in person.client.get(form).content.decode()
    weak = person.client.post(form, {"new_password1": "password1234", "new_password2": "password1234"})
    assert "easy to guess" in weak.content.decode()
    assert person.client.post(form, NEW).headers["Location"].startswith("/admin/login/setup/")
    assert late.client.post(late_form, NEW | {"new_password1": "another one altogether"}).status_code == 410
    done = person.client.post("/admin/login/setup/", {"code": code_for(person.client.get("/admin/login/setup/"))})
    assert "they are shown only now" in done.content.decode()
    assert person.is_in()
    again = Person().client.get(link)
    assert again.status_code == 410
    assert "Ask an administrator for a new one" in again.content.decode()
    assert token not in caplog.text

    for arguments in (["noor"], ["x y"], ["ada", "--role", "Emperor"]):
        with pytest.raises(CommandError):
            call_command("invite", *arguments)
    assert User.objects.count() == 1


def test_a_link_ends_by_itself_and_cannot_be_altered() -> None:
    user, other = writer(), writer("other")
    with time_machine.travel(START, tick=False) as clock:
        link, person = link_of(user), Person()
        uid, token = link.rstrip("/").split("/")[-2:]
        foreign = link_of(other).rstrip("/").split("/")[-2]
        altered = ("A" if token[-1] != "A" else "B").join((token[:-1], ""))
        later = f"{int(token[:6], 36) + 5}-{token[7:]}"
        for path in (
            link.replace(uid, foreign),
            link.replace(token, altered),
            link.replace(token, later),
            link.replace(uid, "___"),
            link.replace(token, "set-password"),
        ):
            assert person.client.get(path).status_code == 410, path
        clock.shift(timedelta(days=3))
        assert person.client.get(link).status_code == 302
        clock.shift(2)
        assert Person().client.get(link).status_code == 410

        for change in ({"is_active": False}, {"is_staff": False}, {"last_login": START + timedelta(days=9)}):
            link = link_of(user)
            User.objects.filter(pk=user.pk).update(**change)
            assert Person().client.get(link).status_code == 410, change
            user.save()


def test_a_reset_ends_every_session_and_asks_for_the_old_factor() -> None:
    user = writer()
    thief = Person("198.51.100.4")
    thief.login()
    out = StringIO()
    call_command("reset_password", "editor", stdout=out)
    person = Person()
    form = opened(person, re.search(r"http://\S+?(/admin/\S+)", out.getvalue())[1])
    assert person.client.post(form, NEW).headers["Location"] == "/admin/"
    assert [person.is_in(), thief.is_in()] == [True, False]
    assert Person().login(password=PASSWORD).status_code == 200
    user.refresh_from_db()
    assert user.check_password(NEW["new_password1"])


def test_an_administrator_invites_and_gives_roles_but_no_more_than_roles() -> None:
    role("Editor", "cases.change_case")
    publisher = role("Publisher", "cases.publish_case")
    account("chief", "auth.add_user", "auth.change_user", "auth.view_user")
    boss = Person()
    boss.login("chief")
    page = boss.client.get("/admin/auth/user/add/").content.decode()
    assert 'name="password1"' not in page and 'name="is_superuser"' not in page

    made = boss.client.post(
        "/admin/auth/user/add/", {"username": "noor", "groups": [publisher.pk], "is_superuser": "on"}
    )
    link = re.search(r"http://testserver(/admin/login/link/\S+?)<", made.content.decode())[1]
    noor = User.objects.get(username="noor")
    assert [noor.is_superuser, noor.is_staff, noor.has_usable_password()] == [False, True, False]
    assert Person().client.get(link).status_code == 302

    noor.set_password(PASSWORD)
    noor.save()
    person = Person("198.51.100.4")
    person.login("noor")
    assert person.is_in()
    values = {"username": "noor", "is_active": "on", "is_staff": "on", "first_name": "Noor", "groups": [publisher.pk]}
    change = f"/admin/auth/user/{noor.pk}/change/"
    assert boss.client.post(change, values).status_code == 302
    assert person.is_in(), "a name is no right"
    assert boss.client.post(change, values | {"groups": []}).status_code == 302
    assert not person.is_in(), "a changed role ends what is open"
    assert boss.client.get(f"/admin/auth/user/{noor.pk}/password/").headers["Location"].endswith("/link/")
    root = account("root", is_superuser=True)
    assert boss.client.post(f"/admin/auth/user/{root.pk}/link/").status_code == 403
    assert boss.client.get("/admin/otp_totp/totpdevice/").status_code == 404
