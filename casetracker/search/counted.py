"""The records that facets count, the rows around them as the driver returns them, and the count of roles."""

from collections import Counter, defaultdict
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case as If
from django.db.models import QuerySet
from django.db.models.functions import Cast

from cases.models import Participation
from casetracker.lists.filters import GroupedFilterSet
from casetracker.search.index.backends import current_backend
from casetracker.search.index.kept_counts import FacetValue, counts_of_cases

RECORDS_AT_MOST = 20_000
"""Records that are read for the facets that are not EXACT."""
RawRow = tuple[Any, ...]
Column = tuple[Any, ...]
"""A row, and a column of many rows, as the driver returns them."""


class Owners:
    """The owner of each row, and further ones: a ruling may stand in several cases."""

    def __init__(self, pairs: list[RawRow]) -> None:
        self.first: dict[int, int] = dict(pairs)
        self.further: defaultdict[int, list[int]] = defaultdict(list)
        if len(self.first) < len(pairs):
            for row, owner in pairs:
                if self.first[row] != owner:
                    self.further[row].append(owner)

    def of(self, links: Column, columns: list[Column]) -> tuple[Column, list[Column]]:
        """The owners of rows that link so, and the columns of the rows, which stand once for each of their owners."""
        owners = tuple(self.first[link] for link in links)
        if not self.further:
            return owners, columns
        again = [(place, owner) for place, link in enumerate(links) for owner in self.further.get(link, ())]
        owners += tuple(owner for _, owner in again)
        return owners, [column + tuple(column[place] for place, _ in again) for column in columns]


class CountedRecords:
    """The records that facets count, read once, as keys; of a list whose counts are kept, only the first 20,000.

    `most` reads no more than so many, whatever the list: any of them, so that the database need not find the first.
    """

    def __init__(self, queryset: QuerySet, *, is_kept: bool, most: int | None = None) -> None:
        self.most = most or RECORDS_AT_MOST
        queryset = queryset.order_by("-pk") if is_kept else queryset.order_by()
        queryset = queryset[: self.most + 1] if most or is_kept else queryset
        self.read = [pk for (pk,) in raw_rows(queryset, "pk")]
        self.read.sort(reverse=True)
        self.is_longer = len(self.read) > self.most
        self.visible = queryset.model._default_manager.visible()
        self.owners: dict[tuple[object, ...], Owners] = {}
        """Rows between records and rows with values, each with its owner: rulings of cases, for dispositions."""

    @cached_property
    def kept(self) -> dict[str, Counter[FacetValue]]:
        """Court, result and year of many cases, from the kept additions of each."""
        return counts_of_cases(self.read)

    def keys(self, *, is_capped: bool) -> list[int]:
        """The keys of all records, or of the first."""
        return self.read[: self.most] if is_capped else self.read


def within(rows: QuerySet, link: str, keys: list[int]) -> QuerySet:
    return rows.filter(**{f"{link}__in": current_backend().in_list(keys)}).order_by()


def raw_rows(queryset: QuerySet, *columns: str | Cast | If) -> list[RawRow]:
    """Numbers and texts as the driver returns them: for many rows, a queryset takes several times as long."""
    try:
        sql, parameters = queryset.values_list(*columns).query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def count_roles(filterset: GroupedFilterSet, records: CountedRecords) -> Counter[FacetValue]:
    """Count records by the roles of those whom a disposition that meets the filters concerns, as `concerns` has it."""
    keys = records.keys(is_capped=True)
    records_of = records_of_dispositions(filterset, keys)
    named = concerned_by(list(records_of))
    [(group_name, condition)] = filterset.facet_steps("role")
    group = filterset.groups[group_name]
    case_of: dict[int, int] = dict(raw_rows(within(records.visible, "pk", keys), "pk", group.outer))
    parts = within(group.rows().filter(condition), group.link, list(set(case_of.values())))
    people = by_first(raw_rows(parts, group.link, "party_id", "side", "role"))
    held: defaultdict[FacetValue, set[int]] = defaultdict(set)
    for disposition, several in records_of.items():
        parties, sides = ({each[i] for each in named[disposition]} for i in (0, 1))
        for record in several:
            for party, side, role in people[case_of[record]]:
                if party in parties or side not in sides:
                    held[role].add(record)
    return Counter({role: len(found) for role, found in held.items()})


def records_of_dispositions(filterset: GroupedFilterSet, keys: list[int]) -> dict[int, list[int]]:
    """The dispositions that meet the filters, each with its records; read step by step, as every facet is.

    A disposition has several where its ruling stands in several cases.
    """
    records_of = {key: [key] for key in keys}
    for name, condition in filterset.facet_steps("role", "disposition"):
        group = filterset.groups[name]
        found: dict[int, list[int]] = {}
        rows = within(group.rows().filter(condition), group.link, list(records_of))
        for key, owner in raw_rows(rows, "pk", group.link):
            found.setdefault(key, []).extend(records_of[owner])
        records_of = found
    return records_of


def concerned_by(dispositions: list[int]) -> defaultdict[int, list[RawRow]]:
    """The parties whom the dispositions name, and their sides."""
    link = "dispositions_concerning"
    return by_first(raw_rows(within(Participation.objects.current(), link, dispositions), link, "party_id", "side"))


def by_first(rows: list[RawRow]) -> defaultdict[int, list[RawRow]]:
    """The rest of each row, by its first value."""
    found: defaultdict[int, list[RawRow]] = defaultdict(list)
    for first, *rest in rows:
        found[first].append(tuple(rest))
    return found
