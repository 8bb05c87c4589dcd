"""Requests that are answered while a page is read: on the records that are there, by the API itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from rest_framework.response import Response

from casetracker.reference.resources import Operation, Resource
from casetracker.reference.shortened import shortened

ASKED: Mapping[str, Mapping[str, str]] = {
    "cases": {"docket": "28312-05-19"},
    "rulings": {"judge": "Rachel Barkai", "decides": "petition", "result": "rejected", "decided_year": "2020"},
    "verdicts": {"judge": "Rachel Barkai", "decided_year": "2020"},
    "reactions": {"stance": "condemns", "speaker": "Amnesty International"},
    "judges": {"name": "Barkai"},
    "parties": {"name": "NSO Group"},
    "search": {"q": "export licence"},
    "suggestions": {"q": "amn"},
}
"""What is asked for first, of the record that comes with the site; where it finds nothing, any row will do."""
ONE_ROW = {"page_size": "1"}
CARRIED = ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST", "wsgi.url_scheme", "HTTP_X_FORWARDED_PROTO")
"""What of the reader's request an example needs: under which name the site is asked."""


@dataclass(frozen=True)
class Example:
    """A request with its answer, shortened."""

    address: str
    whole: str
    """The address with the name of the site, for curl."""
    status: int
    answer: str


def examples_of(resource: Resource, request: HttpRequest) -> dict[str, Example]:
    """One example for reading the list and one for a single record, by the ids of the operations."""
    found: dict[str, Example] = {}
    row: Any = None
    one, many = resource.reading(is_list=False), resource.reading(is_list=True)
    if many:
        answered = first_answer(resource, many, request)
        if answered:
            found[many.id], row = answered
    if one and row:
        example, whole = ask(path_of(one, row), {}, request)
        if example and example.status == HTTPStatus.OK and not names_the_pageless(whole):
            found[one.id] = example
    return found


def first_answer(resource: Resource, operation: Operation, request: HttpRequest) -> tuple[Example, Any] | None:
    """What the resource is asked for here, and the first row of the answer."""
    takes = {parameter.name for parameter in operation.parameters}
    plain = ONE_ROW if "page_size" in takes else {}
    for query in (ASKED.get(resource.name), plain):
        if query is None:
            continue
        example, data = ask(operation.path, query, request)
        rows = data.get("results", []) if isinstance(data, dict) else data
        if example and example.status == HTTPStatus.OK and rows and not names_the_pageless(rows):
            return example, rows[0]
    return None


def names_the_pageless(data: Any) -> bool:
    """Whether an answer names somebody who is shown in their case alone, and so in no example."""
    if isinstance(data, dict):
        return data.get("has_page") is False or any(map(names_the_pageless, data.values()))
    return isinstance(data, list) and any(map(names_the_pageless, data))


def path_of(operation: Operation, row: Mapping[str, Any]) -> str:
    """The address of a row; a part's is made of its unit's id and its own key."""
    unit = next((row[name]["id"] for name in ("reaction", "ruling", "case") if isinstance(row.get(name), dict)), "")
    values = {"public_id": row.get("id"), "name": row.get("name"), "address": f"{unit}/{row.get('key')}"}
    path = operation.path
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", str(value))
    return path


def ask(path: str, query: Mapping[str, str], request: HttpRequest) -> tuple[Example | None, Any]:
    """Answer a request as the API does, but count it for nobody's limit; nothing if there is no such address."""
    try:
        match = resolve(path)
    except Resolver404:
        return None, None
    inner = HttpRequest()
    inner.method, inner.path, inner.path_info = "GET", path, path
    written = urlencode(query)
    inner.META = {name: request.META[name] for name in CARRIED if name in request.META} | {"QUERY_STRING": written}
    inner.GET = QueryDict(written)
    view = getattr(match.func, "cls", None)
    if view is None:
        return None, None
    actions = getattr(match.func, "actions", None)
    answer = view.as_view(*([actions] if actions else []), throttle_classes=[])(inner, **match.kwargs)
    if not isinstance(answer, Response):
        return None, None
    data = orjson.loads(answer.render().content)
    address = f"{path}?{written}" if written else path
    whole = f"{request.scheme}://{request.get_host()}{address}"
    return Example(address, whole, answer.status_code, shortened(data)), data
