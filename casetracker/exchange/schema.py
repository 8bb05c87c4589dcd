"""The JSON Schema of the interchange document, made from the shapes and vocabularies."""

from django.db import models

from casetracker.core.confirmed import ConfirmedDates
from casetracker.core.date_fields import PartialDateField
from casetracker.core.documents import Shape
from casetracker.core.units import Keyed, NumberedPart, Part, ReferenceUnit, Unit
from casetracker.core.vocabulary import CodeField
from casetracker.exchange.shapes import CASE_UNITS, CITATION, FORMAT, REFERENCES, SHAPES, Document
from casetracker.exchange.unit_documents import FILES

KEY = r"^[a-z0-9]([a-z0-9_.-]{0,78}[a-z0-9])?$"
NUMBER: Document = {"type": "integer", "minimum": 1, "maximum": 32767}
LINK = r"^([a-z0-9_.-]+:)?[a-z0-9_.-]+(/[a-z0-9_.-]+){0,2}$"
CONFIRMATION = r"^[a-z0-9_./-]+=.+$"
EDTF, INSTANT = "edtf", "instant"
"""Formats of ours, which loading asserts: a partial date; a day and an hour, with an offset or in a stated zone."""
MEDIA: Document = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"caption": {"type": "string"}, "credit": {"type": "string"}},
        "required": ["caption"],
        "additionalProperties": False,
    },
}

PUBLIC_FILES: Document = {
    "type": "array",
    "description": "Public files, by their digests; they come with the folder of files, and loading leaves them alone.",
    "items": {
        "type": "object",
        "properties": {
            "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
            "kind": {"enum": ["pdf", "docx", "html", "txt"]},
            "size": {"type": "integer", "minimum": 0},
            "pages": {"type": "integer", "minimum": 1},
        },
        "required": ["digest", "kind", "size"],
        "additionalProperties": False,
    },
}


def interchange_schema() -> Document:
    """The schema of one case with everything attached."""
    properties: Document = {
        "format": {"const": FORMAT},
        "system": {"type": "string", "pattern": KEY, "description": "Whose keys these are."},
        "complete": {
            "type": "boolean",
            "description": "Parts that are absent here are withdrawn; otherwise they stay.",
        },
    }
    for name, kind in REFERENCES.items():
        properties[name] = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}
    properties["case"] = {"$ref": "#/$defs/case"}
    for name, kind in CASE_UNITS.items():
        properties[name] = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}
    properties["source_numbers"] = {
        "type": "object",
        "description": "The numbers of the sources on the case's page, by the links to them.",
        "propertyNames": {"pattern": LINK},
        "additionalProperties": NUMBER,
    }
    definitions = {kind: unit_schema(shape) for kind, shape in SHAPES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case with everything attached",
        "type": "object",
        "properties": properties,
        "required": ["format", "system", "case"],
        "additionalProperties": False,
        "$defs": {**definitions, "citation": closed(columns(CITATION), required(CITATION))},
    }


def unit_schema(shape: Shape) -> Document:
    schema = part_schema(shape)
    if issubclass(shape.model, ReferenceUnit):
        schema["properties"]["system"] = {"type": "string", "pattern": KEY, "description": "Where it differs."}
    if hasattr(shape.model, FILES):
        schema["properties"][FILES] = PUBLIC_FILES
    schema["properties"]["citations"] = {"type": "array", "items": {"$ref": "#/$defs/citation"}}
    return schema


def part_schema(shape: Shape) -> Document:
    properties: Document = {"key": {"type": "string", "pattern": KEY}}
    if issubclass(shape.model, NumberedPart) or hasattr(shape.model, "number"):
        properties["number"] = NUMBER
    properties |= columns(shape)
    for name, part in shape.parts.items():
        properties[name] = {"type": "array", "items": part_schema(part)}
    return closed(properties, ["key", *required(shape)])


def item_schema(shape: Shape) -> Document:
    """A row that is told without a key; a text stands for its first field."""
    properties, first = columns(shape), shape.fields[0]
    text = {"type": ["object", "string"], "minLength": 1, "maxLength": properties[first]["maxLength"]}
    return {**closed(properties, required(shape)), **text, "description": f"A text stands for its {first} alone."}


def closed(properties: Document, required: list[str]) -> Document:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def columns(shape: Shape) -> Document:
    return {
        name: {"type": "array", "items": item_schema(shape.lists[name])}
        if name in shape.lists
        else column_schema(shape.columns[name])
        for name in shape.fields
    }


def required(shape: Shape) -> list[str]:
    """The columns that a new row needs."""
    return [
        name
        for name, column in shape.columns.items()
        if not column.blank and not column.null and not column.has_default() and not column.many_to_many
    ]


def column_schema(column: models.Field) -> Document:
    schema = type_schema(column)
    help_text = str(getattr(column, "help_text", "") or "")
    return {**schema, "description": help_text} if help_text else schema


def type_schema(column: models.Field) -> Document:
    if isinstance(column, CodeField):
        return {"enum": column.vocabulary.codes}
    if isinstance(column, PartialDateField):
        return {"type": "string", "format": EDTF}
    if column.many_to_many:
        return {"type": "array", "items": {"type": "string", "pattern": LINK}, "uniqueItems": True}
    if column.related_model and issubclass(column.related_model, Keyed | Part | Unit):
        return {"type": "string", "pattern": LINK}
    if isinstance(column, ConfirmedDates):
        return {"type": "array", "items": {"type": "string", "pattern": CONFIRMATION}, "uniqueItems": True}
    if isinstance(column, models.JSONField):
        return MEDIA if column.name == "media" else {"type": "array", "items": {"type": "string", "minLength": 1}}
    if isinstance(column, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(column, models.IntegerField):
        is_small = isinstance(column, models.PositiveSmallIntegerField)
        return {"type": "integer", "minimum": 0, "maximum": 32767 if is_small else 2147483647}
    if isinstance(column, models.DecimalField):
        return {"type": "string", "pattern": r"^\d{1,16}(\.\d{1,2})?$"}
    if isinstance(column, models.DateTimeField):
        return {"type": "string", "format": INSTANT}
    if isinstance(column, models.TimeField):
        return {"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"}
    return {"type": "string", "maxLength": column.max_length} if column.max_length else {"type": "string"}
