"""Kept counts: how many cases, rulings and verdicts each court, result and year has, true to the second.

What a case adds to them is kept beside it, so that a change takes the old away and adds the new, in the transaction
of the change. What is embargoed is counted under the instant at which it will be seen; a reader asks for the sum of
all instants that have passed, so that nothing needs to run when one does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import orjson
from django.db import connection, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from cases.models import Case
from casetracker.search.index import backends
from casetracker.search.models import CountedCase, FacetCount
from rulings.models import Disposition, Ruling

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""The instant of all that could be seen when it was counted."""
Key = tuple[str, str, str, str]
"""List, facet, value and instant."""


def kept_counts(listing: str, facet: str) -> Counter[Any]:
    """Records of the whole list by the facet's value: a court's row, a result's code or a year."""
    rows = FacetCount.objects.filter(listing=listing, facet=facet, visible_from__lte=timezone.now())
    found = rows.values_list("value").annotate(total=Sum("number"))
    return Counter({value if facet == "result" else int(value): total for value, total in found if total})


def counts_of(cases: list[int]) -> dict[str, Counter[Any]]:
    """Of the list of cases, these: what each of them adds, of which many add the same."""
    now = timezone.now().isoformat()
    rows = CountedCase.objects.filter(pk__in=backends.of().integers(cases)).values_list("additions")
    summed: Counter[tuple[str, str]] = Counter()
    for text, number in rows.annotate(number=Count("pk")):
        for listing, facet, value, instant, each in orjson.loads(text):
            if listing == "cases" and instant <= now:  # all are in UTC
                summed[facet, value] += each * number
    found: defaultdict[str, Counter[Any]] = defaultdict(Counter)
    for (facet, value), total in summed.items():
        found[facet][value if facet == "result" else int(value)] = total
    return found


def additions(cases: list[int]) -> dict[int, Counter[Key]]:
    """What each of the cases adds to the counts, as it is stored now."""
    now = timezone.now()
    found: dict[int, Counter[Key]] = {}
    seen = Case._base_manager.filter(pk__in=cases, visible_from__isnull=False)
    for pk, court, instant in seen.values_list("pk", "court", "visible_from"):
        found[pk] = Counter({("cases", "court", str(court), at(instant, now)): 1} if court else {})
    columns = ("pk", "case", "court", "visible_from", "is_verdict", "issued_on_earliest", "issued_on_latest")
    given = Ruling._base_manager.filter(case__in=list(found), visible_from__isnull=False)
    rulings = list(given.values_list(*columns))
    results = defaultdict(set)
    decided = Disposition.objects.current().filter(ruling__in=[row[0] for row in rulings])
    for ruling, result in decided.values_list("ruling", "result"):
        results[ruling].add(result)
    first: dict[tuple[int, str, str], datetime] = {}
    for pk, case, court, instant, is_verdict, earliest, latest in rulings:
        facts = [("result", result) for result in results[pk] if result]
        facts += [("decided_year", str(earliest.year))] if earliest and earliest.year == latest.year else []
        for facet, value in facts:
            first[case, facet, value] = min(instant, first.get((case, facet, value), instant))
        facts += [("court", str(court))] if court else []
        lists = ("rulings", "verdicts") if is_verdict else ("rulings",)
        found[case].update((listing, *fact, at(instant, now)) for fact in facts for listing in lists)
    for (case, facet, value), instant in first.items():
        found[case]["cases", facet, value, at(instant, now)] = 1
    return found


def at(instant: datetime, now: datetime) -> str:
    return (LONG_AGO if instant <= now else instant).isoformat()


def kept_additions(cases: list[int]) -> dict[int, Counter[Key]]:
    rows = CountedCase.objects.filter(pk__in=cases).values_list("pk", "additions")
    return {pk: unpacked(text) for pk, text in rows}


def unpacked(text: str) -> Counter[Key]:
    return Counter({(a, b, c, d): number for a, b, c, d, number in orjson.loads(text)})


def packed(counter: Counter[Key]) -> str:
    return orjson.dumps(sorted([*key, number] for key, number in counter.items())).decode()


def recount(cursor: Any, cases: Iterable[int]) -> None:
    """Make the counts true of these cases; in a transaction that holds the index's lock."""
    for batch in backends.batches(sorted(cases)):
        old, new = kept_additions(batch), additions(batch)
        changed = [pk for pk in new if old.get(pk) != new[pk]]
        gone = [pk for pk in old if pk not in new]
        difference: Counter[Key] = Counter()
        for pk in [*changed, *gone]:
            difference.update(new.get(pk, Counter()))
            difference.subtract(old.get(pk, Counter()))
        rows = [CountedCase(case_ref=pk, additions=packed(new[pk])) for pk in changed]
        CountedCase.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["case_ref"], update_fields=["additions"]
        )
        CountedCase.objects.filter(pk__in=gone).delete()
        add(cursor, difference)


def add(cursor: Any, difference: Counter[Key]) -> None:
    instant = connection.ops.adapt_datetimefield_value
    rows = [(*key[:3], instant(datetime.fromisoformat(key[3])), number) for key, number in difference.items() if number]
    cursor.executemany(
        "INSERT INTO search_facet_count (listing, facet, value, visible_from, number) VALUES (%s, %s, %s, %s, %s) "
        "ON CONFLICT (listing, facet, value, visible_from) "
        "DO UPDATE SET number = search_facet_count.number + excluded.number",
        sorted(rows),
    )


def all_additions() -> Counter[Key]:
    found: Counter[Key] = Counter()
    for text in CountedCase.objects.values_list("additions", flat=True).iterator():
        found.update(unpacked(text))
    return found


def add_up() -> None:
    """Write all sums anew from what the cases add."""
    with transaction.atomic(), connection.cursor() as cursor:
        backends.of().lock(cursor)
        FacetCount.objects.all().delete()
        add(cursor, all_additions())


def miscounts(cases: list[int]) -> Iterator[str]:
    """Cases of which the kept additions are not what the data say."""
    now, kept, right = timezone.now(), kept_additions(cases), additions(cases)
    for pk in kept.keys() | right.keys():
        settled: Counter[Key] = Counter()
        for (listing, facet, value, instant), number in kept.get(pk, Counter()).items():
            settled[listing, facet, value, at(datetime.fromisoformat(instant), now)] += number
        if pk not in kept or settled != right.get(pk):
            yield f"case {pk}: what it adds to the counts is old"


def wrong_sums() -> Iterator[str]:
    """Sums that are not those of what the cases add."""
    columns = ("listing", "facet", "value", "visible_from", "number")
    stored = Counter(
        {(a, b, c, d.isoformat()): number for a, b, c, d, number in FacetCount.objects.values_list(*columns)}
    )
    right = all_additions()
    for key in sorted(stored.keys() | right.keys()):
        if stored[key] != right[key]:
            yield f"{' '.join(key)}: the sum is {stored[key]} and should be {right[key]}; run rebuild_search"
