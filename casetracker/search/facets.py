"""Counts beside a list: for each value of a filter, how long the list would be with that value chosen instead.

Each facet is counted without its own filter and with all others, in the groups of the filters: a result is counted
where one and the same disposition meets what else is asked of dispositions.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, QuerySet
from django.db.models.functions import ExtractYear

from cases.choices import HEARING_ACCESS, ROLE
from cases.models import Court, Judge, Topic
from casetracker.common.filters import GroupedFilterSet
from rulings.choices import DECIDES, FAVOURS, RESULT, STANCE

COUNTED_AT_MOST = 20_000
VALUES_AT_MOST = 15
EXACT = ("court", "result", "decided_year")
"""Facets that are counted however long the list is."""
COLUMNS: dict[str, tuple[str, Any]] = {
    "court": ("Court", Court),
    "country": ("Country", None),
    "judge": ("Judge", Judge),
    "decides": ("What was decided", DECIDES),
    "result": ("Result", RESULT),
    "favours": ("Favours", FAVOURS),
    "decided_year": ("Year of a ruling", None),
    "topic": ("Topic", Topic),
    "role": ("Party's role", ROLE),
    "stance": ("Reactions", STANCE),
    "hearing_access": ("Hearing", HEARING_ACCESS),
    "language": ("Language", None),
}


@dataclass(frozen=True)
class Value:
    """One value of a facet: what the filter takes, what readers read, and the number of records."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A filter with its values; `is_capped`: counted among the first 20,000 records of a longer list."""

    name: str
    label: str
    values: list[Value]
    is_capped: bool


def facets(filterset: GroupedFilterSet) -> list[Facet]:
    """The facets of a valid filterset's list, those that it has filters for."""
    return [facet(filterset, name) for name in COLUMNS if name in filterset.filters]


def facet(filterset: GroupedFilterSet, name: str) -> Facet:
    records, rows, link, outer = filterset.facet_rows(name)
    is_capped = False
    if name not in EXACT:
        is_capped = records.order_by()[: COUNTED_AT_MOST + 1].count() > COUNTED_AT_MOST
        if is_capped:
            newest = records.order_by("-pk")[:COUNTED_AT_MOST]
            records = records.model._default_manager.visible().filter(pk__in=newest.values("pk"))
    counts = languages(records) if name == "language" else tally(filterset, name, records, rows, link, outer)
    label, kind = COLUMNS[name]
    return Facet(name, label, values(counts, kind, chosen(filterset, name)), is_capped)


def tally(
    filterset: GroupedFilterSet, name: str, records: QuerySet, rows: QuerySet | None, link: str, outer: str
) -> Counter[Any]:
    """Records by the value; a record counts once for each value that one of its rows has."""
    column: Any = filterset.filters[name].field_name
    if rows is None:
        rows, link, outer = records.model._default_manager.visible().filter(pk__in=records.values("pk")), "pk", "pk"
    else:
        rows = rows.filter(**{f"{link}__in": records.values(outer)})
    if name == "decided_year":
        first, last = f"{column}_earliest", f"{column}_latest"
        rows = rows.annotate(year=ExtractYear(first)).filter(**{f"{last}__year": ExtractYear(first)})
        column = "year"
    if name == "topic":
        pairs = set(rows.order_by().values_list(column, link))
        return with_broader(pairs, Counter(records.order_by().values_list(outer, flat=True)))
    if outer == "pk":
        found = rows.order_by().values_list(column).annotate(number=Count(link, distinct=True))
        return Counter({value: number for value, number in found if value not in (None, "")})
    records_of: Counter[Any] = Counter(records.order_by().values_list(outer, flat=True))
    counts: Counter[Any] = Counter()
    for value, owner in set(rows.order_by().values_list(column, link)):
        if value not in (None, ""):
            counts[value] += records_of[owner]
    return counts


def with_broader(pairs: set[tuple[Any, Any]], records_of: Counter[Any]) -> Counter[Any]:
    """Topics as their filter understands them: a record of a narrower one is one of the two above it, too."""
    above: dict[Any, Any] = dict(Topic.objects.visible().values_list("pk", "parent"))
    wider = {(up, owner) for topic, owner in pairs for up in (topic, above.get(topic), above.get(above.get(topic)))}
    counts: Counter[Any] = Counter()
    for topic, owner in wider:
        if topic:
            counts[topic] += records_of[owner]
    return counts


def languages(records: QuerySet) -> Counter[Any]:
    return Counter(tag for tags in records.order_by().values_list("languages", flat=True) for tag in set(tags))


def chosen(filterset: GroupedFilterSet, name: str) -> list[Any]:
    if name in filterset.found:
        return [unit.pk for unit in filterset.found[name]]
    return list(filterset.form.cleaned_data.get(name) or [])


def values(counts: Counter[Any], kind: Any, wanted: list[Any]) -> list[Value]:
    """The commonest, and what was chosen, with nothing of others that are zero."""
    shown = sorted(counts, key=lambda value: (-counts[value], str(value)))[:VALUES_AT_MOST]
    shown += [value for value in wanted if value not in shown]
    if isinstance(kind, type) and issubclass(kind, Model):
        found: Any = kind._default_manager.visible().filter(pk__in=shown)
        units = {pk: (public_id, called) for pk, public_id, called in found.values_list("pk", "public_id", "name")}
        return [Value(*units[pk], counts[pk]) for pk in shown if pk in units]
    label = kind.label if kind else str
    return [Value(str(value), label(value), counts[value]) for value in shown]
