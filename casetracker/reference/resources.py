"""The operations of the document, resource by resource, as pages show them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus

from django.urls import reverse
from django.utils.safestring import SafeString

from casetracker.reference.document import Schema, document, resolved
from casetracker.reference.types import Typed, coded, typed

BASE = "/api/v1/"
METHODS = ("get", "post", "put", "patch", "delete")
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
FORM = ("cursor", "page", "page_size", "ordering", "count", "facets", "format", "fields", "omit", "as_of")
"""Parameters that say how an answer is given, not what it holds."""


@dataclass(frozen=True)
class Parameter:
    """What an operation takes in its address or its headers."""

    name: str
    place: str
    type: Typed
    description: SafeString
    is_required: bool
    is_repeatable: bool

    @property
    def marks(self) -> list[str]:
        repeatable = ["several"] if self.is_repeatable else []
        return [*repeatable, *(["required"] if self.is_required else [])]


@dataclass(frozen=True)
class Answer:
    """What an operation answers with one status."""

    status: int
    phrase: str
    media: tuple[str, ...]
    type: Typed


@dataclass(frozen=True)
class Operation:
    """A method at a path."""

    id: str
    method: str
    path: str
    description: SafeString
    parameters: tuple[Parameter, ...]
    body: Typed | None
    answers: tuple[Answer, ...]
    scopes: tuple[str, ...] | None
    """What a token must allow; None where nobody needs one."""

    @property
    def title(self) -> str:
        return CAPITAL.sub(" ", self.id).replace("_", " ").capitalize()

    @property
    def is_list(self) -> bool:
        return self.method == "GET" and "{" not in self.path

    @property
    def filters(self) -> list[Parameter]:
        return [each for each in self.parameters if each.place == "query" and each.name not in FORM]

    @property
    def form(self) -> list[Parameter]:
        return [each for each in self.parameters if each.place == "query" and each.name in FORM]

    @property
    def sent_beside(self) -> list[Parameter]:
        """What stands in the path or in a header."""
        return [each for each in self.parameters if each.place != "query"]

    @property
    def succeeds(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.status < HTTPStatus.BAD_REQUEST]

    @property
    def fails(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.status >= HTTPStatus.BAD_REQUEST]


@dataclass
class Resource:
    """Everything below one address."""

    name: str
    operations: list[Operation] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.name.replace("-", " ").capitalize()

    @property
    def path(self) -> str:
        return f"{BASE}{self.name}/"

    @property
    def readable(self) -> str:
        """Where anybody can begin to read: its list, or the page about it where it has none for everybody."""
        return self.path if self.reading(is_list=True) else reverse("api-resource", args=[self.name])

    @property
    def description(self) -> SafeString:
        return next((each.description for each in self.operations if each.description), SafeString(""))

    @property
    def methods(self) -> list[str]:
        return [method.upper() for method in METHODS if method.upper() in {each.method for each in self.operations}]

    def reading(self, is_list: bool) -> Operation | None:
        """The operation by which anybody reads the list, or one record of it."""
        reads = (each for each in self.operations if each.method == "GET" and each.scopes is None)
        return next((each for each in reads if each.is_list == is_list), None)


@cache
def resources() -> dict[str, Resource]:
    """Every resource by its name, in the order of the document."""
    found: dict[str, Resource] = {}
    for path, methods in document()["paths"].items():
        name = path.removeprefix(BASE).partition("/")[0]
        for method in METHODS:
            if path.startswith(BASE) and method in methods:
                shared = methods.get("parameters", [])
                found.setdefault(name, Resource(name)).operations.append(
                    operation(method, path, methods[method], shared)
                )
    return found


def operation(method: str, path: str, schema: Schema, shared: list[Schema]) -> Operation:
    body = resolved(schema.get("requestBody", {})).get("content", {})
    return Operation(
        id=schema.get("operationId", f"{method} {path}"),
        method=method.upper(),
        path=path,
        description=coded(schema.get("description") or schema.get("summary", "")),
        parameters=tuple(parameter(resolved(each)) for each in [*shared, *schema.get("parameters", [])]),
        body=next((typed(content.get("schema", {})) for content in body.values()), None),
        answers=tuple(answers(schema.get("responses", {}))),
        scopes=scopes(schema.get("security", [{}])),
    )


def scopes(security: list[dict[str, list[str]]]) -> tuple[str, ...] | None:
    if not security or {} in security:
        return None
    return tuple(dict.fromkeys(scope for each in security for found in each.values() for scope in found))


def parameter(schema: Schema) -> Parameter:
    inner = schema.get("schema", {})
    item = inner.get("items", inner) if inner.get("type") == "array" else inner
    return Parameter(
        name=schema["name"],
        place=schema["in"],
        type=typed(item),
        description=coded(schema.get("description") or item.get("description", "")),
        is_required=schema.get("required", False),
        is_repeatable=inner.get("type") == "array",
    )


def answers(responses: dict[str, Schema]) -> Iterator[Answer]:
    for status, reference in responses.items():
        response = resolved(reference)
        content = response.get("content", {})
        kind = next((typed(each["schema"]) for each in content.values() if "schema" in each), Typed())
        number = int(status) if status.isdigit() else 0
        phrase = HTTPStatus(number).phrase if number else response.get("description", "")
        yield Answer(number, phrase, tuple(content), kind)
