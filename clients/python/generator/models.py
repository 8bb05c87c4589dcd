"""Writes models.py: a TypedDict for each component, an alias for each list of codes."""

import keyword
import textwrap
from collections.abc import Iterator
from graphlib import TopologicalSorter

from generator.schema import Document, Schema, description, python_name, python_type, reference

WIDTH = 116
HEAD = '''"""What the API answers, as types; an answer itself is plain dicts and lists.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from typing_extensions import NotRequired, TypedDict
'''


def models(document: Document) -> str:
    shapes = {name: shape(document, schema) for name, schema in sorted(document.components.items())}
    order = TopologicalSorter({name: bases for name, (bases, _) in shapes.items()}).static_order()
    return HEAD + "".join("\n\n" + "\n".join(component(python_name(name), *shapes[name])) + "\n" for name in order)


def shape(document: Document, schema: Schema) -> tuple[list[str], Schema]:
    """The components on which it builds, and what it adds; nothing to build on where it says something otherwise."""
    bases = [name for part in schema.get("allOf", []) if (name := reference(part))]
    if not bases or reference(schema):
        return [], schema
    own = [part.get("properties", {}) for part in schema["allOf"]]
    added = {name: told for properties in own for name, told in properties.items()}
    whole = document.resolved(schema)
    inherited = {name for base in bases for name in document.resolved(document.components[base])["properties"]}
    return ([], whole) if inherited & added.keys() else (bases, {**whole, "properties": added})


def component(name: str, bases: list[str], schema: Schema) -> Iterator[str]:
    if "properties" not in schema:
        yield f'{name}: TypeAlias = "{quoted(python_type(schema))}"'
        yield from docstring(schema, "")
    elif all(key.isidentifier() and not keyword.iskeyword(key) for key in schema["properties"]):
        yield f"class {name}({', '.join(map(python_name, bases)) or 'TypedDict'}):"
        yield from docstring(schema, "    ") or [f'    """{name}."""']
        yield ""
        for key, told in schema["properties"].items():
            yield f"    {key}: {needed(key, schema, told)}"
            yield from docstring(told, "    ")
    else:
        yield f"{name} = TypedDict("
        yield f'    "{name}",'
        yield "    {"
        yield from (
            f'        "{key}": "{quoted(needed(key, schema, told))}",' for key, told in schema["properties"].items()
        )
        yield "    },"
        yield ")"
        yield from docstring(schema, "")


def needed(key: str, schema: Schema, told: Schema) -> str:
    written = python_type(told)
    return written if key in schema.get("required", []) else f"NotRequired[{written}]"


def quoted(written: str) -> str:
    return written.replace('"', "'")


def docstring(schema: Schema, indent: str) -> list[str]:
    """The lines of a docstring; none where nothing is said."""
    text = description(schema)
    if not text:
        return []
    if len(text) + len(indent) + 6 <= WIDTH and not text.endswith('"'):
        return [f'{indent}"""{text}"""']
    lines = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return [f'{indent}"""{lines[0]}', *(f"{indent}{line}" for line in lines[1:]), f'{indent}"""']
