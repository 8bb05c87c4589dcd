"""From the paths of a document's errors to JSON pointers (RFC 6901), as problem documents name places."""

import re

from casetracker.exchange.shapes import Document

STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]")
Problem = tuple[str, str]
"""A path such as `$.claims[0].kind`, and what is wrong there."""


def pointer(path: str) -> str:
    """Return the JSON pointer of the path; an empty one is the whole document, or no place in it."""
    steps = [name or index or quoted for name, index, quoted in STEP.findall(path)]
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in steps)


def as_sent(problems: tuple[Problem, ...], after: Document, patch: Document) -> tuple[Problem, ...]:
    """Name places of the changed document as the patch does: by a part's key where it gave parts by key."""

    def at_key(found: re.Match[str]) -> str:
        name, rows = found[1], after.get(found[1])
        row = rows[int(found[2])] if isinstance(patch.get(name), dict) and isinstance(rows, list) else None
        return f"$.{name}['{row['key']}']" if isinstance(row, dict) and "key" in row else found[0]

    return tuple((re.sub(r"^\$\.(\w+)\[(\d+)\]", at_key, path), text) for path, text in problems)
