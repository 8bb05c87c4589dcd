"""From a file's bytes to a checked interchange document; every error says where it is and what to do."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError as SchemaError

from casetracker.core.text import clean_text_validator
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.schema import interchange_schema
from casetracker.exchange.shapes import Document

ERRORS_SHOWN = 20
"""At most this many errors of one file are reported at once."""


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(interchange_schema())


def parse_file(path: Path) -> Document:
    """The document in the file. Raises DocumentError, or OSError when the file cannot be read."""
    return parse_bytes(path.read_bytes())


def parse_bytes(data: bytes) -> Document:
    """The document in these bytes. Raises DocumentError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError(
            (f"line {line}", f"byte {error.start} is not UTF-8; save the file in the encoding UTF-8.")
        ) from error
    try:
        document = json.loads(text, object_pairs_hook=refuse_repeated_names)
    except json.JSONDecodeError as error:
        raise DocumentError((f"line {error.lineno}, column {error.colno}", f"no JSON here: {error.msg}.")) from error
    except (RecursionError, ValueError) as error:
        raise DocumentError(("$", "lists stand too deep in each other, or a number is too long.")) from error
    validate(document)
    return document


def refuse_repeated_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object. JSON lets a name occur twice in one object and keeps the last; here it is an error."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise DocumentError((f"“{name}”", "this name stands twice in one object; remove one of them."))
        found[name] = value
    return found


def validate(document: object) -> None:
    """Refuse what the schema does not allow, keys that repeat within a list, and text that cannot be shown."""
    errors = sorted(validator().iter_errors(document), key=lambda error: error.json_path)
    problems = [(error.json_path, explain(error)) for error in errors] or list(oddities(document, "$"))
    if problems:
        more = len(problems) - ERRORS_SHOWN
        rest = [("...", f"and {more} more")] if more > 0 else []
        raise DocumentError(*problems[:ERRORS_SHOWN], *rest)


def explain(error: SchemaError) -> str:
    if error.validator == "enum":
        return f"“{error.instance}” is not known here; write one of {', '.join(map(str, error.validator_value))}."
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {})
        unknown = ", ".join(name for name in error.instance if name not in known)
        return f"“{unknown}” is not known here; there are {', '.join(known)}."
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"“{', '.join(missing)}” is missing."
    return f"{error.message}."


def oddities(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every key that repeats within one list of the document, and every text with a character that hides others."""
    if isinstance(value, str):
        try:
            clean_text_validator(value)
        except ValidationError as error:
            yield path, error.messages[0]
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from oddities(child, f"{path}.{name}")
    elif isinstance(value, list):
        seen: set[str | None] = set()
        for index, child in enumerate(value):
            key = child.get("key") if isinstance(child, dict) else None
            if key is not None and key in seen:
                yield f"{path}[{index}].key", f"the key “{key}” stands twice in this list; each is used once."
            seen.add(key)
            yield from oddities(child, f"{path}[{index}]")
