"""What a client asks for, by `Accept` with its weights or by `format`, and what it may leave out."""

import pytest
from django.test import Client

from tests import builders as b

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("text/csv;q=0.1, application/json;q=0.2", "application/json"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/json"),
        ("application/*, text/csv;q=0.5", "application/json"),
        ("application/json;q=0, text/csv", "text/csv"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("", "application/json"),
    ],
)
def test_the_heaviest_accepted_type_is_answered(client: Client, accept: str, answered: str) -> None:
    b.a_case()
    answer = client.get("/api/v1/cases/", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, answered)


def test_a_format_outdoes_what_browsers_accept_by_themselves(client: Client) -> None:
    answer = client.get("/api/v1/cases/?format=csv", headers={"Accept": "text/html"})
    assert answer.headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize("accept", ["application/json", "application/vnd.oai.openapi+json", "*/*"])
def test_the_schema_is_json_to_whoever_asks_for_json(client: Client, accept: str) -> None:
    answer = client.get("/api/schema/", headers={"Accept": accept})
    assert (answer.status_code, answer.json()["openapi"][:3]) == (200, "3.1")


def test_a_missing_slash_leads_to_the_address_and_tells_nothing(client: Client) -> None:
    case = b.a_case()
    for path in ("v1", "v1/cases", f"v1/cases/{case.public_id}", "v1/cases/zzzzzzzzzz", "schema"):
        answer = client.get(f"/api/{path}?page_size=1")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/api/{path}/?page_size=1")
    assert client.get("/api/v1/nothing").status_code == client.get("/api/v1/nothing/").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["cases/?judge=", "cases/?ordering=", "cases/?format=", "search/?q=licence&court=", "suggestions/?q=bar&kind=",
     "statistics/results-by-year/?court=", "vocabularies/?x=", "cases/?cursor="],
)  # fmt: skip
def test_a_parameter_without_a_value_is_refused(client: Client, query: str) -> None:
    answer = client.get(f"/api/v1/{query}")
    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (
        400,
        query.rpartition("?")[2].split("&")[-1][:-1],
    )


@pytest.mark.parametrize(
    ("typed", "clean", "linked"),
    [
        ("/cases/?judge=&court=&ordering=&party=", "/cases/", "/api/v1/cases/?format=csv"),
        ("/statistics/results-by-year/?court=&country=IL", "/statistics/results-by-year/?country=IL",
         "/api/v1/statistics/results-by-year/?country=IL"),
        ("/search/?q=Amnesty&court=", "/search/?q=Amnesty", "/api/v1/search/?q=Amnesty"),
    ],
)  # fmt: skip
def test_a_form_with_empty_fields_leads_to_clean_addresses(client: Client, typed: str, clean: str, linked: str) -> None:
    b.a_case()
    answer = client.get(typed)
    assert (answer.status_code, answer.headers["Location"]) == (302, clean)
    page = client.get(clean).content.decode()
    assert "judge=&" not in page and 'party="' not in page and "court=&" not in page
    assert linked in page
