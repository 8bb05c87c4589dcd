"""Says once what stands in several places of the document: types, what components share, parameters and problems."""

import json
from collections import Counter
from http import HTTPStatus
from itertools import chain
from typing import Any

from rest_framework import serializers

from casetracker.openapi.codes import Schema, nodes
from casetracker.web.problems import CONTENT_TYPE

MARK = "x-component"
"""In the schema of a field: the name and the description of the component that it becomes."""
METHODS = ("get", "put", "post", "patch", "delete")
ANYWHERE = (
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
"""Problems that every operation may answer with."""
PROBLEM = {"$ref": "#/components/schemas/Problem"}


def share_types(document: Schema) -> None:
    """Make a component of each schema that a field marks so."""
    schemas = document["components"]["schemas"]
    for schema in list(nodes(document)):
        if MARK in schema:
            mark = schema.pop(MARK)
            own = {"description": schema.pop("description")} if "description" in schema else {}
            schemas[mark["name"]] = {"description": mark["description"], **schema}
            schema.clear()
            schema |= {"$ref": f"#/components/schemas/{mark['name']}", **own}


def build_on_bases(schemas: Schema, objects: dict[str, Any]) -> None:
    """Let a component build on that of the serializer from which its own inherits, where it has all of its members."""
    classes = {name: class_of(found) for name, found in objects.items() if name in schemas}
    names = {found: name for name, found in classes.items() if found}
    whole = {name: dict(schema.get("properties", {})) for name, schema in schemas.items()}
    for name, own in classes.items():
        base = next((names[each] for each in own.__mro__[1:] if each in names), None) if own else None
        if base and whole[base] and whole[base].items() <= whole[name].items():
            schema = schemas[name]
            more = {member: value for member, value in whole[name].items() if member not in whole[base]}
            required = [member for member in schema.get("required", ()) if member in more]
            rest = {"type": "object", "properties": more, **({"required": required} if required else {})}
            description = {"description": schema["description"]} if "description" in schema else {}
            reference = {"$ref": f"#/components/schemas/{base}"}
            schemas[name] = {"allOf": [reference, *([rest] if more else [])], **description}


def class_of(found: Any) -> type | None:
    """The serializer class behind a component, if there is one."""
    kind = found if isinstance(found, type) else type(found)
    return kind if issubclass(kind, serializers.BaseSerializer) else None


def operations(document: Schema) -> list[Schema]:
    return [path[method] for path in document["paths"].values() for method in METHODS if method in path]


def share_parameters(document: Schema) -> None:
    """Make a component of each parameter that several operations take."""
    lists = [operation["parameters"] for operation in operations(document) if "parameters" in operation]
    counted = Counter(json.dumps(parameter, sort_keys=True) for parameter in chain(*lists))
    by_name: dict[str, list[str]] = {}
    for text, number in counted.most_common():
        if number > 1:
            by_name.setdefault(json.loads(text)["name"], []).append(text)
    names = {
        text: f"{name}_{place}" if place else name
        for name, texts in by_name.items()
        for place, text in enumerate(texts)
    }
    for parameters in lists:
        for place, parameter in enumerate(parameters):
            name = names.get(json.dumps(parameter, sort_keys=True))
            if name:
                parameters[place] = {"$ref": f"#/components/parameters/{name}"}
    shared = {name: json.loads(text) for text, name in names.items()}
    document["components"]["parameters"] = dict(sorted(shared.items()))


def share_responses(document: Schema) -> None:
    """Make a component of each plain problem; add to every operation those that any may answer with."""
    used = set(ANYWHERE)
    for operation in operations(document):
        responses = operation["responses"]
        for status in [status for status, response in responses.items() if is_plain_problem(response)]:
            used.add(HTTPStatus(int(status)))
            responses[status] = reference(HTTPStatus(int(status)))
        responses |= {str(int(status)): reference(status) for status in ANYWHERE if str(int(status)) not in responses}
        operation["responses"] = dict(sorted(responses.items()))
    shared = document["components"].setdefault("responses", {})  # tokens say more of their refusals
    shared |= {
        component_of(status): {"description": status.phrase, "content": {CONTENT_TYPE: {"schema": PROBLEM}}}
        for status in sorted(used)
    }


def is_plain_problem(response: Schema) -> bool:
    """Whether it is a problem without members of its own."""
    return response.get("content") == {CONTENT_TYPE: {"schema": PROBLEM}}


def reference(status: HTTPStatus) -> Schema:
    return {"$ref": f"#/components/responses/{component_of(status)}"}


def component_of(status: HTTPStatus) -> str:
    """What the component of a problem is called: `NotFound`."""
    return status.phrase.replace(" ", "").replace("-", "")
