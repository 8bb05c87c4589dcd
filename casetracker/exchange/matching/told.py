"""A document's row as an unsaved record of its model, so that it is compared by the very rules of stored ones."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core.documents import Shape
from casetracker.exchange.shapes import SHAPES, Document

NOWHERE = 0
"""The primary key of a record that is told and not stored: managers of parts ask for one, and no row has it."""


def told(kind: str, row: Document) -> Any:
    """Return what the row says of itself, with the parts by which records of its kind are compared."""
    shape = SHAPES[kind]
    unit: Any = filled(shape, row)
    unit.pk = NOWHERE
    parts = getattr(shape.model, "likeness_reads", ())
    unit._prefetched_objects_cache = {
        name: [filled(shape.parts[name], each) for each in row.get(name, [])] for name in parts
    }
    return unit


def filled(shape: Shape, row: Document) -> models.Model:
    """Return a row of the shape's model with its own values; what cannot be read is said when it is loaded."""
    values = {}
    for name, column in shape.columns.items():
        if name in row and not column.related_model and not column.many_to_many:
            with suppress(ValidationError):
                values[name] = column.clean(row[name], None)
    return shape.model(**values)


def called(row: Document) -> str:
    """Return the name or title of a row."""
    return str(row.get("name") or row.get("title") or row["key"])
