"""What is odd in a record but can be real: the editor is told, and nothing is refused."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from casetracker.core.confirmed import OddDate, odd_dates
from casetracker.core.dates import PartialDate
from casetracker.core.naming.names import letters
from casetracker.core.units import Unit

Doubt = tuple[str, Unit | None]
"""Words for the editor, and the other record that they are about."""

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


def same_name(unit: Any) -> Iterator[Doubt]:
    """Find other entries of the unit's kind that have one of its names, in whatever script."""
    names = type(unit).names.rel.related_model
    owner = names.owner
    mine = {letters(unit.name), *(letters(row.name) for row in unit.names.current())} - {""}
    others = type(unit).objects.unmerged().exclude(pk=unit.pk)
    found = {pk for pk, name in others.values_list("pk", "name").iterator() if letters(name) in mine}
    rows = names.objects.current().exclude(**{owner: unit}).filter(**{f"{owner}__in": others})
    found |= {pk for pk, name in rows.values_list(owner, "name").iterator() if letters(name) in mine}
    for other in others.filter(pk__in=found).order_by("pk")[:5]:
        yield f"another {unit._meta.verbose_name} has one of these names.", other
