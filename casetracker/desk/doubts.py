"""What is odd in a record but can be real: the editor is told, and nothing is refused."""

from collections.abc import Iterator
from typing import Any

from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate
from casetracker.core.naming.names import letters
from casetracker.core.units import Unit
from casetracker.core.visibility import own_parts

Doubt = tuple[str, Unit | None]
"""Words for the editor, and the other record that they are about."""


def certainly_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether every day that `one` can mean lies before every day that `other` can mean."""
    return bool(one and other and one.latest < other.earliest)


def far_dates(unit: Unit) -> Iterator[Doubt]:
    """Dates of the unit and its parts that lie further from today than is usual."""
    for name, question in odd_dates(unit):
        yield f"{name}: {question}", None
    for part, owner in own_parts(type(unit)):
        if dates_of(part):
            for row in part._base_manager.filter(**{owner.name: unit, "is_withdrawn": False}):
                for name, question in odd_dates(row):
                    yield f"“{row}”, {name}: {question}", None


def odd_dates(row: Any) -> Iterator[tuple[str, str]]:
    """The names of the row's odd dates, each with what to ask of it."""
    for column in dates_of(type(row)):
        value = getattr(row, column.name)
        question = column.reach.question(value) if value else ""
        if question:
            yield str(column.verbose_name), question


def dates_of(model: Any) -> list[PartialDateField]:
    return [column for column in model._meta.concrete_fields if isinstance(column, PartialDateField)]


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
