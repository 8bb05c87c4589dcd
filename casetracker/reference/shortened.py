"""An answer cut down to what shows its shape: the first of each list, the beginning of long texts, few levels."""

from collections.abc import Iterator
from typing import Any

import orjson

REST = "…"
DEEP = 6
"""Levels that are shown."""
MEMBERS = (40, 24, 24, 6, 4, 3, 2)
"""At most so many members of an object, by its level; what is empty in this answer is left out first."""
TEXT = 90
LINES = 70
EMPTY: tuple[Any, ...] = (None, "", [], {})


def shortened(value: Any) -> str:
    """The answer as JSON in lines, with … for what is left out."""
    lines = list(written(value, 0))
    return "\n".join([*lines[:LINES], REST] if len(lines) > LINES else lines)


def written(value: Any, depth: int) -> Iterator[str]:
    """The lines of a value; the first goes behind what stands before it."""
    if isinstance(value, dict) and value:
        told = [name for name in value if depth < 1 or value[name] not in EMPTY][: MEMBERS[min(depth, DEEP)]]
        parts = [list(member(name, value[name], depth)) for name in told]
        yield from enclosed(("{", "}"), depth, parts, len(told) < len(value))
    elif isinstance(value, list) and value:
        yield from enclosed(("[", "]"), depth, [list(written(value[0], depth + 1))], len(value) > 1)
    elif isinstance(value, str) and len(value) > TEXT:
        yield text(value[:TEXT].rstrip() + REST)
    else:
        yield text(value)


def member(name: str, value: Any, depth: int) -> Iterator[str]:
    first, *rest = written(value, depth + 1)
    yield f"{text(name)}: {first}"
    yield from rest


def enclosed(brackets: tuple[str, str], depth: int, parts: list[list[str]], is_cut: bool) -> Iterator[str]:
    opening, closing = brackets
    if depth >= DEEP:
        yield f"{opening}{REST}{closing}"
        return
    yield opening
    for place, part in enumerate(parts, start=1):
        ends = "," if place < len(parts) or is_cut else ""
        for number, line in enumerate(part, start=1):
            yield f"  {line}{ends if number == len(part) else ''}"
    if is_cut:
        yield f"  {REST}"
    yield closing


def text(value: Any) -> str:
    return orjson.dumps(value).decode()
