"""Limits: counted by client and window, told in headers, without a statement and beside 304."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as ours
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casetracker.tokens.making import make_token

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 14, 0, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def limits() -> Iterator[time_machine.Traveller]:
    """Three requests a minute without a token, five with one, two drawings; 40 seconds of the minute are left."""
    caches["limits"].clear()
    before = {**ours.RATE_LIMITS}
    ours.RATE_LIMITS.update(anonymous="3/min", token="5/min", drawing="2/min")
    with time_machine.travel(START, tick=False) as clock:
        yield clock
    ours.RATE_LIMITS.update(before)


def told(answer: Any) -> tuple[int, str, str]:
    return answer.status_code, answer.headers["RateLimit"], answer.headers["RateLimit-Policy"]


def test_a_reader_who_asks_too_often_is_told_when_to_ask_again(limits: time_machine.Traveller) -> None:
    path, policy = "/api/v1/vocabularies/", '"anonymous";q=3;w=60'
    reader, other = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="203.0.113.8")
    with CaptureQueriesContext(connection) as statements:
        first = reader.get(path)
        again = reader.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert len(statements) == 0
    assert told(first) == (200, '"anonymous";r=2;t=40', policy)
    assert told(again) == (304, '"anonymous";r=1;t=40', policy)
    assert reader.get("/api/v1/courts/").status_code == 200
    refused = reader.get(path)
    assert told(refused) == (429, '"anonymous";r=0;t=40', policy)
    assert (refused.headers["Retry-After"], refused.headers["Content-Type"]) == ("40", "application/problem+json")
    assert (refused.json()["status"], "40 seconds" in refused.json()["detail"]) == (429, True)
    assert other.get(path).status_code == 200
    assert reader.get("/livez").status_code == reader.get("/cases/").status_code == 200
    limits.shift(41)
    assert told(reader.get(path)) == (200, '"anonymous";r=2;t=59', policy)


def test_an_ipv6_household_is_one_client_and_a_token_another() -> None:
    account = User.objects.create(username="bot", is_staff=True)
    _, text = make_token(account, "import", ["write"], timezone.now() + timedelta(days=1))
    for number in range(3):
        assert Client(REMOTE_ADDR=f"2001:db8::{number + 1}").get("/api/v1/").status_code == 200
    household = Client(REMOTE_ADDR="2001:db8::ffff")
    assert household.get("/api/v1/").status_code == 429
    assert household.get("/api/v1/", headers={"Authorization": "Bearer x"}).status_code == 429  # a wrong one counts
    answers = [household.get("/api/v1/", headers={"Authorization": f"Bearer {text}"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 200, 429]
    assert told(answers[0])[1:] == ('"token";r=4;t=40', '"token";q=5;w=60')


def test_drawings_have_a_limit_of_their_own(client: Client) -> None:
    path = "/statistics/nothing-of-the-kind.png"
    assert [client.get(path).status_code for _ in range(2)] == [404, 404]
    refused = client.get(path)
    assert (refused.headers["Retry-After"], refused.headers["Content-Type"]) == ("40", "application/problem+json")
    assert told(refused) == (429, '"drawing";r=0;t=40', '"drawing";q=2;w=60')
    assert client.get("/statistics/results-by-year.svg").status_code == 200
