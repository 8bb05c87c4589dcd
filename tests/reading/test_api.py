"""The API as its clients find it: lists, links, counts, reading without an account, and errors that tell what to do."""

import re
import time
from typing import Any, ClassVar

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView

from casetracker import urls
from casetracker.api import router
from casetracker.tokens.models import ApiToken, Scope
from casetracker.tokens.permissions import Need
from casetracker.web.problems import CONTENT_TYPE
from tests import builders as b

ROUTES = [name for name, viewset, _ in router.registry if hasattr(viewset, "list")]
LISTS = [name for name, viewset, _ in router.registry if hasattr(viewset, "listing")]
NOWHERE = ["v9", "v2/", "v1/x/", "v1/cases/zzzzzzzzzz/", "v1/cases/1/", "v1/cases/%00/", "v1/%ED%A0%80/"]
HOSTILE = {
    "ten thousand digits as a page size": "page_size=" + "9" * 10_000,
    "ten thousand digits as a year": "decided_year=" + "9" * 10_000,
    "ten thousand digits as a date": "decided_after=" + "9" * 10_000,
    "ten thousand digits as a judge": "judge=" + "9" * 10_000,
    "ten thousand digits as a cursor": "cursor=" + "9" * 10_000,
    "many rows": "page_size=100000000",
    "NUL in a value": "judge=%00",
    "NUL in a name": "%00=1",
    "a lone surrogate": "judge=%ED%A0%80",
    "a lone surrogate in a name": "%ED%A0%80=1",
    "bytes": "judge=%FF%FE",
    "bidi controls": "party=%E2%80%AEevil",
    "1,200 parameters": "&".join(f"p{n}=1" for n in range(1200)),
    "999 unknown parameters": "&".join(f"p{n}=1" for n in range(999)),
    "1,200 times the same": "&".join(["result=rejected"] * 1200),
    "900 times the same": "&".join(["result=rejected"] * 900),
    "brackets": "cursor=" + "W1tb" * 5000,
    "an unknown order": "ordering=-id",
    "SQL": "ordering=issued_on_earliest;drop%20table",
    "a lookup": "case__title__regex=.*",
    "an unknown count": "count=all",
    "an unknown format": "format=xml",
}

pytestmark = pytest.mark.django_db


class Echo(APIView):
    needs: ClassVar[dict[str, Need]] = {"post": Need(Scope.WRITE)}

    def post(self, request: Request) -> Response:
        return Response(request.data)


def crash(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("secret")


class Crash(APIView):
    def get(self, request: Request) -> Response:
        raise RuntimeError("secret")


urlpatterns = [
    path("api/v1/crash/", Crash.as_view()),
    path("api/crash/", crash),
    path("api/v1/echo/", Echo.as_view()),
    *urls.urlpatterns,
]
handler404, handler500 = urls.handler404, urls.handler500


def problem(answer: HttpResponse) -> dict[str, Any]:
    """The problem document of an answer, whose status it repeats."""
    assert answer.headers["Content-Type"] == CONTENT_TYPE
    document = answer.json()
    assert (document["type"], document["status"]) == ("about:blank", answer.status_code)
    return document


def links(answer: HttpResponse) -> dict[str, str]:
    return {rel: url for url, rel in re.findall(r'<([^>]+)>; rel="(next|prev)"', answer.headers.get("Link", ""))}


# Lists


def test_the_root_names_every_resource(client: Client) -> None:
    answer = client.get("/api/v1/")
    assert answer.json() == {name: f"http://testserver/api/v1/{name}/" for name in [*ROUTES, "imports"]}


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_collection_has_empty_lists(client: Client, name: str) -> None:
    answer = client.get(f"/api/v1/{name}/?count=exact")
    assert answer.json() == {"next": None, "previous": None, "count": 0, "results": []}
    assert links(answer) == {}


def test_links_lead_through_a_list_and_keep_its_filters(client: Client) -> None:
    case = b.a_case()
    rulings = [b.a_ruling(case, issued_on=f"202{n}") for n in range(5)]
    answer = client.get("/api/v1/rulings/", {"page_size": 2, "ordering": "issued_on", "result": "rejected"})
    pages = [answer]
    while "next" in links(answer):
        assert links(answer)["next"] == answer.json()["next"]
        assert {"page_size=2", "ordering=issued_on", "result=rejected"} < set(
            links(answer)["next"].partition("?")[2].split("&")
        )
        answer = client.get(links(answer)["next"])
        pages.append(answer)
    found = [[row["id"] for row in page.json()["results"]] for page in pages]
    assert found == [[ruling.public_id for ruling in rulings[n : n + 2]] for n in (0, 2, 4)]
    assert [sorted(links(page)) for page in pages] == [["next"], ["next", "prev"], ["prev"]]
    assert links(answer)["prev"] == answer.json()["previous"]
    assert client.get(links(answer)["prev"]).json() == pages[1].json()


def test_a_count_is_given_when_asked_for_and_counts_what_is_filtered(client: Client) -> None:
    case = b.a_case()
    for issued_on in ("2019", "2020", "2020-05"):
        b.a_ruling(case, issued_on=issued_on)
    b.a_ruling(case, published=False)
    assert "count" not in client.get("/api/v1/rulings/").json()
    assert client.get("/api/v1/rulings/?count=exact&page_size=1").json()["count"] == 3
    assert client.get("/api/v1/rulings/?count=exact&decided_year=2020").json()["count"] == 2


def test_repeated_and_comma_values_are_or_and_filters_are_and(client: Client) -> None:
    first, second = b.a_ruling(), b.a_ruling(dispositions=[{"decides": "motion", "result": "denied"}])
    both = "decides=petition&decides=motion"
    for query, rows in {
        both: 2,
        "decides=petition,motion": 2,
        f"{both}&result=denied": 1,
        f"{both}&result=moot": 0,
    }.items():
        assert len(client.get(f"/api/v1/rulings/?{query}").json()["results"]) == rows
    names = f"judge={b.a_ruling(first.case, judge=b.a_judge('Barkai, Rachel')).panel.get().judge.name}"
    assert len(client.get(f"/api/v1/rulings/?{names}").json()["results"]) == 1  # a name may hold a comma
    assert second.case != first.case


def test_a_party_that_may_not_be_listed_is_in_its_case_and_has_no_record_of_its_own(client: Client) -> None:
    for exposure in ("private", "at_risk", "minor"):
        case = b.a_case()
        party = b.a_participation(case, b.a_party("Jane Doe", kind="person", exposure=exposure)).party
        assert client.get("/api/v1/petitioners/").json()["results"] == []
        assert client.get(f"/api/v1/petitioners/{party.public_id}/").status_code == 404
        assert client.get(f"/api/v1/cases/{case.public_id}/").json()["petitioners"][0]["party"]["id"] == party.public_id


def test_options_say_what_there_is(client: Client) -> None:
    answer = client.options("/api/v1/cases/")
    assert (answer.status_code, answer.headers["Allow"]) == (200, "GET, POST, HEAD, OPTIONS")
    assert answer.json()["name"] == "Case List"


# Errors


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_values_are_refused_quickly_and_briefly(client: Client, query: str) -> None:
    for name in ROUTES:
        before = time.process_time()
        answer = client.get(f"/api/v1/{name}/?{query}")
        assert time.process_time() - before < 1, name
        assert (answer.status_code, problem(answer)["title"]) == (400, "Bad Request"), name
        assert len(answer.content) < 50_000, name


@pytest.mark.parametrize("page", ["/cases/", "/rulings/", "/verdicts/"])
@pytest.mark.parametrize("query", HOSTILE.values())
def test_pages_refuse_the_same(client: Client, page: str, query: str) -> None:
    before = time.process_time()
    answer = client.get(f"{page}?{query}")
    assert time.process_time() - before < 1
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert len(answer.content) < 100_000


def test_a_page_names_every_wrong_parameter_and_keeps_the_others(client: Client) -> None:
    ruling = b.a_ruling(issued_on="2020")
    b.a_ruling(ruling.case, issued_on="2021")
    answer = client.get(
        "/rulings/?page_size=0&ordering=id&cursor=x&result=lost&judge=Nobody&colour=red&decided_year=2020"
    )
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 400
    named = page.select("[role=alert] li > :first-child")
    assert [name.text for name in named] == ["Result", "colour", "Judge", "ordering", "cursor", "page_size"]
    fields = [page.select_one(link["href"])["name"] for link in named if link.name == "a"]
    assert fields == ["result", "judge"]  # a name that has a field on the page leads there
    assert [row["data-id"] for row in page.select("[data-id]")] == [ruling.public_id]


def test_an_unknown_parameter_is_named_with_what_is_allowed(client: Client) -> None:
    document = problem(client.get("/api/v1/judges/?colour=red"))
    text = (
        "Unknown parameter; there are changed_after, count, country, court, cursor, fields, format, name, omit, "
        "ordering, page_size."
    )
    assert document == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": f"colour: {text}",
        "errors": [{"parameter": "colour", "detail": text}],
    }


def test_a_single_record_takes_no_parameters(client: Client) -> None:
    answer = client.get(f"/api/v1/cases/{b.a_case().public_id}/?x=title")
    takes = "A single record takes fields, omit, as_of, format."
    assert problem(answer)["errors"] == [{"parameter": "x", "detail": takes}]
    answer = client.get(f"/api/v1/judges/{b.a_judge().public_id}/?as_of=2020")
    assert problem(answer)["errors"] == [{"parameter": "as_of", "detail": "A single record takes fields, omit."}]


@pytest.mark.parametrize("rest", NOWHERE)
def test_what_is_not_there_is_a_problem(client: Client, rest: str) -> None:
    document = problem(client.get(f"/api/{rest}"))
    assert document["detail"] == "There is nothing here, or nothing that is public."


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_writing_takes_a_token_where_it_is_allowed(client: Client, method: str) -> None:
    case, read_only = b.a_case(), "GET, HEAD, OPTIONS"
    for address, allowed in {
        "/api/v1/cases/": "GET, POST, HEAD, OPTIONS",
        f"/api/v1/cases/{case.public_id}/": "GET, PATCH, HEAD, OPTIONS",
        "/api/v1/cases/zzzzzzzzzz/": "GET, PATCH, HEAD, OPTIONS",
        "/api/v1/verdicts/": read_only,
        "/api/v1/verdicts/zzzzzzzzzz/": read_only,
        "/api/v1/": read_only,
    }.items():
        answer = getattr(client, method)(address)
        is_allowed = method.upper() in allowed.split(", ")
        refusal = (401, "Unauthorized") if is_allowed else (405, "Method Not Allowed")
        assert (answer.status_code, problem(answer)["title"], answer.headers["Allow"]) == (*refusal, allowed)
        assert answer.headers.get("WWW-Authenticate") == ('Bearer realm="api"' if is_allowed else None)


@pytest.mark.parametrize("accept", ["text/html", "application/pdf", "application/xml", "nonsense/*"])
def test_a_form_that_is_not_offered_is_not_acceptable(client: Client, accept: str) -> None:
    assert problem(client.get("/api/v1/cases/", headers={"Accept": accept}))["title"] == "Not Acceptable"


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/*;q=0.5"])
def test_a_browser_or_a_script_gets_json(client: Client, accept: str) -> None:
    answer = client.get("/api/v1/cases/", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")


def test_a_withdrawn_record_says_why(client: Client) -> None:
    case = b.withdrawn(b.a_case(), "It named the wrong court.")
    document = problem(client.get(f"/api/v1/cases/{case.public_id}/"))
    assert (document["title"], document["detail"]) == ("Gone", "Withdrawn: It named the wrong court.")


@pytest.mark.urls(__name__)
def test_a_form_that_is_not_read_is_unsupported() -> None:
    client = APIClient()
    client.force_authenticate(User(), ApiToken(scopes=[Scope.WRITE]))
    answer = client.post("/api/v1/echo/", "<x/>", content_type="application/xml")
    assert problem(answer)["title"] == "Unsupported Media Type"
    assert problem(client.post("/api/v1/echo/", "{", content_type="application/json"))["title"] == "Bad Request"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/api/v1/crash/", "/api/crash/"])
def test_a_crash_is_a_problem_that_tells_nothing(client: Client, address: str) -> None:
    client.raise_request_exception = False
    document = problem(client.get(address))
    assert (document["title"], "secret" in str(document)) == ("Internal Server Error", False)
