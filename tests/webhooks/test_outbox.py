"""Changes reach their receivers: signed, in order, at least once, with patience, and never a private network."""

import re
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.models import Case
from casetracker.core.writing import writing
from casetracker.webhooks import log, outbox, sending
from casetracker.webhooks.models import Delivery, Endpoint, State
from casetracker.webhooks.reaching import Unreachable, check_address, is_public, resolved
from casetracker.webhooks.sending import Outcome
from casetracker.webhooks.signing import secret_of
from tests import builders as b
from tests.webhooks.receiver import Receiver, receiving

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as server:
        yield server


def an_endpoint(url: str, **columns: Any) -> Endpoint:
    return Endpoint.objects.create(name="mirror", url=url, cursor=log.newest(), **columns)


def rename(case: Case, title: str) -> None:
    with writing(reason="It was misspelt.") as change:
        change.touch(case)
        case.title = title
        case.save()


def later(seconds: float) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds))


def states() -> list[str]:
    return list(Delivery.objects.order_by("sequence").values_list("state", flat=True))


def documented() -> Any:
    """The function with which docs/webhooks.md tells receivers to check a message."""
    text = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text()
    names: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0], names)
    return names["is_ours"]


def test_changes_are_told_signed_and_in_their_order(receiver: Receiver) -> None:
    b.a_case("Before v. Anybody Listened")
    every, some = an_endpoint(receiver.url), an_endpoint(receiver.url, kinds=["case"], events=["changed"])
    case = b.a_case()
    rename(case, "Corrected v. Title")
    b.a_case(published=False)
    told = log.next_changes(some.cursor, 100)
    assert outbox.work_once() == len(told) + 1
    assert outbox.work_once() == 0
    bodies = [body for _, body in receiver.came]
    of_case = [body for body in bodies if body["data"]["id"] == case.public_id]
    assert [body["type"] for body in of_case if body["type"] != "case.changed"] == ["case.created"]
    assert [body["type"] for body in of_case].count("case.changed") == 2  # one for each of the two
    changed = of_case[-1]
    assert changed["timestamp"] == changed["data"]["at"] and changed["data"]["reason"] == "It was misspelt."
    assert changed["data"]["url"].startswith("http://127.0.0.1:8000/cases/")
    sequences = [body["data"]["sequence"] for body in bodies if body["data"]["id"] == case.public_id]
    assert sequences == sorted(sequences)
    headers = receiver.came[0][0]
    assert headers["content-type"] == "application/json" and abs(int(headers["webhook-timestamp"]) - time.time()) < 60
    assert receiver.is_signed(0, secret_of(every)) and not receiver.is_signed(0, secret_of(some))
    assert len(set(receiver.ids)) == len(told)  # the same for both endpoints
    is_ours = documented()
    assert is_ours(headers, receiver.raw[0], secret_of(every)) and not is_ours(headers, b"{}", secret_of(every))
    every.renew_secret()
    old_and_new = every.salts()
    assert len(old_and_new) == 2
    with later(25 * 3600):
        assert len(every.salts()) == 1


def test_what_fails_is_tried_again_while_later_changes_of_the_record_wait(receiver: Receiver) -> None:
    case = b.a_case()
    endpoint = an_endpoint(receiver.url)
    rename(case, "First v. Change")
    rename(case, "Second v. Change")
    receiver.answers = [(500, {}), (503, {"Retry-After": "60"})]
    assert (outbox.work_once(), outbox.work_once(), len(receiver.came)) == (1, 0, 1)
    first = Delivery.objects.order_by("sequence").first()
    assert first and (first.outcome, first.attempts, first.state) == ("answered 500", 1, State.WAITING)
    with later(15):
        assert (outbox.work_once(), outbox.work_once()) == (1, 0)  # 503, and it asked for a minute
    with later(50):
        assert outbox.work_once() == 0
    with later(90):
        assert outbox.work_once() == 2
    assert receiver.ids == [first.message_id] * 3 + [Delivery.objects.order_by("sequence").last().message_id]  # type: ignore[union-attr]
    assert states() == [State.DELIVERED] * 2
    endpoint.refresh_from_db()
    assert (endpoint.failures, endpoint.failing_since) == (0, None)

    pauses = [outbox.pause_after(number) for number in range(1, 30)]
    assert timedelta(seconds=8) <= pauses[0] <= timedelta(seconds=12)
    assert outbox.LONGEST_PAUSE * 0.8 <= pauses[-1] <= outbox.LONGEST_PAUSE * 1.2


def test_a_receiver_that_never_answers_is_given_up_and_disabled_and_can_come_back(receiver: Receiver) -> None:
    endpoint = an_endpoint(receiver.url)
    b.a_case()
    with later(0):
        outbox.work_once(at_most=0)
    [delivery, *_] = Delivery.objects.order_by("sequence")
    failed = Outcome(False, "answered 500")
    with later(outbox.GIVEN_UP_AFTER.total_seconds() + 1):
        outbox.settle(delivery, failed)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.outcome) == (State.GIVEN_UP, "answered 500")
    [_, second, *_] = Delivery.objects.order_by("sequence")
    with later(outbox.GIVEN_UP_AFTER.total_seconds() + outbox.DISABLED_AFTER.total_seconds() + 3):
        outbox.settle(second, failed)
        endpoint.refresh_from_db()
        assert endpoint.disabled_at and "Every attempt has failed since" in endpoint.disabled_because
        assert outbox.work_once() == 0
        endpoint.enable()
        number = Delivery.objects.filter(state=State.WAITING).count()
        assert outbox.work_once() == number
        assert outbox.send_again(Delivery.objects.filter(pk=delivery.pk)) == 1
        assert outbox.work_once() == 1
    assert receiver.ids[-1] == delivery.message_id
    with later(80 * 24 * 3600):
        assert outbox.purge() > 0 and states() == []

    receiver.answers = [(410, {})]
    rename(Case.objects.get(), "Gone v. Receiver")
    outbox.work_once()
    endpoint.refresh_from_db()
    assert endpoint.disabled_because == "It answered 410: it wants no more."


def test_what_a_killed_worker_held_is_sent_once_more_with_the_same_id(receiver: Receiver) -> None:
    an_endpoint(receiver.url, kinds=["case"])
    b.a_case()
    outbox.work_once(at_most=0)
    held = outbox.take()
    assert held and sending.attempt(held).is_delivered  # and the worker ends before it notes it
    assert outbox.take() is None
    with later(outbox.HELD.total_seconds() + 1):
        assert outbox.work_once() == 1
    assert receiver.ids == [held.message_id] * 2
    assert Delivery.objects.get().attempts == 2


def test_only_public_addresses_are_reached(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    public = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e")
    hidden = (
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *("255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fec0::1"),
        *("ff02::1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("64:ff9b:1::1", "2002:7f00:1::1", "2001::1", "::7f00:1", "2001:db8::1", "fe80::1%1"),
    )
    assert [text for text in public if not is_public(ip_address(text))] == []
    assert [text for text in hidden if is_public(ip_address(text))] == []

    settings.DEVELOPMENT = False
    for url in (
        *(
            "http://example.org/",
            "ftp://example.org/",
            "https:///x",
            "https://u:p@example.org/",
            "https://example.org:8443/",
        ),
        *(
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://example.org:x/",
            "https://e.org/#x",
        ),
    ):
        with pytest.raises(ValidationError):
            check_address(url)
    check_address("https://example.org/hooks?for=us")

    def answers(*addresses: str) -> Any:
        return lambda host, port, **_: [(socket.AF_INET, 1, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answers("93.184.215.14", "10.0.0.1"))
    with pytest.raises(Unreachable):
        resolved(urlsplit("https://rebinding.example.org/"))
    monkeypatch.setattr(socket, "getaddrinfo", answers("93.184.215.14"))
    assert resolved(urlsplit("https://mirror.example.org/")) == ("93.184.215.14", 443)


def test_no_redirect_is_followed_and_nobody_keeps_a_worker_waiting(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.answers = [(302, {"Location": receiver.url})]
    redirected = sending.post(receiver.url, {}, b"{}")
    assert (redirected.is_delivered, "it redirects" in redirected.said, len(receiver.came)) == (False, True, 1)
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.2)
    started = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises((OSError, HTTPException)):
        sending.post(f"http://127.0.0.1:{silent.getsockname()[1]}/", {}, b"{}")
    assert time.monotonic() - started < 3
