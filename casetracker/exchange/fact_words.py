"""Facts of documents in words: what readers call them, and how a value reads."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.vocabulary import CodeField
from casetracker.exchange.shapes import SHAPES


def column_of(kind: str, path: str) -> models.Field | None:
    """The column that a path names; None for a whole record or part."""
    place, _, name = path.rpartition(".")
    if "/" not in path:
        return SHAPES[kind].columns.get(path)
    part = SHAPES[kind].parts.get(place.partition("/")[0])
    return part.columns.get(name) if part and place else None


def fact_name(kind: str, path: str, part_names: Mapping[str, str]) -> str:
    """What readers call the fact at this path, such as `filed on`; `part_names` are those of its unit, by path."""
    shape = SHAPES[kind]
    part, _, rest = path.partition("/")
    if not rest:
        return str(shape.columns[part].verbose_name) if part in shape.columns else part or "the record"
    key, dot, name = rest.rpartition(".")
    is_column = bool(dot) and name in shape.parts[part].columns
    part_name = part_names.get(f"{part}/{key}" if is_column else path, "")
    words = f"{part.removesuffix('s')} {part_name}".rstrip()
    return f"{words}: {shape.parts[part].columns[name].verbose_name}" if is_column else words


def in_words(column: models.Field | None, value: Any) -> str:
    """A column's value for readers; a text that does not fit the column is shown as it is."""
    if isinstance(value, list):
        return ", ".join(in_words(None, each) for each in value)
    if isinstance(value, dict):
        return ", ".join(in_words(None, each) for each in value.values())
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    if isinstance(column, CodeField):
        return column.vocabulary.label(text)
    if isinstance(column, PartialDateField) and text:
        try:
            return PartialDate.parse(text).display()
        except PartialDateError:
            return text
    if isinstance(column, models.DecimalField) and text:
        try:
            return f"{Decimal(text).normalize():,f}"
        except InvalidOperation:
            return text
    return text
