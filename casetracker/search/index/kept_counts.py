"""Kept counts: how many cases, rulings and verdicts each court, result and year has, correct to the second.

So are the numbers of all cases, rulings, verdicts and reactions, and of the cases of each topic and of those below it.

What a case adds to them is stored with it, so that a change subtracts the old and adds the new in its own transaction.
Embargoed records are counted under the instant at which they will be seen; a reader asks for the sum of all instants
that have passed, so that nothing needs to run when one does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import orjson
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Count, Sum
from django.utils import timezone

from cases.models import Case, Topic
from casetracker.search.index.backends import current_backend, in_batches
from casetracker.search.models import CountedCase, FacetCount
from rulings.models import Disposition, Reaction, Ruling

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""The instant of everything that could be seen when it was counted."""
ALL, EVERY = "all", "0"
"""The facet, and its one value, that counts every record of a list."""
CountKey = tuple[str, str, str, str]
"""List, facet, value and instant."""
FacetValue = str | int
"""A code of a result, the row of a court, or a year."""


def counts_of_list(listing: str, facet: str) -> Counter[FacetValue]:
    """How many records of the whole list have each value of the facet."""
    rows = FacetCount.objects.filter(listing=listing, facet=facet, visible_from__lte=timezone.now())
    found = rows.values_list("value").annotate(total=Sum("number"))
    return Counter({facet_value(facet, value): total for value, total in found if total})


def totals() -> Counter[str]:
    """How many records each list has."""
    rows = FacetCount.objects.filter(facet=ALL, visible_from__lte=timezone.now())
    return Counter(dict(rows.values_list("listing").annotate(total=Sum("number"))))


def facet_value(facet: str, stored: str) -> FacetValue:
    return stored if facet == "result" else int(stored)


def counts_of_cases(cases: list[int]) -> dict[str, Counter[FacetValue]]:
    """For each facet, how many of these cases have each value; equal additions are read once."""
    now = timezone.now().isoformat()
    rows = CountedCase.objects.filter(pk__in=current_backend().in_list(cases)).values_list("additions")
    summed: Counter[tuple[str, str]] = Counter()
    for text, number in rows.annotate(number=Count("pk")):
        for listing, facet, value, instant, each in orjson.loads(text):
            if listing == "cases" and instant <= now:  # all are in UTC
                summed[facet, value] += each * number
    found: defaultdict[str, Counter[FacetValue]] = defaultdict(Counter)
    for (facet, value), total in summed.items():
        found[facet][facet_value(facet, value)] = total
    return found


def additions_of(cases: list[int]) -> dict[int, Counter[CountKey]]:
    """What each of the cases adds to the counts, as the cases are stored now."""
    now = timezone.now()
    found: dict[int, Counter[CountKey]] = {}
    instants: dict[int, datetime] = {}
    seen = Case._base_manager.filter(pk__in=cases, visible_from__isnull=False)
    for pk, court, instant in seen.values_list("pk", "court", "visible_from"):
        assert instant is not None  # the query leaves these out
        instants[pk] = instant
        facts = [(ALL, EVERY), *([("court", str(court))] if court else [])]
        found[pk] = Counter(("cases", *fact, counted_from(instant, now)) for fact in facts)
    columns = ("pk", "cases", "case", "court", "visible_from", "is_verdict", "issued_on_earliest", "issued_on_latest")
    given = Ruling._base_manager.filter(cases__in=list(found), visible_from__isnull=False)
    rulings = list(given.values_list(*columns))
    results = defaultdict(set)
    decided = Disposition.objects.current().filter(ruling__in=[row[0] for row in rulings])
    for ruling, result in decided.values_list("ruling", "result"):
        results[ruling].add(result)
    first: dict[tuple[int, str, str], datetime] = {}
    for pk, case, home, court, instant, is_verdict, earliest, latest in rulings:
        facts = [("result", result) for result in results[pk] if result]
        facts += [("decided_year", str(earliest.year))] if earliest and earliest.year == latest.year else []
        for facet, value in facts:
            both = max(instant, instants[case])  # a joined case may be seen later than the ruling
            first[case, facet, value] = min(both, first.get((case, facet, value), both))
        if case != home:
            continue  # the ruling itself is counted once
        facts += [(ALL, EVERY), *([("court", str(court))] if court else [])]
        lists = ("rulings", "verdicts") if is_verdict else ("rulings",)
        found[case].update((listing, *fact, counted_from(instant, now)) for fact in facts for listing in lists)
    for (case, facet, value), instant in first.items():
        found[case]["cases", facet, value, counted_from(instant, now)] = 1
    for case, topic in topics_of(list(found)):
        found[case]["cases", "topic", str(topic), counted_from(instants[case], now)] = 1
    said = Reaction._base_manager.filter(case__in=list(found), visible_from__isnull=False)
    for case, instant in said.values_list("case", "visible_from"):
        assert instant is not None  # the query leaves these out
        found[case]["reactions", ALL, EVERY, counted_from(instant, now)] += 1
    return found


def topics_of(cases: list[int]) -> set[tuple[int, int]]:
    """Each of the cases with its topics and the two above each, as the filter has them."""
    parents: dict[int | None, int | None] = dict(Topic._base_manager.values_list("pk", "parent"))
    rows = Case.topics.through.objects.filter(case__in=cases).values_list("case", "topic")
    above = {
        (case, each) for case, topic in rows for each in (topic, parents.get(topic), parents.get(parents.get(topic)))
    }
    return {(case, topic) for case, topic in above if topic}


def counted_from(instant: datetime, now: datetime) -> str:
    return (LONG_AGO if instant <= now else instant).isoformat()


def kept_additions(cases: list[int]) -> dict[int, Counter[CountKey]]:
    rows = CountedCase.objects.filter(pk__in=cases).values_list("pk", "additions")
    return {pk: unpacked(text) for pk, text in rows}


def unpacked(text: str) -> Counter[CountKey]:
    return Counter({(a, b, c, d): number for a, b, c, d, number in orjson.loads(text)})


def packed(counter: Counter[CountKey]) -> str:
    return orjson.dumps(sorted([*key, number] for key, number in counter.items())).decode()


def recount(cursor: CursorWrapper, cases: Iterable[int]) -> None:
    """Bring the counts of these cases up to date, in a transaction that holds the index's lock."""
    for batch in in_batches(sorted(cases)):
        old, new = kept_additions(batch), additions_of(batch)
        changed = [pk for pk in new if old.get(pk) != new[pk]]
        gone = [pk for pk in old if pk not in new]
        difference: Counter[CountKey] = Counter()
        for pk in [*changed, *gone]:
            difference.update(new.get(pk, Counter()))
            difference.subtract(old.get(pk, Counter()))
        rows = [CountedCase(case_ref=pk, additions=packed(new[pk])) for pk in changed]
        CountedCase.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["case_ref"], update_fields=["additions"]
        )
        CountedCase.objects.filter(pk__in=gone).delete()
        add_to_sums(cursor, difference)


def add_to_sums(cursor: CursorWrapper, difference: Counter[CountKey]) -> None:
    adapted = connection.ops.adapt_datetimefield_value
    rows = [(*key[:3], adapted(datetime.fromisoformat(key[3])), number) for key, number in difference.items() if number]
    cursor.executemany(
        "INSERT INTO search_facet_count (listing, facet, value, visible_from, number) VALUES (%s, %s, %s, %s, %s) "
        "ON CONFLICT (listing, facet, value, visible_from) "
        "DO UPDATE SET number = search_facet_count.number + excluded.number",
        sorted(rows),
    )


def all_additions() -> Counter[CountKey]:
    found: Counter[CountKey] = Counter()
    for text in CountedCase.objects.values_list("additions", flat=True).iterator():
        found.update(unpacked(text))
    return found


def rebuild_sums() -> None:
    """Write all sums anew from the additions of the cases."""
    with transaction.atomic(), connection.cursor() as cursor:
        current_backend().lock(cursor)
        FacetCount.objects.all().delete()
        add_to_sums(cursor, all_additions())


def miscounts(cases: list[int]) -> Iterator[str]:
    """Cases whose kept additions differ from the data."""
    now, kept, right = timezone.now(), kept_additions(cases), additions_of(cases)
    for pk in kept.keys() | right.keys():
        settled: Counter[CountKey] = Counter()
        for (listing, facet, value, instant), number in kept.get(pk, Counter()).items():
            settled[listing, facet, value, counted_from(datetime.fromisoformat(instant), now)] += number
        if pk not in kept or settled != right.get(pk):
            yield f"case {pk}: what it adds to the counts is old"


def wrong_sums() -> Iterator[str]:
    """Sums that differ from the additions of the cases."""
    columns = ("listing", "facet", "value", "visible_from", "number")
    stored = Counter(
        {(a, b, c, d.isoformat()): number for a, b, c, d, number in FacetCount.objects.values_list(*columns)}
    )
    right = all_additions()
    for key in sorted(stored.keys() | right.keys()):
        if stored[key] != right[key]:
            yield f"{' '.join(key)}: the sum is {stored[key]} and should be {right[key]}; run rebuild_search"
