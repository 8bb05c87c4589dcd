"""Keep the keys true: with every change, and for all records at once."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction

from casetracker.core.merging import unit_models
from casetracker.core.units import Unit
from casetracker.core.visibility import units_by_model
from casetracker.duplicates.models import Different, Likeness

CHUNK = 500


def compared_models() -> list[Any]:
    """Return the models whose records are compared."""
    return [model for model in unit_models() if hasattr(model, "likeness")]


def update_likeness(units: Iterable[Unit]) -> None:
    """Write the keys of units that changed."""
    for model, group in units_by_model(units).items():
        if hasattr(model, "likeness"):
            write_keys(model, [unit.pk for unit in group if unit.pk])


def write_keys(model: Any, pks: Sequence[int]) -> list[str]:
    """Bring the keys of these records up to date; return the public ids of those whose keys were others."""
    wanted, stored = keys_of(model, pks)
    rows = [Likeness(unit_id=pk, kind=model.kind_name(), key=k, tells=tells) for pk, k, tells in wanted - stored.keys()]
    Likeness.objects.filter(pk__in=[pk for row, pk in stored.items() if row not in wanted]).delete()
    Likeness.objects.bulk_create(rows)
    return sorted({row[0] for row in wanted ^ stored.keys()})


def keys_of(model: Any, pks: Sequence[int]) -> tuple[set[tuple[str, str, int]], dict[tuple[str, str, int], int]]:
    """Return the keys that these records should have, and those that are stored with their primary keys."""
    units = model._default_manager.unmerged().filter(pk__in=pks)
    wanted: dict[tuple[str, str], int] = {}
    for unit in units.prefetch_related(*model.likeness_reads):
        for text, tells in unit.likeness():
            place = (unit.public_id, text)
            wanted[place] = max(wanted.get(place, 0), int(tells))
    ids = model._base_manager.filter(pk__in=pks).values("public_id")
    rows = Likeness.objects.filter(unit__in=ids).values_list("unit_id", "key", "tells", "pk")
    return {(*place, tells) for place, tells in wanted.items()}, {(a, b, c): pk for a, b, c, pk in rows}


def fill() -> None:
    """Write all keys, chunk by chunk, while the site answers."""
    for model, pks in chunks():
        with transaction.atomic():
            write_keys(model, pks)


def wrong_keys() -> Iterator[str]:
    """Describe each record whose keys are not what it says."""
    for model, pks in chunks():
        wanted, stored = keys_of(model, pks)
        for public_id in sorted({row[0] for row in wanted ^ stored.keys()}):
            yield f"{model.kind_name()} {public_id}: by what it looks like others is out of date"


def chunks() -> Iterator[tuple[Any, list[int]]]:
    for model in compared_models():
        pks = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), CHUNK):
            yield model, pks[start : start + CHUNK]


def keep_different(double: Unit, survivor: Unit) -> None:
    """Let what was found different from an entry that goes be different from the one that stays."""
    rows = [*Different.objects.filter(one=double.public_id), *Different.objects.filter(other=double.public_id)]
    for row in rows:
        third = row.other_id if row.one_id == double.public_id else row.one_id
        if third != survivor.public_id:
            one, other = sorted((third, survivor.public_id))
            Different.objects.get_or_create(one_id=one, other_id=other, defaults={"by_id": row.by_id, "at": row.at})
        row.delete()
