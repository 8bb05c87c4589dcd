"""The OpenAPI schema as the generator sees it: components, operations, and the Python type of each part of it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Schema = dict[str, Any]
SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
BASE = "/api/v1/"
JSON, NDJSON = "application/json", "application/x-ndjson"


@dataclass(frozen=True)
class Operation:
    """What one method answers at one address."""

    path: str
    method: str
    told: Schema

    @property
    def resource(self) -> str:
        """The first part of the address after its base, such as `reaction-points`."""
        return self.path.removeprefix(BASE).partition("/")[0]

    @property
    def place(self) -> str:
        """What follows it, such as `{public_id}`; empty for the resource itself."""
        return self.path.removeprefix(BASE).partition("/")[2].strip("/")

    @property
    def query(self) -> dict[str, Schema]:
        return {told["name"]: told for told in self.told.get("parameters", []) if told["in"] == "query"}

    @property
    def answer(self) -> Schema:
        """The schema of its JSON; empty where it answers none."""
        return self.content.get(JSON, {}).get("schema", {})

    @property
    def content(self) -> Schema:
        return self.told["responses"].get("200", {}).get("content", {})


class Document:
    """An OpenAPI document."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.read_text(encoding="utf-8"))
        self.components: dict[str, Schema] = told["components"]["schemas"]
        self.paths: dict[str, Schema] = told["paths"]

    def operations(self) -> Iterator[Operation]:
        for path, methods in self.paths.items():
            for method, told in methods.items():
                if method != "parameters" and path.startswith(BASE):
                    yield Operation(path, method, told)

    def questions(self) -> Iterator[Operation]:
        """What is read of a resource: the whole of it, or one of its records."""
        for operation in self.operations():
            if operation.method == "get" and operation.answer and "/" not in operation.place:
                yield operation

    def resolved(self, schema: Schema) -> Schema:
        """The schema itself where it is a reference, or a reference with something said beside it."""
        while name := reference(schema):
            schema = self.components[name]
        return schema

    def row(self, answer: Schema) -> str:
        """The component of one row where the answer is a page of a list; empty where it is not."""
        properties = self.resolved(answer).get("properties", {})
        if "next" not in properties or "results" not in properties:
            return ""
        return reference(properties["results"].get("items", {}))


def reference(schema: Schema) -> str:
    """The name of the component that the schema stands for; empty where it says something of its own."""
    if len(schema.get("allOf", [])) == 1:
        return reference(schema["allOf"][0])
    return str(schema.get("$ref", "")).rpartition("/")[2]


def alternatives(schema: Schema) -> list[Schema]:
    return schema.get("oneOf") or schema.get("anyOf") or []


def python_type(schema: Schema) -> str:
    """How Python writes the type; codes stay open, because a list of codes may grow."""
    if name := reference(schema):
        return name
    if several := alternatives(schema):
        return " | ".join(unique(python_type(one) for one in several))
    if "enum" in schema:
        return codes(schema)
    if "const" in schema:
        return f"Literal[{json.dumps(schema['const'])}]"
    types = schema.get("type", [])
    return " | ".join(one_type(name, schema) for name in ([types] if isinstance(types, str) else types)) or "Any"


def one_type(name: str, schema: Schema) -> str:
    if name == "array":
        return f"list[{python_type(schema.get('items', {}))}]"
    if name == "object":
        values = schema.get("additionalProperties")
        return f"dict[str, {python_type(values) if isinstance(values, dict) else 'Any'}]"
    return SIMPLE[name]


def codes(schema: Schema) -> str:
    """The known codes as literals, and any other."""
    known = [value for value in schema["enum"] if value is not None]
    written = ", ".join(json.dumps(value, ensure_ascii=False) for value in known)
    other = "str" if all(isinstance(value, str) for value in known) else "int"
    return f"Literal[{written}] | {other}" + (" | None" if None in schema["enum"] else "")


def unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))


def description(schema: Schema) -> str:
    """What is said of it in one paragraph, without the list of codes: `vocabularies` has their labels."""
    text = re.split(r"(?:^|\n+)\* `", schema.get("description", ""))[0]
    return " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")


def class_name(text: str) -> str:
    """`ReactionPoints` for `reaction-points`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W|_", text))
