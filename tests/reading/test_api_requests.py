"""Requests made of the API's own document: each is answered as it says; `make api-check` makes thousands more."""

from typing import Any

import pytest
from django.test import Client

from tests import builders as b
from tests.reading.test_api_schema import checker, document, parameters, problems, resolved

__all__ = ["document"]  # a fixture

pytestmark = pytest.mark.django_db

NAMED = {
    "/api/v1/statistics/{name}/": {"name": "results-by-year"},
    "/api/v1/vocabularies/{name}/": {"name": "role"},
}
NOTHING = {"key": "z" * 22, "public_id": "zzzzzzzzzz", "address": "zzzzzzzzzz/x"}


def typed(schema: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """Values that a parameter takes, where its schema says which: two for one that can be repeated."""
    item = resolved(schema.get("items", schema), schemas)
    known = item.get("enum") or [code for each in item.get("anyOf", ())[:1] for code in each["enum"]]
    known = known or [item[end] for end in ("minimum", "maximum") if end in item]
    return [str(value) for value in (known[:2] if "items" in schema else known[:1])]


def test_requests_made_of_the_document_are_answered_as_it_says(client: Client, document: dict[str, Any]) -> None:
    b.a_reaction(about_ruling=b.a_ruling(judge=b.a_judge()))
    responses, schemas = document["components"]["responses"], document["components"]["schemas"]
    asked = 0
    read = {path: methods["get"] for path, methods in document["paths"].items() if "get" in methods}
    for path, operation in read.items():
        described = [item for item in parameters(document, path) if item["in"] == "query" and item["name"] != "format"]
        right = {item["name"]: typed(item["schema"], schemas) for item in described}
        right = {name: values for name, values in right.items() if values}
        for query in ({}, right, dict.fromkeys(right, ["?!"]), {"nonsense": ["1"]}):
            answer = client.get(path.format_map(NOTHING | NAMED.get(path, {})), query)
            told = operation["responses"].get(str(answer.status_code))
            assert told, (path, query, answer.status_code)
            media = answer.headers["Content-Type"]
            schema = resolved(told, responses)["content"][media]["schema"]
            assert problems(checker(document, schema), answer.json()) == [], (path, query)
            asked += 1
        if right:
            wrong = client.get(path.format_map(NOTHING | NAMED.get(path, {})), dict.fromkeys(right, ["?!"])).json()
            assert {error["parameter"] for error in wrong["errors"]} <= right.keys()
    assert asked == 4 * len(read)
