"""From a file's bytes to a checked interchange document; every error says where it is and what to do."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError as SchemaError

from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.text import clean_text_validator
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.schema import EDTF, INSTANT, interchange_schema
from casetracker.exchange.shapes import Document

ERRORS_SHOWN = 20
"""At most this many errors of one file are reported at once."""
SHOWN, MESSAGE_AT_MOST = 40, 200
"""Characters of a value that an error repeats, and of an error in the validator's own words."""
KINDS = {str: "a text", int: "a number", float: "a number", bool: "true or false", list: "a list", dict: "an object"}
KINDS[type(None)] = "null"
KINDS_WANTED = {
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
}

formats = FormatChecker(formats=())
"""Checks of the formats that the schema names; without it, the validator asserts none."""


@formats.checks(EDTF, raises=PartialDateError)
def is_partial_date(value: object) -> bool:
    return not isinstance(value, str) or bool(PartialDate.parse(value))


@formats.checks(INSTANT, raises=ValueError)
def is_instant(value: object) -> bool:
    if isinstance(value, str):
        read_instant(value)
    return True


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(interchange_schema(), format_checker=formats)


WRITTEN_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
"""With an offset, or as the clock shows it in a zone that stands beside it."""


def parse_file(path: Path) -> Document:
    """The document in the file. Raises DocumentError, or OSError when the file cannot be read."""
    return parse_bytes(path.read_bytes())


def parse_bytes(data: bytes) -> Document:
    """The document in these bytes. Raises DocumentError."""
    document: Document = read_json(data)
    validate(document)
    return document


def read_json(data: bytes) -> Any:
    """What these bytes say as JSON, before anybody asks whether it is a document. Raises DocumentError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError(
            (f"line {line}", f"byte {error.start} is not UTF-8; save the file in the encoding UTF-8.")
        ) from error
    try:
        return json.loads(text, object_pairs_hook=refuse_repeated_names)
    except json.JSONDecodeError as error:
        raise DocumentError((f"line {error.lineno}, column {error.colno}", f"no JSON here: {error.msg}.")) from error
    except (RecursionError, ValueError) as error:
        raise DocumentError(("$", "lists stand too deep in each other, or a number is too long.")) from error


def refuse_repeated_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object. JSON lets a name occur twice in one object and keeps the last; here it is an error."""
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise DocumentError((f"“{name}”", "this name stands twice in one object; remove one of them."))
        found[name] = value
    return found


def validate(document: object, by: Draft202012Validator | None = None) -> None:
    """Refuse what the schema does not allow, keys that repeat within a list, and text that cannot be shown.

    The schema is that of a case with everything attached, or the one of the validator `by`.
    """
    errors = sorted((by or validator()).iter_errors(document), key=lambda error: error.json_path)
    problems = [(error.json_path, explain(error)) for error in errors] or list(oddities(document, "$"))
    if problems:
        more = len(problems) - ERRORS_SHOWN
        rest = [("...", f"and {more} more")] if more > 0 else []
        raise DocumentError(*problems[:ERRORS_SHOWN], *rest)


def explain(error: SchemaError) -> str:
    """Say what is wrong with one value, without repeating more of it than tells which it is."""
    known, value = error.validator_value, error.instance
    if error.validator == "enum":
        return f"“{beginning(value)}” is not known here; write one of {', '.join(map(str, known))}."
    if error.validator == "const":
        return f"“{beginning(value)}” is not known here; write {known}."
    if error.validator == "additionalProperties" and isinstance(value, dict):
        properties = error.schema.get("properties", {})
        unknown = ", ".join(name for name in value if name not in properties)
        return f"“{beginning(unknown)}” is not known here; there are {', '.join(properties)}."
    if error.validator == "required":
        missing = [name for name in known if name not in value]
        return f"“{', '.join(missing)}” is missing."
    if error.validator == "maxLength":
        return f"it has {len(value):,} characters, at most {known:,} are kept; it begins with “{beginning(value)}”."
    if error.validator == "type":
        wanted = " or ".join(KINDS_WANTED.get(kind, kind) for kind in ([known] if isinstance(known, str) else known))
        return f"“{beginning(value)}” is {KINDS[type(value)]}; write {wanted}."
    if error.validator == "format":
        return f"{error.cause}"
    if len(error.message) > MESSAGE_AT_MOST:
        return f"“{beginning(value)}” is not allowed here; it must meet {error.validator} {known}."
    return f"{error.message}."


def beginning(value: object) -> str:
    """The first characters of a value, enough to find it again."""
    text = " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


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


def read_instant(text: str) -> datetime:
    """Read a day and an hour, naive where the text has no offset. Raises ValueError, which says what to write."""
    example = "write 2020-01-16T09:00Z, 2020-01-16T11:00+02:00, or 2020-01-16T11:00 with time_zone beside it"
    if not WRITTEN_INSTANT.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is no day with an hour; {example}.")
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"“{text}”: there is no such day or hour; {example}.") from error


def placed(text: str, time_zone: str) -> datetime:
    """Read an instant; one without an offset stands in the time zone. Raises ValueError where there is none."""
    value = read_instant(text)
    if value.tzinfo:
        return value
    if not time_zone:
        raise ValueError(
            f"“{text}” does not say in which zone; write its offset, such as {text}+02:00, or give time_zone beside it."
        )
    try:
        return value.replace(tzinfo=ZoneInfo(time_zone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"“{time_zone[:60]}” is no time zone; write one such as Asia/Jerusalem.") from error
