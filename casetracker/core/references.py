"""Through what a reference unit is seen: the links that lead to it, and the first instant at which one is seen."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.db import models
from django.db.models import Min

from casetracker.core.statements.compiled import KEYS, Statement


def earliest_reference(model: type[models.Model], ids: Iterable[int]) -> dict[int, datetime | None]:
    """Return for each id the earliest instant at which something that refers to it is visible."""
    earliest: dict[int, datetime | None] = dict.fromkeys(ids)
    for first_instants in references_to(model):
        for pk, found in first_instants(earliest.keys()):
            known = earliest[pk]
            earliest[pk] = found if known is None else min(known, found)
    return earliest


@cache
def references_to(model: type[models.Model]) -> list[Statement]:
    """Return the statements that read, by each way to refer to the model's units, when that is first seen."""
    return [Statement(partial(first_instants, field, instant)) for field, instant in revealing_fields(model)]


def first_instants(field: Any, instant: str) -> models.QuerySet:
    rows, target, holder = links_of(field)
    rows = rows.filter(**{f"{target}__among": KEYS, f"{holder}{instant}__isnull": False})
    if hasattr(field.model, "reveals_where"):  # a part
        rows = rows.filter(field.model.reveals_where, **{f"{holder}is_withdrawn": False})
    return rows.order_by().values_list(f"{target}_id").annotate(found=Min(f"{holder}{instant}"))


def links_of(field: Any) -> tuple[models.QuerySet, str, str]:
    """Return the rows that hold a foreign key's or a list's links, their target's column, and the way to the owner."""
    if field.many_to_many:
        links = field.remote_field.through._base_manager.all()
        return links, field.m2m_reverse_field_name(), f"{field.m2m_field_name()}__"
    return field.model._base_manager.all(), field.name, ""


def revealing_fields(model: type[models.Model]) -> list[tuple[Any, str]]:
    """Return the links through which a reference unit of this model is seen, each with its instant's path."""
    return [
        (relation.field, path)
        for relation in model._meta.related_objects
        if (path := getattr(relation.related_model, "reveals", {}).get(relation.field.name))
        and not relation.related_model._meta.proxy
    ]
