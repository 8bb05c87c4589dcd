"""What everybody is told of a unit by itself: its interchange document without anything that is hidden now."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from cases.models import Citation
from casetracker.core import documents
from casetracker.core.change_log.telling import Documents
from casetracker.core.documents import Document, Shape
from casetracker.core.units import Keyed, Part, Unit
from casetracker.core.visibility import units_by_model
from casetracker.exchange import unit_documents
from casetracker.exchange.shapes import SHAPES
from casetracker.exchange.unit_documents import citations_by_unit, with_files
from casetracker.history.redaction import is_whole, names_place
from parties.models import Party
from parties.querysets import has_page


def public_documents(units: Sequence[Unit]) -> Documents:
    """Return the public documents of those of the units that everybody sees, and can find by themselves."""
    shown = [unit for unit in units if unit.is_public and stands_alone(unit)]
    citations, facts = citations_by_unit(shown), with_files(shown, public_facts(shown))
    return {unit.public_id: with_citations(unit, facts[unit.public_id], citations) for unit in shown}


def stands_alone(unit: Unit) -> bool:
    """Tell whether readers find the unit by itself: private persons are told within their cases alone."""
    return not isinstance(unit, Party) or has_page(unit.exposure, unit.identity)


def public_facts(units: Sequence[Unit]) -> Documents:
    """Return the units' documents without links to what is hidden, and without citations."""
    found: Documents = {}
    for model, group in units_by_model(units).items():
        shape = SHAPES[model.kind_name()]
        for row in shape.fetch_all([unit.pk for unit in group]):
            leave_out_hidden(row, shape)
            home: Any = row if isinstance(row, Keyed) else row.parent_unit()
            written = documents.write(row, shape, home, home.external_system)
            found[row.public_id] = without_empty_parts(written, shape)
    return found


def leave_out_hidden(row: Any, shape: Shape) -> None:
    """Empty the links of a row that was read, and of its parts, that lead to what nobody sees.

    So are keys of records that are awaited: whether one of them was entered and is hidden must not be told.
    """
    for name, column in shape.columns.items():
        if isinstance(column, models.ManyToManyField):
            cache = row._prefetched_objects_cache
            cache[name] = [target for target in cache[name] if is_seen(target)]
        elif isinstance(column, models.ForeignKey):
            target = getattr(row, name)
            if target is None or not is_seen(target):
                setattr(row, name, None)
                if awaiting := getattr(row, "awaits", {}).get(name):
                    setattr(row, awaiting, "")
    for name, part in shape.parts.items():
        for child in getattr(row, name).all():
            leave_out_hidden(child, part)


def is_seen(target: Any) -> bool:
    """Tell whether everybody sees what a link leads to: a unit, or a part of one."""
    while isinstance(target, Part):
        if target.is_withdrawn:
            return False
        target = target.owner_unit()
    return bool(target.is_public)


def without_empty_parts(document: Document, shape: Shape) -> Document:
    """Return the document without parts that say nothing once what they link to is hidden."""
    kept = {}
    for name, value in document.items():
        if name in shape.parts:
            inner = shape.parts[name]
            value = [without_empty_parts(row, inner) for row in value if is_whole(inner, row)]
        if value != []:
            kept[name] = value
    return kept


def with_citations(unit: Unit, facts: Document, citations: dict[str, list[Citation]]) -> Document:
    """Return the document with its citations, of what it still says."""
    parts = SHAPES[unit.kind_name()].parts
    places = {f"{name}/{row['key']}" for name in parts for row in facts.get(name, [])}
    found = citations.get(unit.public_id, [])
    rows = [row for row in found if row.source.is_public and names_place(row.path, places)]
    confirmed = [each for each in facts.get("confirmed", []) if names_place(each.partition("=")[0], places)]
    kept = {name: value for name, value in facts.items() if name != "confirmed"}
    kept |= {"confirmed": confirmed} if confirmed else {}
    return unit_documents.with_citations(unit, kept, {unit.public_id: rows})
