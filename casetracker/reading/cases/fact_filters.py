"""Facts by how their sources stand to them: disputed, or resting on one source alone.

A fact here is a field of a case, of one of its visible rulings or of its visible reactions; it is named by the kind of
unit and its path without the parts' keys: `case.filed_on`, `ruling.dispositions.amount`, `case.participations`.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.models import Citation
from casetracker.exchange.shapes import SHAPES
from casetracker.lists.filters import Condition
from rulings.models import Reaction, Ruling

KINDS = ("case", "ruling", "reaction")
NAMES = {
    ".".join(name)
    for kind in KINDS
    for name in [
        *((kind, column) for column in SHAPES[kind].columns),
        *((kind, part) for part in SHAPES[kind].parts),
        *((kind, part, column) for part, shape in SHAPES[kind].parts.items() for column in shape.columns),
    ]
}
"""Every fact that can be cited."""


def name_of(kind: str, path: str) -> str:
    """The fact at a citation's path: `participations/nso-group.role` of a case -> `case.participations.role`."""
    part, _, rest = path.partition("/")
    _, dot, column = rest.rpartition(".")
    return ".".join([kind, part, column] if dot and f"{kind}.{part}.{column}" in NAMES else [kind, part])


def label_of(name: str) -> str:
    """What readers call the fact: `case.participations.role` -> `Participation, role`."""
    kind, part, *column = name.split(".")
    shape = SHAPES[kind]
    if part in shape.columns:
        return f"{kind.capitalize()}, {shape.columns[part].verbose_name}"
    words = [str(shape.parts[part].columns[name].verbose_name) for name in column]
    return ", ".join([str(shape.parts[part].model._meta.verbose_name).capitalize(), *words])


def at(name: str) -> Q:
    """Citations of the fact, whatever the key of its part."""
    kind, part, *column = name.split(".")
    if part in SHAPES[kind].columns:
        return Q(path=part)
    if column:
        return Q(path__startswith=f"{part}/", path__endswith=f".{column[0]}")
    of_columns = Q()
    for other in SHAPES[kind].parts[part].columns:
        of_columns |= Q(path__endswith=f".{other}")
    return Q(path__startswith=f"{part}/") & ~of_columns


def disputed_facts() -> QuerySet:
    """Citations that exclude what the record says, by unit and path."""
    return Citation.objects.filter(is_contrary=True).order_by().values("unit_id", "path")


def facts() -> QuerySet:
    """Facts that sources support, by unit and path, with their number of `origins`: a copy is no second source."""
    supporting = Citation.objects.filter(support__in=("states", "implies"), is_contrary=False).exclude(path="")
    origin = Coalesce("source__derived_from", "source")
    return supporting.order_by().values("unit_id", "path").annotate(origins=Count(origin, distinct=True))


def single_source_facts() -> QuerySet:
    return facts().filter(origins=1)


class Facts(Condition):
    """Cases with such a fact, by its name."""

    def __init__(self, citations: Callable[[], QuerySet], **kwargs: Any) -> None:
        self.citations = citations
        super().__init__("public_id", **kwargs)

    def check(self, text: str) -> str:
        if text not in NAMES:
            raise ValidationError(f"“{text}” is no fact; write one such as case.filed_on or ruling.panel.judge.")
        return text

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for name in values:
            units = Exists(self.citations().filter(at(name), unit_id=OuterRef("public_id")))
            found |= Q(units) if name.startswith("case.") else Q(Exists(below(name).filter(units)))
        return found


def below(name: str) -> QuerySet:
    """The visible rulings or reactions of the outer case."""
    model = Ruling if name.startswith("ruling.") else Reaction
    return model.objects.visible().filter(case=OuterRef("pk"))
