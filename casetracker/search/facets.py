"""Counts beside a list: for each value of a filter, how long the list would be with that value chosen instead.

Each facet is counted without its own filter and with all others, in the groups of the filters: a result is counted
where one and the same disposition meets what else is asked of dispositions. The records that are left are read once
for all facets. Court, result and year are counted of all of them, or kept for a whole list; the others of 20,000.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case as If
from django.db.models import CharField, IntegerField, Model, QuerySet, TextField, When
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

from cases.choices import HEARING_ACCESS, ROLE
from cases.models import Court, Judge, Topic
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet, Value
from casetracker.search.index import backends
from casetracker.search.index.kept_counts import counts_of, kept_counts
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
        queryset = queryset.order_by("-pk")[: COUNTED_AT_MOST + 1] if is_kept else queryset.order_by()
        self.read = [pk for (pk,) in rows_of(queryset, "pk")]
        self.read.sort(reverse=True)
        self.is_longer = len(self.read) > COUNTED_AT_MOST
        self.visible = queryset.model._default_manager.visible()
        self.seen: dict[Any, dict[int, int]] = {}
        """Rows between records and what holds values, each with its owner: rulings between cases and dispositions."""

    @cached_property
    def kept(self) -> dict[str, Counter[Any]]:
        """Court, result and year of many cases, from what is kept of each."""
        return counts_of(self.read)

    def numbers(self, *, is_capped: bool) -> list[int]:
        """All of them, or the first."""
        return self.read[:COUNTED_AT_MOST] if is_capped else self.read


def facets(filterset: GroupedFilterSet, kept: str) -> list[Facet]:
    """The facets of a valid filterset's list, those that it has filters for; `kept` names what is kept of the list."""
    asked = {name for name, value in filterset.form.cleaned_data.items() if value}
    everything = Records(filterset.qs, is_kept=bool(kept) and not asked)
    names = [name for name in COLUMNS if name in filterset.filters]
    counts: dict[str, Counter[Any]] = {}
    capped: set[str] = set()
    together: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
    is_of_cases = kept == "cases" and not any(filterset.filters[name].group for name in asked)
    for name in names:
        if kept and name in EXACT and asked <= {name}:
            counts[name] = kept_counts(kept, name)
        else:
            alone = name if name in asked else ""
            together[filterset.filters[name].group, alone, everything.is_longer and name in EXACT].append(name)
    for (_, alone, _), some in together.items():
        records = Records(filterset.without(alone), is_kept=bool(kept) and asked == {alone}) if alone else everything
        is_capped = records.is_longer and some[0] not in EXACT
        capped.update(some if is_capped else ())
        if is_of_cases and records.is_longer and not is_capped:
            counts |= {name: records.kept[name] for name in some}
        else:
            counts |= count(filterset, some, records, is_capped=is_capped)
    return [
        Facet(name, COLUMNS[name][0], values(counts[name], COLUMNS[name][1], chosen(filterset, name)), name in capped)
        for name in names
    ]


def count(
    filterset: GroupedFilterSet, names: list[str], records: Records, *, is_capped: bool
) -> dict[str, Counter[Any]]:
    """For facets of one group: records by the value, once for each value that one of a record's rows has.

    The rows are read step by step, from the records to what holds the values, and counted here: a statement that
    counts distinct records sorts what it has joined, once for each facet.
    """
    keys = records.numbers(is_capped=is_capped)
    steps = filterset.facet_steps(names[0])
    outer = filterset.groups[steps[0][0]].outer if steps else "pk"
    rows, link, many, owner_of = records.visible, "pk", None, {}
    if outer != "pk":
        many = Counter(end for (end,) in rows_of(within(rows, link, keys), outer))
        keys = list(many)
    for known in steps:
        group, condition = filterset.groups[known[0]], known[1]
        rows, link = group.rows().filter(condition), group.link
        if known is not steps[-1]:
            place = (*known, is_capped)
            if place not in records.seen:
                records.seen[place] = dict(rows_of(within(rows, link, keys), "pk", link))
            owner_of = records.seen[place]
            keys = list(owner_of)
    values_of = (valued(filterset.filters[name].field_name, name) for name in names)
    read = rows_of(within(rows, link, keys), link, *values_of)
    links, *columns = zip(*read, strict=True) if read else [()] * (len(names) + 1)
    owners = [owner_of[key] for key in links] if owner_of else links
    return {name: holders(name, column, owners, many) for name, column in zip(names, columns, strict=True)}


def holders(name: str, column: Iterable[Any], owners: Iterable[int], many: Counter[int] | None) -> Counter[Any]:
    """How many records hold each value; several may share an owner, as the rulings of one case share its parties."""
    if name == "language":
        return spread(column)
    held: defaultdict[Any, set[int]] = defaultdict(set)
    for value, owner in zip(column, owners, strict=True):
        held[value].add(owner)
    if name == "topic":
        held = with_broader(held)
    return Counter(
        {value: len(some) if many is None else sum(many[each] for each in some) for value, some in held.items()}
    )


def within(rows: QuerySet, link: str, keys: list[int]) -> QuerySet:
    return rows.filter(**{f"{link}__in": backends.of().integers(keys)}).order_by()


def rows_of(queryset: QuerySet, *columns: Any) -> list[tuple[Any, ...]]:
    """Numbers and texts as the driver gives them: of many rows a queryset's own way takes several times as long."""
    try:
        sql, parameters = queryset.values_list(*columns).query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def valued(field: str, name: str) -> Any:
    if name == "language":
        return Cast(field, TextField())
    if name != "decided_year":
        return field
    first, last = (Substr(Cast(f"{field}_{end}", CharField()), 1, 4) for end in ("earliest", "latest"))
    return If(When(Exact(first, last), then=Cast(first, IntegerField())))


def spread(column: Iterable[str]) -> Counter[Any]:
    """Lists as JSON, of which many are equal: each is read once."""
    counts: Counter[Any] = Counter()
    for text, number in Counter(column).items():
        counts.update(dict.fromkeys(orjson.loads(text), number))
    return counts


def with_broader(held: dict[Any, set[int]]) -> defaultdict[Any, set[int]]:
    """Topics as their filter understands them: a record of a narrower one is one of the two above it, too."""
    above: dict[Any, Any] = dict(Topic.objects.visible().values_list("pk", "parent"))
    wider: defaultdict[Any, set[int]] = defaultdict(set)
    for topic, owners in held.items():
        for each in {topic, above.get(topic), above.get(above.get(topic))}:
            wider[each] |= owners
    return wider


def chosen(filterset: GroupedFilterSet, name: str) -> list[Any]:
    if name in filterset.found:
        return [unit.pk for unit in filterset.found[name]]
    return list(filterset.form.cleaned_data.get(name) or [])


def values(counts: Counter[Any], kind: Any, wanted: list[Any]) -> list[Value]:
    """The commonest, and what was chosen, with nothing of others that are zero."""
    known = (value for value in counts if value not in (None, ""))
    shown = sorted(known, key=lambda value: (-counts[value], str(value)))[:VALUES_AT_MOST]
    shown += [value for value in wanted if value not in shown]
    if isinstance(kind, type) and issubclass(kind, Model):
        found: Any = kind._default_manager.visible().filter(pk__in=shown)
        units = {pk: (public_id, called) for pk, public_id, called in found.values_list("pk", "public_id", "name")}
        return [Value(*units[pk], counts[pk]) for pk in shown if pk in units]
    label = kind.label if kind else str
    return [Value(str(value), label(value), counts[value]) for value in shown]
