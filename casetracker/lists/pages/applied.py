"""The filters in use: each with the list without it, and how long that would be."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import HttpRequest

from casetracker.core.units import Unit
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.pages.counts import Count, counted
from casetracker.lists.pages.links import address, without
from casetracker.lists.unit_lookup import called

LOOSENED_AT_MOST = 6
"""Filters that are left out one by one where nothing fits all of them; each costs one query."""
Chip = dict[str, str]


@dataclass(frozen=True)
class Loosened:
    """The list without one of its filters."""

    label: str
    text: str
    url: str
    number: Count


def chips(request: HttpRequest, filterset: GroupedFilterSet) -> Iterator[Chip]:
    """The filters that are applied, each with the address of the list without it."""
    for name, condition in filterset.filters.items():
        values: list[Any] = filterset.form.cleaned_data.get(name) or []
        found: list[Unit] = filterset.found.get(name, [])
        if values:
            texts = (
                [called(unit) for unit in found]
                if found and len(found) <= 3
                else [condition.shown(value) for value in values]
            )
            removed = address(request.path, without(request.GET, [name, "cursor", "page"]))
            yield {"parameter": name, "name": condition.label, "text": " or ".join(texts), "remove": removed}


def loosened(filterset: GroupedFilterSet, applied: list[Chip]) -> list[Loosened]:
    """What each filter keeps out, for a list in which nothing fits; only where something is kept out by it alone."""
    rows = (
        Loosened(chip["name"], chip["text"], chip["remove"], counted(filterset.without(chip["parameter"])))
        for chip in islice(applied, LOOSENED_AT_MOST)
    )
    return [row for row in rows if row.number.number]
