"""What is odd in the dates of a loaded record but can be real: it is loaded, and the report asks about it."""

from collections.abc import Callable, Iterator
from typing import Any

from cases.doubts import case_dates_out_of_order
from cases.models import Case
from casetracker.core.units import Unit
from casetracker.desk.doubts import Doubt, far_dates
from casetracker.exchange.shapes import Document
from rulings.doubts import reaction_doubts, ruling_dates_out_of_order
from rulings.models import Reaction, Ruling

OUT_OF_ORDER: dict[type[Unit], Callable[[Any], Iterator[Doubt]]] = {
    Case: case_dates_out_of_order,
    Ruling: ruling_dates_out_of_order,
    Reaction: reaction_doubts,
}


def date_doubts(unit: Unit, document: Document) -> Iterator[str]:
    """Dates of a unit and its document that lie far from today, and dates that contradict each other."""
    doubts = [*far_dates(unit, document), *OUT_OF_ORDER.get(type(unit), lambda unit: iter(()))(unit)]
    for words, _ in doubts:
        yield words
