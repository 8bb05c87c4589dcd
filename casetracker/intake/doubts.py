"""What is odd in what was written but can be real: the editors' doubts, each with its place in the document."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cases.doubts import case_doubts
from cases.models import Case
from casetracker.core.confirmed import odd_dates
from casetracker.core.units import ReferenceUnit, Unit
from casetracker.desk.doubts import Doubt, further_doubts, looks_alike, question_about
from casetracker.exchange.shapes import Document
from casetracker.exchange.unit_documents import unit_documents
from casetracker.intake.pointers import pointer
from rulings.doubts import reaction_doubts, ruling_doubts
from rulings.models import Reaction, Ruling

Warned = dict[str, str]
"""A place, a message, and the id of the other record that it is about."""
OF_KIND: dict[type[Unit], Callable[[Any], Iterable[Doubt]]] = {
    Case: case_doubts,
    Ruling: ruling_doubts,
    Reaction: reaction_doubts,
}


def warnings_about(units: list[tuple[str, Unit]], sent: Document | None = None) -> list[Warned]:
    """Return what the desk would ask an editor about these units.

    Places are those of the document that was `sent`, in which each unit has a path; or of the unit's own document.
    """
    stored = unit_documents([unit for _, unit in units])
    return [
        each
        for path, unit in units
        for each in of_unit(unit, stored[unit.public_id], path, at(sent, path) if sent else stored[unit.public_id])
    ]


def of_unit(unit: Unit, stored: Document, path: str, shown: Document) -> Iterator[Warned]:
    for odd in odd_dates(type(unit), stored):
        if odd.confirmation not in unit.confirmed:
            yield {"pointer": pointer(f"{path}.{place(shown, odd.path)}"), "message": question_about(unit, odd)}
    about_kind = OF_KIND.get(type(unit), looks_alike if isinstance(unit, ReferenceUnit) else lambda unit: ())
    further = (doubt for find in further_doubts for doubt in find(unit))
    for words, other in [*about_kind(unit), *further]:
        about = {"record": other.public_id} if other else {}
        yield {"pointer": pointer(path), "message": words[:1].upper() + words[1:], **about}


def at(document: Document, path: str) -> Document:
    """Return the unit's part of a whole document: `$.case`, or `$.rulings[0]`."""
    name, _, index = path.removeprefix("$.").removesuffix("]").partition("[")
    found: Document = document[name][int(index)] if index else document[name]
    return found


def place(document: Document, fact: str) -> str:
    """Return where in the document a fact stands that citations call `claims/c1.statement`: `claims[0].statement`."""
    if "/" not in fact:
        return fact
    part, _, rest = fact.partition("/")
    key, _, name = rest.rpartition(".")
    index = next((n for n, row in enumerate(document.get(part, [])) if row["key"] == key), None)
    return part if index is None else f"{part}[{index}].{name}"
