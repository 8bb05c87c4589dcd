"""How many records a list has: counted no further than is cheap, so that it costs the same however long the list is."""

from typing import NamedTuple

from django.db.models import QuerySet

COUNTED_AT_MOST = 1_000
"""Records that are read for a count and for the facets of a page."""


class Count(NamedTuple):
    """A number of records; `is_more`: there are more than that."""

    number: int
    is_more: bool

    def __str__(self) -> str:
        return f"more than {self.number:,}" if self.is_more else f"{self.number:,}"


def counted(records: QuerySet) -> Count:
    return count_of(records.order_by()[: COUNTED_AT_MOST + 1].count())


def count_of(number: int) -> Count:
    return Count(min(number, COUNTED_AT_MOST), number > COUNTED_AT_MOST)
