"""The API as its clients find it: answers that its schema describes, and errors that help."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django.plugin import DjangoDbBlocker

from casetracker.api import router
from casetracker.story.filters import CaseFilterSet
from rulings.filters import RulingFilterSet
from tests.record import record_kept

pytestmark = pytest.mark.django_db

RESOURCES = [name for name, _, _ in router.registry]
COMMITTED = Path(settings.BASE_DIR) / "docs" / "openapi.json"


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def schema(record: None) -> dict[str, Any]:
    return Client().get("/api/schema/").json()


def closed(schema: Any) -> Any:
    """The schema, but that an object may hold only what it names."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {name: closed(value) for name, value in schema.items()}
    return {**out, "additionalProperties": False} if out.get("type") == "object" and "properties" in out else out


def validator(schema: dict[str, Any], path: str) -> Draft202012Validator:
    operation = schema["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return Draft202012Validator({**closed(deepcopy(operation)), "components": closed(deepcopy(schema["components"]))})


def errors(checker: Draft202012Validator, answer: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in checker.iter_errors(answer)][:5]


@pytest.mark.parametrize("name", RESOURCES)
def test_every_answer_is_as_the_schema_says(client: Client, schema: dict[str, Any], name: str) -> None:
    listed = client.get(f"/api/v1/{name}/?page_size=500&count=exact").json()
    assert listed["results"]
    assert errors(validator(schema, f"/api/v1/{name}/"), listed) == []
    one = validator(schema, f"/api/v1/{name}/{{public_id}}/")
    for row in listed["results"]:
        assert errors(one, client.get(f"/api/v1/{name}/{row['id']}/").json()) == [], row["id"]


def test_an_answer_that_the_schema_does_not_describe_is_found(client: Client, schema: dict[str, Any]) -> None:
    answer = client.get("/api/v1/rulings/").json()
    answer["results"][0]["new"] = 1
    del answer["results"][1]["kind"]

    found = errors(validator(schema, "/api/v1/rulings/"), answer)

    assert [error.partition(":")[0] for error in found] == ["$.results[0]", "$.results[1]"]


def test_committed_schema_is_the_served_one(schema: dict[str, Any]) -> None:
    assert json.loads(COMMITTED.read_text()) == schema
    assert schema["openapi"].startswith("3.1")


@pytest.mark.parametrize(("name", "filters"), [("cases", CaseFilterSet), ("rulings", RulingFilterSet)])
def test_schema_names_every_filter(schema: dict[str, Any], name: str, filters: Any) -> None:
    parameters = {row["name"] for row in schema["paths"][f"/api/v1/{name}/"]["get"]["parameters"]}

    assert parameters == {*filters.base_filters, "cursor", "page_size", "ordering", "count"}


def problem_of(client: Client, method: str, path: str, **more: Any) -> tuple[int, str]:
    answer = client.generic(method, path, **more)
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert {"type", "title", "status", "detail"} <= set(body)
    assert body["status"] == answer.status_code
    return answer.status_code, body["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status", "text"),
    [
        ("GET", "/api/v1/rulings/?colour=red", 400, "colour: Unknown parameter; there are basis, case,"),
        ("GET", "/api/v1/rulings/?result=rejected,lost", 400, "“lost” is not known; write one or several of granted,"),
        ("GET", "/api/v1/cases/?filed_after=03/04/2020", 400, "03/04/2020 could be 3 April or 4 March"),
        ("GET", "/api/v1/cases/?filed_year=20201", 400, "“20201” is no year"),
        ("GET", "/api/v1/cases/?judge=zzzzzz", 400, "No judge “zzzzzz” in this collection"),
        ("GET", "/api/v1/cases/?page_size=501", 400, "A page has 1 to 500 rows"),
        ("GET", "/api/v1/cases/?page_size=0", 400, "A page has 1 to 500 rows"),
        ("GET", "/api/v1/cases/?ordering=title", 400, "write one of -filed_on, filed_on"),
        ("GET", "/api/v1/cases/?cursor=nonsense", 400, "This is no cursor of this list"),
        ("GET", "/api/v1/cases/?count=all", 400, "“all” is not known; write exact."),
        ("GET", "/api/v1/cases/bcdfghjkmn/", 404, "There is nothing here, or nothing that is public."),
        ("GET", "/api/v1/nothing/", 404, "There is nothing here, or nothing that is public."),
        ("GET", "/api/nothing", 404, "There is nothing here, or nothing that is public."),
        ("POST", "/api/v1/cases/", 405, "not allowed"),
        ("DELETE", "/api/v1/rulings/", 405, "not allowed"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(client: Client, method: str, path: str, status: int, text: str) -> None:
    found, detail = problem_of(client, method, path)

    assert (found, text in detail) == (status, True), detail


def test_a_page_that_cannot_be_rendered_as_asked_is_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/cases/", headers={"accept": "application/x-yaml"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (406, "application/problem+json")


def test_a_crash_is_a_problem_without_details(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("django.db.models.query.QuerySet.values", lambda *_: 1 / 0)

    answer = client.get("/api/v1/cases/")

    assert (answer.status_code, answer.headers["Content-Type"]) == (500, "application/problem+json")
    assert "division" not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "filed_year=" + "9" * 10_000,
        "page_size=" + "9" * 10_000,
        "party=%00",
        "party=" + "%F0%9F%92%A9" * 200,
        "judge=%ED%A0%80",
        "docket=%E2%80%AE",
        "&".join(f"x{number}=1" for number in range(1200)),
        "result=" + ",".join(["granted"] * 60),
        "cursor=WyIwMDAxLTAxLTAxIiwiIiwwXQ&ordering=" + "-" * 300,
        "filed_after=[[[[[[[[",
        "party=" + "a" * 401,
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/cases/", "/cases/", "/api/v1/rulings/"])
def test_hostile_parameters_are_refused(client: Client, path: str, query: str) -> None:
    assert 400 <= client.get(f"{path}?{query}").status_code < 500 or "docket" in query


def test_several_values_are_alternatives_and_several_filters_add_up(client: Client) -> None:
    def ids(query: str) -> set[str]:
        return {row["id"] for row in client.get(f"/api/v1/rulings/?page_size=500&{query}").json()["results"]}

    assert ids("result=rejected,acquitted") == ids("result=rejected") | ids("result=acquitted")
    assert ids("result=rejected&result=acquitted") == ids("result=rejected,acquitted")
    assert ids("result=rejected&decides=petition") < ids("decides=petition")


def test_names_addresses_and_ids_mean_the_same(client: Client) -> None:
    judge = client.get("/api/v1/judges/?name=Barkai").json()["results"][0]["id"]
    answers = [
        client.get("/api/v1/rulings/", {"judge": text}).json()
        for text in (judge, f"{judge}-rachel-barkai", f"https://example.org/judges/{judge}/", "Rachel Barkai", "ברקאי")
    ]

    assert len(answers[0]["results"]) == 3
    assert answers == [answers[0]] * 5


def test_pages_are_linked_in_body_and_header(client: Client) -> None:
    first = client.get("/api/v1/cases/?page_size=10&count=exact")
    second = client.get(first.json()["next"])

    assert first.json()["count"] == 29
    assert first.headers["Link"] == f'<{first.json()["next"]}>; rel="next"'
    assert f'<{second.json()["previous"]}>; rel="prev"' in second.headers["Link"]
    assert client.get(second.json()["previous"]).json()["results"] == first.json()["results"]


def test_a_slug_after_the_id_is_decoration(client: Client) -> None:
    row = client.get("/api/v1/cases/?page_size=1").json()["results"][0]

    assert (
        client.get(f"/api/v1/cases/{row['id']}-any-words/").json() == client.get(f"/api/v1/cases/{row['id']}/").json()
    )
    assert client.head(f"/api/v1/cases/{row['id']}/").status_code == 200


def test_reading_is_anonymous_whoever_is_signed_in(admin_client: Client, client: Client) -> None:
    answer = admin_client.get("/api/v1/cases/")

    assert answer.json() == client.get("/api/v1/cases/").json()
    assert "Set-Cookie" not in answer.headers
