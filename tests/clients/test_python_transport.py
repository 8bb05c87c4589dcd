"""The Python client stands what goes wrong on the way: busy servers, lost answers, half a list."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import pytest
from casetracker_client import Casetracker, NotAllowed, Retries, ServerFault, TooMany, Unreachable

SITE = "http://site.example"


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

    def client(self, **options: Any) -> Casetracker:
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


def test_many_documents_are_sent_some_at_a_time_and_waited_for() -> None:
    def report(number: int, *, is_finished: bool = True) -> httpx.Response:
        told = [{"line": line, "status": "created"} for line in range(1, number + 1)]
        return httpx.Response(200, json={"id": "a", "is_finished": is_finished, "documents": told})

    server = Server(report(100, is_finished=False), report(100), report(50))
    assert [told["line"] for told in server.client().load([{}] * 150, publish=True)] == [*range(1, 151)]
    assert [f"{request.method} {request.url.raw_path.decode()}" for request in server.asked] == [
        "POST /api/v1/imports/?publish=yes",
        "GET /api/v1/imports/a/",
        "POST /api/v1/imports/?publish=yes",
    ]
    keys = {request.headers.get("Idempotency-Key") for request in server.asked}
    assert (len(keys), len(server.waited)) == (3, 1)


def test_a_kept_answer_is_only_asked_whether_it_holds() -> None:
    whole = httpx.Response(200, headers={"ETag": '"1"'}, json={"id": "a"})
    private = httpx.Response(200, headers={"ETag": '"2"', "Cache-Control": "private, no-store"}, json={"id": "b"})
    server, cache = Server(whole, httpx.Response(304), private), dict[str, tuple[str, bytes]]()
    client = server.client(cache=cache)
    assert client.cases.get("a") == client.cases.get("a")
    client.cases.get("b")
    assert [request.headers.get("If-None-Match") for request in server.asked] == [None, '"1"', None]
    assert list(cache) == [f"{SITE}/api/v1/cases/a/"]


def test_what_is_asked_is_written_as_the_api_has_it() -> None:
    server = Server(httpx.Response(200, json={**EMPTY, "count": 0}))
    asked = server.client().rulings.list(
        judge=["A", "B"], decided_after=date(2020, 5, 1), votes_against_min=1, topic=None, fields=["id", "title"]
    )
    assert asked.count(estimate=True) == 0
    question = (
        "judge=A&judge=B&decided_after=2020-05-01&votes_against_min=1&fields=id%2Ctitle&page_size=1&count=estimate"
    )
    assert str(server.asked[0].url) == f"{SITE}/api/v1/rulings/?{question}"


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
