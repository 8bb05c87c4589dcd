"""What follows from the record, computed anew: it finds what has drifted from it, and mends that where asked."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Count, F, Max

from cases.models import Case, Citation
from casetracker.core.models import UnitId
from casetracker.core.numbering import assign_numbers
from casetracker.core.units import EditorialUnit, NumberedPart, Unit, earliest_reference
from casetracker.core.visibility import store_visibility
from casetracker.core.writing import settle
from casetracker.exchange.shapes import SHAPES
from rulings.models import Reaction, Ruling
from rulings.models.unit import CaseUnit

CHUNK = 500
ORDER = ["case", "ruling", "reaction", "topic", "court", "judge", "party", "source"]
"""Parents before their children, and what refers before what is referred to."""
FOLLOWING = ["visible_from", "number", "numbers", "result", "favours", "is_verdict"]
"""Columns of units that follow from something else."""


def check_record(*, mend: bool) -> list[str]:
    """One line for each thing that is not as it must be; with `mend`, what can be computed is put right.

    One transaction, because what follows from a thing that is wrong would be called wrong too.
    """
    with transaction.atomic():
        found = [line for kind in ORDER for line in drifted_of(SHAPES[kind].model)]
        found += [*uncited(), *gaps()]
        transaction.set_rollback(not mend)
    return found


def drifted_of(model: type[Unit]) -> Iterator[str]:
    last = 0
    while units := list(model._base_manager.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        last = units[-1].pk
        yield from drifted(model, units)


def drifted(model: type[Unit], units: list[Unit]) -> list[str]:
    """What differs after everything that follows from these units was computed anew."""
    before = state(model, units)
    settle_visibility(model, units)
    for unit in units:
        assign_numbers(unit)
    settle(units)
    after = state(model, units)
    return [
        f"{model.kind_name()} {public_id}: {name} is {old}, it should be {after.get((public_id, name), 'gone')}"
        for (public_id, name), old in before.items()
        if old != after.get((public_id, name), "gone")
    ]


def settle_visibility(model: type[Unit], units: list[Unit]) -> None:
    if issubclass(model, EditorialUnit) or getattr(model, "always_visible", False):
        instants = {unit.pk: unit.settled_visible_from() for unit in units}
    else:
        instants = earliest_reference(model, [unit.pk for unit in units])
    store_visibility(model, instants)
    registered = dict(UnitId.objects.filter(pk__in=[u.public_id for u in units]).values_list("pk", "visible_from"))
    for unit in units:
        unit.visible_from = instants[unit.pk]
        if registered[unit.public_id] != unit.visible_from:
            UnitId.objects.filter(pk=unit.public_id).update(visible_from=unit.visible_from)


def state(model: type[Unit], units: list[Unit]) -> dict[tuple[str, str], Any]:
    """Everything of these units that follows from something else, by public id and name."""
    ids = [unit.public_id for unit in units]
    found: dict[tuple[str, str], Any] = {}
    columns = [column.name for column in model._meta.fields if column.name in FOLLOWING]
    for row in model._base_manager.filter(public_id__in=ids).values("public_id", *columns):
        found |= {(row["public_id"], name): row[name] for name in columns}
    for pk, instant in UnitId.objects.filter(pk__in=ids).values_list("pk", "visible_from"):
        found[pk, "visible_from of the public id"] = instant
    for row in Citation.objects.filter(unit_id__in=ids).select_related("source"):
        name = f"the citation of “{row.source.title}” for “{row.path}”"
        found[row.unit_id, name] = "contrary" if row.is_contrary else "no contrary one"
    return found


def uncited() -> Iterator[str]:
    """Published units without a source: the publish gate keeps them out, so something went past it."""
    cited = Citation.objects.values("unit_id")
    for model in (Case, Ruling, Reaction):
        published = model.objects.filter(state="published").exclude(public_id__in=cited)
        for public_id in published.values_list("public_id", flat=True):
            yield f"{model.kind_name()} {public_id}: it is published and cites no source"


def gaps() -> Iterator[str]:
    """Numbers that are missing in a row of numbers; none is given twice or anew, so this cannot be mended."""
    for model in apps.get_models():
        if model._meta.proxy or not issubclass(model, NumberedPart | CaseUnit):
            continue
        owner = getattr(model, "owner", "case")
        rows = (
            model._base_manager.order_by()
            .values(f"{owner}__public_id")
            .annotate(given=Count("number"), last=Max("number"))
        )
        for row in rows.filter(last__gt=F("given")):
            name, given = model._meta.verbose_name, row["given"]
            yield f"{owner} {row[f'{owner}__public_id']}: {given} of its {name} have numbers, up to {row['last']}"
