"""Merging entries for one party, judge, court, topic, source or case: one stays, and the others' ids lead to it.

The entry that goes keeps its row, its history and its key, so nothing is lost and a document that is loaded again
still finds whom it means. Nothing refers to it any more, and lists, pages and type-aheads leave it out.

What stands in thousands of records moves in portions, each a short change of its own: until the last, readers see both
entries, and each record names one of them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from casetracker.core import policy
from casetracker.core.locking import lock_rows
from casetracker.core.merging.facts import (
    adopt_parts,
    move_evidence,
    own_columns,
    restate,
    stating,
    take_values,
)
from casetracker.core.merging.links import (
    by_public_id,
    differing_evidence,
    links_to,
    move_links,
    number_of_rows,
    units_referring,
)
from casetracker.core.merging.owners import children, move_owned, take_from_readers
from casetracker.core.models import UnitId
from casetracker.core.policy import Account, Action
from casetracker.core.units import EditorialUnit, Part, ReferenceUnit, Unit, unit_models
from casetracker.core.writing import Writing, writing

__all__ = [
    "Obstacle",
    "links_to",
    "merge",
    "merge_portion",
    "number_of_rows",
    "obstacle_finders",
    "obstacles",
    "own_columns",
    "survivors",
    "unit_models",
]

Mergeable = ReferenceUnit | EditorialUnit
"""A record that has `merge_obstacles`."""
Obstacle = tuple[str, Unit | None]
"""What keeps two entries from being merged, and the record in which that can be put right."""
PORTION = 5
"""Records that one transaction of a large merge changes; each may have rulings and reactions to be found anew."""
NO_REASON = "Say why they are one: the reason is public, in the history of every record that changes."

obstacle_finders: list[Callable[[Mergeable, Mergeable], Iterable[Obstacle]]] = []
"""What packages above know that keeps two entries apart; the site lists them at start-up."""
merged_followers: list[Callable[[Mergeable, Mergeable], None]] = []
"""What packages above keep about an entry and move to the one that stays, within the same change."""


def merge(double: Mergeable, survivor: Mergeable, *, by: Account | None, reason: str) -> None:
    """Move everything that refers to `double`, its names and its evidence to `survivor`, as one change.

    The survivor's own values stay; where it has none, it takes the double's. Raises ValidationError with every
    obstacle; nothing is changed then.
    """
    policy.require(by, Action.MERGE, survivor)
    with writing(by=by, reason=reason) as change:
        change.touch_stored([survivor])
        change.touch(double, "merged")
        refuse_obstacles(double, survivor, reason)
        users = {unit.public_id: unit for unit in units_referring(double, survivor)}
        by_public_id(users, list(stating(double).values_list("unit_id", flat=True)))
        owned = children(double) if isinstance(double, EditorialUnit) else []
        touch_with_parents(change, [*users.values(), *owned])
        if isinstance(double, EditorialUnit):
            move_owned(change, double, survivor)
        else:
            paths = adopt_parts(double, survivor)
            differing = take_values(double, survivor)
            move_evidence(double, survivor, paths, differing)
            restate(double, survivor)
        move_links(double, survivor, [*users.values()])
        lead_on(double, survivor)
        if isinstance(double, EditorialUnit):
            take_from_readers(double, reason)
        for follow in merged_followers:
            follow(double, survivor)


def merge_portion(
    double: Mergeable, survivor: Mergeable, *, by: Account | None, reason: str, portion: int | None = None
) -> int | None:
    """Move the next records from `double` to `survivor` and return how many; merge them, if few are left.

    Returns None once they are merged. Each call is a change of its own; a merge that is broken off goes on with the
    next. Raises ValidationError with every obstacle.
    """
    portion = portion or PORTION
    users = units_referring(double, survivor, portion + 1)
    if len(users) <= portion:
        merge(double, survivor, by=by, reason=reason)
        return None
    policy.require(by, Action.MERGE, survivor)
    with writing(by=by, reason=reason) as change:
        lock_rows(type(survivor)._base_manager.filter(pk__in=[double.pk, survivor.pk]))
        refuse_obstacles(double, survivor, reason)
        touch_with_parents(change, users[:portion])
        move_links(double, survivor, users[:portion])
    return portion


def refuse_obstacles(double: Mergeable, survivor: Mergeable, reason: str) -> None:
    found = [text for text, _ in obstacles(double, survivor)] + ([] if reason.strip() else [NO_REASON])
    if found:
        raise ValidationError(found)


def obstacles(double: Mergeable, survivor: Mergeable) -> list[Obstacle]:
    """List everything that keeps the two from being merged this way round."""
    if type(double) is not type(survivor) or double.pk == survivor.pk:
        return [("Choose another entry of the same kind.", None)]
    gone = UnitId.objects.filter(pk__in=[double.public_id, survivor.public_id], merged_into__isnull=False)
    if gone.exists():
        return [("One of the two has been merged already.", None)]
    found: list[Obstacle] = [(text, None) for text in double.merge_obstacles(survivor)]
    for find in obstacle_finders:
        found += find(double, survivor)
    found += [*one_above_the_other(double, survivor), *one_twice(double, survivor)]
    for row, what in differing_evidence(double, survivor):
        owner = next((unit for unit in of_public_id(row.unit_id)), None)
        text = f"“{owner}” cites both for one fact ({row.path or 'the whole record'}), each with another {what}. "
        found.append((text + "Make the two agree there, or remove one.", owner))
    return found


def one_twice(double: Mergeable, survivor: Mergeable) -> Iterator[Obstacle]:
    """Find records that name both where one entry can stand only once."""
    for link in links_to(type(double)):
        if link.yields or not issubclass(link.rows, Part):
            continue
        rows: Any = link.clashing(double, survivor)
        for row in rows.filter(is_withdrawn=False):
            owner, what = row.owner_unit(), row._meta.verbose_name
            text = f"“{owner}” has both, each with a {what} that cannot be one entry's twice. Take the {what} of "
            text += f"“{double}” out there (bring that of “{survivor}” back, if it was taken out), or change its role."
            yield text, owner


def one_above_the_other(double: Mergeable, survivor: Mergeable) -> Iterator[Obstacle]:
    """Find out whether one of the two stands above the other, directly or further up."""
    for field in type(double)._meta.concrete_fields:
        if field.related_model is not type(double):
            continue
        for lower, upper in ((double, survivor), (survivor, double)):
            above, seen = getattr(lower, field.name), set()
            while above is not None and above.pk not in seen and above.pk != upper.pk:
                seen.add(above.pk)
                above = getattr(above, field.name)
            if above is not None and above.pk == upper.pk:
                yield f"“{upper}” stands above “{lower}” (“{field.verbose_name}”): change that first.", lower


def of_public_id(public_id: str) -> Iterable[Unit]:
    found: dict[str, Unit] = {}
    by_public_id(found, [public_id])
    return found.values()


def touch_with_parents(change: Writing, units: Iterable[Unit]) -> None:
    """Touch the units that are to change, parents before their children."""
    found = {unit.public_id: unit for unit in units}
    parents = {parent.public_id: parent for unit in found.values() if (parent := unit.parent_unit())}
    everything = {**parents, **{key: unit for key, unit in found.items() if key not in parents}}
    change.touch_stored([unit for key, unit in everything.items() if key not in change.touched])


def lead_on(double: Mergeable, survivor: Mergeable) -> None:
    """Let the double's id, and those that led to it, lead to the survivor; only readers who knew it learn that."""
    row = UnitId.objects.get(pk=double.public_id)
    UnitId.objects.filter(merged_into=row).update(merged_into=survivor.public_id)
    UnitId.objects.filter(pk=row.pk).update(
        merged_into=survivor.public_id, was_public=row.is_visible() or row.was_seen()
    )


def survivors(units: Iterable[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield those of the units that were merged into another, each with the one that stays."""
    by_id = {unit.public_id: unit for unit in units}
    merged = dict(UnitId.objects.filter(pk__in=by_id, merged_into__isnull=False).values_list("pk", "merged_into"))
    for old, new in merged.items():
        yield by_id[old], type(by_id[old])._base_manager.get(public_id=new)
