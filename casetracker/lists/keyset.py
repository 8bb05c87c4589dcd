"""Keyset paging: pages that cost the same at the first row and at the millionth.

A list is ordered by one column, then by public id (a row number would show the gaps that hidden rows leave). Rows
without a date stand last, in a phase of their own: a comparison never reaches NULLs, so the cursor says in which phase
it stands.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.lists.finder import Facet
from casetracker.lists.rows import RowData, Rows
from casetracker.web.addresses import with_parameter

if TYPE_CHECKING:
    from casetracker.lists.api import RecordViewSet

SIZE = 50
SIZE_AT_MOST = 500
NO_CURSOR = "This is no cursor of this list; leave it out to start at the top."


@dataclass(frozen=True)
class Order:
    """A stated way of ordering: the column, its direction, and whether rows may lack it."""

    column: str
    is_descending: bool = False
    is_nullable: bool = True
    said: str = ""
    """What readers call it, such as “newest first”; blank where it tells them nothing."""


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after (or before) the row with this value and id."""

    value: str | None
    public_id: str
    is_backward: bool = False

    def encode(self) -> str:
        data = json.dumps([self.value, self.public_id, int(self.is_backward)], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    @classmethod
    def decode(cls, encoded: str) -> "Cursor":
        try:
            value, public_id, backward = json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
            if not isinstance(value, str | None) or not isinstance(public_id, str) or backward not in (0, 1):
                raise ValueError
        except (ValueError, TypeError, RecursionError) as error:
            raise ValidationError({"cursor": NO_CURSOR}) from error
        return cls(value, public_id, bool(backward))


@dataclass
class Page:
    """Some rows of a list, and the addresses of its neighbours' cursors."""

    rows: Rows
    next: str | None
    previous: str | None
    size: int
    facets: list[Facet] | None = None
    """None without `facets=yes`."""


class Keyset:
    """The pages of one list, as its address asks for them."""

    def __init__(self, orders: dict[str, Order], default: str, about: str = "") -> None:
        self.orders, self.default = orders, default
        self.about = about
        """What a reader of the API must know of the orders."""

    def page(self, queryset: QuerySet, parameters: QueryDict, columns: Iterable[str]) -> Page:
        """The page that the parameters `ordering`, `cursor` and `page_size` ask for.

        `queryset` is filtered already; each row is a dict of `columns`. Raises ValidationError by parameter.
        """
        order = self.order(parameters)
        cursor = Cursor.decode(parameters["cursor"]) if parameters.get("cursor") else None  # type: ignore[arg-type]  # wider in the stubs
        size = page_size(parameters)
        columns = tuple(dict.fromkeys([*columns, "pk", "public_id", order.column]))
        try:
            rows = self.rows(queryset, order, cursor, size + 1, columns)
        except (ValidationError, ValueError) as error:  # a value that the column cannot hold
            raise ValidationError({"cursor": NO_CURSOR}) from error
        more = len(rows) > size
        rows = rows[:size]
        if cursor and cursor.is_backward:
            rows.reverse()
        return Page(rows, **self.neighbours(rows, order, cursor, more), size=size)  # type: ignore[arg-type]  # wider in the stubs

    def order(self, parameters: QueryDict) -> Order:
        name = parameters.get("ordering") or self.default
        if name not in self.orders:
            raise ValidationError({"ordering": f"“{name}” is not known; write one of {', '.join(self.orders)}."})
        return self.orders[name]

    def rows(
        self, queryset: QuerySet, order: Order, cursor: Cursor | None, wanted: int, columns: tuple[str, ...]
    ) -> Rows:
        """The next rows in the cursor's direction, through the dated and the undated phase."""
        backward = bool(cursor and cursor.is_backward)
        phases = [False, True] if order.is_nullable else [False]
        found: Rows = []
        for is_undated in reversed(phases) if backward else phases:
            if cursor and order.is_nullable and lies_behind(is_undated, cursor):
                continue
            rows = queryset.filter(**{f"{order.column}__isnull": True}) if is_undated else queryset
            if order.is_nullable and not is_undated:
                rows = rows.filter(**{f"{order.column}__isnull": False})
            descending = order.is_descending != backward
            if cursor and (not order.is_nullable or is_undated == (cursor.value is None)):
                rows = rows.filter(rows_after(order.column, cursor, is_undated, descending))
            sign = "-" if descending else ""
            keys = [f"{sign}public_id"] if is_undated else [f"{sign}{order.column}", f"{sign}public_id"]
            found += rows.order_by(*keys).values(*columns)[: wanted - len(found)]
            if len(found) == wanted:
                break
        return found

    def neighbours(self, rows: Rows, order: Order, cursor: Cursor | None, more: bool) -> dict[str, str | None]:
        backward = bool(cursor and cursor.is_backward)
        if not rows:
            return {"next": None, "previous": None}
        first, last = (
            Cursor(cursor_value(row[order.column]), row["public_id"], back)
            for row, back in ((rows[0], True), (rows[-1], False))
        )
        return {
            "next": last.encode() if more or backward else None,
            "previous": first.encode() if (more if backward else cursor) else None,
        }


BY_CHANGE = {
    "-changed_at": Order("changed_at", is_descending=True, is_nullable=False, said="last changed first"),
    "changed_at": Order("changed_at", is_nullable=False),
}
"""The orders of whatever has an instant of its last change."""
BY_NAME = Keyset(
    {
        "name": Order("sort_key", is_nullable=False, said="by name"),
        "-name": Order("sort_key", True, is_nullable=False, said="by name backwards"),
        **BY_CHANGE,
    },
    default="name",
    about=(
        "Names stand as in a library catalogue: persons by family name, particles, articles and accents aside; "
        "by `sort_name` where it is given."
    ),
)


def lies_behind(is_undated: bool, cursor: Cursor) -> bool:
    """Whether the phase lies behind a cursor that stands in the other one."""
    return is_undated != (cursor.value is None) and is_undated == cursor.is_backward


def rows_after(column: str, cursor: Cursor, is_undated: bool, descending: bool) -> Q:
    """Rows past the cursor. Written so that both databases turn it into one index range."""
    side = "lt" if descending else "gt"
    if is_undated:
        return Q(**{f"public_id__{side}": cursor.public_id})
    inside = Q(**{f"{column}__{side}": cursor.value}) | Q(**{f"public_id__{side}": cursor.public_id})
    return Q(**{f"{column}__{side}e": cursor.value}) & inside


def cursor_value(value: object) -> str | None:
    return None if value is None else str(value)


def page_size(parameters: QueryDict) -> int:
    given = parameters.get("page_size") or str(SIZE)
    if not (given.isascii() and given.isdigit() and len(given) < 6 and 1 <= int(given) <= SIZE_AT_MOST):
        raise ValidationError({"page_size": f"A page has 1 to {SIZE_AT_MOST} rows; write a number in this range."})
    return int(given)


class KeysetPagination(BasePagination):
    """Pages an API list by the keyset of its listing; adds the count and the facets that the address asks for."""

    view: "RecordViewSet"
    page: Page
    count: int | None
    links: dict[str, str | None]

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: "RecordViewSet") -> Rows:  # type: ignore[override]  # a page needs the listing
        """The values from which the listing's row serializer builds the page."""
        listing, self.view = view.listing, view
        self.page = listing.keyset.page(queryset, request.GET, listing.row.columns())
        self.page.facets = listing.facets(view.filterset, request.GET)
        self.count = exact_count(queryset, request.GET)
        self.links = {
            name: cursor and request.build_absolute_uri(with_parameter(request, "cursor", cursor))
            for name, cursor in (("next", self.page.next), ("previous", self.page.previous))
        }
        return self.page.rows

    def get_paginated_response(self, data: Rows) -> Response:
        body: RowData = {**self.links}
        if self.count is not None:
            body["count"] = self.count
        body["results"] = self.view.listing.with_matched(self.view.filterset, self.page.rows, data)
        if self.page.facets is not None:
            body["facets"] = [asdict(facet) for facet in self.page.facets]
        return Response(body, headers=self.link_header())

    def link_header(self) -> dict[str, str] | None:
        relations = {"next": self.links["next"], "prev": self.links["previous"]}
        links = [f'<{address}>; rel="{relation}"' for relation, address in relations.items() if address]
        return {"Link": ", ".join(links)} if links else None


def exact_count(queryset: QuerySet, parameters: QueryDict) -> int | None:
    """The number of all rows with `count=exact`: counting a long list costs more than a page of it."""
    answer = parameters.get("count")
    if answer is None:
        return None
    if answer != "exact":
        raise ValidationError({"count": [f"“{answer}” is not known; write exact."]})
    return queryset.count()
