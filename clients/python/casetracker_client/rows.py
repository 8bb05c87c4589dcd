"""The rows of a list, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs, urlsplit

from casetracker_client.transport import Transport

Row = TypeVar("Row")


class Rows(Generic[Row]):
    """What a list finds: nothing is asked before the first row is wanted, and each page when its first row is.

    It may be gone through several times; each time asks anew.
    """

    def __init__(self, transport: Transport, path: str, parameters: Mapping[str, object]) -> None:
        self.transport = transport
        self.path = path
        self.parameters = parameters

    def __iter__(self) -> Iterator[Row]:
        for page in self.pages():
            yield from page["results"]

    def pages(self) -> Iterator[dict[str, Any]]:
        """The answers themselves. Of `next` only the question is used: the site may be reached by another name."""
        parameters = self.parameters
        while True:
            page = self.transport.read(self.path, parameters)
            yield page
            if not page["next"]:
                return
            parameters = parse_qs(urlsplit(page["next"]).query)

    def first(self) -> Row | None:
        """The first row; None where the list finds nothing."""
        page = self.transport.read(self.path, {**self.parameters, "page_size": 1})
        return next(iter(page["results"]), None)

    def count(self, *, estimate: bool = False) -> int:
        """How many rows there are in all; an estimate costs the site little, however many they are."""
        kind = "estimate" if estimate else "exact"
        page = self.transport.read(self.path, {**self.parameters, "page_size": 1, "count": kind})
        return int(page["count"])
