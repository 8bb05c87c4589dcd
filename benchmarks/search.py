"""`python -m benchmarks.search --database URL`: classes of questions beside hand-written SQL, as ratios.

The database has been filled by benchmarks.dataset and indexed by `manage.py rebuild_search`. The product's side is a
page of ranked cases with their cards and sentences, and the facets apart; the floor is one statement on the same
index, newest first, with the titles of the cases.
"""

import argparse
import time
from collections.abc import Callable
from statistics import median

from benchmarks.dataset import open_site

REPETITIONS = 30


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--database", required=True)
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    options = parser.parse_args()
    open_site(options.database)
    measure(options.repetitions)


def measure(repetitions: int) -> None:
    from django.db import connection  # noqa: PLC0415 - the settings are read by open_site()
    from django.http import QueryDict  # noqa: PLC0415

    from benchmarks.words import COMMON  # noqa: PLC0415
    from cases.models import Case, Participation  # noqa: PLC0415
    from casetracker.search import backends  # noqa: PLC0415
    from casetracker.search.find import visible_match  # noqa: PLC0415
    from casetracker.search.grammar import TIERS, parse  # noqa: PLC0415
    from casetracker.search.results import results  # noqa: PLC0415

    hebrew = Participation.objects.current().filter(party__name__regex="[א-ת]").values_list("party__name", flat=True)
    name = hebrew.first() or "שלום"
    docket = Case.objects.visible().exclude(docket_number="").values_list("docket_number", flat=True)[7]
    classes = {
        "rare": "zimzimzim", "common": COMMON[1], "two words": f"{COMMON[5]} {COMMON[40]}",
        "phrase": f'"{COMMON[1]} {COMMON[2]}"', "prefix": "harb*", "Hebrew name": name, "docket": docket,
        "no hit": "qqqqqqqq",
    }  # fmt: skip

    def floor(q: str) -> None:
        backend = backends.of()
        sql, parameters = visible_match(parse(q), TIERS[-1])
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT c.public_id, c.title FROM {backend.SOURCE} JOIN cases_case c ON c.id = e.case_ref "
                f"WHERE {sql} ORDER BY {backend.KEY} DESC LIMIT 21", parameters,
            )  # fmt: skip
            cursor.fetchall()

    def asked(q: str, *, with_facets: bool) -> None:
        parameters = QueryDict(mutable=True)
        parameters["q"] = q
        results(parameters, with_facets=with_facets)

    print(f"{Case.objects.count():,} cases, {connection.vendor}; medians in ms")
    print(f"{'class':12} {'product':>8} {'floor':>8} {'ratio':>6} {'facets':>8}")
    for label, q in classes.items():
        ours = timed(lambda q=q: asked(q, with_facets=False), repetitions)
        theirs = timed(lambda q=q: floor(q), repetitions)
        counted = timed(lambda q=q: asked(q, with_facets=True), 3) - ours
        print(f"{label:12} {ours:8.2f} {theirs:8.2f} {ours / theirs:6.1f} {counted:8.1f}", flush=True)


def timed(ask: Callable[[], None], repetitions: int) -> float:
    ask()
    found = []
    for _ in range(repetitions):
        begin = time.perf_counter()
        ask()
        found.append((time.perf_counter() - begin) * 1000)
    return median(found)


if __name__ == "__main__":
    main()
