"""The Python client reads the record through the site's own WSGI application, and stands what goes wrong on the way."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from casetracker_client import (
    Casetracker,
    NotAllowed,
    NotFound,
    Retries,
    ServerFault,
    TooMany,
    Unreachable,
    Wrong,
)
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from generator.__main__ import FOLDER, written
from pytest_django.plugin import DjangoDbBlocker

from casetracker.api import router
from tests.record import record_kept

SITE = "http://testserver"

pytestmark = pytest.mark.django_db
VERDICT: dict[str, Any] = {"judge": "Rachel Barkai", "decides": "petition", "decided_year": 2020}


@pytest.fixture(scope="module")
def client(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Casetracker]:
    transport = httpx.WSGITransport(app=get_wsgi_application())
    signals = (request_started, request_finished)
    for each in signals:  # the record stands in a transaction, which a request must not end
        each.disconnect(close_old_connections)
    with record_kept(django_db_blocker), Casetracker(SITE, transport=transport) as client:
        yield client
    for each in signals:
        each.connect(close_old_connections)


def test_what_is_generated_is_what_the_schema_says() -> None:
    """After a change of docs/openapi.json: make client"""
    assert {path.name: path.read_text() for path in FOLDER.glob("*.py") if path.stem != "__init__"} == written()


def test_every_resource_is_there(client: Casetracker) -> None:
    named = {name.replace("_", "-") for name in dir(client) if not name.startswith("_")}
    assert {name for name, _, _ in router.registry} - named == set()


def test_the_founding_verdict_with_who_reacted_how(client: Casetracker) -> None:
    verdicts = client.rulings.list(**VERDICT, result=["rejected", "denied"])
    [ruling] = verdicts
    assert (ruling["case"]["docket_number"], ruling["issued_on"], verdicts.count()) == ("28312-05-19", "2020-07-12", 1)
    stances = {speaker["name"]: one["stance"] for one in ruling["reactions"] for speaker in one["speakers"]}
    assert (stances["NSO Group"], stances["Amnesty International Israel"]) == ("welcomes", "condemns")
    assert client.cases.get(ruling["case"]["id"])["rulings"][-1]["id"] == ruling["id"]
    assert client.rulings.as_of(ruling["id"], "2019")["as_of"] == "2019"


def test_pages_the_whole_list_and_the_count_are_of_the_same_rows(client: Casetracker) -> None:
    paged = [row["id"] for row in client.rulings.list(page_size=7)]
    assert len(paged) == len(set(paged)) == client.rulings.list().count() > 7
    assert [row["id"] for row in client.rulings.stream()] == paged
    assert client.rulings.list().first() == next(iter(client.rulings.list(page_size=1)))
    assert client.rulings.list(q="nobodywroteso").first() is None


def test_several_values_are_alternatives_and_none_at_all_is_an_error(client: Casetracker) -> None:
    counted = Counter(row["stance"] for row in client.reactions.list())
    chosen = client.reactions.list(stance=["condemns", "welcomes"], speaker=None).count()
    assert chosen == counted["condemns"] + counted["welcomes"] > counted["condemns"] > 0
    with pytest.raises(ValueError, match="^stance: this is an empty list"):
        client.reactions.list(stance=[]).count()


def test_search_goes_through_its_pages(client: Casetracker) -> None:
    found = [case["id"] for case in client.search("court")]
    assert len(found) == len(set(found)) == client.cases.list(q="court").count() > 1


def test_a_refusal_says_what_the_server_said(client: Casetracker) -> None:
    with pytest.raises(Wrong, match="jugde: Unknown parameter") as refused:
        client.cases.list(jugde="Barkai").first()  # type: ignore[call-arg]
    assert (refused.value.status, refused.value.errors[0]["parameter"]) == (400, "jugde")
    with pytest.raises(NotFound, match="^GET /api/v1/cases/aaaaaaaaaa/: 404 Not Found\nThere is nothing here"):
        client.cases.get("aaaaaaaaaa")


def test_a_data_frame_has_the_types_of_the_schema(client: Casetracker) -> None:
    frame = client.rulings.to_pandas(decided_year=2020)
    assert frame["id"].tolist() == [row["id"] for row in client.rulings.list(decided_year=2020)]
    kinds = {"number": "Int64", "is_verdict": "boolean", "court.name": "string", "issued_on_latest": "datetime64[s]"}
    assert {name: str(frame[name].dtype) for name in kinds} == kinds
    barkai = frame[frame["case.docket_number"] == "28312-05-19"].explode("reactions").dropna(subset="reactions")
    assert Counter(one["stance"] for one in barkai["reactions"])["condemns"] >= 1
    nothing = client.rulings.to_pandas(q="nobodywroteso")
    assert nothing.empty and dict(nothing.dtypes) == dict(frame.dtypes)


# What goes wrong on the way


class Server:
    """Gives one answer after the other, and keeps what was asked and how long the client waited."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.waited: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def client(self, **options: object) -> Casetracker:
        retries = Retries(attempts=3, longest=60, sleep=self.waited.append)
        return Casetracker(SITE, retries=retries, transport=httpx.MockTransport(self), **options)


def busy(status: int, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers=headers, json={"title": "Busy", "detail": "Ask again.", "status": status})


EMPTY = {"next": None, "previous": None, "results": []}


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    server = Server(busy(429, **{"Retry-After": "7"}), httpx.ConnectError("refused"), httpx.Response(200, json=EMPTY))
    assert list(server.client().cases.list()) == []
    assert server.waited[0] == 7
    assert 0.5 <= server.waited[1] <= 1


def test_what_asks_too_long_or_too_often_is_given_up() -> None:
    for answers, error in (
        ([busy(429, **{"Retry-After": "3600"})], TooMany),
        ([busy(503), busy(503), busy(503)], ServerFault),
        ([httpx.ReadTimeout("slow")] * 3, Unreachable),
        ([httpx.Response(502, text="<h1>Bad gateway</h1>")], ServerFault),
        ([busy(403)], NotAllowed),
    ):
        server = Server(*answers)
        with pytest.raises(error):
            server.client().cases.get("a")
        assert server.answers == []


def test_what_may_not_be_done_twice_is_sent_once() -> None:
    server = Server(httpx.ConnectError("refused"))
    with pytest.raises(Unreachable):
        server.client().request("POST", "cases/", json={})
    server = Server(httpx.ConnectError("refused"), busy(503), httpx.Response(201, json={}))
    server.client().request("POST", "cases/", json={}, headers={"Idempotency-Key": "a"})
    assert [(request.method, request.content) for request in server.asked] == [("POST", b"{}")] * 3


def test_a_kept_answer_is_only_asked_whether_it_holds() -> None:
    whole = httpx.Response(200, headers={"ETag": '"1"'}, json={"id": "a"})
    private = httpx.Response(200, headers={"ETag": '"2"', "Cache-Control": "private, no-store"}, json={"id": "b"})
    server, cache = Server(whole, httpx.Response(304), private), dict[str, tuple[str, bytes]]()
    client = server.client(cache=cache)
    assert client.cases.get("a") == client.cases.get("a")
    client.cases.get("b")
    assert [request.headers.get("If-None-Match") for request in server.asked] == [None, '"1"', None]
    assert list(cache) == [f"{SITE}/api/v1/cases/a/"]


def test_the_next_page_is_asked_of_the_same_site_with_the_token() -> None:
    first = {**EMPTY, "next": "http://inside:8000/api/v1/cases/?cursor=x%3D&judge=A&judge=B"}
    server = Server(httpx.Response(200, json=first), httpx.Response(200, json=EMPTY))
    assert list(server.client(token="secret").cases.list(judge=["A", "B"])) == []
    assert [str(request.url) for request in server.asked] == [
        f"{SITE}/api/v1/cases/?judge=A&judge=B",
        f"{SITE}/api/v1/cases/?cursor=x%3D&judge=A&judge=B",
    ]
    assert {request.headers["Authorization"] for request in server.asked} == {"Bearer secret"}


def test_a_line_ends_where_the_row_ends_and_half_a_list_is_an_error() -> None:
    rows = [{"id": "a", "title": "One\u2028two\u0085three"}, {"id": "b"}]

    def body() -> Iterator[bytes]:
        for row in rows:
            yield json.dumps(row, ensure_ascii=False).encode() + b"\n"
        raise httpx.RemoteProtocolError("closed")

    server = Server(httpx.Response(200, content=body()))
    stream, read = server.client().cases.stream(), []
    with pytest.raises(Unreachable, match="the answer broke off"):
        read.extend(stream)
    assert read == rows
