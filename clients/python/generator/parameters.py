"""Writes parameters.py: a TypedDict for what each question may be asked with."""

from collections.abc import Iterator

from casetracker_client.values import WITH_COMMAS
from generator.models import docstring
from generator.schema import Document, Operation, Schema, class_name, python_name, python_type, reference

HEAD = '''"""What each question may be asked with, as types.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from casetracker_client.generated import models
from casetracker_client.values import Value, Values
'''
OURS = {"format", "cursor", "count", "as_of"}
"""Parameters that the client itself sends."""
NAMED = {"changes": {"since"}, "search": {"q", "page"}}
"""Parameters of a resource that casetracker_client/client.py names one by one."""


def parameters(document: Document) -> str:
    """A TypedDict for each question; one that takes the same as another is the same."""
    parts, written = [HEAD], dict[str, str]()
    for operation in document.questions():
        name, body = parameters_name(operation), "\n".join(typed(operation))
        if body in written:
            parts.append(f"\n\n{name} = {written[body]}\n")
        elif body:
            what = f"one of {operation.resource}" if operation.place else f"a list of {operation.resource}"
            parts.append(f'\n\nclass {name}(TypedDict, total=False):\n    """What {what} takes."""\n\n{body}\n')
            written[body] = name
    return "".join(parts)


def parameters_name(operation: Operation) -> str:
    return class_name(operation.resource) + ("Detail" if operation.place else "")


def typed(operation: Operation) -> Iterator[str]:
    for name, told in operation.query.items():
        if name not in OURS | NAMED.get(operation.resource, set()):
            yield f"    {name}: {'Values' if name in WITH_COMMAS else parameter_type(told['schema'])}"
            yield from docstring(told, "    ")


def parameter_type(schema: Schema) -> str:
    """What takes several values takes one, too."""
    if schema.get("type") != "array":
        return codes(schema) or "Value"
    written = codes(schema["items"])
    return f"{written} | Sequence[{written}]" if written else "Values"


def codes(schema: Schema) -> str:
    """The type of a code; empty where any text is asked for."""
    if name := reference(schema):
        return f"models.{python_name(name)}"
    return python_type(schema) if "enum" in schema else ""
