"""Filters cases by facts that are disputed, or that a single source supports.

A fact is the value of a field of a case, or of one of its visible rulings or reactions. A field is named by the kind of
unit and the path without the parts' keys: `case.filed_on`, `ruling.dispositions.amount`, `case.participations`.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.models import Citation
from casetracker.exchange.shapes import SHAPES
from casetracker.lists.conditions import Condition
from rulings.models import Reaction, Ruling

UNIT_KINDS = ("case", "ruling", "reaction")
CITABLE_FIELDS = {
    ".".join(names)
    for kind in UNIT_KINDS
    for names in [
        *((kind, column) for column in SHAPES[kind].fields),
        *((kind, part) for part in SHAPES[kind].parts),
        *((kind, part, column) for part, shape in SHAPES[kind].parts.items() for column in shape.fields),
    ]
}


def citable_field(kind: str, path: str) -> str:
    """The field at a citation's path: `participations/nso-group.role` of a case -> `case.participations.role`."""
    part, _, rest = path.partition("/")
    _, dot, column = rest.rpartition(".")
    of_column = f"{kind}.{part}.{column}"
    return of_column if dot and of_column in CITABLE_FIELDS else f"{kind}.{part}"


def field_label(field: str) -> str:
    """What readers call the field: `case.participations.role` -> `Participation, role`."""
    kind, part, *column = field.split(".")
    shape = SHAPES[kind]
    if part in shape.fields:
        return f"{kind.capitalize()}, {shape.called[part]}"
    words = [shape.parts[part].called[name] for name in column]
    return ", ".join([str(shape.parts[part].model._meta.verbose_name).capitalize(), *words])


def cites_field(field: str) -> Q:
    """Citations of the field in any part of its kind."""
    kind, part, *column = field.split(".")
    if part in SHAPES[kind].fields:
        return Q(path=part)
    if column:
        return Q(path__startswith=f"{part}/", path__endswith=f".{column[0]}")
    of_columns = Q()
    for other in SHAPES[kind].parts[part].fields:
        of_columns |= Q(path__endswith=f".{other}")
    return Q(path__startswith=f"{part}/") & ~of_columns


def disputed_facts() -> QuerySet:
    """Citations that contradict the record, by unit and path."""
    return Citation.objects.filter(is_contrary=True).order_by().values("unit_id", "path")


def supported_facts() -> QuerySet:
    """Facts that sources support, by unit and path, with their number of `origins`: a copy is no second source."""
    supporting = Citation.objects.filter(support__in=("states", "implies"), is_contrary=False).exclude(path="")
    origin = Coalesce("source__derived_from", "source")
    return supporting.order_by().values("unit_id", "path").annotate(origins=Count(origin, distinct=True))


def single_source_facts() -> QuerySet:
    return supported_facts().filter(origins=1)


class FactCondition(Condition):
    """Cases with one of these facts in a field, by the name of the field."""

    def __init__(self, facts: Callable[[], QuerySet], **kwargs: Any) -> None:
        self.facts = facts
        super().__init__("public_id", **kwargs)

    def check(self, text: str) -> str:
        if text not in CITABLE_FIELDS:
            raise ValidationError(f"“{text}” is no fact; write one such as case.filed_on or ruling.panel.judge.")
        return text

    def condition(self, values: list[str]) -> Q:
        in_any = Q()
        for field in values:
            of_unit = Exists(self.facts().filter(cites_field(field), unit_id=OuterRef("public_id")))
            in_any |= Q(of_unit) if field.startswith("case.") else Q(Exists(units_of_case(field).filter(of_unit)))
        return in_any


def units_of_case(field: str) -> QuerySet:
    """The visible rulings or reactions of the outer case, whichever have the field."""
    if field.startswith("ruling."):
        return Ruling.objects.visible().filter(cases=OuterRef("pk"))
    return Reaction.objects.visible().filter(case=OuterRef("pk"))
