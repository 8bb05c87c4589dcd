"""What refers to an entry, by every way there is, and moving that from one entry to another.

A record refers to an entry itself (a case to its court), through a part (a participation to its party), through a
many-to-many field of either (a case's topics), or by evidence that cites the entry (a source).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from casetracker.core.models import Evidence, evidence
from casetracker.core.units import Part, Unit, unit_models

TEXTS_OF_EVIDENCE = (models.CharField, models.TextField)


@dataclass(frozen=True)
class Link:
    """One way in which records refer to entries of a model."""

    rows: type[models.Model]
    """The model of the rows that hold the reference; of a many-to-many field, its table."""
    field: str
    """The column of the rows that names the entry."""
    unit: type[Unit] | None
    """The model of the records; None for evidence, which is of any."""
    to_unit: str
    """The path from a row to the record's primary key; of evidence, to its public id."""
    yields: bool = False
    """Whether a row says no more than that the two belong together, so that one of two is enough."""

    def of(self, entry: Unit) -> models.QuerySet:
        """Return the rows that refer to the entry."""
        return self.rows._base_manager.filter(**{self.field: entry})

    def clashing(self, entry: Unit, other: Unit) -> models.QuerySet:
        """Return the entry's rows whose place is taken by rows of the other."""
        taken = Q(pk__in=[])
        for columns in unique_columns(self.rows):
            if self.field in columns:
                rest = {name: OuterRef(name) for name in columns if name != self.field}
                taken |= Q(Exists(self.of(other).filter(**rest)))
        return self.of(entry).filter(taken)

    def moving(self, entry: Unit, other: Unit) -> models.QuerySet:
        """Return the entry's rows that a merge has to look at: all, but for withdrawn parts that stay with it."""
        rows = self.of(entry)
        if not issubclass(self.rows, Part):
            return rows
        return rows.exclude(pk__in=self.clashing(entry, other).filter(is_withdrawn=True).values("pk"))


def unique_columns(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    yield from model._meta.unique_together
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and not constraint.condition:
            yield tuple(constraint.fields)


def links_to(model: type[Unit]) -> list[Link]:
    """Return every way in which other records refer to entries of the model, its own parts left out."""
    found: list[Link] = []
    for relation in model._meta.related_objects:
        rows: Any = relation.related_model
        field: Any = relation.field
        if rows._meta.proxy:
            continue
        if isinstance(field, models.ManyToManyField):
            found += many_to_many(field)
        elif issubclass(rows, Part) and rows.owner != field.name:
            unit: Any = rows._meta.get_field(rows.owner).related_model
            found.append(Link(rows, field.name, unit, f"{rows.owner}_id", rows.yields))
        elif issubclass(rows, Unit) and rows.parent_field != field.name:
            found.append(Link(rows, field.name, rows, "pk"))
        elif issubclass(rows, Evidence):
            found.append(Link(rows, field.name, None, "unit_id"))
    return found


def many_to_many(field: models.ManyToManyField) -> Iterator[Link]:
    """Yield the link of a many-to-many field, unless the write path keeps its table."""
    through: Any = field.remote_field.through
    if not through._meta.auto_created:
        return
    holder: Any = field.model
    name, path = field.m2m_field_name(), "_id"
    unit = holder
    if issubclass(holder, Part):
        unit, path = holder._meta.get_field(holder.owner).related_model, f"__{holder.owner}_id"
    if issubclass(unit, Unit):
        yield Link(through, field.m2m_reverse_field_name(), unit, f"{name}{path}", yields=True)


def units_referring(entry: Unit, other: Unit, most: int | None = None) -> list[Unit]:
    """Return records that refer to the entry by what would move to the other, at most so many of each link."""
    found: dict[str, Unit] = {}
    for link in links_to(type(entry)):
        keys = link.moving(entry, other).order_by(link.to_unit).values_list(link.to_unit, flat=True).distinct()[:most]
        if link.unit is None:
            by_public_id(found, list(keys))
        else:
            found |= {unit.public_id: unit for unit in link.unit._base_manager.filter(pk__in=list(keys))}
    return list(found.values())


def by_public_id(found: dict[str, Unit], ids: Iterable[str]) -> None:
    for model in unit_models():
        found.update({unit.public_id: unit for unit in model._base_manager.filter(public_id__in=ids)})


def number_of_rows(entry: Unit) -> int:
    """Return how much refers to the entry."""
    return sum(link.of(entry).count() for link in links_to(type(entry)))


def move_links(double: Unit, survivor: Unit, units: Sequence[Unit]) -> None:
    """Let what these records hold of the double name the survivor."""
    pks: dict[type[Unit], list[int]] = {}
    for unit in units:
        pks.setdefault(type(unit), []).append(unit.pk)
    for link in links_to(type(double)):
        if link.unit is None:
            rows = link.of(double).filter(unit_id__in=[unit.public_id for unit in units])
            move_evidence_rows(link, rows, survivor)
            continue
        rows = link.of(double).filter(**{f"{link.to_unit}__in": pks.get(link.unit, [])})
        taken = link.clashing(double, survivor)
        if issubclass(link.rows, Part) and link.yields:
            rows.filter(pk__in=list(taken.values_list("pk", flat=True))).update(is_withdrawn=True)
        elif link.yields:
            rows.filter(pk__in=list(taken.values_list("pk", flat=True))).delete()
        rows.exclude(pk__in=list(link.clashing(double, survivor).values_list("pk", flat=True))).update(
            **{link.field: survivor}
        )


def move_evidence_rows(link: Link, rows: models.QuerySet, survivor: Unit) -> None:
    """Let evidence cite the survivor; where the same is cited already, that row takes what it lacks."""
    for row in rows:
        same = same_evidence(link, row, survivor)
        if same is None:
            link.rows._base_manager.filter(pk=row.pk).update(**{link.field: survivor})
            continue
        lacking = {name: getattr(row, name) for name in said_by(row) if not getattr(same, name)}
        row.delete()
        if lacking:
            link.rows._base_manager.filter(pk=same.pk).update(**lacking)


def same_evidence(link: Link, row: Any, survivor: Unit) -> Any:
    """Return the evidence for the same fact, with the same value, that cites the survivor."""
    rows = evidence().filter(unit_id=row.unit_id, path=row.path, stated_value=row.stated_value)
    return rows.filter(**{link.field: survivor}).first()


def said_by(row: Any) -> list[str]:
    """Return the columns in which a row of evidence says more than which fact it is about."""
    about = ("path", "stated_value", "unit")
    return [
        column.name
        for column in row._meta.concrete_fields
        if isinstance(column, TEXTS_OF_EVIDENCE) and column.editable and column.name not in about
    ]


def differing_evidence(double: Unit, survivor: Unit) -> Iterator[tuple[Any, str]]:
    """Yield evidence that cites both for one fact and says different things, with the name of what differs."""
    for link in links_to(type(double)):
        if link.unit is not None:
            continue
        for row in link.clashing(double, survivor):
            same = same_evidence(link, row, survivor)
            for name in said_by(row):
                one, other = getattr(row, name), getattr(same, name)
                if one and other and one != other:
                    yield row, str(row._meta.get_field(name).verbose_name)
                    break
