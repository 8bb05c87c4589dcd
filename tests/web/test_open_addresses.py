"""Pages of any origin read the data, without credentials; the site's own pages stay the site's own."""

import pytest
from django.test import Client

from casetracker.web.open_addresses import is_open
from tests import builders as b

pytestmark = pytest.mark.django_db

ELSEWHERE = {"Origin": "https://notebook.example"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        *((path, True) for path in (
            "/api/", "/api/v1/cases/", "/api/schema/", "/api/nowhere", "/cases/abcdefghij/feed/",
            "/cases/abcdefghij/cite.ris", "/rulings/abcdefghij/cite.styles", "/rulings/cite.bib",
            "/cases/sources.csl-json", "/statistics/results-by-year.csv", "/statistics/results-by-year.svg",
        )),
        *((path, False) for path in (
            "/", "/cases/", "/cases/abcdefghij/", "/statistics/", "/statistics/results-by-year/", "/search/",
            "/admin/api/", "/admin/cases/case/feed/", "/admin/files/abcdefghij/cite.pdf", "/admin/kept/sources.x/",
            "/admin/cases/case/", "/apiary/", "/feeders/", "/favicon.ico",
        )),
    ],
)  # fmt: skip
def test_data_are_open_and_pages_are_not(path: str, expected: bool) -> None:
    assert is_open(path) is expected


def test_another_origin_reads_every_kind_of_data(client: Client) -> None:
    case = b.a_case()
    for path in (
        "/api/v1/cases/", f"/api/v1/cases/{case.public_id}/", "/api/v1/cases/?format=csv", "/api/schema/",
        "/api/v1/cases/?format=atom", f"/cases/{case.public_id}/feed/", f"/cases/{case.public_id}/cite.ris",
        "/api/v1/cases/zzzzzzzzzz/",
        "/api/v1/cases/?colour=red", "/statistics/results-by-year.csv",
    ):  # fmt: skip
        answer = client.get(path, headers=ELSEWHERE)
        assert (path, answer.headers["Access-Control-Allow-Origin"]) == (path, "*")
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert {"ETag", "Link", "Location", "Retry-After"} <= exposed(answer)
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "origin" in answer.headers["Vary"].lower()
    unchanged = {**ELSEWHERE, "If-None-Match": client.get("/api/v1/cases/").headers["ETag"]}
    again = client.get("/api/v1/cases/", headers=unchanged)
    assert (again.status_code, again.headers["Access-Control-Allow-Origin"]) == (304, "*")


def exposed(answer) -> set[str]:
    return set(answer.headers["Access-Control-Expose-Headers"].split(", "))


def test_a_browser_is_told_beforehand_what_it_may_send(client: Client, django_assert_num_queries) -> None:
    asked = {
        **ELSEWHERE,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    with django_assert_num_queries(0):
        answer = client.options("/api/v1/cases/", headers=asked)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"]
    assert int(answer.headers["Access-Control-Max-Age"]) >= 3600


def test_public_pages_answer_reading_methods_alone(client: Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO"):
        answer = client.generic(method, "/cases/")
        assert (method, answer.status_code, answer.headers["Allow"]) == (method, 405, "GET, HEAD")
        assert "nothing can be sent to it" in answer.content.decode()
    options = client.options("/cases/")
    assert (options.status_code, options.headers["Allow"], options.content) == (204, "GET, HEAD", b"")


@pytest.mark.parametrize("path", ["/", "/cases/", "/admin/login/", "/search/?q=licence"])
def test_no_other_origin_reads_the_pages_or_the_desk(client: Client, path: str) -> None:
    answer = client.get(path, headers=ELSEWHERE)
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.startswith("Access-Control-")]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
