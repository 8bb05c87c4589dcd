"""A document without what makes no difference: odd white space in names, numbers and titles, and exact twins of rows.

`Meta Motors` with a no-break space would be another company. What was tidied away is said in the report.
"""

from typing import Any

from django.db import models

from casetracker.core.documents import Shape
from casetracker.core.text import one_line, plain_lines
from casetracker.core.vocabulary import CodeField
from casetracker.exchange.parsing import beginning
from casetracker.exchange.shapes import CASE_UNITS, CITATION, REFERENCES, SHAPES, Document

CITATIONS = "citations"


def tidied(data: Document) -> tuple[Document, list[str]]:
    """Return the document as it is loaded, and what was dropped from it, each as a sentence without its point."""
    notices: list[str] = []
    found = {**data, "case": tidied_row(data["case"], SHAPES["case"], "case", notices)}
    for name, kind in {**REFERENCES, **CASE_UNITS}.items():
        if name in data:
            found[name] = tidied_rows(data[name], SHAPES[kind], name, notices)
    return found, notices


def tidied_rows(rows: list[Document], shape: Shape, where: str, notices: list[str]) -> list[Document]:
    """Return the rows tidied, each once."""
    found: list[Document] = []
    for row in rows:
        tidy = tidied_row(row, shape, f"{where}/{row.get('key', '')}", notices)
        if tidy in found:
            said = row.get("key") or f"{row.get('source')} for “{row.get('path', '')}”"
            notices.append(f"{where}: {beginning(said)} stands twice and says the same; it was taken once")
        else:
            found.append(tidy)
    return found


def tidied_row(row: Document, shape: Shape, where: str, notices: list[str]) -> Document:
    return {name: tidied_value(value, shape, name, where, notices) for name, value in row.items()}


def tidied_value(value: Any, shape: Shape, name: str, where: str, notices: list[str]) -> Any:
    if name in shape.parts:
        return tidied_rows(value, shape.parts[name], f"{where}/{name}", notices)
    if name == CITATIONS and shape is not CITATION:
        return tidied_rows(value, CITATION, f"{where}/{name}", notices)
    if name in shape.lists:
        inner = shape.lists[name]
        return [tidied_row(each, inner, where, notices) if isinstance(each, dict) else one_line(each) for each in value]
    column = shape.columns.get(name)
    if isinstance(value, str) and column is not None and not column.related_model:
        return tidied_text(value, column)
    return value


def tidied_text(text: str, column: models.Field) -> str:
    """Return a text as its column holds it; codes, dates and hours are checked as they are written."""
    if isinstance(column, CodeField):
        return text
    if isinstance(column, models.TextField):
        return plain_lines(text)
    return one_line(text) if isinstance(column, models.CharField) else text
