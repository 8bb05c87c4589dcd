"""One case with everything attached, as one interchange document."""

from typing import Any

from django.db import models

from cases.models import Case, CaseSource, Citation
from casetracker.common.documents import Shape
from casetracker.common.units import Keyed, Unit
from casetracker.exchange.facts import unit_document
from casetracker.exchange.shapes import CASE_UNITS, FORMAT, REFERENCES, SHAPES


def dump_case(case: Case) -> dict[str, Any]:
    """The document from which the same case can be loaded; drafts of the case are in it."""
    units: list[Unit] = [case]
    bodies: dict[str, Any] = {"case": unit_document(case)}
    for name in CASE_UNITS:
        rows = list(getattr(case, name).order_by("number", "id"))
        units += rows
        if rows:
            bodies[name] = [unit_document(row) for row in rows]
    found = referred(units)
    references = {
        name: [numberless(unit, case) for unit in sorted(found.get(kind, {}).values(), key=lambda u: u.pk)]
        for name, kind in REFERENCES.items()
    }
    numbers = CaseSource.objects.filter(case=case, number__isnull=False).values_list("source__external_key", "number")
    return {
        "format": FORMAT,
        "system": case.external_system,
        **{name: rows for name, rows in references.items() if rows},
        **bodies,
        **({"source_numbers": dict(sorted(numbers, key=lambda row: row[1]))} if numbers else {}),
    }


def numberless(unit: Keyed, case: Case) -> dict[str, Any]:
    """A reference unit as this case's document names it: with the system where it is another's."""
    data = unit_document(unit)
    if unit.external_system != case.external_system:
        data["system"] = unit.external_system
    return data


def referred(units: list[Unit]) -> dict[str, dict[int, Unit]]:
    """Every reference unit that the units name, and those that these name in turn."""
    found: dict[str, dict[int, Unit]] = {}
    queue = list(units)
    while queue:
        unit = queue.pop()
        row = SHAPES[unit.kind_name()].fetch(unit.pk)
        cited = Citation.objects.filter(unit_id=unit.public_id).select_related("source")
        for target in [*links(row, SHAPES[unit.kind_name()]), *(citation.source for citation in cited)]:
            kind = target.kind_name()
            if kind in REFERENCES.values() and target.pk not in found.setdefault(kind, {}):
                found[kind][target.pk] = target
                queue.append(target)
    return found


def links(row: Any, shape: Shape) -> list[Any]:
    """What a row and its parts link to."""
    targets: list[Any] = []
    for name, column in shape.columns.items():
        if isinstance(column, models.ManyToManyField):
            targets += getattr(row, name).all()
        elif isinstance(column, models.ForeignKey) and getattr(row, name):
            targets.append(getattr(row, name))
    for name, part in shape.parts.items():
        for child in getattr(row, name).all():
            targets += links(child, part)
    return [target for target in targets if isinstance(target, Unit)]
