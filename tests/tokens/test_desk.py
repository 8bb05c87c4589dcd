"""Tokens on the desk and by command: made, shown once, seen by whom, revoked."""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from casetracker.accounts.login import CONFIRMED
from casetracker.core.models import RoleGroup
from casetracker.tokens.models import ApiToken

pytestmark = pytest.mark.django_db
PAGE = "/admin/account/tokens/"
ASKED = {"name": "nightly import", "scopes": ["write", "publish"], "days": "30"}


def at_the_desk(name: str, role: str) -> Client:
    account = User.objects.create(username=name, is_staff=True)
    account.groups.add(RoleGroup.objects.get(role=role).group)
    client = Client()
    client.force_login(account)
    return client


def confirm(client: Client) -> None:
    session = client.session
    session[CONFIRMED] = timezone.now().timestamp()
    session.save()


def test_a_token_is_made_by_who_has_confirmed_and_shown_once() -> None:
    desk = at_the_desk("ana", "editor")
    assert desk.post(PAGE, ASKED).headers["Location"].startswith("/admin/account/confirm/")
    assert "Confirm that it is you" in desk.get(PAGE).content.decode()
    confirm(desk)
    assert "Choose at least one" in desk.post(PAGE, {**ASKED, "scopes": []}).content.decode()
    made = desk.post(PAGE, ASKED)
    assert "no-store" in made.headers["Cache-Control"]
    [text] = re.findall(r"<code>(casetracker_[\w-]{43})</code>", made.content.decode())
    token = ApiToken.objects.get()
    assert (token.name, token.scopes, token.account.username) == ("nightly import", ["write", "publish"], "ana")
    assert timedelta(days=29) < token.expires_at - timezone.now() <= timedelta(days=30)
    again = desk.get(PAGE).content.decode()
    assert text not in again and text[:16] in again
    assert Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/").status_code == 200

    other, administrator = at_the_desk("ben", "publisher"), at_the_desk("admin", "administrator")
    assert other.post(f"{PAGE}{token.pk}/revoke/").status_code == 404
    assert token.name not in other.get(PAGE).content.decode()
    listed = administrator.get("/admin/tokens/apitoken/").content.decode()
    assert token.beginning in listed and text not in listed
    administrator.post("/admin/tokens/apitoken/", {"action": "revoke_selected", "_selected_action": [token.pk]})
    assert Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/").status_code == 401
    assert "revoked on" in desk.get(PAGE).content.decode()


def test_one_s_own_token_is_revoked_from_the_page() -> None:
    desk = at_the_desk("ana", "reader")
    confirm(desk)
    desk.post(PAGE, {**ASKED, "scopes": ["read-draft"]})
    token = ApiToken.objects.get()
    assert desk.post(f"{PAGE}{token.pk}/revoke/").headers["Location"] == PAGE
    token.refresh_from_db()
    assert token.revoked_at is not None and not token.is_living


def test_commands_make_and_revoke_tokens() -> None:
    at_the_desk("bot", "editor")
    out, day = StringIO(), (timezone.now() + timedelta(days=20)).date()
    call_command("make_token", "bot", scope=["write"], expires=str(day), stdout=out, stderr=StringIO())
    text = out.getvalue().strip()
    token = ApiToken.objects.get()
    assert token.expires_at == datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    assert Client(headers={"Authorization": f"Bearer {text}"}).get("/api/v1/").status_code == 200
    for wrong in ({"expires": "soon"}, {"expires": "2020-01-01"}, {"expires": "2199-01-01"}):
        with pytest.raises(CommandError):
            call_command("make_token", "bot", scope=["write"], **wrong)
    call_command("revoke_token", text, stdout=StringIO())
    token.refresh_from_db()
    assert token.revoked_at is not None
    with pytest.raises(CommandError, match="No token that works"):
        call_command("revoke_token", text)
    with pytest.raises(CommandError, match="or --account"):
        call_command("revoke_token")
