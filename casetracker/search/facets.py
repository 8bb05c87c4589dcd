"""Counts beside a list: for each value of a filter, how long the list would be with that value chosen instead.

Each facet is counted without its own filter and with all others, in the groups of the filters: a result is counted
where one and the same disposition meets the other filters on dispositions. The records that remain are read once for
all facets. Court, result and year are counted for all of them, or kept for a whole list; the others for 20,000.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import orjson
from django.db.models import Case as If
from django.db.models import CharField, IntegerField, QuerySet, TextField, When
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import Exact

from cases.choices import HEARING_ACCESS, ROLE
from cases.models import Court, Judge, Topic
from casetracker.core.naming.places import country_name, language_name
from casetracker.core.units import Unit
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.finder import Facet, Value
from casetracker.search.counted import Column, CountedRecords, Owners, count_roles, raw_rows, within
from casetracker.search.index.kept_counts import FacetValue, counts_of_list
from rulings.choices import DECIDES, FAVOURS, RESULT, STANCE

VALUES_AT_MOST = 15
EXACT = ("court", "result", "decided_year")
"""Facets that are counted however long the list is."""
ValueKind = type[Unit] | Vocabulary | None
"""What a facet's values are: rows of units, codes of a vocabulary, or values with a name in NAMED or none."""
NAMED: dict[str, Callable[[str], str]] = {"country": country_name, "language": language_name}

COLUMNS: dict[str, tuple[str, ValueKind]] = {
    "court": ("Court", Court),
    "country": ("Country", None),
    "judge": ("Judge", Judge),
    "decides": ("What was decided", DECIDES),
    "result": ("Result", RESULT),
    "favours": ("Favours", FAVOURS),
    "decided_year": ("Year of the decision", None),
    "topic": ("Topic", Topic),
    "role": ("Party’s role", ROLE),
    "stance": ("Stance of reactions", STANCE),
    "hearing_access": ("Hearing", HEARING_ACCESS),
    "language": ("Language", None),
}


def facets(filterset: GroupedFilterSet, kept: str, most: int | None = None) -> list[Facet]:
    """The facets for which a valid filterset has filters; `kept` names the list in the kept counts, if it is there.

    With `most`, all that is not kept is counted for so many records, so that it costs the same however many there are.
    """
    chosen = {name for name, value in filterset.form.cleaned_data.items() if value}
    everything = CountedRecords(filterset.qs, is_kept=bool(kept) and not chosen, most=most)
    exact = () if most else EXACT
    names = [name for name in COLUMNS if name in filterset.filters]
    counts: dict[str, Counter[FacetValue]] = {}
    capped: set[str] = set()
    together: defaultdict[tuple[str, str, bool], list[str]] = defaultdict(list)
    is_of_cases = kept == "cases" and not any(filterset.filters[name].group for name in chosen)
    for name in names:
        if kept and name in EXACT and chosen <= {name}:
            counts[name] = counts_of_list(kept, name)
        else:
            alone = name if name in chosen else ""
            together[filterset.filters[name].group, alone, everything.is_longer and name in exact].append(name)
    for (_, alone, _), some in together.items():
        records = (
            CountedRecords(filterset.without(alone), is_kept=bool(kept) and chosen == {alone}, most=most)
            if alone
            else everything
        )
        is_capped = records.is_longer and some[0] not in exact
        capped.update(some if is_capped else ())
        if is_of_cases and records.is_longer and not is_capped:
            counts |= {name: records.kept[name] for name in some}
        elif some == ["role"] and "disposition" in filterset.group_conditions():
            counts["role"] = count_roles(filterset, records)
        else:
            counts |= count_values(filterset, some, records, is_capped=is_capped)
    values = {name: facet_values(name, counts[name], chosen_values(filterset, name)) for name in names}
    return [Facet(name, COLUMNS[name][0], values[name], name in capped) for name in names]


def count_values(
    filterset: GroupedFilterSet, names: list[str], records: CountedRecords, *, is_capped: bool
) -> dict[str, Counter[FacetValue]]:
    """Count records by value for facets of one group; a record counts once for each value among its rows.

    The rows are read step by step, from the records to the rows with values, and counted here: a statement that
    counts distinct records sorts everything that it joined, once for each facet.
    """
    keys = records.keys(is_capped=is_capped)
    steps = filterset.facet_steps(names[0])
    outer = filterset.groups[steps[0][0]].outer if steps else "pk"
    rows, link, many, known_owners = records.visible, "pk", None, None
    if outer != "pk":
        many = Counter(end for (end,) in raw_rows(within(rows, link, keys), outer))
        keys = list(many)
    for known in steps:
        group, condition = filterset.groups[known[0]], known[1]
        rows, link = group.rows().filter(condition), group.link
        if known is not steps[-1]:
            place = (*known, is_capped)
            if place not in records.owners:
                records.owners[place] = Owners(raw_rows(within(rows, link, keys), "pk", link))
            known_owners = records.owners[place]
            keys = list(known_owners.first)
    values_of = (value_expression(filterset.filters[name].field_name, name) for name in names)
    read = raw_rows(within(rows, link, keys), link, *values_of)
    links, *columns = zip(*read, strict=True) if read else [()] * (len(names) + 1)
    owners = links
    if known_owners:
        owners, columns = known_owners.of(links, columns)
    return {name: records_by_value(name, column, owners, many) for name, column in zip(names, columns, strict=True)}


def records_by_value(
    name: str, column: Column, owners: Iterable[int], many: Counter[int] | None
) -> Counter[FacetValue]:
    """How many records have each value; several may share an owner, as the rulings of one case share its parties."""
    if name == "language":
        return count_listed_values(column)
    held: defaultdict[FacetValue, set[int]] = defaultdict(set)
    for value, owner in zip(column, owners, strict=True):
        held[value].add(owner)
    if name == "topic":
        held = with_broader(held)
    return Counter(
        {value: len(some) if many is None else sum(many[each] for each in some) for value, some in held.items()}
    )


def value_expression(field: str, name: str) -> str | Cast | If:
    if name == "language":
        return Cast(field, TextField())
    if name != "decided_year":
        return field
    first, last = (Substr(Cast(f"{field}_{end}", CharField()), 1, 4) for end in ("earliest", "latest"))
    return If(When(Exact(first, last), then=Cast(first, IntegerField())))


def count_listed_values(column: Column) -> Counter[FacetValue]:
    """Count the values in lists that are stored as JSON; equal lists are parsed once."""
    counts: Counter[FacetValue] = Counter()
    for text, number in Counter(column).items():
        counts.update(dict.fromkeys(orjson.loads(str(text)), number))
    return counts


def with_broader(held: dict[FacetValue, set[int]]) -> defaultdict[FacetValue, set[int]]:
    """Count topics as their filter does: a record of a narrower topic also belongs to the two above it."""
    parents: dict[FacetValue | None, int | None] = dict(Topic.objects.visible().values_list("pk", "parent"))
    wider: defaultdict[FacetValue, set[int]] = defaultdict(set)
    for topic, owners in held.items():
        parent = parents.get(topic)
        for each in {each for each in (topic, parent, parents.get(parent)) if each is not None}:
            wider[each] |= owners
    return wider


def chosen_values(filterset: GroupedFilterSet, name: str) -> list[FacetValue]:
    if name in filterset.found:
        return [unit.pk for unit in filterset.found[name]]
    return list(filterset.form.cleaned_data.get(name) or [])


def facet_values(name: str, counts: Counter[FacetValue], wanted: list[FacetValue]) -> list[Value]:
    """The commonest values, and the chosen ones even where they count nothing."""
    kind = COLUMNS[name][1]
    known = (value for value in counts if value not in (None, ""))
    shown = sorted(known, key=lambda value: (-counts[value], str(value)))[:VALUES_AT_MOST]
    shown += [value for value in wanted if value not in shown]
    if isinstance(kind, type):
        found: QuerySet[Any] = kind._default_manager.visible().filter(pk__in=shown)
        units = {row["pk"]: row for row in found.values("pk", "public_id", "name")}
        return [Value(units[pk]["public_id"], units[pk]["name"], counts[pk]) for pk in shown if pk in units]
    named = kind.label if kind else NAMED.get(name, str)
    return [Value(str(value), named(str(value)), counts[value]) for value in shown]
