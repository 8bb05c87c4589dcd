"""The OpenAPI schema as the generator sees it: components, operations, and the Python type of each part of it."""

import builtins
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
    """What one method answers at one address, and the parameters of its address by name."""

    path: str
    method: str
    told: Schema
    query: dict[str, Schema]

    @property
    def resource(self) -> str:
        """The first part of the address after its base, such as `reaction-points`."""
        return self.path.removeprefix(BASE).partition("/")[0]

    @property
    def place(self) -> str:
        """What follows it, such as `{public_id}`; empty for the resource itself."""
        return self.path.removeprefix(BASE).partition("/")[2].strip("/")

    @property
    def answer(self) -> Schema:
        """The schema of its JSON; empty where it answers none."""
        schema: Schema = self.content.get(JSON, {}).get("schema", {})
        return schema

    @property
    def content(self) -> Schema:
        content: Schema = self.told["responses"].get("200", {}).get("content", {})
        return content


class Document:
    """An OpenAPI document."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.read_text(encoding="utf-8"))
        self.components: dict[str, Schema] = told["components"]["schemas"]
        self.parameters: dict[str, Schema] = told["components"].get("parameters", {})
        self.paths: dict[str, Schema] = told["paths"]

    def operations(self) -> Iterator[Operation]:
        for path, methods in self.paths.items():
            for method, told in methods.items():
                if method != "parameters" and path.startswith(BASE):
                    yield Operation(path, method, told, dict(self.query(told.get("parameters", []))))

    def query(self, parameters: list[Schema]) -> Iterator[tuple[str, Schema]]:
        for told in parameters:
            parameter = self.parameters[reference(told)] if "$ref" in told else told
            if parameter["in"] == "query":
                yield parameter["name"], parameter

    def questions(self) -> Iterator[Operation]:
        """What is read of a resource: the whole of it, or one of its records."""
        for operation in self.operations():
            if operation.method == "get" and operation.answer and "/" not in operation.place:
                yield operation

    def resolved(self, schema: Schema) -> Schema:
        """The schema itself where it is a reference, with the properties of those on which it builds."""
        if name := reference(schema):
            return self.resolved(self.components[name])
        if "allOf" not in schema:
            return schema
        parts = [self.resolved(part) for part in schema["allOf"]]
        properties = {name: told for part in parts for name, told in part.get("properties", {}).items()}
        required = [name for part in parts for name in part.get("required", [])]
        return {**schema, "properties": properties, "required": required}

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


def python_name(component: str) -> str:
    """The name of a component's type, which must not be that of something Python has built in."""
    return f"{component}_" if hasattr(builtins, component) else component


def alternatives(schema: Schema) -> list[Schema]:
    return schema.get("oneOf") or schema.get("anyOf") or []


def python_type(schema: Schema) -> str:
    """How Python writes the type."""
    return " | ".join(dict.fromkeys(alternative_types(schema))) or "Any"


def alternative_types(schema: Schema) -> Iterator[str]:
    if name := reference(schema):
        yield python_name(name)
    elif several := alternatives(schema):
        for one in several:
            yield from alternative_types(one)
    elif "enum" in schema:
        yield from codes(schema["enum"])
    elif "const" in schema:
        yield f"Literal[{json.dumps(schema['const'])}]"
    else:
        types = schema.get("type", [])
        yield from (one_type(name, schema) for name in ([types] if isinstance(types, str) else types))


def one_type(name: str, schema: Schema) -> str:
    if name == "array":
        return f"list[{python_type(schema.get('items', {}))}]"
    if name == "object":
        values = schema.get("additionalProperties")
        return f"dict[str, {python_type(values) if isinstance(values, dict) else 'Any'}]"
    return SIMPLE[name]


def codes(values: list[str | None]) -> Iterator[str]:
    """The known codes as literals, and any other text: a list of codes may grow."""
    yield f"Literal[{', '.join(json.dumps(value, ensure_ascii=False) for value in values if value is not None)}]"
    yield "str"
    if None in values:
        yield "None"


def description(schema: Schema) -> str:
    """What is said of it in one paragraph, without the list of codes: `vocabularies` has their labels."""
    text = re.split(r"(?:^|\n+)\* `", schema.get("description", ""))[0]
    return " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")


def class_name(text: str) -> str:
    """`ReactionPoints` for `reaction-points`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W|_", text))
