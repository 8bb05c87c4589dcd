"""The records of a job, read for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin

from casetracker.core.units import Unit
from casetracker.desk.addresses import unit_url
from casetracker.tasks.models import Item


@dataclass(frozen=True)
class Row:
    """A record of a job, as its page shows it."""

    unit: Unit | None
    url: str
    parent: Unit | None
    lines: list[str]
    """What was done, or why it was or will be refused."""
    number: int
    """The primary key, for a record that is gone."""


def models_by_kind() -> dict[str, type[Unit]]:
    """Return the units that have a place in the desk."""
    return {model.kind_name(): model for model in admin.site._registry if issubclass(model, Unit)}


def read_units(items: Iterable[Item]) -> dict[tuple[str, int], Any]:
    """Read the items' records with what each belongs to, by kind and primary key."""
    wanted: dict[str, list[int]] = {}
    for item in items:
        wanted.setdefault(item.kind, []).append(item.record)
    found: dict[tuple[str, int], Any] = {}
    for kind, pks in wanted.items():
        model = models_by_kind()[kind]
        rows: Any = model._base_manager.filter(pk__in=pks)
        if model.parent_field:
            rows = rows.select_related(model.parent_field)
        found |= {(kind, unit.pk): unit for unit in rows}
    return found


def row_of(item: Item, unit: Unit | None, text: str, *, is_merged: bool = False) -> Row:
    """Return a row; a record that was merged has no form any more, but an address that leads to the other's."""
    url, parent = (unit_url(unit), unit.parent_unit()) if unit else ("", None)
    url = unit.get_absolute_url() if unit and is_merged else url
    return Row(unit, url, parent, text.splitlines(), item.record)
