"""Writes resources.py: a class for each resource, with what it can be asked."""

from generator.columns import constant
from generator.models import docstring
from generator.parameters import parameters_name, typed
from generator.schema import NDJSON, Document, Operation, alternatives, class_name, python_name, python_type, reference

HEAD = '''"""The resources of the API, each with what it can be asked.

Written by clients/python/generator from docs/openapi.json (`make client`); do not change it by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import Unpack

from casetracker_client.generated import columns, models, parameters
from casetracker_client.resource import Resource
from casetracker_client.rows import Rows
from casetracker_client.transport import Transport
from casetracker_client.values import Value
from casetracker_client.writing import Writes, WritesByKey, WritesEditorial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pandas import DataFrame
'''
BY_HAND = {"changes", "imports", "search"}
"""Resources for which casetracker_client/client.py has methods of its own."""
LIST = '''
    def list(self{filters}) -> Rows[models.{row}]:
        """The rows, read page by page as they are asked for."""
        return self._list({given})
'''
STREAM = '''
    def stream(self{filters}) -> Iterator[models.{row}]:
        """The rows of the whole list in one answer (NDJSON), read as they arrive."""
        return self._stream({given})

    def to_pandas(self{filters}) -> DataFrame:
        """The whole list as a data frame: a column for each value, named by its path in the row."""
        return self._to_pandas(columns.{columns}, {given})
'''
WHOLE = '''
    def ask(self{filters}) -> {answer}:
        """The answer as it comes."""
        answer: {answer} = self._ask("", {given})
        return answer
'''
GET = '''
    def get(self, {name}: str, /{filters}) -> {answer}:
        """One of them, with all that belongs to it."""
        answer: {answer} = self._ask({name}, {given})
        return answer
'''
AS_OF = '''
    def as_of(self, {name}: str, day: Value, /) -> {answer}:
        """What the record said at the end of a day, a month or a year."""
        answer: {answer} = self._ask({name}, {{"as_of": day}})
        return answer
'''
ALL = '''

class Resources:
    """Every resource under its name."""

    def __init__(self, transport: Transport) -> None:
'''


def resources(document: Document) -> str:
    grouped: dict[str, list[Operation]] = {}
    for operation in document.questions():
        if operation.resource not in BY_HAND:
            grouped.setdefault(operation.resource, []).append(operation)
    bases = {name: base(name, document) for name in grouped}
    parts = [HEAD, *(resource(name, bases[name], several, document) for name, several in grouped.items()), ALL]
    parts += [f"        self.{name.replace('-', '_')} = {class_name(name)}(transport)\n" for name in grouped]
    return "".join(parts)


def base(resource: str, document: Document) -> str:
    """The class that has the writing of this resource, as far as it is written."""
    written = {one.place for one in document.operations() if one.resource == resource and one.method != "get"}
    if any(place.startswith("by-key/") for place in written):
        return "WritesByKey"
    if any(place.endswith("/publish") for place in written):
        return "WritesEditorial"
    return "Writes" if written else "Resource"


def resource(name: str, base: str, operations: list[Operation], document: Document) -> str:
    about = docstring(operations[0].told, "    ") or [f'    """The resource {name}."""']
    head = "\n".join(["", "", f"class {class_name(name)}({base}):", *about, "", f'    path = "{name}"', ""])
    return head + "".join(methods(operation, document) for operation in operations)


def methods(operation: Operation, document: Document) -> str:
    takes = next(typed(operation), "")
    told = {
        "filters": f", **filters: Unpack[parameters.{parameters_name(operation)}]" if takes else "",
        "given": "filters" if takes else "{}",
        "name": operation.place.strip("{}"),
    }
    if operation.place:
        now, *past = alternatives(document.resolved(operation.answer)) or [operation.answer]
        before = "".join(AS_OF.format(**told, answer=in_models(one)) for one in past if "as_of" in operation.query)
        return GET.format(**told, answer=in_models(now)) + before
    row = document.row(operation.answer)
    if not row:
        return WHOLE.format(**told, answer=in_models(operation.answer))
    streamed = STREAM.format(**told, row=python_name(row), columns=constant(row)) if NDJSON in operation.content else ""
    return LIST.format(**told, row=python_name(row)) + streamed


def in_models(schema: dict[str, object]) -> str:
    name = reference(schema)
    if name:
        return f"models.{python_name(name)}"
    items = reference(schema.get("items", {}))  # type: ignore[arg-type]
    return f"tuple[models.{python_name(items)}, ...]" if items else python_type(schema)
