"""Writes columns.py: for the rows of each list the columns of a table, with their types."""

import re
from collections.abc import Iterator

from generator.schema import NDJSON, Document, Schema, alternatives

HEAD = '''"""The columns of each list as a table: the path of each value in its row, and its type.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

Columns = dict[str, str]
'''
TYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
FORMATS = {"date": "date", "date-time": "datetime"}
ANYTHING = "object"


def columns(document: Document) -> str:
    rows = {document.row(one.answer) for one in document.questions() if NDJSON in one.content}
    parts = [HEAD]
    for row in sorted(rows):
        lines = [f'    "{path}": "{kind}",' for path, kind in paths(document, document.components[row], "", set())]
        parts.append("\n".join(["", f"{constant(row)}: Columns = {{", *lines, "}", ""]))
    return "".join(parts)


def constant(row: str) -> str:
    """`RULING_ROW` for RulingRow."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", row).upper()


def paths(document: Document, schema: Schema, before: str, within: set[int]) -> Iterator[tuple[str, str]]:
    """Each value of an object under its path; an object within it is opened, a list is one value.

    `within` has the objects around it, so that one within itself is not opened for ever.
    """
    for name, told in document.resolved(schema)["properties"].items():
        inner = not_null(document, told)
        if "properties" in inner and id(inner) not in within:
            yield from paths(document, inner, f"{before}{name}.", within | {id(schema)})
        else:
            yield before + name, kind(inner)


def not_null(document: Document, schema: Schema) -> Schema:
    """The schema without the alternative that there is nothing."""
    schema = document.resolved(schema)
    several = [one for one in alternatives(schema) if one.get("type") != "null"]
    return not_null(document, several[0]) if len(several) == 1 else schema


def kind(schema: Schema) -> str:
    """The type of a column."""
    types = schema.get("type", [])
    named = [name for name in ([types] if isinstance(types, str) else types) if name != "null"]
    if len(named) != 1:
        named = ["string"] if codes_of_several(schema) else named
    if named == ["string"]:
        return FORMATS.get(schema.get("format", ""), "string")
    return TYPES.get(named[0], ANYTHING) if len(named) == 1 else ANYTHING


def codes_of_several(schema: Schema) -> bool:
    """Whether it is a code that may be one of a list, or another text."""
    return bool(alternatives(schema)) and all(one.get("type") == "string" for one in alternatives(schema))
