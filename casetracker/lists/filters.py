"""Filters: one FilterSet per model for page, API, export and feed.

Conditions are grouped by what they describe. Each group is one EXISTS, so that `party=P&role=petitioner` holds for one
participation and never adds up two of them; and each group starts from the visibility rule, so that no filter can
see through it. What a FilterSet does not know is an error that lists what it knows.
"""

from dataclasses import dataclass
from typing import ClassVar

import django_filters
from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.forms.utils import pretty_name

from casetracker.core.date_fields import could_be
from casetracker.core.dates import PartialDate
from casetracker.core.units import PartQuerySet, Unit, UnitQuerySet
from casetracker.lists.conditions import Bound, Condition, Country, Units
from casetracker.lists.unit_lookup import UnitTexts, called, find_units

PAGE_PARAMETERS = ("cursor", "page_size", "ordering", "count", "format", "fields", "omit")
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
            self.name_countries()
        return not self.form.errors

    @property
    def is_whole(self) -> bool:
        """Whether no filter is set, so that every record of the list is left; after validation."""
        return not any(self.form.cleaned_data.get(name) for name in self.filters)

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

    def name_countries(self) -> None:
        """Let a field say the name of the country whose code was given."""
        for name, condition in self.filters.items():
            if isinstance(condition, Country) and len(values := self.form.cleaned_data.get(name) or []) == 1:
                self.form.fields[name].unit_name = condition.shown(values[0])

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
