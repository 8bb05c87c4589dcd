"""Conditions on the bench of a ruling: how many sat, whether one of them dissented, and who wrote an opinion."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q

from cases.models import Judge
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.conditions import Codes, Condition, Units
from casetracker.lists.filters import GroupedFilterSet
from rulings.choices import DISSENTS, OPINION_KIND
from rulings.models import Holding, Opinion, PanelSeat

BENCH_AT_MOST = 999
DISSENT = Vocabulary(
    "dissent",
    ("yes", "With a dissent", "A judge dissented, if only in part, or something that was said is a dissent."),
    ("no", "No dissent recorded", "The record names none; the sources may be silent."),
)


def with_dissent() -> Q:
    """Rulings with a seat whose judge dissented, if only in part, or with a holding or an opinion that is a dissent."""
    seats = PanelSeat.objects.current().judges().filter(part__in=DISSENTS)
    holdings = Holding.objects.current().filter(weight="dissent")
    opinions = Opinion.objects.current().filter(kind__in=DISSENTS)
    return Q(pk__in=seats.values("ruling")) | Q(pk__in=holdings.values("ruling")) | Q(pk__in=opinions.values("ruling"))


class Dissents(Codes):
    """Rulings with a dissent, or without one that is recorded."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("pk", DISSENT, help_text="Whether a judge dissented, if only in part.", **kwargs)

    def condition(self, values: list[str]) -> Q:
        found = Q(pk__in=[])
        for value in values:
            found |= with_dissent() if value == "yes" else ~with_dissent()
        return found


class BenchSizes(Condition):
    """Rulings of so many judges."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 1, "maximum": 999}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("bench_size", **kwargs)

    def check(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text)):
            raise ValidationError(f"“{text}” is no number of judges; write one from 1 to {BENCH_AT_MOST}, such as 3.")
        return int(text)


class Authors(Units):
    """Judges who wrote an opinion."""

    def condition(self, values: list[int]) -> Q:
        return Q(authors__in=PanelSeat.objects.current().filter(judge__in=values))


class OpinionConditions(GroupedFilterSet):
    """Conditions that must hold for one opinion."""

    opinion_kind = Codes("kind", OPINION_KIND, group="opinion", help_text="It has an opinion of this kind.")
    opinion_author = Authors(
        "authors", Judge, group="opinion", help_text="A judge who wrote that opinion, or some opinion of it."
    )
