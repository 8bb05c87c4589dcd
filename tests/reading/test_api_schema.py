"""The OpenAPI document is true: every answer of the record fits it, and the file in docs/ is the served one."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.api import router
from casetracker.lists.conditions import Codes, Flags
from casetracker.openapi.codes import nodes
from casetracker.reading.parts.api import PartViewSet
from rulings.models import Ruling
from tests import builders as b
from tests.record import record_kept

FILE = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
PAGING = {"cursor", "page_size", "ordering", "count", "format"}
ROUTES = {name: viewset for name, viewset, _ in router.registry}
ASKED = {"search": "court", "suggestions": "ba"}
"""Routes that answer a question, and have no records of their own."""
LISTS = [name for name, viewset in ROUTES.items() if hasattr(viewset, "listing")]

pytestmark = pytest.mark.django_db
FORMATS = FormatChecker(formats=())
"""What the words for formats mean in this document; jsonschema checks none of them without more packages."""


@FORMATS.checks("uri")
def is_address(value: str | None) -> bool:
    if value is None:
        return True
    parts = urlsplit(value)
    return bool(parts.scheme in ("http", "https") and parts.netloc)


@FORMATS.checks("date-time", raises=ValueError)
def is_instant(value: str | None) -> bool:
    return value is None or datetime.fromisoformat(value).tzinfo is not None


@FORMATS.checks("date", raises=ValueError)
def is_day(value: str | None) -> bool:
    return value is None or bool(date.fromisoformat(value))


@FORMATS.checks("time", raises=ValueError)
def is_time(value: str | None) -> bool:
    return value is None or time.fromisoformat(value).tzinfo is not None


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return Client().get("/api/schema/").json()


def strict(schema: Any, schemas: dict[str, Any]) -> Any:
    """The schema with every property that it does not name forbidden, and every code that it does not know."""
    if isinstance(schema, list):
        return [strict(item, schemas) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = whole(schema, schemas)
    if schema.get("anyOf", [{}])[-1] == {"type": "string"}:
        return schema["anyOf"][0]
    closed = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
    return {name: strict(value, schemas) for name, value in schema.items()} | closed


def whole(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema with the members of the one on which it builds among its own."""
    if len(schema.get("allOf", ())) < 2 and not (
        "allOf" in schema and "properties" in resolved(schema["allOf"][0], schemas)
    ):
        return schema
    found: dict[str, Any] = {"type": "object", "properties": {}, "required": []}
    for part in schema["allOf"]:
        inner = whole(resolved(part, schemas), schemas)
        found["properties"] |= inner["properties"]
        found["required"] = [*found["required"], *inner.get("required", ())]
    return found


def resolved(schema: dict[str, Any], within: dict[str, Any]) -> dict[str, Any]:
    return within[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def checker(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    components = document["components"]
    closed = strict({"components": components, **schema}, components["schemas"])
    return Draft202012Validator(closed, format_checker=FORMATS)


def validator(document: dict[str, Any], path: str) -> Draft202012Validator:
    answer = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return checker(document, answer)


def parameters(document: dict[str, Any], path: str) -> list[dict[str, Any]]:
    shared = document["components"]["parameters"]
    return [resolved(item, shared) for item in document["paths"][path]["get"]["parameters"]]


def problems(checked: Draft202012Validator, answer: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in checked.iter_errors(answer)]


@pytest.mark.slow
def test_the_file_in_docs_is_what_the_command_writes_and_the_site_serves(
    document: dict[str, Any], tmp_path: Path
) -> None:
    """After a change: manage.py spectacular --format openapi-json --file docs/openapi.json"""
    written = tmp_path / "openapi.json"
    call_command("spectacular", format="openapi-json", file=str(written), validate=True, fail_on_warn=True)
    assert FILE.read_text() == written.read_text()
    assert orjson.loads(FILE.read_bytes()) == document
    assert document["openapi"].startswith("3.1")


def test_every_route_is_in_the_document(document: dict[str, Any]) -> None:
    paths = {f"/api/v1/{name}/" for name in ROUTES}
    assert document["paths"].keys() == paths | {path_of_one(name) for name in ROUTES.keys() - ASKED.keys()}
    assert {method for path in document["paths"].values() for method in path} == {"get"}


def path_of_one(name: str) -> str:
    """The path of a single record: a unit, a part by its address, or what has a name of its own."""
    viewset = ROUTES[name]
    keyword = getattr(viewset, "lookup_url_kwarg", None) or viewset.lookup_field
    return f"/api/v1/{name}/{{{keyword}}}/"


def those_of(name: str) -> list[str]:
    """What stands in these paths for everything there is."""
    if name not in LISTS:
        return [row["name"] for row in Client().get(f"/api/v1/{name}/").json()]
    records = ROUTES[name].listing.records()
    if issubclass(ROUTES[name], PartViewSet):
        return ["/".join(way) for way in records.values_list("unit", "key")]
    ids = list(records.values_list("public_id", flat=True))
    # A ruling repeats what its case was checked for; one of every third case is enough.
    return one_of_each_case(ids)[::3] if name in ("rulings", "verdicts") else ids


@pytest.mark.parametrize("name", LISTS)
def test_every_parameter_is_in_the_document(document: dict[str, Any], name: str) -> None:
    listing = ROUTES[name].listing
    described = {item["name"]: item for item in parameters(document, f"/api/v1/{name}/")}
    assert described.keys() == listing.filters.base_filters.keys() | PAGING | (
        {"facets"} if listing.counted_as else set()
    )
    assert all(item["in"] == "query" and item["description"] for item in described.values())
    assert described["ordering"]["schema"]["enum"] == sorted(listing.keyset.orders)
    for parameter, condition in listing.filters.base_filters.items():
        schema = described[parameter]["schema"]
        assert (
            (schema.get("type") == "array") == (condition.extra.get("most") != 1) == ("explode" in described[parameter])
        )
        item = schema.get("items", schema)
        if isinstance(condition, Codes):
            assert resolved(item, document["components"]["schemas"])["anyOf"][0]["enum"] == condition.vocabulary.codes
        elif isinstance(condition, Flags):
            assert item["enum"] == list(condition.flags)
    detail = parameters(document, path_of_one(name))
    past = [("as_of", "query", False)] if name in ("cases", "rulings", "verdicts") else []
    [keyword] = [item["name"] for item in detail if item["in"] == "path"]
    assert [(item["name"], item["in"], item.get("required", False)) for item in detail] == [
        *past,
        (keyword, "path", True),
    ]


def test_problems_answer_as_described(client: Client, document: dict[str, Any]) -> None:
    case = b.a_case()
    asked = {
        ("/api/v1/cases/", "400"): "/api/v1/cases/?colour=red",
        ("/api/v1/cases/{public_id}/", "404"): "/api/v1/cases/zzzzzzzzzz/",
        ("/api/v1/cases/{public_id}/", "410"): f"/api/v1/cases/{b.withdrawn(case).public_id}/",
    }
    for (path, status), address in asked.items():
        response = document["paths"][path]["get"]["responses"][status]
        content = resolved(response, document["components"]["responses"])["content"]
        assert list(content) == ["application/problem+json"]
        checked = checker(document, content["application/problem+json"]["schema"])
        answer = client.get(address)
        assert (str(answer.status_code), problems(checked, answer.json())) == (status, [])


@pytest.mark.parametrize("name", LISTS)
def test_every_list_answers_as_described(record: None, client: Client, document: dict[str, Any], name: str) -> None:
    checked = validator(document, f"/api/v1/{name}/")
    counted = "&facets=yes" if ROUTES[name].listing.counted_as else ""
    url, rows = f"/api/v1/{name}/?page_size=20&count=exact{counted}", 0
    while url:
        answer = client.get(url).json()
        assert problems(checked, answer) == []
        rows, url = rows + len(answer["results"]), answer["next"]
    assert rows == answer["count"] > 5


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ROUTES if name not in ASKED])
def test_every_record_answers_as_described(record: None, client: Client, document: dict[str, Any], name: str) -> None:
    checked, addresses = validator(document, path_of_one(name)), those_of(name)
    for address in addresses:
        assert problems(checked, client.get(f"/api/v1/{name}/{address}/").json()) == [], address
    assert len(addresses) > 5


@pytest.mark.parametrize("name", [name for name in LISTS if getattr(ROUTES[name], "has_past", False)])
@pytest.mark.parametrize("as_of", ["2100", "1999"])
def test_every_past_record_answers_as_described(
    record: None, client: Client, document: dict[str, Any], name: str, as_of: str
) -> None:
    checked = validator(document, path_of_one(name))
    for address in those_of(name)[:5]:
        answer = client.get(f"/api/v1/{name}/{address}/?as_of={as_of}").json()
        assert (problems(checked, answer), "as_of" in answer) == ([], True), address


@pytest.mark.parametrize("name", [name for name in ROUTES if name not in LISTS and name not in ASKED])
def test_every_short_list_answers_as_described(client: Client, document: dict[str, Any], name: str) -> None:
    answer = client.get(f"/api/v1/{name}/").json()
    assert problems(validator(document, f"/api/v1/{name}/"), answer) == []
    assert len(answer) > 5


@pytest.mark.parametrize("name", ASKED)
def test_every_answer_is_as_described(record: None, client: Client, document: dict[str, Any], name: str) -> None:
    answer = client.get(f"/api/v1/{name}/?q={ASKED[name]}").json()
    assert problems(validator(document, f"/api/v1/{name}/"), answer) == []
    assert len(answer if name == "suggestions" else answer["results"]) > 5


def one_of_each_case(ids: list[str]) -> list[str]:
    found = dict(Ruling.objects.filter(public_id__in=ids).values_list("case", "public_id"))
    return list(found.values())


def test_a_property_that_is_not_described_is_noticed(record: None, client: Client, document: dict[str, Any]) -> None:
    """Or the two tests above would prove little."""
    path = Case.objects.visible().filter(external_key="founding").get().public_id
    answer = client.get(f"/api/v1/cases/{path}/").json()
    answer["rulings"][0]["dispositions"][0]["secret"] = answer["participations"][0]["party"]["exposure"] = "x"
    del answer["title"]
    answer["status"] = "lost"
    assert problems(validator(document, "/api/v1/cases/{public_id}/"), answer) != []
    checked = checker(document, {"$ref": "#/components/schemas/Case"})
    found = problems(checked, answer)
    assert sorted(problem.split(":")[0] for problem in found) == [
        "$",
        "$.participations[0].party",
        "$.rulings[0].dispositions[0]",
        "$.status",
    ]


def test_each_vocabulary_is_one_component_that_may_grow_and_each_member_is_described(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    lists = [tuple(schema["enum"]) for schema in nodes(document) if "enum" in schema]
    assert len(lists) == len(set(lists))
    known = {name: schema["anyOf"] for name, schema in schemas.items() if name.endswith("Code")}
    assert {"ResultCode", "RoleCode", "StanceCode"} <= known.keys()
    assert all([*found[1:]] == [{"type": "string"}] for found in known.values())
    members = {
        f"{name}.{member}": schema
        for name in schemas
        for member, schema in whole(schemas[name], schemas).get("properties", {}).items()
    }
    assert [name for name, schema in members.items() if not schema.get("description")] == []
    helped = {
        str(field.help_text)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if getattr(field, "help_text", "")
    }
    assert {schema["description"] for schema in members.values()} & helped == set()


def test_operations_have_names_that_say_what_they_do(document: dict[str, Any]) -> None:
    names = {operation["operationId"] for path in document["paths"].values() for operation in path.values()}
    assert {"search_cases", "suggest_names", "list_rulings", "get_ruling", "list_reaction_points", "get_party"} <= names
    assert all(re.fullmatch("[a-z]+(_[a-z]+)+", name) for name in names)
    assert document["servers"] and document["info"]["contact"] and document["info"]["license"]
