"""Merging two entries for one party or one judge: one stays, the other's id leads to it from then on.

The entry that goes keeps its row, its history and its key, so that nothing is lost and a document that is loaded again
still finds whom it means. Nothing refers to it any more: lists, pages and type-aheads leave it out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q

from casetracker.core.documents import plain
from casetracker.core.models import Change, UnitId, new_public_id
from casetracker.core.text import natural
from casetracker.core.units import Part, ReferenceUnit, Unit
from casetracker.core.writing import Writing, writing

Obstacle = tuple[str, Unit | None]
"""What keeps two entries from being merged, and the record in which that can be put right."""
KEPT_APART = {"id", "key", "is_withdrawn"}
"""Columns in which two parts may differ and still say the same."""


def merge(double: ReferenceUnit, survivor: ReferenceUnit, *, by: Any, reason: str) -> None:
    """Move everything that refers to `double`, its names and its citations to `survivor`, as one change.

    The survivor's own values stay; where it has none, it takes the double's. Raises ValidationError with every
    obstacle; nothing is changed then.
    """
    with writing(by=by, reason=reason) as change:
        change.touch_stored([survivor])
        change.touch(double, "merged")
        found = obstacles(double, survivor)
        if found:
            raise ValidationError([text for text, _ in found])
        touch_users(change, double)
        paths = adopt_parts(double, survivor)
        differing = take_values(double, survivor)
        move_citations(double, survivor, paths, differing)
        for field in users(type(double)):
            field.model._base_manager.filter(**{field.name: double}).exclude(
                pk__in=clashing(field, double, survivor).values("pk")
            ).update(**{field.name: survivor})
        restate(double, survivor)
        lead_on(double, survivor)


def obstacles(double: ReferenceUnit, survivor: ReferenceUnit) -> list[Obstacle]:
    """Everything that keeps the two from being merged this way round; empty when they can be."""
    if type(double) is not type(survivor) or double.pk == survivor.pk:
        return [("Choose another entry of the same kind.", None)]
    gone = UnitId.objects.filter(pk__in=[double.public_id, survivor.public_id], merged_into__isnull=False)
    if gone.exists():
        return [("One of the two has been merged already.", None)]
    found: list[Obstacle] = [(text, None) for text in double.merge_obstacles(survivor)]
    for field in users(type(double)):
        for row in clashing(field, double, survivor).filter(is_withdrawn=False):
            owner = row.owner_unit()
            what = row._meta.verbose_name
            text = f"“{owner}” has both, each with a {what} that cannot be one entry's twice. Take the {what} of "
            text += f"“{double}” out there (bring that of “{survivor}” back, if it was taken out), or change its role."
            found.append((text, owner))
    return found


def users(model: type[Unit]) -> list[models.ForeignKey]:
    """The foreign keys of other units' parts that refer to units of this model."""
    return [field for field in pointing(model) if field.model.owner != field.name]


def own_parts(model: type[Unit]) -> list[models.ForeignKey]:
    return [field for field in pointing(model) if field.model.owner == field.name]


def pointing(model: type[Unit]) -> list[models.ForeignKey]:
    relations = (relation for relation in model._meta.related_objects if not relation.related_model._meta.proxy)
    return [relation.field for relation in relations if issubclass(relation.related_model, Part)]


def clashing(field: models.ForeignKey, double: Unit, survivor: Unit) -> models.QuerySet:
    """The double's rows whose place the survivor has taken; those that are withdrawn stay with the double."""
    taken = Q(pk__in=[])
    for constraint in field.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field.name in constraint.fields:
            rest = {name: OuterRef(name) for name in constraint.fields if name != field.name}
            taken |= Q(Exists(field.model._base_manager.filter(**{field.name: survivor}, **rest)))
    return field.model._base_manager.filter(taken, **{field.name: double})


def touch_users(change: Writing, double: Unit) -> None:
    """Take in every unit whose document names the double, parents before their children."""
    found: dict[str, Unit] = {}
    for field in users(type(double)):
        rows = field.model._base_manager.filter(**{field.name: double}).select_related(field.model.owner)
        found |= {unit.public_id: unit for unit in (row.owner_unit() for row in rows)}
    for model in unit_models().values():
        ids = stated(double).filter(unit__kind=model.kind_name()).values("unit_id")
        found |= {unit.public_id: unit for unit in model._base_manager.filter(public_id__in=ids)}
    parents = {parent.public_id: parent for unit in found.values() if (parent := unit.parent_unit())}
    everything = {**parents, **{key: unit for key, unit in found.items() if key not in parents}}
    change.touch_stored([unit for key, unit in everything.items() if key not in change.touched])


def unit_models() -> dict[str, type[Unit]]:
    return {m.kind_name(): m for m in apps.get_models() if issubclass(m, Unit) and not m._meta.proxy}


def citations() -> models.QuerySet:
    return UnitId._meta.get_field("citations").related_model._base_manager.all()


def stated(double: ReferenceUnit) -> models.QuerySet:
    """Citations of other records that state the double's key instead of what the record says."""
    names = Q(pk__in=[])
    for field in users(type(double)):
        names |= Q(path__endswith=f".{field.name}")
    texts = [double.external_key, f"{double.external_system}:{double.external_key}"]
    return citations().filter(names, stated_value__in=texts)


def restate(double: ReferenceUnit, survivor: ReferenceUnit) -> None:
    """What stated the double states the survivor now, or the two would still be called a dispute."""
    full = f"{survivor.external_system}:{survivor.external_key}"
    same_system = double.external_system == survivor.external_system
    for citation in stated(double):
        short = same_system and ":" not in citation.stated_value
        move(citation, stated_value=survivor.external_key if short else full)


def adopt_parts(double: ReferenceUnit, survivor: ReferenceUnit) -> dict[str, str]:
    """Give the survivor the double's names and other parts, each once; gives where facts stand now that moved."""
    paths: dict[str, str] = {}
    for field in own_parts(type(double)):
        name = field.remote_field.get_accessor_name()
        rows = field.model._base_manager.filter(is_withdrawn=False)
        taken = {identity(row, field): row.key for row in rows.filter(**{field.name: survivor})}
        keys = set(field.model._base_manager.filter(**{field.name: survivor}).values_list("key", flat=True))
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


def identity(part: Part, owner: models.ForeignKey) -> tuple[Any, ...]:
    """What two parts that say the same have in common; of a name, its words and its language."""
    if hasattr(part, "name"):
        return natural(part.name), part.language
    columns = [column for column in part._meta.concrete_fields if column.name not in KEPT_APART and column != owner]
    return tuple(column.value_from_object(part) for column in columns)


def take_values(double: ReferenceUnit, survivor: ReferenceUnit) -> dict[str, Any]:
    """Fill what the survivor lacks and join notes; gives the double's values that the survivor's exclude."""
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
    """The facts of the entry itself but its name, which becomes another name."""
    return [column for column in model._meta.concrete_fields if column.editable and column.name not in ("id", "name")]


def move_citations(double: Unit, survivor: Unit, paths: dict[str, str], differing: dict[str, Any]) -> None:
    """Move the double's citations to where their facts stand now.

    What a source says of a value that did not win becomes what it states instead; what the survivor's citations say
    already, and what speaks of nothing but the double's own value, stays with the double.
    """
    for citation in citations().filter(unit_id=double.public_id):
        path = moved_path(citation.path, paths)
        values = {"unit_id": survivor.public_id, "path": path}
        if citation.path in differing:
            values["stated_value"] = citation.stated_value or str(plain(differing[citation.path]))
        about_the_value = citation.path in differing and citation.support not in ("states", "implies")
        if path is not None and not about_the_value:
            move(citation, **values)


def moved_path(path: str, paths: dict[str, str]) -> str | None:
    """Where a fact of the double stands in the survivor's document; None for a part that stayed."""
    place, _, name = path.rpartition(".")
    if path in paths or "/" not in path:
        return paths.get(path, path)
    return f"{paths[place]}.{name}" if place in paths else None


def move(citation: Any, **values: str) -> None:
    """Change the citation, unless the same stands there already."""
    for name, value in values.items():
        setattr(citation, name, value)
    same = citations().filter(
        unit_id=citation.unit_id, source=citation.source_id, path=citation.path, stated_value=citation.stated_value
    )
    if not same.exists():
        citation.save()


def lead_on(double: ReferenceUnit, survivor: ReferenceUnit) -> None:
    """Let the double's id, and those that led to it, lead to the survivor; readers learn that only if they knew it."""
    row = UnitId.objects.get(pk=double.public_id)
    seen = row.is_visible() or Change.objects.filter(unit_ref=row.pk, is_public=True).exists()
    UnitId.objects.filter(merged_into=row).update(merged_into=survivor.public_id)
    UnitId.objects.filter(pk=row.pk).update(merged_into=survivor.public_id, was_public=row.was_public or seen)


def survivors(units: Iterable[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Those of the units that were merged into another, each with the one that stays."""
    by_id = {unit.public_id: unit for unit in units}
    merged = dict(UnitId.objects.filter(pk__in=by_id, merged_into__isnull=False).values_list("pk", "merged_into"))
    for old, new in merged.items():
        yield by_id[old], type(by_id[old])._base_manager.get(public_id=new)
