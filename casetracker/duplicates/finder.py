"""Finds records that may be one, by the kept keys: those like one record, and all of a kind in groups."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Count, Max, Q

from casetracker.core.merging import Obstacle
from casetracker.core.policy import Account
from casetracker.core.units import Unit
from casetracker.duplicates.keys import ALIKE
from casetracker.duplicates.models import Different, Likeness

MOST_ROWS = 20_000
"""Rows of one kind that are put into groups at once; the rest comes when these are done."""
COMPARED_IN_PAIRS = 200
"""Records that share one key and are compared with what was marked as different; more are one group all the same."""


@dataclass
class Group:
    """Records, by public id, that may be one, and by what."""

    ids: list[str] = field(default_factory=list)
    alike: set[str] = field(default_factory=set)

    @property
    def reasons(self) -> list[str]:
        return [words for letter, words in ALIKE.items() if letter in self.alike]


def like(unit: Unit, letters: str = "".join(ALIKE)) -> dict[str, str]:
    """Return the public ids of records like this one, each with the letter of the strongest likeness."""
    mine = dict(Likeness.objects.filter(unit=unit.public_id).values_list("key", "tells"))
    rows = Likeness.objects.filter(kind=unit.kind_name(), key__in=[key for key in mine if key[0] in letters])
    different = different_from(unit)
    found: dict[str, str] = {}
    for other, key, tells in rows.exclude(unit=unit.public_id).order_by("unit").values_list("unit_id", "key", "tells"):
        letter = key[0]
        if other in different or not (tells or mine[key] or letter == "c"):
            continue
        found[other] = min(found.get(other, letter), letter, key=list(ALIKE).index)
    return found


def different_from(unit: Unit) -> set[str]:
    rows = Different.objects.filter(Q(one=unit.public_id) | Q(other=unit.public_id)).values_list("one", "other")
    return {public_id for pair in rows for public_id in pair} - {unit.public_id}


def groups(kind: str) -> list[Group]:
    """Return the groups of records of a kind that may be one, the largest first."""
    rows = Likeness.objects.filter(kind=kind)
    shared = (
        rows.order_by().values("key").annotate(found=Count("pk"), telling=Max("tells")).filter(found__gt=1, telling=1)
    )
    pairs = list(
        rows.filter(key__in=shared.values("key")).order_by("key", "unit").values_list("key", "unit")[:MOST_ROWS]
    )
    by_key: dict[str, list[str]] = {}
    for key, public_id in pairs:
        by_key.setdefault(key, []).append(public_id)
    different = set(Different.objects.filter(one__kind=kind).values_list("one", "other"))
    leader: dict[str, str] = {}
    alike: dict[str, set[str]] = {}
    for key, ids in by_key.items():
        for one, other in linked(ids, different):
            join(leader, alike, one, other, key[0])
    found: dict[str, Group] = {}
    for public_id in leader:
        top = lead(leader, public_id)
        group = found.setdefault(top, Group(alike=alike.get(top, set())))
        group.ids.append(public_id)
    return sorted(found.values(), key=lambda group: (-len(group.ids), min(group.ids)))


def linked(ids: list[str], different: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield enough pairs of these records to join all that were not marked as different from each other."""
    pairs = set(combinations(sorted(ids), 2)) if different and len(ids) <= COMPARED_IN_PAIRS else set()
    if pairs & different:
        yield from sorted(pairs - different)
    else:
        yield from zip(ids, ids[1:], strict=False)


def lead(leader: dict[str, str], public_id: str) -> str:
    leader.setdefault(public_id, public_id)
    while leader[public_id] != public_id:
        leader[public_id] = leader[leader[public_id]]
        public_id = leader[public_id]
    return public_id


def join(leader: dict[str, str], alike: dict[str, set[str]], one: str, other: str, letter: str) -> None:
    first, second = lead(leader, one), lead(leader, other)
    leader[second] = first
    alike[first] = alike.get(first, set()) | alike.get(second, set()) | {letter}


def mark_different(ids: Iterable[str], *, by: Account | None) -> int:
    """Mark these records as different from each other, for good; return how many pairs that were."""
    rows = [Different(one_id=one, other_id=other, by=by) for one, other in combinations(sorted(set(ids)), 2)]  # type: ignore[misc]  # the desk knows nobody anonymous
    Different.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def marked_different(double: Any, survivor: Any) -> Iterator[Obstacle]:
    """Say that two entries were found different, for whoever is about to merge them."""
    one, other = sorted((double.public_id, survivor.public_id))
    mark = Different.objects.filter(one=one, other=other).select_related("by").first()
    if mark:
        who = f" by {mark.by}" if mark.by else ""
        yield (
            f"They were marked as different on {mark.at:%d %B %Y}{who}: take that back on the page of duplicates.",
            None,
        )
