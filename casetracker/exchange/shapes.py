"""The shape of every kind of unit, and what a whole-case document is made of."""

from typing import Any

from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from cases.documents import CASE, CITATION, COURT, JUDGE, SOURCE, TOPIC
from casetracker.core.documents import Shape
from casetracker.core.units import Part, Unit
from parties.documents import PARTY
from rulings.documents import REACTION, RULING

Document = dict[str, Any]
"""A JSON object of the interchange format: a whole case, a unit or one of its parts."""

FORMAT = "casetracker-case-1"
SHAPES: dict[str, Shape] = {
    "topic": TOPIC,
    "court": COURT,
    "judge": JUDGE,
    "party": PARTY,
    "source": SOURCE,
    "case": CASE,
    "ruling": RULING,
    "reaction": REACTION,
}
REFERENCES = {"topics": "topic", "courts": "court", "judges": "judge", "parties": "party", "sources": "source"}
"""The lists of reference units in a document, in the order in which they are loaded."""
CASE_UNITS = {"rulings": "ruling", "reactions": "reaction"}
"""The lists of a case's own units."""

__all__ = [
    "CASE_UNITS",
    "CITATION",
    "FORMAT",
    "REFERENCES",
    "SHAPES",
    "Document",
    "empty",
    "forget",
    "linked_model",
    "part_model",
    "unit_model",
]


def unit_model(kind: str) -> type[Unit]:
    model = SHAPES[kind].model
    assert issubclass(model, Unit)
    return model


def part_model(shape: Shape) -> type[Part]:
    assert issubclass(shape.model, Part)
    return shape.model


def linked_model(column: models.Field | ForeignObjectRel) -> type[models.Model]:
    """The model to which a foreign key or a many-to-many field leads."""
    assert isinstance(column.related_model, type)
    return column.related_model


def forget(row: Any, shape: Shape) -> None:
    """Let the row say nothing; what it links to and lists is forgotten at once."""
    for name, column in shape.columns.items():
        if column.many_to_many:
            getattr(row, name).clear()
        else:
            empty(row, column)
    for name in shape.lists:
        getattr(row, name).all().delete()


def empty(row: Any, column: models.Field) -> None:
    """Let the row say nothing of a fact, nor of what it waits for in its place."""
    setattr(row, column.name, None if column.related_model else column.get_default())
    if awaits := getattr(row, "awaits", {}).get(column.name):
        setattr(row, awaits, "")
