"""One case with everything attached, as one interchange document."""

from typing import Any

from django.db import models
from django.db.models import F

from cases.models import Case, CaseSource
from casetracker.core.documents import Shape
from casetracker.core.units import Unit
from casetracker.core.visibility import units_by_model
from casetracker.exchange.facts import citations_of, unit_documents
from casetracker.exchange.shapes import CASE_UNITS, FORMAT, REFERENCES, SHAPES


def dump_case(case: Case) -> dict[str, Any]:
    """The document from which the same case can be loaded; what of it is not public is in it too."""
    units: list[Unit] = own_units(case)
    references = referred(units)
    documents = unit_documents(units + references)
    lists: dict[str, list[dict[str, Any]]] = {}
    for name, kind in REFERENCES.items():
        rows = sorted((unit for unit in references if unit.kind_name() == kind), key=lambda unit: unit.pk)
        lists[name] = [numberless(unit, case, documents[unit.public_id]) for unit in rows]
    bodies = {
        name: [documents[unit.public_id] for unit in units if unit.kind_name() == kind]
        for name, kind in CASE_UNITS.items()
    }
    numbers = CaseSource.objects.filter(case=case, number__isnull=False).order_by("number")
    return {
        "format": FORMAT,
        "system": case.external_system,
        **{name: rows for name, rows in lists.items() if rows},
        "case": documents[case.public_id],
        **{name: rows for name, rows in bodies.items() if rows},
        **({"source_numbers": dict(numbers.values_list("source__external_key", "number"))} if numbers else {}),
    }


def own_units(case: Case) -> list[Any]:
    """The case, its rulings and its reactions."""
    return [
        case,
        *(unit for name in CASE_UNITS for unit in getattr(case, name).order_by(F("number").asc(nulls_last=True), "id")),
    ]


def numberless(unit: Any, case: Case, data: dict[str, Any]) -> dict[str, Any]:
    """A reference unit as this case's document names it: with the system where it is another's."""
    return data if unit.external_system == case.external_system else {**data, "system": unit.external_system}


def referred(units: list[Unit]) -> list[Unit]:
    """Every reference unit that the units name, and those that these name in turn."""
    found: dict[Unit, None] = {}
    edge: list[Unit] = units
    while edge:
        targets: list[Unit] = [citation.source for rows in citations_of(edge).values() for citation in rows]
        for model, group in units_by_model(edge).items():
            shape = SHAPES[model.kind_name()]
            for row in shape.fetch_all([unit.pk for unit in group]):
                targets += links(row, shape)
        edge = [
            unit for unit in dict.fromkeys(targets) if unit.kind_name() in REFERENCES.values() and unit not in found
        ]
        found |= dict.fromkeys(edge)
    return list(found)


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
