"""JSON merge patch (RFC 7396) on a unit's document, in which parts are also found by their key.

The document lists its parts. A patch may give such a list anew, as the RFC has it, or an object by key, as if the
document held one: `{"claims": {"c1": {"statement": "..."}, "c7": null}}` changes one claim and takes out another.
Nothing is taken out in silence: a part or a citation goes by `null` at its key, or where the client says `removing`.
"""

from collections.abc import Iterator
from typing import Any

from casetracker.core.documents import Shape
from casetracker.exchange.incoming_citations import identity
from casetracker.exchange.shapes import Document

CITATIONS = "citations"
PERMANENT = ("key", "number", "files")
"""What a document says and no patch changes: names and numbers that others cite, and what files are stored."""
Problems = Iterator[tuple[str, str]]
"""Paths and texts."""


def merged(
    before: Document, patch: Document, shape: Shape, *, removing: bool
) -> tuple[Document, list[tuple[str, str]]]:
    """Return the document after the patch, and each place where the patch would lose or rename something."""
    after = dict(before)
    problems: list[tuple[str, str]] = []
    for name, value in patch.items():
        if name in shape.parts and isinstance(value, dict):
            after[name], wrong = merged_parts(before.get(name, []), value)
            problems += [(f"$.{name}['{key}']", text) for key, text in wrong]
        elif value is not None:
            after[name] = value
        elif after.pop(name, None) is None and name not in (*shape.fields, *shape.parts, CITATIONS):
            problems.append((f"$.{name}", f"“{name[:40]}” is not known here."))
    problems += permanent(before, after, shape)
    if not removing:
        problems += lost(before, after, patch, shape)
    return after, problems


def merged_parts(rows: list[Document], patch: dict[str, Any]) -> tuple[list[Document], list[tuple[str, str]]]:
    """Return the rows after a patch by key, and what is wrong at which key."""
    found = {row["key"]: row for row in rows}
    wrong = []
    for key, value in patch.items():
        if isinstance(value, dict):
            changed = {"key": key, **found.get(key, {}), **value}
            found[key] = {name: said for name, said in changed.items() if said is not None}
        elif value is not None:
            wrong.append((key, "write an object, or null to take the part out."))
        elif found.pop(key, None) is None:
            wrong.append((key, "there is no such part to take out."))
    return list(found.values()), wrong


def permanent(before: Document, after: Document, shape: Shape) -> Problems:
    """Yield what a patch would rename or number by itself."""
    for name in PERMANENT:
        if before.get(name) != after.get(name):
            yield f"$.{name}", "this cannot be changed; leave it out of the patch."
    for name in shape.parts:
        known = {row["key"]: row.get("number") for row in before.get(name, [])}
        rows = after.get(name, [])
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and row.get("number") not in (None, known.get(row.get("key", ""))):
                yield f"$.{name}[{index}].number", "numbers are given on publishing and never change; leave it out."


def lost(before: Document, after: Document, patch: Document, shape: Shape) -> Problems:
    """Yield each part and citation that a list of the patch leaves out."""
    for name in shape.parts:
        if name in patch and not isinstance(patch[name], dict):
            kept = {row.get("key") for row in rows_of(after, name)}
            for row in before.get(name, []):
                if row["key"] not in kept:
                    yield (
                        f"$.{name}",
                        f"“{row['key']}” is there and not in this list; send it along, take it out with "
                        f'{{"{name}": {{"{row["key"]}": null}}}}, or add remove=yes to the address.',
                    )
    cited = {identity({"source": "", **row}) for row in rows_of(after, CITATIONS)}
    for row in before.get(CITATIONS, []) if CITATIONS in patch else []:
        if identity(row) not in cited:
            yield (
                f"$.{CITATIONS}",
                f"the citation of “{row['source']}” for “{row.get('path', '')}” is there and not in this list; send it "
                "along, or add remove=yes to the address.",
            )


def rows_of(document: Document, name: str) -> list[Document]:
    rows = document.get(name, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
