"""Columns of a story's rows as an earlier document says them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from casetracker.core.date_fields import PartialDateField
from casetracker.core.dates import PartialDateError
from casetracker.core.documents import Shape
from casetracker.exchange.incoming_units import value_of
from casetracker.exchange.shapes import Document
from casetracker.lists.columns import date_parts
from casetracker.lists.rows import RowData, Rows


def as_said(row: RowData, shape: Shape, document: Document) -> RowData:
    """A copy of the row with what the document says in its columns; what it does not say is blank. Links stay."""
    found = row.copy()
    for name, column in shape.columns.items():
        if name in row and not column.is_relation:
            found |= columns_of(column, document)
    return {name: value for name, value in found.items() if name in row}


def columns_of(column: models.Field, document: Document) -> RowData:
    """The column's value, and the bounds of a partial date."""
    value = said(column, document)
    if not isinstance(column, PartialDateField):
        return {column.name: value}
    bounds = (value.earliest, value.latest) if value else (None, None)
    return dict(zip(date_parts(column.name), (value, *bounds), strict=True))


def said(column: models.Field, document: Document) -> Any:
    """The value in the column's type; blank where it is absent or does not fit the column any more."""
    text = document.get(column.name)
    if text is not None:
        try:
            return value_of(column, text, str(document.get("time_zone") or ""))
        except (ValidationError, PartialDateError):
            pass
    return None if column.null else column.get_default()


def parts_as_said(rows: Rows, shape: Shape, documents: list[Document]) -> Rows:
    """Those of the rows that the documents of their kind have, by key, each as it was said then."""
    by_key = {document["key"]: document for document in documents}
    return [as_said(row, shape, by_key[row["key"]]) for row in rows if row["key"] in by_key]
