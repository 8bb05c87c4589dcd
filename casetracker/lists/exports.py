"""Lists as files: every row of a result set as CSV or NDJSON, read and sent in chunks, in constant memory.

A column of the CSV is a path into the row as the API gives it, `court.name`; several values stand in one cell, with the
same places in every column of their list. NDJSON keeps the structure.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

import orjson
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from rest_framework import serializers

from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.listing import Listing
from casetracker.lists.rows import Row, Rows
from casetracker.web.addresses import ORIGIN, api_address, whole_addresses
from casetracker.web.problems import InvalidParameters

CHUNK = 100
"""So many rows are held at once: few enough for the memory, enough for four queries to be cheap."""
PAGES_ONLY = ("cursor", "page_size", "count", "facets")
SEPARATORS = (" | ", " / ", " + ")
"""Between the values of a list, of a list within it, and of one within that."""
BOM = "\ufeff"
"""Without it spreadsheets take UTF-8 for something else, and every Hebrew name is lost."""
FORMULA = tuple("=+-@＝＋－＠")
Path = tuple[str, ...]


def export(listing: Listing, filterset: GroupedFilterSet, request: HttpRequest, form: str) -> StreamingHttpResponse:
    """The whole result set as `csv` or `ndjson`; the filterset has been found valid.

    The first chunk is read before anything is sent, so that what cannot be answered is still an error. Raises
    InvalidParameters for what speaks of pages and ValidationError for an unknown ordering.
    """
    refuse(request.GET, PAGES_ONLY, "A whole list has no pages; leave it out.")
    rows = Chunks(listing, filterset, request.GET.get("ordering", ""))
    begun = chain([next(rows)], rows)
    encode, media_type = ENCODINGS[form]
    name = request.path.rstrip("/").rpartition("/")[2]
    response = StreamingHttpResponse(encode(begun, listing.row), content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def addresses(listing: Listing, path: str, parameters: QueryDict) -> dict[str, str]:
    """Where the API gives the whole list in each format, without what speaks of pages, and a feed without an order."""
    forms = {"csv": "CSV", "ndjson": "NDJSON", **({"atom": "Atom"} if listing.has_feed else {})}
    found = {}
    for form, label in forms.items():
        query = whole(parameters)
        if form == "atom":
            query.pop("ordering", None)
        query["format"] = form
        found[label] = f"{api_address(path)}?{query.urlencode()}"
    return found


def whole(parameters: QueryDict) -> QueryDict:
    """What asks for the whole list: the parameters without those that speak of a page or a format."""
    query = parameters.copy()
    for name in (*PAGES_ONLY, "page", "format"):
        query.pop(name, None)
    return query


def refuse(parameters: QueryDict, names: Iterable[str], why: str) -> None:
    """InvalidParameters for each of the names that was given."""
    if given := [name for name in names if name in parameters]:
        raise InvalidParameters({name: [why] for name in given})


class Chunks:
    """The cards of every row, a page at a time; at least one page. Holds none of them itself, as a generator would."""

    def __init__(self, listing: Listing, filterset: GroupedFilterSet, ordering: str) -> None:
        self.listing, self.filterset = listing, filterset
        self.parameters = QueryDict(mutable=True)
        self.parameters.update({"ordering": ordering, "page_size": str(CHUNK)})
        self.is_at_end = False
        self.origin = ORIGIN.get()

    def __iter__(self) -> Iterator[Rows]:
        return self

    def __next__(self) -> Rows:
        if self.is_at_end:
            raise StopIteration
        with whole_addresses(self.origin):  # all but the first are read when the view has answered
            page = self.listing.page(self.filterset, self.parameters)
        self.parameters["cursor"] = page.next or ""
        self.is_at_end = not page.next
        return page.rows


def ndjson(rows: Iterable[Rows], row: type[Row]) -> Iterator[bytes]:
    return map(json_lines, rows)


def json_lines(chunk: Rows) -> bytes:
    return b"".join(orjson.dumps(card, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_APPEND_NEWLINE) for card in chunk)


def csv_file(rows: Iterable[Rows], row: type[Row]) -> Iterator[bytes]:
    """Columns by the row's serializer, so that the header is known before any row is read."""
    paths = list(columns(row()))
    yield (BOM + csv_lines([[".".join(path) for path in paths]])).encode()
    yield from map(partial(csv_rows, paths), rows)


def csv_rows(paths: list[Path], chunk: Rows) -> bytes:
    return csv_lines([cell(card, path) for path in paths] for card in chunk).encode()


def csv_lines(rows: Iterable[list[str]]) -> str:
    """Every cell in quotes: where a semicolon separates cells, a text must not begin a new one with a formula."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def columns(row: serializers.BaseSerializer, above: Path = ()) -> Iterator[Path]:
    """The path of every leaf of a serializer."""
    for name, field in row.fields.items():  # type: ignore[attr-defined]  # unknown to the stubs
        inner = field.child if isinstance(field, serializers.ListSerializer) else field
        if isinstance(inner, serializers.BaseSerializer):
            yield from columns(inner, (*above, name))
        else:
            yield (*above, name)


def cell(value: Any, path: Path, separators: tuple[str, ...] = SEPARATORS) -> str:
    """What stands at the path, as one text."""
    if value is None:
        return ""
    if isinstance(value, list):
        return separators[0].join(cell(item, path, separators[1:]) for item in value)
    if path:
        return cell(value.get(path[0]), path[1:], separators)
    return text(value)


def text(value: Any) -> str:
    """A value without the meaning that a spreadsheet could see in it: one that begins as a formula gets a `'`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if not isinstance(value, str):
        return orjson.dumps(value).decode()
    return f"'{value}" if value.lstrip().startswith(FORMULA) or value[:1] in ("\t", "\r", "\n") else value


Encoding = Callable[[Iterable[Rows], type[Row]], Iterator[bytes]]
ENCODINGS: dict[str, tuple[Encoding, str]] = {
    "csv": (csv_file, "text/csv; charset=utf-8; header=present"),
    "ndjson": (ndjson, "application/x-ndjson"),
}
