"""What of the interchange format one request may hold: the whole of a case, one unit, or a patch of one; as schemas."""

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from casetracker.core.units import EditorialUnit, ReferenceUnit
from casetracker.exchange.parsing import formats
from casetracker.exchange.schema import KEY, interchange_schema
from casetracker.exchange.shapes import SHAPES, Document, unit_model

WHOLE_CASE = "whole_case"
"""The name of the schema of a case with everything attached, beside those of the units."""


@cache
def schemas() -> dict[str, Document]:
    """Return the schema of each kind of unit, of a citation and of a whole case; they refer to each other by name."""
    whole = interchange_schema()
    definitions: dict[str, Document] = whole.pop("$defs")
    whole.pop("$schema")
    return {**definitions, WHOLE_CASE: whole}


def new_unit_schema(kind: str) -> Document:
    """Return the schema of a new unit by itself: its key can be left out, and it says to which case it belongs."""
    schema = schemas()[kind]
    properties = {**schema["properties"]}
    properties.pop("number", None)
    properties.pop("files", None)
    required = [name for name in schema["required"] if name != "key"]
    model = unit_model(kind)
    if issubclass(model, ReferenceUnit):
        about = "Whose key it is; give both or neither."
        properties["system"] = {"type": "string", "pattern": KEY, "description": about}
    elif issubclass(model, EditorialUnit) and model.parent_field:
        about = "To which case it belongs: its id, or SYSTEM:KEY."
        properties["case"] = {"type": "string", "minLength": 1, "maxLength": 170, "description": about}
        required.append("case")
    return {**schema, "properties": properties, "required": required}


def validator_of(schema: Document) -> Draft202012Validator:
    return Draft202012Validator({**schema, "$defs": schemas()}, format_checker=formats)


@cache
def unit_validator(kind: str) -> Draft202012Validator:
    """Return what checks the whole document of a stored unit."""
    return validator_of(schemas()[kind])


@cache
def new_unit_validator(kind: str) -> Draft202012Validator:
    return validator_of(new_unit_schema(kind))


def in_openapi(schema: Any, name_of: dict[str, str]) -> Any:
    """Return the schema with its references to the named components of the API's document."""
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{name_of[value.rpartition('/')[2]]}"
            if key == "$ref"
            else in_openapi(value, name_of)
            for key, value in schema.items()
        }
    return [in_openapi(item, name_of) for item in schema] if isinstance(schema, list) else schema


def kinds() -> list[str]:
    return list(SHAPES)
