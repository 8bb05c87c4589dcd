"""Public routes know nobody and set no cookie; the admin has its sessions; every answer carries the headers."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from casetracker.web.middleware import HEADERS, HeadMiddleware

pytestmark = pytest.mark.urls(__name__)


def say_who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.user} {hasattr(request, 'session')} {hasattr(request, '_messages')}")


def own_policy(request: HttpRequest) -> HttpResponse:
    return HttpResponse(headers={"Content-Security-Policy": "default-src 'self'"})


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault")


urlpatterns = [
    path("admin/", admin.site.urls),
    path("public/", say_who),
    path("api/public/", say_who),
    path("own-policy/", own_policy),
    path("fault/", fail),
]


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor", password="correct horse")


def test_public_route_knows_nobody_even_with_a_session(client: Client, editor: User, django_assert_num_queries) -> None:
    client.force_login(editor)

    with django_assert_num_queries(0):
        response = client.get("/public/")

    assert response.content == b"AnonymousUser False False"
    assert not response.cookies
    assert response.headers["Vary"] == "Accept-Encoding"


def test_api_knows_nobody_even_where_a_token_would_be_asked() -> None:
    assert Client(enforce_csrf_checks=True).post("/api/public/").content == b"AnonymousUser False False"


def test_answer_to_head_has_no_body_on_any_server() -> None:
    """Django's test client takes it away by itself, so the middleware is asked directly."""
    request = RequestFactory().head("/public/")
    for response in (
        HttpResponse(b"some text", headers={"Content-Length": "9"}),
        StreamingHttpResponse([b"some text"], headers={"Content-Length": "9"}),
    ):
        answer = HeadMiddleware(lambda request, response=response: response)(request)
        assert (answer.getvalue(), answer.headers["Content-Length"]) == (b"", "9")


def test_admin_knows_who_is_logged_in(client: Client, editor: User) -> None:
    client.force_login(editor)

    assert client.get("/admin/").status_code == 200


def test_admin_sends_strangers_to_the_login(client: Client, db: None) -> None:
    response = client.get("/admin/")

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/login/?next=/admin/")


def test_admin_refuses_a_login_without_its_token(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/admin/login/", {"username": "editor", "password": "correct horse"}).status_code == 403


def test_admin_lets_in_with_password_and_token(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/admin/login/").content.decode()
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]

    response = client.post(
        "/admin/login/?next=/admin/",
        {"username": "editor", "password": "correct horse", "csrfmiddlewaretoken": token, "next": "/admin/"},
    )

    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_admin_shows_its_messages(client: Client, editor: User) -> None:
    client.force_login(editor)

    response = client.post("/admin/auth/group/add/", {"name": "Publishers"}, follow=True)

    assert "was added successfully" in response.content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/public/", 200), ("/admin/login/", 200), ("/nowhere/", 404), ("/fault/", 500)]
)
def test_every_answer_carries_the_security_headers(client: Client, db: None, address: str, status: int) -> None:
    client.raise_request_exception = False

    response = client.get(address)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_view_may_set_its_own_policy(client: Client) -> None:
    assert client.get("/own-policy/").headers["Content-Security-Policy"] == "default-src 'self'"
