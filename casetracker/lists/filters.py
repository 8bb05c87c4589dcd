"""Filters: one FilterSet per model for page, API, export and feed.

Conditions are grouped by what they describe. Each group is one EXISTS, so that `party=P&role=petitioner` holds for one
participation and never adds up two of them; and each group starts from the visibility rule, so that no filter can
see through it. What a FilterSet does not know is an error that lists what it knows.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import django_filters
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.forms.utils import pretty_name

from casetracker.core.date_fields import could_be, within_year
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.units import PartQuerySet, Unit, UnitQuerySet
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.filter_fields import OneValueWidget, ValuesField
from casetracker.lists.finder import finder
from casetracker.lists.unit_lookup import UnitTexts, called, find_units

PAGE_PARAMETERS = ("cursor", "page_size", "ordering", "count", "format")
"""What a list's address may hold beside filters, each once."""
COUNTED_PARAMETERS = (*PAGE_PARAMETERS, "facets")
"""The same for a list with facets."""


@dataclass(frozen=True)
class Group:
    """Rows of `model` whose `link` is the outer row's `outer`; all conditions of the group hold for one of them."""

    model: type[Model]
    link: str
    within: str = ""
    outer: str = "pk"

    def rows(self) -> QuerySet:
        manager = self.model._default_manager.all()
        if isinstance(manager, UnitQuerySet):
            return manager.visible()
        return manager.current() if isinstance(manager, PartQuerySet) else manager

    def holds(self, condition: Q, *, is_narrow: bool) -> Q:
        """That one row of the group meets the condition.

        SQLite asks an EXISTS of every outer row in turn, for seconds where few fit. A narrow condition, one that
        names a unit, is therefore written so that its own rows are read first; PostgreSQL turns either around itself.
        """
        rows = self.rows().filter(condition)
        if is_narrow and connection.vendor == "sqlite":
            return Q(**{f"{self.outer}__in": rows.values(self.link)})
        return Q(Exists(rows.filter(**{self.link: OuterRef(self.outer)})))


class Condition(django_filters.Filter):
    """One parameter: its values become one Q on the rows of its group."""

    field_class = ValuesField
    is_narrow = False  # whether few rows meet it, as those that a name or an id finds

    def __init__(self, field_name: str, *, group: str = "", heading: str = "", **kwargs: Any) -> None:
        self.group = group
        super().__init__(field_name=field_name, label=heading, check=self.check, shown=self.shown, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Every request's FilterSet copies its filters; what a condition holds never changes, so it need not be."""
        return copy(self)

    def shown(self, value: Any) -> str:
        """A value for readers."""
        return str(value)

    def check(self, text: str) -> Any:
        """The value of one text, or ValidationError with what to write instead."""
        return text

    def condition(self, values: list[Any]) -> Q:
        return Q(**{f"{self.field_name}__in": values})

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        raise TypeError("Conditions are applied together, by GroupedFilterSet.")


class Codes(Condition):
    """Codes of a vocabulary."""

    def __init__(self, field_name: str, vocabulary: Vocabulary, **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(field_name, choices=vocabulary.choices, **kwargs)

    def shown(self, value: str) -> str:
        return self.vocabulary.label(value)


class Text(Condition):
    """A text that the column holds, without regard to case; or exactly so."""

    def __init__(self, field_name: str, *, lookup: str = "icontains", **kwargs: Any) -> None:
        self.lookup = lookup
        super().__init__(field_name, widget=OneValueWidget, **kwargs)

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found |= Q(**{f"{self.field_name}__{self.lookup}": value})
        return found


class Names(Text):
    """Words of a name in any order and spelling; `lookup` is the condition of the querysets that finds them."""

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found |= Q(pk__in=getattr(self.model._default_manager.visible(), self.lookup)(value).values("pk"))
        return found


class Words(Condition):
    """Words, phrases and fields that the search finds in a record."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = "Words that it holds; “a phrase”, OR, -not, begin*, party: judge: court: docket:"
        super().__init__("pk", widget=OneValueWidget, most=1, heading="Words", help_text=help_text, **kwargs)

    def check(self, text: str) -> str:
        return finder.check(text)

    def condition(self, values: list[str]) -> Q:
        return finder.found(self.model, values[0])


class Country(Condition):
    """ISO 3166 codes, in whatever case."""

    def check(self, text: str) -> str:
        if not (len(text) == 2 and text.isascii() and text.isalpha()):
            raise ValidationError(f"“{text}” is no country code; write the two letters of ISO 3166, such as IL.")
        return text.upper()


class Year(Condition):
    """Rows whose date lies wholly within the year."""

    def check(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0):
            raise ValidationError(f"“{text}” is no year; write four digits, such as 2020.")
        return int(text)

    def condition(self, values: list[int]) -> Q:
        found = Q()
        for year in values:
            found |= within_year(self.field_name, year)
        return found


class Bound(Condition):
    """`after` or `before` a date: rows that could be so. Both bounds of one date are applied as one range."""

    def __init__(self, field_name: str, bound: str, **kwargs: Any) -> None:
        self.bound = bound
        super().__init__(field_name, widget=OneValueWidget, most=1, **kwargs)

    def check(self, text: str) -> PartialDate:
        try:
            value = PartialDate.from_text(text)
        except PartialDateError as error:
            raise ValidationError(str(error)) from error
        if value.precision == "span":
            raise ValidationError(f"“{text}” is a span; write a year, a month or a day, such as 2019 or 2019-06.")
        return value


class Units(Condition):
    """Units by public id, by address, or by name where the model has names."""

    def __init__(self, field_name: str, unit_model: type[Unit], **kwargs: Any) -> None:
        self.unit_model, self.is_narrow = unit_model, True
        super().__init__(field_name, widget=OneValueWidget, **kwargs)


class Flags(Condition):
    """Named conditions, each made when it is asked for, so that it speaks of now."""

    def __init__(self, flags: dict[str, Callable[[], Q]], **kwargs: Any) -> None:
        self.flags = flags
        super().__init__("pk", choices=[(flag, pretty_name(flag)) for flag in flags], **kwargs)

    def shown(self, value: str) -> str:
        return value.replace("_", " ")

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found &= self.flags[value]()
        return found


class GroupedFilterSet(django_filters.FilterSet):
    """A FilterSet whose conditions are applied group by group, and which refuses what it does not know."""

    groups: ClassVar[dict[str, Group]] = {}
    """By name, each after the one that it is within."""
    extra_parameters: ClassVar[tuple[str, ...]] = PAGE_PARAMETERS
    found: dict[str, list[Unit]]
    """After validation: the units that each `Units` parameter named."""

    @classmethod
    def get_filters(cls) -> dict[str, Condition]:
        """The filters, each with a label; django-filter would make one of the column's name."""
        filters = super().get_filters()
        for name, condition in filters.items():
            condition.label = condition.label or pretty_name(name)
        return filters

    def is_valid(self) -> bool:
        super().is_valid()
        if not hasattr(self, "found"):
            self.found = {}
            self.refuse_unknown()
            self.find_units()
        return not self.form.errors

    def refuse_unknown(self) -> None:
        known = [*self.filters, *self.extra_parameters]
        for name in self.data or ():
            if name not in known:
                self.refuse(name, f"Unknown parameter; there are {', '.join(sorted(known))}.")
            elif name in self.extra_parameters and len(self.data.getlist(name)) > 1:
                self.refuse(name, "Give it once.")

    def refuse(self, name: str, why: str) -> None:
        self.form.errors[name] = self.form.error_class([why])

    def find_units(self) -> None:
        """Look up what every `Units` parameter names, in one query for all ids."""
        asked = {
            name: UnitTexts(condition.unit_model, self.form.cleaned_data[name])
            for name, condition in self.filters.items()
            if isinstance(condition, Units) and self.form.cleaned_data.get(name)
        }
        for name, (units, problem) in find_units(asked).items():
            self.found[name] = units
            if len(units) == 1:
                self.form.fields[name].unit_name = called(units[0])
            if problem:
                self.form.add_error(name, problem)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(self.folded(self.group_conditions()).get("", Q()))

    def without(self, name: str) -> QuerySet:
        """The records that all parameters but one leave."""
        return self.queryset.filter(self.folded(self.group_conditions(but=name)).get("", Q()))

    def folded(self, pending: dict[str, Q], keep: tuple[str, ...] = ()) -> dict[str, Q]:
        """Every group's condition as one on the group that it is within, but for those that are kept."""
        narrow = {c.group for name, c in self.filters.items() if c.is_narrow and self.form.cleaned_data.get(name)}
        for name in reversed(self.groups):
            if name in pending and name not in keep:
                group = self.groups[name]
                condition = group.holds(pending.pop(name), is_narrow=name in narrow)
                pending[group.within] = pending.get(group.within, Q()) & condition
                if name in narrow:
                    narrow.add(group.within)
        return pending

    def facet_steps(self, name: str, inner: str = "") -> list[tuple[str, Q]]:
        """The way from a record to what holds a facet's values: groups, each with what else is asked of one row.

        The first belongs to records, the second to rows of the first; a record's own column needs none. `inner` leads
        to the rows of another group.
        """
        inner = inner or self.filters[name].group
        chain = [each for each in (inner and self.groups[inner].within, inner) if each]
        pending = self.folded(self.group_conditions(but=name, told=inner), keep=tuple(chain))
        return [(each, pending.get(each, Q())) for each in chain]

    def group_conditions(self, but: str = "", told: str = "") -> dict[str, Q]:
        """What is asked of each group, by all parameters `but` one; `told` is the group whose rows are then counted."""
        pending: dict[str, Q] = {}
        ranges: dict[tuple[str, str], dict[str, PartialDate]] = {}
        for name, condition in self.filters.items():
            values = self.form.cleaned_data.get(name)
            if not values or name == but:
                continue
            if isinstance(condition, Bound):
                ranges.setdefault((condition.group, condition.field_name), {})[condition.bound] = values[-1]
                continue
            if isinstance(condition, Units):
                values = [unit.pk for unit in self.found[name]]
            pending[condition.group] = pending.get(condition.group, Q()) & condition.condition(values)
        for (group, field_name), bounds in ranges.items():
            pending[group] = pending.get(group, Q()) & could_be(field_name, **bounds)
        return pending
