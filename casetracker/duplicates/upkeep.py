"""Keep the keys true: with every change, and for all records at once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import transaction

from casetracker.core.merging import unit_models
from casetracker.core.statements.compiled import KEYS, Statement
from casetracker.core.statements.rows import Attach, Rows, children
from casetracker.core.statements.values import values_by
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
    wanted: dict[tuple[str, str], int] = {}
    for unit in compared_rows(model).read(pks):
        for text, tells in unit.likeness():
            place = (unit.public_id, text)
            wanted[place] = max(wanted.get(place, 0), int(tells))
    ids = [row["public_id"] for row in values_by(model, "pk", ("public_id",), ())(pks)]
    stored = values_by(Likeness, "unit_id", ("key", "tells", "pk"), ())(ids)
    return (
        {(*place, tells) for place, tells in wanted.items()},
        {(row["unit_id"], row["key"], row["tells"]): row["pk"] for row in stored},
    )


@cache
def compared_rows(model: Any) -> Rows:
    """Return how the model's records are read with the names that tell them from others."""

    def names(name: str) -> Attach:
        part = model._meta.get_field(name).related_model
        of_part = part._default_manager.all()
        return children(model, name, lambda key: Rows(Statement(lambda: of_part.filter(**{f"{key}__among": KEYS}))))

    units = model._default_manager.unmerged()
    return Rows(Statement(lambda: units.filter(pk__among=KEYS)), [names(name) for name in model.likeness_reads])


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
