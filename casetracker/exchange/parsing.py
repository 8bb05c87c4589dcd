"""From a file's bytes to a checked interchange document; every error says where and what to do."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError as SchemaError

from casetracker.core.text import clean_text_validator
from casetracker.exchange.schema import interchange_schema

SHOWN = 20
"""At most so many errors of one file are reported at once."""


class DocumentError(Exception):
    """Something in a document that cannot be loaded. `problems` are (path in the document, what is wrong)."""

    def __init__(self, *problems: tuple[str, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{path}: {text}" for path, text in problems))


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(interchange_schema())


def read_file(path: Path) -> dict[str, Any]:
    """The document in the file. Raises DocumentError, or OSError when the file cannot be read."""
    return read_bytes(path.read_bytes())


def read_bytes(data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError(
            (f"line {line}", f"byte {error.start} is not UTF-8; save the file in the encoding UTF-8.")
        ) from error
    try:
        document = json.loads(text, object_pairs_hook=refuse_twins)
    except json.JSONDecodeError as error:
        raise DocumentError((f"line {error.lineno}, column {error.colno}", f"no JSON here: {error.msg}.")) from error
    except (RecursionError, ValueError) as error:
        raise DocumentError(("$", "lists stand too deep in each other, or a number is too long.")) from error
    check(document)
    return document


def refuse_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a name stand twice in one object and keeps the last; here it is an error."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise DocumentError((f"“{name}”", "this name stands twice in one object; remove one of them."))
        found[name] = value
    return found


def check(document: Any) -> None:
    """Refuse what the schema does not allow, keys that stand twice in one list, and text that cannot be shown."""
    errors = sorted(validator().iter_errors(document), key=lambda error: error.json_path)
    problems = [(error.json_path, explain(error)) for error in errors] or list(oddities(document, "$"))
    if problems:
        more = len(problems) - SHOWN
        rest = [("...", f"and {more} more")] if more > 0 else []
        raise DocumentError(*problems[:SHOWN], *rest)


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


def oddities(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every key that stands twice in one list of the document, and every text with a character that hides others."""
    if isinstance(value, str):
        try:
            clean_text_validator(value)
        except ValidationError as error:
            yield path, error.messages[0]
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from oddities(child, f"{path}.{name}")
    elif isinstance(value, list):
        seen: set[str] = set()
        for index, child in enumerate(value):
            key = child.get("key") if isinstance(child, dict) else None
            if key is not None and key in seen:
                yield f"{path}[{index}].key", f"the key “{key}” stands twice in this list; each is used once."
            seen.add(key)
            yield from oddities(child, f"{path}[{index}]")
