"""The facts of an entry itself, its names and its evidence, moved to the entry that stays."""

from typing import Any

from django.db import models
from django.db.models import Q

from casetracker.core.documents import plain
from casetracker.core.merging.links import links_to
from casetracker.core.models import evidence, new_public_id
from casetracker.core.text import natural
from casetracker.core.units import Unit
from casetracker.core.visibility import PartField, own_parts

KEPT_APART = {"id", "key", "is_withdrawn"}
"""Columns in which two parts may differ and still say the same."""
UNSAID: tuple[Any, ...] = (None, "", [], "unknown")
"""Values with which an entry says nothing of a fact."""


def stating(double: Any) -> models.QuerySet:
    """Return evidence of other records that states the double's key instead of what the record says."""
    names = Q(pk__in=[])
    for link in links_to(type(double)):
        names |= Q(path__endswith=f".{link.field}") | Q(path=link.field)
    texts = [double.external_key, f"{double.external_system}:{double.external_key}"]
    return evidence().filter(names, stated_value__in=texts)


def restate(double: Any, survivor: Any) -> None:
    """Let what stated the double state the survivor, or the two would still be called a dispute."""
    full = f"{survivor.external_system}:{survivor.external_key}"
    same_system = double.external_system == survivor.external_system
    for row in stating(double):
        short = same_system and ":" not in row.stated_value
        move(row, stated_value=survivor.external_key if short else full)


def adopt_parts(double: Any, survivor: Any) -> dict[str, str]:
    """Give the survivor the double's names and other parts, each once; return the new path of each fact that moved."""
    paths: dict[str, str] = {}
    for part, field in own_parts(type(double)):
        name = field.remote_field.get_accessor_name()
        rows: models.QuerySet = part._base_manager.filter(is_withdrawn=False)
        taken = {identity(row, field): row.key for row in rows.filter(**{field.name: survivor})}
        keys = set(part._base_manager.filter(**{field.name: survivor}).values_list("key", flat=True))
        for row in rows.filter(**{field.name: double}):
            if hasattr(row, "name") and natural(row.name) == natural(survivor.name):
                paths[f"{name}/{row.key}.name"] = "name"
                continue
            old = row.key
            if identity(row, field) not in taken:
                row.key = new_public_id() if old in keys else old
                setattr(row, field.name, survivor)
                row.save()
                taken[identity(row, field)] = row.key
            paths[f"{name}/{old}"] = f"{name}/{taken[identity(row, field)]}"
    if hasattr(survivor, "names") and natural(double.name) != natural(survivor.name):
        called = (row for row in survivor.names.current() if natural(row.name) == natural(double.name))
        paths["name"] = f"names/{(next(called, None) or survivor.names.create(name=double.name)).key}.name"
    return paths


def identity(part: Any, owner: PartField) -> tuple[Any, ...]:
    """Return what two parts that say the same have in common; for a name, its words and its language."""
    if hasattr(part, "name"):
        return natural(part.name), part.language
    columns = [column for column in part._meta.concrete_fields if column.name not in KEPT_APART and column != owner]
    return tuple(column.value_from_object(part) for column in columns)


def take_values(double: Any, survivor: Any) -> dict[str, Any]:
    """Fill what the survivor lacks and join notes; return the double's values that the survivor's exclude."""
    differing = {}
    for column in own_columns(type(double)):
        mine, theirs = getattr(survivor, column.name), getattr(double, column.name)
        if theirs in UNSAID or theirs in (mine, survivor):
            continue
        if mine in UNSAID:
            setattr(survivor, column.name, theirs)
        elif isinstance(column, models.TextField):
            setattr(survivor, column.name, mine if theirs in mine else f"{mine}\n\n{theirs}")
        else:
            differing[column.name] = theirs
    survivor.full_clean(validate_unique=False)
    survivor.save()
    return differing


SET_BY_ACTIONS = {"state", "publish_at", "published_at", "is_sealed", "is_sensitive", "withdrawn_reason"}
"""Columns that are no facts of a record: what is done with it sets them."""


def own_columns(model: type[Unit]) -> list[models.Field]:
    """Return the facts of the entry itself, without the name of one that can have other names: it becomes another."""
    left_out = {"id", *SET_BY_ACTIONS, *(["name"] if hasattr(model, "names") else [])}
    return [column for column in model._meta.concrete_fields if column.editable and column.name not in left_out]


def move_evidence(double: Unit, survivor: Unit, paths: dict[str, str], differing: dict[str, Any]) -> None:
    """Move the double's evidence to where its facts are now.

    What a source says of a value that was dropped becomes what it states instead. Evidence that the survivor has
    already, and evidence about nothing but the double's own value, stays with the double.
    """
    for row in evidence().filter(unit_id=double.public_id):
        path = moved_path(row.path, paths)
        about_the_value = row.path in differing and row.support not in ("states", "implies")
        if path is None or about_the_value:
            continue
        values = {"unit_id": survivor.public_id, "path": path}
        if row.path in differing:
            values["stated_value"] = row.stated_value or str(plain(differing[row.path]))
        move(row, **values)


def moved_path(path: str, paths: dict[str, str]) -> str | None:
    """Return the path of the double's fact in the survivor's document; None for a part that stayed."""
    place, _, name = path.rpartition(".")
    if path in paths or "/" not in path:
        return paths.get(path, path)
    return f"{paths[place]}.{name}" if place in paths else None


def move(row: Any, **values: str) -> None:
    """Change the evidence, unless the same is there already."""
    for name, value in values.items():
        setattr(row, name, value)
    referred = {name: getattr(row, f"{name}_id") for name in row.reveals}
    same = evidence().filter(unit_id=row.unit_id, path=row.path, stated_value=row.stated_value, **referred)
    if not same.exists():
        row.save()
