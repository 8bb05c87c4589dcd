"""Counts beside a list: for each value of a filter, how long the list would be with that value chosen instead.

Each facet is counted without its own filter and with all others, in the groups of the filters: a result is counted
where one and the same disposition meets what else is asked of dispositions. The records that are left are read once
for all facets. Court, result and year are counted of all of them, or kept for a whole list; the others of 20,000.
"""

from collections import Counter
from typing import Any

from django.db.models import CharField, Count, Model, Q, QuerySet
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

from cases.choices import HEARING_ACCESS, ROLE
from cases.models import Court, Judge, Topic
from casetracker.common.filters import GroupedFilterSet
from casetracker.common.finding import Facet, Value
from casetracker.search import backends
from casetracker.search.counts import kept_counts
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


class Records:
    """The records that facets count: read once, as numbers; of a list of which all is kept only the first 20,000."""

    def __init__(self, queryset: QuerySet, *, is_kept: bool) -> None:
        model, pks = queryset.model, queryset.order_by().values_list("pk", flat=True)
        read = list(pks.order_by("-pk")[: COUNTED_AT_MOST + 1]) if is_kept else sorted(pks, reverse=True)
        self.is_longer = len(read) > COUNTED_AT_MOST
        self.all, self.first = (
            model._default_manager.visible().filter(Q(pk__in=backends.of().integers(some)))
            for some in (read, read[:COUNTED_AT_MOST])
        )
        self.read = read

    def counted(self, name: str) -> tuple[QuerySet, list[int], bool]:
        """What the facet counts, the same as numbers, and whether that is not all."""
        if self.is_longer and name not in EXACT:
            return self.first, self.read[:COUNTED_AT_MOST], True
        return self.all, self.read, False


def facets(filterset: GroupedFilterSet, kept: str) -> list[Facet]:
    """The facets of a valid filterset's list, those that it has filters for; `kept` names what is kept of the list."""
    asked = {name for name, value in filterset.form.cleaned_data.items() if value}
    everything = Records(filterset.qs, is_kept=bool(kept) and not asked)
    found = []
    for name, (label, kind) in COLUMNS.items():
        if name in filterset.filters:
            is_capped = False
            if kept and name in EXACT and asked <= {name}:
                counts = kept_counts(kept, name)
            else:
                queryset, *rows = filterset.facet_rows(name)
                records = Records(queryset, is_kept=bool(kept) and asked == {name}) if name in asked else everything
                counts, is_capped = count(filterset, name, records, *rows)
            found.append(Facet(name, label, values(counts, kind, chosen(filterset, name)), is_capped))
    return found


def count(
    filterset: GroupedFilterSet, name: str, records: Records, rows: QuerySet | None, link: str, outer: str
) -> tuple[Counter[Any], bool]:
    """Records by the value, once for each value that one of a record's rows has; and whether that is not all."""
    counted, pks, is_capped = records.counted(name)
    if name == "language":
        return Counter(tag for tags in counted.values_list("languages", flat=True) for tag in set(tags)), is_capped
    column: Any = filterset.filters[name].field_name
    if rows is None:
        rows, link, outer = counted, "pk", "pk"
    elif outer == "pk":
        rows = rows.filter(**{f"{link}__in": backends.of().integers(pks)})
    else:
        rows = rows.filter(**{f"{link}__in": counted.values(outer)})
    if name == "decided_year":
        first, last = (Substr(Cast(f"{column}_{end}", CharField()), 1, 4) for end in ("earliest", "latest"))
        rows, column = rows.annotate(year=first).filter(Exact(first, last)), "year"
    if name == "topic":
        owners = Counter(pks if outer == "pk" else counted.values_list(outer, flat=True))
        return with_broader(set(rows.order_by().values_list(column, link)), owners), is_capped
    if outer == "pk":
        found = rows.order_by().values_list(column).annotate(number=Count(link, distinct=True))
        kind = int if name == "decided_year" else lambda value: value
        return Counter({kind(value): number for value, number in found if value not in (None, "")}), is_capped
    records_of: Counter[Any] = Counter(counted.values_list(outer, flat=True))
    counts: Counter[Any] = Counter()
    for value, owner in set(rows.order_by().values_list(column, link)):
        if value not in (None, ""):
            counts[value] += records_of[owner]
    return counts, is_capped


def with_broader(pairs: set[tuple[Any, Any]], records_of: Counter[Any]) -> Counter[Any]:
    """Topics as their filter understands them: a record of a narrower one is one of the two above it, too."""
    above: dict[Any, Any] = dict(Topic.objects.visible().values_list("pk", "parent"))
    wider = {(up, owner) for topic, owner in pairs for up in (topic, above.get(topic), above.get(above.get(topic)))}
    counts: Counter[Any] = Counter()
    for topic, owner in wider:
        if topic:
            counts[topic] += records_of[owner]
    return counts


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
