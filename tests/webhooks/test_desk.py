"""Webhooks on the desk and by command: made, the secret shown once, replaced, sent again."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from casetracker.core.models import RoleGroup
from casetracker.webhooks.models import Delivery, Endpoint, State
from casetracker.webhooks.signing import secret_of

pytestmark = pytest.mark.django_db
PAGE = "/admin/webhooks/endpoint/"


@pytest.fixture
def desk() -> Client:
    account = User.objects.create(username="admin", is_staff=True)
    account.groups.add(RoleGroup.objects.get(role="administrator").group)
    client = Client()
    client.force_login(account)
    return client


def test_an_endpoint_is_made_and_its_secret_shown_once(desk: Client) -> None:
    asked = {"name": "the archive", "url": "https://archive.example.org/hook", "kinds": ["case"], "events": []}
    refused = desk.post(f"{PAGE}add/", {**asked, "url": "https://10.0.0.1/"})
    assert "This address is not public" in refused.content.decode()
    page = desk.post(f"{PAGE}add/", asked)
    endpoint = Endpoint.objects.get()
    [secret] = re.findall(r"<code>(whsec_[\w+/=]{44})</code>", page.content.decode())
    assert (secret, endpoint.kinds, "no-store" in page.headers["Cache-Control"]) == (
        secret_of(endpoint),
        ["case"],
        True,
    )
    assert secret not in str(Endpoint.objects.values().get())
    for path in (PAGE, f"{PAGE}{endpoint.pk}/change/", f"{PAGE}{endpoint.pk}/secret/"):
        assert secret not in desk.get(path).content.decode()
    renewed = desk.post(f"{PAGE}{endpoint.pk}/secret/").content.decode()
    assert "whsec_" in renewed and secret not in renewed


def test_what_was_given_up_is_sent_again_from_the_desk(desk: Client) -> None:
    endpoint = Endpoint.objects.create(name="the archive", url="https://archive.example.org/hook")
    now = timezone.now()
    given_up = endpoint.deliveries.create(sequence=1, state=State.GIVEN_UP, ended_at=now, give_up_at=now)
    Endpoint.objects.update(disabled_at=now, disabled_because="It answered 410: it wants no more.")
    assert "wants no more" in desk.get(PAGE).content.decode()
    desk.post("/admin/webhooks/delivery/", {"action": "send_again", "_selected_action": [given_up.pk]})
    desk.post(PAGE, {"action": "enable", "_selected_action": [endpoint.pk]})
    endpoint.refresh_from_db()
    assert (Delivery.objects.get().state, endpoint.disabled_at) == (State.WAITING, None)


def test_the_command_makes_an_endpoint() -> None:
    out = StringIO()
    call_command("make_webhook", "mirror", "https://m.example.org/", kind=["case"], stdout=out, stderr=StringIO())
    assert out.getvalue().strip() == secret_of(Endpoint.objects.get())
    with pytest.raises(CommandError, match="not public"):
        call_command("make_webhook", "mirror", "https://192.168.0.1/")
