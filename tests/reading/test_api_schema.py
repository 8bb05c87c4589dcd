"""The OpenAPI document is true: every answer of the record fits it, and the file in docs/ is the served one."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.api import router
from casetracker.core.models import UnitId
from casetracker.core.vocabulary import VOCABULARIES
from casetracker.lists.conditions import Codes, Flags
from casetracker.openapi.codes import nodes
from casetracker.reading.parts.api import PartViewSet
from rulings.models import Ruling
from tests import builders as b
from tests.record import record_kept

FILE = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
PAGING = {"cursor", "page_size", "ordering", "count", "format", "fields", "omit"}
ROUTES = {name: viewset for name, viewset, _ in router.registry if name != "imports"}
ASKED = {"search": "court", "suggestions": "ba"}
"""Routes that answer a question, and have no records of their own."""
WRITTEN = ["cases", "rulings", "reactions", "parties", "judges", "courts", "topics", "sources"]
KINDS = ["case", "ruling", "reaction", "party", "judge", "court", "topic", "source"]
CHANGES, DOCUMENTS = "changes", "documents"
"""A list whose rows have no address of their own, and records that are listed elsewhere."""
LISTS = [name for name, viewset in ROUTES.items() if hasattr(viewset, "listing")]

pytestmark = pytest.mark.django_db
CLOSED: dict[int, dict[str, Any]] = {}
"""The components of a document, closed once."""
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
        return {"enum": [*schema["anyOf"][0]["enum"], ""]}
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
    schemas = document["components"]["schemas"]
    if id(document) not in CLOSED:
        CLOSED[id(document)] = strict({"components": {"schemas": schemas}}, schemas)
    return Draft202012Validator({**CLOSED[id(document)], **strict(schema, schemas)}, format_checker=FORMATS)


def validator(document: dict[str, Any], path: str) -> Draft202012Validator:
    answer = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    return checker(document, answer)


def parameters(document: dict[str, Any], path: str, method: str = "get") -> list[dict[str, Any]]:
    shared = document["components"]["parameters"]
    return [resolved(item, shared) for item in document["paths"][path][method].get("parameters", ())]


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
    paths = {f"/api/v1/{name}/" for name in ROUTES.keys() - {DOCUMENTS}}
    paths |= {path_of_one(name) for name in ROUTES.keys() - ASKED.keys() - {CHANGES}}
    by_token = {path for path in document["paths"] if path.endswith("/document/") or "/imports/" in path}
    assert {path for path, methods in document["paths"].items() if "get" in methods} - by_token == paths
    writing = {path_of_one(kind): {"get", "patch"} for kind in WRITTEN} | {
        f"/api/v1/{kind}/": {"get", "post"} for kind in WRITTEN
    }
    assert {path: {*document["paths"][path]} for path in paths} == {path: {"get"} for path in paths} | writing


def test_every_way_of_writing_says_what_it_takes_and_how_it_is_refused(document: dict[str, Any]) -> None:
    written = [
        (path, method, told)
        for path, methods in document["paths"].items()
        for method, told in methods.items()
        if method != "get"
    ]
    assert len(written) == 2 * len(WRITTEN) + 2 * 3 + 2
    for path, method, told in written:
        headers = {item["name"] for item in parameters(document, path, method) if item["in"] == "header"}
        assert told["requestBody"]["content"] and "Idempotency-Key" in headers, path
        refused = {int(status) for status in told["responses"] if int(status) >= 400}
        versioned = method == "patch" or path.endswith(("/publish/", "/withdraw/"))
        assert refused == {400, 401, 403, 406, 409, 413, 415, 422, 429, 500, 503} | (
            {404, 412, 428} if versioned else set()
        )
        assert ("If-Match" in headers) == versioned, path


def path_of_one(name: str) -> str:
    """The path of a single record: a unit, a part by its address, or what has a name of its own."""
    viewset = ROUTES[name]
    keyword = getattr(viewset, "lookup_url_kwarg", None) or viewset.lookup_field
    return f"/api/v1/{name}/{{{keyword}}}/"


def those_of(name: str) -> list[str]:
    """What stands in these paths for everything there is."""
    if name == DOCUMENTS:
        return list(UnitId.objects.visible().exclude(public_digest="").values_list("pk", flat=True))[::20]
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
    story = name in ("cases", "rulings", "verdicts")
    past = [("as_of", "query", False)] if story else []
    in_terms = [("format", "query", False)] if story else []
    [keyword] = [item["name"] for item in detail if item["in"] == "path"]
    chosen = [("fields", "query", False), ("omit", "query", False)]
    assert [(item["name"], item["in"], item.get("required", False)) for item in detail] == [
        *past,
        *sorted([*chosen, *in_terms, (keyword, "path", True)]),
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
@pytest.mark.parametrize("name", [name for name in ROUTES if name not in {*ASKED, CHANGES}])
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


@pytest.mark.parametrize("name", [name for name in ROUTES if name not in {*LISTS, *ASKED, CHANGES, DOCUMENTS}])
def test_every_short_list_answers_as_described(client: Client, document: dict[str, Any], name: str) -> None:
    answer = client.get(f"/api/v1/{name}/").json()
    assert problems(validator(document, f"/api/v1/{name}/"), answer) == []
    assert len(answer) > 5


def test_every_change_is_as_described(record: None, client: Client, document: dict[str, Any]) -> None:
    answer = client.get(f"/api/v1/{CHANGES}/?page_size=500").json()
    assert problems(validator(document, f"/api/v1/{CHANGES}/"), answer) == []
    assert len(answer["results"]) > 100


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
    assert all(lists.count(tuple(vocabulary.codes)) <= 1 for vocabulary in VOCABULARIES.values())
    known = {name: schema["anyOf"] for name, schema in schemas.items() if name.endswith("Code")}
    assert {"ResultCode", "RoleCode", "StanceCode"} <= known.keys()
    assert all([*found[1:]] == [{"type": "string"}] for found in known.values())
    members = {
        f"{name}.{member}": schema
        for name in schemas
        for member, schema in whole(schemas[name], schemas).get("properties", {}).items()
    }
    assert [name for name, schema in members.items() if not schema.get("description")] == []
    assert [name for name, schema in members.items() if re.search(r"\byour?\b", schema["description"])] == []


def test_operations_have_names_that_say_what_they_do(document: dict[str, Any]) -> None:
    names = {operation["operationId"] for path in document["paths"].values() for operation in path.values()}
    assert {"search_cases", "suggest_names", "list_rulings", "get_ruling", "list_reaction_points", "get_party"} <= names
    assert {"create_case", "change_judge", "get_case_document", "put_case_by_key", "publish_ruling"} <= names
    assert {"withdraw_reaction", "create_import", "get_import", "list_changes", "get_document"} <= names
    said = {path: document["paths"][path]["get"]["description"] for path in ("/api/v1/cases/", "/api/v1/courts/")}
    assert [*said.values()] == ["Cases; a single one with everything attached.", "Courts."]
    assert all(re.fullmatch("[a-z]+(_[a-z]+)+", name) for name in names)
    taken = {
        operation["operationId"]: [scope for way in operation["security"] for scope in way.get("token", ())]
        for path in document["paths"].values()
        for operation in path.values()
        if {} not in operation["security"]
    }
    assert {name: taken[name] for name in ("change_case", "publish_case", "get_case_document", "get_import")} == {
        "change_case": ["write"],
        "publish_case": ["publish"],
        "get_case_document": ["read-draft"],
        "get_import": [],
    }
    reading = {name for name in taken if name.startswith(("get_", "list_", "search_", "suggest_"))}
    assert reading == {"get_import", *(f"get_{kind}_document" for kind in KINDS)}
    assert document["servers"] and document["info"]["contact"] and document["info"]["license"]
