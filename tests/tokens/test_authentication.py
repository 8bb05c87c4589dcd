"""Whose a request is, what it may, and that nothing of a token is kept or told."""

import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django.views.debug import ExceptionReporter
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from cases.models import Case
from casetracker.core.models import RoleGroup
from casetracker.core.policy import Action
from casetracker.tokens.making import make_token
from casetracker.tokens.models import ApiToken, Scope
from casetracker.tokens.permissions import Need
from tests import builders as b

pytestmark = pytest.mark.django_db
UNSAFE = ("post", "put", "patch", "delete")


def an_account(role: str = "editor") -> User:
    account = User.objects.create(username=f"bot of {role}", is_staff=True)
    account.groups.add(RoleGroup.objects.get(role=role).group)
    return account


def a_token(account: User, *scopes: str) -> tuple[ApiToken, str]:
    return make_token(account, "import", scopes or (Scope.WRITE,), timezone.now() + timedelta(days=9))


def asked(text: str, path: str = "/api/v1/courts/", **headers: str) -> Any:
    return Client(headers={"Authorization": f"Bearer {text}", **headers}).get(path)


def test_a_token_is_known_noted_and_its_answers_are_nobody_elses() -> None:
    token, text = a_token(an_account())
    b.a_case()
    public = Client().get("/api/v1/courts/")
    answer = asked(text, **{"If-None-Match": public.headers["ETag"]})
    assert (answer.status_code, answer.content) == (200, public.content)
    assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers
    for each in (public, answer):
        assert "Authorization" in each.headers["Vary"]
    token.refresh_from_db()
    assert token.last_used_at is not None
    with CaptureQueriesContext(connection) as asked_again:
        assert asked(text).status_code == 200
    assert not [row["sql"] for row in asked_again if row["sql"].startswith("UPDATE")]
    with CaptureQueriesContext(connection) as anonymous:
        Client().get("/api/v1/courts/")
    assert not [row["sql"] for row in anonymous if "apitoken" in row["sql"]]


def test_what_is_no_token_is_refused_everywhere_and_told_why() -> None:
    account = an_account()
    token, text = a_token(account)
    wrong = {"nothing": "not known", text[:-1] + "~": "not known"}
    for path in ("/api/v1/", "/api/v1/cases/", "/api/v1/cases/2222222222/", "/api/schema/", "/api/v1/vocabularies/"):
        for sent, why in wrong.items():
            answer = asked(sent, path)
            assert (answer.status_code, answer.headers["Content-Type"]) == (401, "application/problem+json"), path
            assert answer.headers["WWW-Authenticate"] == 'Bearer realm="api", error="invalid_token"'
            assert answer.headers["Cache-Control"] == "no-store" and why in answer.json()["detail"]
    assert Client(headers={"Authorization": "Token x"}).get("/api/v1/").status_code == 401
    assert Client(headers={"Authorization": "Basic eDp5"}).get("/api/v1/").status_code == 200
    now = timezone.now()
    for change, why in (({"revoked_at": now}, "revoked"), ({"expires_at": now, "revoked_at": None}, "expired")):
        ApiToken.objects.filter(pk=token.pk).update(**change)
        answer = asked(text)
        assert answer.status_code == 401 and why in answer.json()["detail"]
    ApiToken.objects.filter(pk=token.pk).update(expires_at=now + timedelta(days=1))
    for lost in ("is_active", "is_staff"):
        User.objects.filter(pk=account.pk).update(is_active=True, is_staff=True)
        User.objects.filter(pk=account.pk).update(**{lost: False})
        assert asked(text).status_code == 401


def test_a_token_in_the_address_is_refused() -> None:
    _, text = a_token(an_account())
    for query in ("token=x", f"q={text}", f"access_token={text}"):
        answer = Client().get(f"/api/v1/cases/?{query}")
        assert answer.status_code == 400 and "revoke it" in answer.json()["detail"]
        assert text not in answer.content.decode()


class NoteViewSet(viewsets.ViewSet):
    """A view that changes something, as those of the product do."""

    subject = Case
    needs = {"create": Need(Scope.WRITE, Action.ADD), "update": Need(Scope.PUBLISH, Action.PUBLISH)}

    def create(self, request: Request) -> Response:
        return Response({"by": request.user.get_username()})

    def update(self, request: Request) -> Response:
        raise ZeroDivisionError

    def destroy(self, request: Request) -> Response:
        return Response()


note = NoteViewSet.as_view({"post": "create", "put": "update", "delete": "destroy"})


def sent(method: str, text: str = "") -> Any:
    headers = {"Authorization": f"Bearer {text}"} if text else {}
    return note(getattr(RequestFactory(headers=headers), method)("/api/v1/notes/"))


def test_a_token_may_no_more_than_its_scopes_and_its_account() -> None:
    account = an_account()
    texts = {scope: a_token(account, scope)[1] for scope in Scope}
    assert (sent("post").status_code, sent("post")["WWW-Authenticate"]) == (401, 'Bearer realm="api"')
    assert {scope: sent("post", text).status_code for scope, text in texts.items()} == {
        **dict.fromkeys((Scope.READ_DRAFT, Scope.PUBLISH), 403),
        **dict.fromkeys((Scope.WRITE, Scope.ADMIN), 200),
    }
    lacking = sent("post", texts[Scope.PUBLISH])
    assert 'error="insufficient_scope", scope="write"' in lacking["WWW-Authenticate"]
    assert sent("put", texts[Scope.PUBLISH]).status_code == 403  # the scope, and no publisher
    assert sent("delete", texts[Scope.ADMIN]).status_code == 403  # the view says no need
    assert sent("patch", texts[Scope.ADMIN]).status_code == 405
    account.groups.clear()
    assert sent("post", texts[Scope.WRITE]).status_code == 403


def test_a_token_is_in_no_log_no_report_and_no_table(caplog: pytest.LogCaptureFixture) -> None:
    account = an_account("publisher")
    token, text = a_token(account, Scope.PUBLISH)
    secret = text.removeprefix(token.beginning)
    assert secret not in str(ApiToken.objects.values().get())
    request = RequestFactory(headers={"Authorization": f"Bearer {text}"}).put("/api/v1/notes/")
    with caplog.at_level(logging.DEBUG):
        try:
            note(request)
        except ZeroDivisionError as error:
            inner = error.__traceback__ and error.__traceback__.tb_next  # without this test, which knows the token
            report = ExceptionReporter(request, type(error), error, inner)
        asked(text), asked(text + "x"), asked(text, "/api/v1/nothing/")
    assert secret not in caplog.text
    assert secret not in report.get_traceback_text() and secret not in report.get_traceback_html()


SAMPLES = {"public_id": "2222222222", "address": "2222222222/a", "name": "results-by-year", "rest": "x"}


def every_address(patterns: list[Any], before: str = "") -> Iterator[str]:
    """An address for each route; names that are not in SAMPLES are filled with a number."""
    for entry in patterns:
        route = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)|<(?:\w+:)?(\w+)>", filled, str(entry.pattern))
        path = before + route.replace("^", "").replace("$", "").replace("\\Z", "")
        if isinstance(entry, URLResolver):
            yield from every_address(entry.url_patterns, path)
        elif isinstance(entry, URLPattern):
            yield f"/{path}"


def filled(match: re.Match[str]) -> str:
    return SAMPLES.get(match[1] or match[2], "1")


def test_no_route_is_written_to_without_a_token() -> None:
    """Every method that is not safe, on every route of the site, by a stranger; readers' reports have a form.

    The desk refuses them all at one place, whose page costs much, so POST stands for the others there.
    """
    paths = sorted({*every_address(get_resolver().url_patterns), "/api/v1/nothing"} - {"/report/"})
    assert {"/api/v1/cases/", "/api/v1/cases/2222222222/", "/api/schema/", "/admin/cases/case/add/"} <= {*paths}
    stranger = Client(enforce_csrf_checks=True)
    answers = {
        (method, path): getattr(stranger, method)(path, "{}", content_type="application/json").status_code
        for path in paths
        for method in (UNSAFE[:1] if path.startswith("/admin/") else UNSAFE)
    }
    assert {key: status for key, status in answers.items() if status not in (401, 403, 404, 405)} == {}
