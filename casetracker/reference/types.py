"""The types of the document in words, each component with its members, and the lists that codes come from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from casetracker.core.vocabulary import VOCABULARIES
from casetracker.reference.document import Schema, document, name_in, resolved

WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "null": "null",
}
FORMATS = {
    "date": "day",
    "date-time": "instant",
    "time": "time of day",
    "uri": "address",
    "uri-reference": "address",
    "email": "e-mail address",
    "decimal": "decimal number, as text",
}
"""What a text of this format is."""
CODE = re.compile(r"`([^`]+)`")


def coded(text: str) -> SafeString:
    """A description with what stands in backticks as code."""
    return mark_safe(CODE.sub(r"<code>\1</code>", escape(text)))


@dataclass(frozen=True)
class Typed:
    """A type in words: “list of ‹Holding› or null”; `name` is the component that has a page."""

    before: str = ""
    name: str = ""
    after: str = ""
    codes: tuple[str, ...] = ()
    vocabulary: str = ""


@dataclass(frozen=True)
class Member:
    """A member of a component."""

    name: str
    type: Typed
    description: SafeString
    is_optional: bool

    @property
    def marks(self) -> list[str]:
        return ["not always there"] if self.is_optional else []


@dataclass(frozen=True)
class Component:
    """A named type of the document."""

    name: str
    description: SafeString
    members: tuple[Member, ...]
    type: Typed
    """What it is, where it has no members."""


def typed(schema: Schema) -> Typed:
    """The type in words."""
    if "$ref" in schema:
        return named(schema["$ref"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return either(schema[several])
    if len(schema.get("allOf", ())) == 1:
        return typed(schema["allOf"][0])
    kinds = schema.get("type", "")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "array" in kinds:
        inner = typed(schema.get("items", {}))
        found = replace(inner, before=f"list of {inner.before}".rstrip())
    else:
        found = plain(schema, [kind for kind in kinds if kind != "null"])
    return or_null(found) if "null" in kinds else found


def named(reference: str) -> Typed:
    """A component by its name, with its codes if it is a list of codes."""
    schema = resolved({"$ref": reference})
    is_object = "properties" in schema or "allOf" in schema
    found = Typed() if is_object else typed(schema)
    return Typed(name=name_in(reference), codes=found.codes, vocabulary=found.vocabulary)


def plain(schema: Schema, kinds: list[str]) -> Typed:
    codes = tuple(str(code) for code in schema.get("enum", ()) if code not in ("", None))
    if codes:
        return Typed(before="code" if len(codes) > 1 else "text", codes=codes, vocabulary=vocabulary_of(codes))
    words = [FORMATS.get(schema.get("format", ""), WORDS.get(kind, kind)) for kind in kinds if kind]
    return Typed(before=" or ".join(words) or "anything")


def either(choices: list[Schema]) -> Typed:
    """One of several types; a list of known codes beside any text is the codes, to which more may come."""
    kinds = [choice for choice in choices if choice.get("type") != "null"]
    known = [choice for choice in kinds if "enum" in choice]
    shown = [typed(choice) for choice in (known or kinds)]
    found = shown[0] if shown else Typed(before="null")
    others = "".join(f" or {each.before}{each.name}{each.after}" for each in shown[1:])
    found = replace(found, after=found.after + others)
    return or_null(found) if len(kinds) < len(choices) and kinds else found


def or_null(found: Typed) -> Typed:
    return replace(found, after=f"{found.after} or null")


@cache
def vocabulary_of(codes: tuple[str, ...]) -> str:
    """The name of the list with these codes; of several alike, the first."""
    return next((name for name, vocabulary in VOCABULARIES.items() if set(vocabulary.codes) == set(codes)), "")


def components() -> dict[str, Schema]:
    return document()["components"]["schemas"]


def component(name: str) -> Component:
    schema = components()[name]
    return Component(name, coded(schema.get("description", "")), tuple(members(schema)), typed(schema))


def members(schema: Schema) -> Iterator[Member]:
    """The members of an object, those of the types that it builds on first."""
    for base in schema.get("allOf", ()):
        yield from members(resolved(base))
    required = schema.get("required", ())
    for name, inner in schema.get("properties", {}).items():
        said = inner.get("description") or resolved(inner).get("description", "")
        yield Member(name, typed(inner), coded(said), name not in required)
