"""What the desk cannot know itself of documents; the site fills it in at start-up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from casetracker.core.units import Unit


class PutBack(Protocol):
    """What became of a record that was put back."""

    lost: list[str]
    """What could not be put back, in words."""
    made: list[Any]
    """Rows that had gone and were made again."""


def no_versions(unit: Unit, most: int) -> Sequence[Any]:
    return []


def no_document(unit: Unit, version: int) -> dict[str, Any] | None:
    return None


def put_nothing_back(unit: Unit, document: dict[str, Any]) -> PutBack:
    raise NotImplementedError


@dataclass
class Registered:
    versions: Callable[[Unit, int], Sequence[Any]] = no_versions
    """Returns the latest versions, so many at most: the row of the log, the document, and what it changed."""
    document: Callable[[Unit, int], dict[str, Any] | None] = no_document
    """Returns what the unit said in a version; None where that is not known."""
    put_back: Callable[[Unit, dict[str, Any]], PutBack] = put_nothing_back
    """Writes a document into the unit's rows, in a transaction that will be rolled back."""


registered = Registered()
