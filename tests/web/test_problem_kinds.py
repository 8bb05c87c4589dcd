"""Whatever goes wrong below /api/ is a problem document: in a route, a middleware, the database or the server."""

import json
import socket
import sqlite3
import threading
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest
import waitress
from django.contrib.auth.models import User
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from rest_framework.exceptions import APIException, Throttled, UnsupportedMediaType
from rest_framework.response import Response
from rest_framework.test import force_authenticate
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from casetracker.lists.api import Strict
from casetracker.reading.cases.api import CaseViewSet
from casetracker.tokens.models import ApiToken, Scope
from casetracker.tokens.permissions import Need
from casetracker.web.server import answer_with_problems
from tests import builders as b


def check(answer: Any, status: int) -> dict[str, Any]:
    body = json.loads(answer.content)
    assert (answer.status_code, answer.headers["Content-Type"], body["status"]) == (
        status,
        "application/problem+json",
        status,
    )
    assert body["type"] == "about:blank" and body["title"] and body["detail"].endswith(".")
    return body


@pytest.mark.django_db
def test_what_a_client_asks_wrongly(client: Client) -> None:
    gone = b.withdrawn(b.a_case())
    tag = client.get("/api/v1/courts/").headers["ETag"]
    check(client.get("/api/nothing/"), 404)
    check(client.get("/api/v1/cases/zzzzzzzzzz/"), 404)
    for name, methods in {"cases": ("PUT", "TRACE", "QUERY"), "verdicts": ("POST", "PUT", "TRACE", "QUERY")}.items():
        for method in methods:
            check(client.generic(method, f"/api/v1/{name}/?fields=x&judge=&format=csv"), 405)
    check(client.post("/api/v1/cases/?fields=x&judge="), 401)
    check(client.get("/api/v1/cases/", headers={"Accept": "image/png"}), 406)
    check(client.get("/api/schema/", headers={"Accept": "image/png"}), 406)
    check(client.get(f"/api/v1/cases/{gone.public_id}/"), 410)
    check(client.get("/api/v1/courts/", headers={"If-Match": tag[:-2] + 'x"'}), 412)
    check(client.get("/api/v1/cases/", headers={"Host": "elsewhere.example"}), 400)


def fault(name: str) -> OperationalError:
    cause = sqlite3.OperationalError(name)
    cause.sqlite_errorname = name
    error = OperationalError(name)
    error.__cause__ = cause
    return error


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "status", "retry"),
    [
        (RuntimeError("secret"), 500, None),
        (fault("SQLITE_ERROR"), 500, None),
        (fault("SQLITE_BUSY"), 503, "5"),
        (OperationalError("could not connect to secret"), 503, "5"),
    ],
)
def test_what_is_our_own_fault(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, retry: str | None
) -> None:
    def broken(*args: Any) -> Response:
        raise error

    monkeypatch.setattr(CaseViewSet, "list", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/cases/")
    assert "secret" not in check(answer, status)["detail"]
    assert (answer.headers.get("Retry-After"), answer.headers["Cache-Control"]) == (retry, "no-store")


class Writing(Strict):
    """A route that reads a body, and then fails as it is told."""

    body_at_most = 100
    needs: ClassVar[dict[str, Need]] = {"post": Need(Scope.WRITE)}

    def post(self, request: Any) -> Response:
        error = {
            "big": RequestDataTooBig("secret"),
            "type": UnsupportedMediaType("text/x"),
            "often": Throttled(wait=7),
            "blind": type("Blind", (APIException,), {"status_code": 428, "default_detail": "Send If-Match."})(),
        }.get(request.data["fail"])
        raise error or AssertionError


def posted(body: bytes, content_type: str = "application/json", scopes: tuple[str, ...] = (Scope.WRITE,)) -> Any:
    """Answer a request with a token of these scopes, or without one if there are none."""
    request: HttpRequest = RequestFactory().post("/api/v1/x/", body, content_type=content_type)
    if scopes:
        force_authenticate(request, User(), ApiToken(scopes=[*scopes]))
    return Writing.as_view()(request).render()  # type: ignore[attr-defined]  # a response of DRF


@pytest.mark.parametrize(("told", "status"), [("big", 413), ("type", 415), ("often", 429), ("blind", 428)])
def test_what_a_writer_sends_wrongly(told: str, status: int) -> None:
    answer = posted(json.dumps({"fail": told}).encode())
    check(answer, status)
    assert answer.headers.get("Retry-After") == ("7" if status == 429 else None)


def test_a_body_is_refused_by_its_length_its_type_and_its_form() -> None:
    assert "100 bytes" in check(posted(b"x" * 101), 413)["detail"]
    check(posted(b"x" * 101, scopes=()), 401)
    check(posted(b"x" * 101, scopes=(Scope.READ_DRAFT,)), 403)
    check(posted(b"x", "text/plain"), 415)
    check(posted(b"{"), 400)


@pytest.fixture
def server() -> Iterator[int]:
    """The embedded server, which takes no more than ten bytes."""
    answer_with_problems()
    application = lambda environ, start: start("200 OK", []) or [b""]  # noqa: E731
    running = waitress.create_server(application, host="127.0.0.1", port=0, max_request_body_size=10)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    yield running.effective_port
    running.close()
    thread.join(2)
    HTTPChannel.error_task_class = ErrorTask


def test_what_the_server_refuses_by_itself(server: int) -> None:
    told = {}
    for path in ("/api/v1/imports/", "/reports/"):
        with socket.create_connection(("127.0.0.1", server), timeout=5) as connection:
            connection.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n".encode() + b"x" * 99)
            told[path] = connection.makefile("rb").read().decode()
    head, _, body = told["/api/v1/imports/"].partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 413") and "application/problem+json" in head
    assert json.loads(body)["status"] == 413
    assert "text/plain" in told["/reports/"]
