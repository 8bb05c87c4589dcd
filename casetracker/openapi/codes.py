"""One component for each vocabulary. Vocabularies grow, so that each component takes any text beside the known codes.

`anyOf: [the codes, any string]` is what generators turn into something that both helps and stays open: a union in
TypeScript and Python, a plain text in Java.
"""

from collections.abc import Iterator
from typing import Any

from casetracker.core.vocabulary import VOCABULARIES, Vocabulary

Schema = dict[str, Any]


def name_codes(document: Schema) -> None:
    """Put a reference in the place of each list of codes that is a vocabulary."""
    by_codes = {frozenset(vocabulary.codes): vocabulary for vocabulary in VOCABULARIES.values()}
    used: dict[str, Schema] = {}
    for schema in list(nodes(document)):
        schema.pop("x-spec-enum-id", None)
        codes = [code for code in schema.get("enum", ()) if code]
        vocabulary = by_codes.get(frozenset(codes)) if codes else None
        if vocabulary is None:
            continue
        name = component_name(vocabulary)
        used[name] = component(vocabulary)
        reference = {"$ref": f"#/components/schemas/{name}"}
        is_nullable = None in schema.pop("enum") or "null" in schema.pop("type", ())
        schema.pop("type", None)
        schema |= {"anyOf": [reference, {"type": "null"}]} if is_nullable else reference
    document["components"]["schemas"] |= used
    document["components"]["schemas"] = dict(sorted(document["components"]["schemas"].items()))


def component_name(vocabulary: Vocabulary) -> str:
    """What the component of a vocabulary is called: `RulingKindCode`."""
    return f"{''.join(word.capitalize() for word in vocabulary.name.split('_'))}Code"


def component(vocabulary: Vocabulary) -> Schema:
    title = f"Known{component_name(vocabulary)}"  # generators name a type by it, so each has its own
    return {
        "description": f"Codes of `vocabularies/{vocabulary.name}/`; more may be added.",
        "anyOf": [{"title": title, "type": "string", "enum": vocabulary.codes}, {"type": "string"}],
    }


def nodes(value: Any) -> Iterator[Schema]:
    """Every object within the document, the document included."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)
