"""What is odd in a record but can be real: the editor is told, and nothing is refused."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from casetracker.core.confirmed import OddDate, odd_dates
from casetracker.core.dates import PartialDate
from casetracker.core.units import Unit
from casetracker.duplicates.finder import like

Doubt = tuple[str, Unit | None]
"""Words for the editor, and the other record that they are about."""
FEW = 5
"""Records that are named at most."""
SEEN_ALIKE = {
    "n": "has one of these names",
    "w": "has one of these names",
    "i": "may be the same, with initials",
    "s": "is spelled much like this",
    "u": "has this address",
    "c": "has this title or caption",
}
"""What is said of another record, by the letter of what is alike."""

further_doubts: list[Callable[[Unit], Iterable[Doubt]]] = []
"""What apps above find odd in a record; the site lists them at start-up."""


def certainly_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether every day that `one` can mean lies before every day that `other` can mean."""
    return bool(one and other and one.latest < other.earliest)


def far_dates(unit: Unit, document: dict[str, Any]) -> Iterator[Doubt]:
    """Dates of the unit and its parts that lie further from today than is usual, and that nobody confirmed."""
    for odd in odd_dates(type(unit), document):
        if odd.confirmation not in unit.confirmed:
            yield question_about(unit, odd), None


def question_about(unit: Unit, odd: OddDate) -> str:
    """Ask about one odd date, by what the editor calls it."""
    name, (place, _, _) = str(odd.column.verbose_name), odd.path.rpartition(".")
    if place:
        part, _, key = place.partition("/")
        name = f"“{getattr(unit, part).get(key=key)}”, {name}"
    return f"{name}: {odd.question}"


def looks_alike(unit: Unit, letters: str = "".join(SEEN_ALIKE)) -> Iterator[Doubt]:
    """Find other records of the unit's kind that look like it, but for those that were marked as different."""
    found = like(unit, letters)
    others = type(unit)._default_manager.unmerged().filter(public_id__in=found).order_by("pk")
    for other in others[:FEW]:
        yield f"another {unit._meta.verbose_name} {SEEN_ALIKE[found[other.public_id]]}.", other
