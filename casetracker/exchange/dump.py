"""One case with everything attached, as one interchange document."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F

from cases.models import Case, CaseSource
from casetracker.core.documents import Shape, reference
from casetracker.core.units import EditorialUnit, Keyed, Unit
from casetracker.core.visibility import units_by_model
from casetracker.exchange.shapes import CASE_UNITS, FORMAT, REFERENCES, SHAPES, Document
from casetracker.exchange.unit_documents import citations_by_unit, unit_documents


def dump_case(case: Case) -> Document:
    """The document from which the same case can be loaded. It also holds what is not public."""
    units: list[Unit] = [*own_units(case)]
    references = reference_units(units)
    documents = unit_documents([*units, *references])
    lists: dict[str, list[Document]] = {}
    for name, kind in REFERENCES.items():
        rows = sorted((unit for unit in references if unit.kind_name() == kind), key=lambda unit: unit.pk)
        lists[name] = [with_foreign_system(unit, case, documents[unit.public_id]) for unit in rows]
    bodies = {
        name: [documents[unit.public_id] for unit in units if unit.kind_name() == kind]
        for name, kind in CASE_UNITS.items()
    }
    sources = [unit.pk for unit in references if unit.kind_name() == "source"]
    numbered = CaseSource.objects.filter(case=case, number__isnull=False, source__in=sources).order_by("number")
    numbers = {reference(row.source, case.external_system): row.number for row in numbered.select_related("source")}
    return {
        "format": FORMAT,
        "system": case.external_system,
        **{name: rows for name, rows in lists.items() if rows},
        "case": documents[case.public_id],
        **{name: rows for name, rows in bodies.items() if rows},
        **({"source_numbers": numbers} if numbers else {}),
    }


def own_units(case: Case) -> list[EditorialUnit]:
    """The case, its rulings and its reactions."""
    in_order = (F("number").asc(nulls_last=True), "id")
    return [case, *(unit for name in CASE_UNITS for unit in getattr(case, name).order_by(*in_order))]


def with_foreign_system(unit: Unit, case: Case, data: Document) -> Document:
    """A reference unit's document within the case's: it names its system where that is another than the case's."""
    assert isinstance(unit, Keyed)
    return data if unit.external_system == case.external_system else {**data, "system": unit.external_system}


def reference_units(units: list[Unit]) -> list[Unit]:
    """Every reference unit to which the units link, and every one to which these link in turn."""
    found: dict[Unit, None] = {}
    edge = units
    while edge:
        targets: list[Unit] = [citation.source for rows in citations_by_unit(edge).values() for citation in rows]
        for model, group in units_by_model(edge).items():
            shape = SHAPES[model.kind_name()]
            for row in shape.fetch_all([unit.pk for unit in group]):
                targets += link_targets(row, shape)
        edge = [
            unit for unit in dict.fromkeys(targets) if unit.kind_name() in REFERENCES.values() and unit not in found
        ]
        found |= dict.fromkeys(edge)
    return list(found)


def link_targets(row: models.Model, shape: Shape) -> list[Unit]:
    """The units to which a row and its parts link."""
    targets: list[models.Model] = []
    for name, column in shape.columns.items():
        if isinstance(column, models.ManyToManyField):
            targets += getattr(row, name).all()
        elif isinstance(column, models.ForeignKey) and getattr(row, name):
            targets.append(getattr(row, name))
    for name, part in shape.parts.items():
        children: Iterable[models.Model] = getattr(row, name).all()
        targets += [target for child in children for target in link_targets(child, part)]
    return [target for target in targets if isinstance(target, Unit)]
