"""The append-only log, to read: who changed what, when and why, with the way to the record and to what differs."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from casetracker.core import policy
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.merging import unit_models
from casetracker.core.models import Change
from casetracker.core.policy import Action
from casetracker.core.units import Unit
from casetracker.desk.addresses import unit_url

NOBODY = "an import or a command"


def account_name(account: User) -> str:
    """Return what colleagues call the owner of the account."""
    return account.get_full_name() or account.get_username()


def person(change: Change) -> str:
    """Return the name of who made the change."""
    return account_name(change.by) if change.by else NOBODY


class KindFilter(admin.SimpleListFilter):
    title, parameter_name = "kind", "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(model.kind_name(), str(model._meta.verbose_name_plural)) for model in unit_models()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class PersonFilter(admin.SimpleListFilter):
    title, parameter_name = "person", "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        accounts = User.objects.order_by("username")
        return [("none", NOBODY), *((str(each.pk), account_name(each)) for each in accounts)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(by__isnull=True) if value == "none" else queryset.filter(by=number(value))


class DayFilter(admin.SimpleListFilter):
    """A day, a month or a year, typed: the log has too many days to list."""

    title, parameter_name, template = "day", "on", "admin/day_filter.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("", "")]  # without any, Django leaves the filter out

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        try:
            on = PartialDate.from_text(str(self.value()))
        except PartialDateError as error:
            raise IncorrectLookupParameters(str(error)) from error
        first, last = (datetime.combine(*each, tzinfo=UTC) for each in ((on.earliest, time.min), (on.latest, time.max)))
        return queryset.filter(at__gte=first, at__lte=last)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Yield what the form of the filter has to keep, once."""
        others = {name: value for name, value in changelist.params.items() if name != self.parameter_name}
        yield {"others": others, "value": self.value() or "", "clear": changelist.get_query_string(remove=["on"])}


def number(value: str) -> int:
    if not (value.isdecimal() and len(value) < 19):
        raise IncorrectLookupParameters(f"{value}: no account.")
    return int(value)


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    """Nobody writes it here. A page costs one query for each kind of record on it."""

    actions = None
    list_display = ("when", "record", "what", "who", "reason", "difference")
    list_display_links = None
    list_filter = (DayFilter, PersonFilter, KindFilter, "event")
    list_select_related = ("by",)
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    ordering = ("-id",)
    search_fields = ("=unit_ref",)
    search_help_text = "The whole public id of a record."

    def has_add_permission(self, request: HttpRequest, obj: Change | None = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Find the records of all rows of the page at once."""
        page = super().get_changelist_instance(request)
        rows = list(page.result_list)
        units = units_of(request, rows)
        for row in rows:
            row.unit = units.get(row.unit_ref)
        page.result_list = rows
        return page

    @admin.display(description="when", ordering="id")
    def when(self, row: Change) -> str:
        return date_format(row.at, "DATETIME_FORMAT")

    @admin.display(description="record")
    def record(self, row: Any) -> SafeString:
        """Name the record and its case, and lead to its form; what is gone has its id alone."""
        unit: Unit | None = row.unit
        if unit is None:
            return format_html("{} {}", row.kind, row.unit_ref)
        parent = unit.parent_unit()
        where = format_html(" in <bdi>{}</bdi>", parent) if parent else ""
        return format_html('{}: <a href="{}"><bdi>{}</bdi></a>{}', row.kind, unit_url(unit), unit, where)

    @admin.display(description="what", ordering="event")
    def what(self, row: Change) -> str:
        return f"{row.get_event_display()} (version {row.version})"

    @admin.display(description="who")
    def who(self, row: Change) -> str:
        return person(row)

    @admin.display(description="differences")
    def difference(self, row: Any) -> SafeString | str:
        if row.unit is None:
            return "–"
        where = unit_url(row.unit, "history")
        return format_html('<a href="{}#version-{}">version {}</a>', where, row.version, row.version)


def units_of(request: HttpRequest, rows: Iterable[Change]) -> dict[str, Unit]:
    """Return the records that the account may see and that are still there, by public id."""
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row.kind, set()).add(row.unit_ref)
    found: dict[str, Unit] = {}
    for model in unit_models():
        wanted = ids.get(model.kind_name())
        if wanted and policy.allows(request.user, Action.VIEW, model):
            parents = filter(None, [getattr(model, "parent_field", "")])
            units = model._base_manager.filter(public_id__in=wanted).select_related(*parents)
            found |= {unit.public_id: unit for unit in units}
    return found
