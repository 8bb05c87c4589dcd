"""Merging two entries for one party or one judge: one stays, and from then on the other's id leads to it.

The entry that goes keeps its row, its history and its key, so nothing is lost and a document that is loaded again
still finds whom it means. Nothing refers to it any more, and lists, pages and type-aheads leave it out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q

from casetracker.core import policy
from casetracker.core.documents import plain
from casetracker.core.models import UnitId, evidence, new_public_id
from casetracker.core.policy import Account, Action
from casetracker.core.text import natural
from casetracker.core.units import Part, ReferenceUnit, Unit
from casetracker.core.visibility import PartField, own_parts, referring_parts
from casetracker.core.writing import Writing, writing

Obstacle = tuple[str, Unit | None]
"""What keeps two entries from being merged, and the record in which that can be put right."""
KEPT_APART = {"id", "key", "is_withdrawn"}
"""Columns in which two parts may differ and still say the same."""


def merge(double: ReferenceUnit, survivor: ReferenceUnit, *, by: Account | None, reason: str) -> None:
    """Move everything that refers to `double`, its names and its evidence to `survivor`, as one change.

    The survivor's own values stay; where it has none, it takes the double's. Raises ValidationError with every
    obstacle; nothing is changed then.
    """
    policy.require(by, Action.MERGE, survivor)
    with writing(by=by, reason=reason) as change:
        change.touch_stored([survivor])
        change.touch(double, "merged")
        found = obstacles(double, survivor)
        if found:
            raise ValidationError([text for text, _ in found])
        touch_users(change, double)
        paths = adopt_parts(double, survivor)
        differing = take_values(double, survivor)
        move_evidence(double, survivor, paths, differing)
        for part, field in referring_parts(type(double)):
            rows = part._base_manager.filter(**{field.name: double})
            staying = clashing(part, field, double, survivor)
            rows.exclude(pk__in=staying.values("pk")).update(**{field.name: survivor})
        restate(double, survivor)
        lead_on(double, survivor)


def obstacles(double: ReferenceUnit, survivor: ReferenceUnit) -> list[Obstacle]:
    """List everything that keeps the two from being merged this way round."""
    if type(double) is not type(survivor) or double.pk == survivor.pk:
        return [("Choose another entry of the same kind.", None)]
    gone = UnitId.objects.filter(pk__in=[double.public_id, survivor.public_id], merged_into__isnull=False)
    if gone.exists():
        return [("One of the two has been merged already.", None)]
    found: list[Obstacle] = [(text, None) for text in double.merge_obstacles(survivor)]
    for part, field in referring_parts(type(double)):
        for row in clashing(part, field, double, survivor).filter(is_withdrawn=False):
            owner = row.owner_unit()
            what = row._meta.verbose_name
            text = f"“{owner}” has both, each with a {what} that cannot be one entry's twice. Take the {what} of "
            text += f"“{double}” out there (bring that of “{survivor}” back, if it was taken out), or change its role."
            found.append((text, owner))
    return found


def clashing(part: type[Part], field: PartField, double: Unit, survivor: Unit) -> models.QuerySet[Part]:
    """Return the double's rows whose place the survivor has taken; those that are withdrawn stay with the double."""
    taken = Q(pk__in=[])
    for constraint in part._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field.name in constraint.fields:
            rest = {name: OuterRef(name) for name in constraint.fields if name != field.name}
            taken |= Q(Exists(part._base_manager.filter(**{field.name: survivor}, **rest)))
    return part._base_manager.filter(taken, **{field.name: double})


def touch_users(change: Writing, double: ReferenceUnit) -> None:
    """Touch every unit whose document names the double, parents before their children."""
    found: dict[str, Unit] = {}
    for part, field in referring_parts(type(double)):
        rows = part._base_manager.filter(**{field.name: double}).select_related(part.owner)
        found |= {unit.public_id: unit for unit in (row.owner_unit() for row in rows)}
    for model in unit_models():
        ids = stating(double).filter(unit__kind=model.kind_name()).values("unit_id")
        found |= {unit.public_id: unit for unit in model._base_manager.filter(public_id__in=ids)}
    parents = {parent.public_id: parent for unit in found.values() if (parent := unit.parent_unit())}
    everything = {**parents, **{key: unit for key, unit in found.items() if key not in parents}}
    change.touch_stored([unit for key, unit in everything.items() if key not in change.touched])


def unit_models() -> list[type[Unit]]:
    return [model for model in apps.get_models() if issubclass(model, Unit) and not model._meta.proxy]


def stating(double: ReferenceUnit) -> models.QuerySet:
    """Return evidence of other records that states the double's key instead of what the record says."""
    names = Q(pk__in=[])
    for _, field in referring_parts(type(double)):
        names |= Q(path__endswith=f".{field.name}")
    texts = [double.external_key, f"{double.external_system}:{double.external_key}"]
    return evidence().filter(names, stated_value__in=texts)


def restate(double: ReferenceUnit, survivor: ReferenceUnit) -> None:
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
    if natural(double.name) != natural(survivor.name):
        called = (row for row in survivor.names.current() if natural(row.name) == natural(double.name))
        paths["name"] = f"names/{(next(called, None) or survivor.names.create(name=double.name)).key}.name"
    return paths


def identity(part: Any, owner: PartField) -> tuple[Any, ...]:
    """Return what two parts that say the same have in common; for a name, its words and its language."""
    if hasattr(part, "name"):
        return natural(part.name), part.language
    columns = [column for column in part._meta.concrete_fields if column.name not in KEPT_APART and column != owner]
    return tuple(column.value_from_object(part) for column in columns)


def take_values(double: ReferenceUnit, survivor: ReferenceUnit) -> dict[str, Any]:
    """Fill what the survivor lacks and join notes; return the double's values that the survivor's exclude."""
    differing = {}
    for column in own_columns(type(double)):
        mine, theirs = getattr(survivor, column.name), getattr(double, column.name)
        if theirs in (None, "") or theirs == mine:
            continue
        if mine in (None, ""):
            setattr(survivor, column.name, theirs)
        elif isinstance(column, models.TextField):
            setattr(survivor, column.name, mine if theirs in mine else f"{mine}\n\n{theirs}")
        else:
            differing[column.name] = theirs
    survivor.full_clean(validate_unique=False)
    survivor.save()
    return differing


def own_columns(model: type[Unit]) -> list[models.Field]:
    """Return the facts of the entry itself, without its name, which becomes another name."""
    return [column for column in model._meta.concrete_fields if column.editable and column.name not in ("id", "name")]


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


def lead_on(double: ReferenceUnit, survivor: ReferenceUnit) -> None:
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
