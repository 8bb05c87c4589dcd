"""What the API says of itself: pages that are true and whole, and where programs find it."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.reference.document import document
from casetracker.reference.resources import resources
from casetracker.reference.shortened import shortened
from casetracker.reference.types import components
from rulings.models import Ruling
from tests.record import record_kept

BUDGET = 100_000
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def page(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert (address, answer.status_code) == (address, 200)
    assert len(answer.content) < BUDGET
    found = BeautifulSoup(answer.content, "html.parser")
    ids = [tag["id"] for tag in found.find_all(id=True)]
    assert sorted(ids) == sorted(set(ids))
    assert found.find(style=True) is None
    return found


def test_every_operation_stands_on_its_page_with_all_that_it_takes_and_a_request_answered_now(client: Client) -> None:
    shown = set()
    for name, resource in resources().items():
        found = page(client, f"/api/docs/{name}/")
        examples = [tag["href"] for tag in found.select(".example a")]
        many, one = resource.reading(is_list=True), resource.reading(is_list=False)
        assert (name, len(examples)) == (name, bool(many) + bool(many and one))
        assert [client.get(address).status_code for address in examples] == [200] * len(examples)
        assert all(tag.text.startswith(("{", "[")) for tag in found.select(".example pre"))
        for operation in resource.operations:
            section = found.find(id=operation.id).parent
            names = {tag.text for tag in section.select("dt > code")}
            assert names == {parameter.name for parameter in operation.parameters}
            shown.add((operation.method, section.select_one(".request code").text))
    methods = ("get", "post", "put", "patch", "delete")
    assert shown == {
        (method.upper(), path) for path, item in document()["paths"].items() for method in methods if method in item
    }


def test_every_type_has_a_page_with_each_member_and_leads_on(client: Client) -> None:
    linked = set()
    for name, schema in list(components().items())[::4]:  # all are made alike
        found = page(client, f"/api/docs/types/{name}/")
        members = {tag.text for tag in found.select(".members dt > code")}
        assert set(schema.get("properties", {})) <= members
        linked |= {tag["href"] for tag in found.select("main a[href^='/api/docs/types/']")}
    assert linked and linked <= {f"/api/docs/types/{name}/" for name in components()}
    assert [client.get(path).status_code for path in ("/api/docs/nothing/", "/api/docs/types/Nothing/")] == [404, 404]


def test_the_first_page_leads_to_everything(client: Client) -> None:
    found = page(client, "/api/")
    links = {tag["href"] for tag in found.select("main a") if tag["href"].startswith("/")}
    assert {f"/api/docs/{name}/" for name in resources()} <= links
    assert {client.get(address).status_code for address in links if not address.startswith("/api/docs/")} == {200, 400}
    assert '"case"' in found.select_one(".example pre").text
    refused = client.post("/api/")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD")
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_the_root_leads_browsers_to_the_page_and_programs_to_the_lists(client: Client) -> None:
    led = client.get("/api/v1/", headers=BROWSER)
    assert (led.status_code, led.headers["Location"]) == (302, "/api/")
    assert "Accept" in led.headers["Vary"]
    assert client.get("/api/v1/").json()["cases"].endswith("/api/v1/cases/")


def test_the_document_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get("/api/schema/").content

    def again(*args: object, **kwargs: object) -> None:
        pytest.fail("The document is made for a request.")

    monkeypatch.setattr(SchemaGenerator, "get_schema", again)
    assert client.get("/api/schema/", headers={"Accept": "application/json"}).content == first


def test_answers_are_shortened_and_say_so() -> None:
    answer = {"a": "x" * 200, "b": [{"c": None, "d": 1}, 2], "e": {}, "f": []}
    assert shortened(answer).splitlines() == [
        "{", f'  "a": "{"x" * 90}…",', '  "b": [', "    {", '      "d": 1,', "      …", "    },", "    …", "  ],",
        '  "e": {},', '  "f": []', "}",
    ]  # fmt: skip


# Where programs find it


def test_the_catalogue_names_the_api_and_what_describes_it(client: Client) -> None:
    answer = client.get("/.well-known/api-catalog", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Content-Type"].startswith("application/linkset+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    catalogue, api = answer.json()["linkset"]
    assert [item["href"] for item in catalogue["item"]] == [api["anchor"]] == ["http://testserver/api/v1/"]
    described = [link for relation in ("service-desc", "service-doc", "status") for link in api[relation]]
    for link in described:
        found = client.get(urlsplit(link["href"]).path)
        assert (link["href"], found.status_code) == (link["href"], 200)
        assert found.headers["Content-Type"].startswith(link["type"])


def test_llms_txt_is_of_its_form_and_every_address_answers(client: Client) -> None:
    answer = client.get("/llms.txt")
    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert re.match(r"# Casetracker\n\n> .+\n\n", text)
    addresses = re.findall(r"\]\(http://testserver(/[^)]*)\)", text)
    by_record = {"documents", "imports"}
    assert {f"/api/v1/{name}/" for name in resources().keys() - by_record} <= set(addresses)
    assert {f"/api/docs/{name}/" for name in by_record} <= set(addresses)
    alone = {"/api/v1/search/": 400}
    assert {path: code for path in addresses if (code := client.get(path).status_code) != 200} == alone


@pytest.mark.parametrize("path", ["/api/v1/cases/", "/api/v1/nothing/", "/api/v1/cases/?colour=red"])
def test_every_answer_of_the_api_says_where_it_is_described(client: Client, path: str) -> None:
    links = dict(re.findall(r'<([^>]+)>; rel="([\w-]+)"', client.get(path).headers["Link"]))
    assert links.items() >= {"/api/": "service-doc", "/.well-known/api-catalog": "api-catalog"}.items()
    relations = re.findall(r'rel="([\w-]+)"', client.get(path).headers["Link"])
    assert {"service-desc", "describedby"} <= set(relations)


@pytest.mark.parametrize(
    "path", ["/", "/about/", "/statistics/", "/cases/", "/judges/?court=Tel+Aviv", "/search/?q=nso"]
)
def test_every_page_says_where_the_same_is_as_json(client: Client, path: str) -> None:
    found = BeautifulSoup(client.get(path).content, "html.parser")
    [link] = found.select('link[rel="alternate"][type="application/json"]')
    assert link["href"] == found.select_one(".own a[href^='/api/']")["href"]
    assert client.get(link["href"]).headers["Content-Type"] == "application/json"


def test_a_case_and_a_ruling_are_told_in_terms_of_schema_org_as_their_pages_tell_them(client: Client) -> None:
    case = Case.objects.get(external_key="founding")
    verdict = Ruling.objects.visible().get(case=case, key="judgment")
    for api, address in (
        (f"/api/v1/cases/{case.public_id}/", f"/cases/{case.public_id}/"),
        (f"/api/v1/rulings/{verdict.public_id}/", f"/rulings/{verdict.public_id}/"),
        (f"/api/v1/verdicts/{verdict.public_id}/", f"/rulings/{verdict.public_id}/"),
    ):
        script = BeautifulSoup(client.get(address).content, "html.parser").find("script", type="application/ld+json")
        answer = client.get(api, headers={"Accept": "application/ld+json"})
        assert answer.headers["Content-Type"] == "application/ld+json"
        assert answer.json() == client.get(f"{api}?format=jsonld").json() == json.loads(script.string)
    past = client.get(f"/api/v1/cases/{case.public_id}/?format=jsonld&as_of=2100")
    assert (past.status_code, past.headers["Content-Type"]) == (400, "application/problem+json")
    unknown = client.get(f"/api/v1/cases/{case.public_id}/?format=csv").json()
    assert unknown["errors"] == [
        {"parameter": "format", "detail": "“csv” is not known here; write json, jsonld."},
    ]
    judge = client.get("/api/v1/judges/?name=Barkai").json()["results"][0]["id"]
    assert client.get(f"/api/v1/judges/{judge}/?format=jsonld").status_code == 400
