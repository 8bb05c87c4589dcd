"""`python -m benchmarks.search --database URL ...`: classes of questions beside hand-written SQL, as ratios.

Each database has been filled by benchmarks.dataset and indexed by `manage.py rebuild_search`; with several of different
size the growth between the smallest and the largest follows. The product's side is a page of ranked cases with their
cards and sentences, and the facets apart; the floor is one statement on the same index, newest first, with the titles
of the cases.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.dataset import open_site

REPETITIONS = 30


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--database", action="append", required=True, help="May be given several times.")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS)
    parser.add_argument("--json", action="store_true", help="One database's figures, for programs.")
    options = parser.parse_args()
    if options.json:
        open_site(options.database[0])
        print(json.dumps(measured(options.repetitions)))
        return
    reports = [in_its_own_process(url, options.repetitions) for url in options.database]
    for report in reports:
        show(report)
    for vendor in dict.fromkeys(report["vendor"] for report in reports):
        sized = sorted((r for r in reports if r["vendor"] == vendor), key=lambda r: r["cases"])
        if sized[0]["cases"] < sized[-1]["cases"]:
            show_growth(sized[0], sized[-1])


def in_its_own_process(url: str, repetitions: int) -> dict[str, Any]:
    """The settings are read once in a process."""
    command = [sys.executable, "-m", "benchmarks.search", "--json", "--database", url]
    environment = os.environ | {"ENV_FILE": os.devnull}
    done = subprocess.run(
        [*command, "--repetitions", str(repetitions)], env=environment, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def show(report: dict[str, Any]) -> None:
    print(f"{report['cases']:,} cases, {report['vendor']}; medians in ms")
    print(f"{'class':14} {'product':>8} {'floor':>8} {'ratio':>6} {'facets':>8}")
    for label, (ours, theirs, counted) in report["classes"].items():
        print(f"{label:14} {ours:8.2f} {theirs:8.2f} {ours / theirs if theirs else 0:6.1f} {counted:8.1f}")


def show_growth(small: dict[str, Any], large: dict[str, Any]) -> None:
    """0 is flat, 1 is in proportion to the number of cases."""
    steps = math.log(large["cases"] / small["cases"])
    print(f"{small['vendor']}: growth from {small['cases']:,} to {large['cases']:,} cases")
    print(f"{'class':14} {'product':>8} {'floor':>8} {'facets':>8}")
    for label, figures in large["classes"].items():
        pairs = zip(figures, small["classes"][label], strict=True)
        grown = [f"{math.log(b / a) / steps:+8.2f}" if a > 0 and b > 0 else f"{'':8}" for b, a in pairs]
        print(f"{label:14}", *grown)


def measured(repetitions: int) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415
    from django.http import QueryDict  # noqa: PLC0415

    import casetracker.wsgi  # noqa: F401, PLC0415 - the settings are read by open_site()
    from benchmarks.words import COMMON  # noqa: PLC0415
    from cases.models import Case, Participation  # noqa: PLC0415
    from casetracker.reading.cases.listing import CASES  # noqa: PLC0415
    from casetracker.search.index.backends import current_backend  # noqa: PLC0415
    from casetracker.search.index.grammar import TIERS, parse  # noqa: PLC0415
    from casetracker.search.ranking import visible_match  # noqa: PLC0415
    from casetracker.search.result_page import result_page  # noqa: PLC0415

    hebrew = Participation.objects.current().filter(party__name__regex="[א-ת]").values_list("party__name", flat=True)
    name = hebrew.first() or "שלום"
    docket = Case.objects.visible().exclude(docket_number="").values_list("docket_number", flat=True)[7]
    classes = {
        "rare": "zimzimzim", "common": COMMON[1], "two words": f"{COMMON[5]} {COMMON[40]}",
        "phrase": f'"{COMMON[1]} {COMMON[2]}"', "prefix": "harb*", "Hebrew name": name, "docket": docket,
        "no hit": "qqqqqqqq",
    }  # fmt: skip

    def floor(q: str) -> None:
        backend = current_backend()
        sql, parameters = visible_match(parse(q), TIERS[-1])
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT c.public_id, c.title FROM {backend.SOURCE} JOIN cases_case c ON c.id = e.case_ref "
                f"WHERE {sql} ORDER BY {backend.KEY} DESC LIMIT 21", parameters,
            )  # fmt: skip
            cursor.fetchall()

    def newest() -> None:
        filterset = CASES.filterset(QueryDict())
        filterset.is_valid()
        CASES.page(filterset, QueryDict())

    def whole() -> None:
        filterset = CASES.filterset(QueryDict())
        filterset.is_valid()
        CASES.facets(filterset, QueryDict("facets=yes"))

    def floor_newest() -> None:
        newest = Case.objects.visible().order_by("-filed_on_earliest", "-public_id")
        list(newest.values_list("public_id", "title")[:51])

    def asked(q: str, *, with_facets: bool) -> None:
        parameters = QueryDict(mutable=True)
        parameters["q"] = q
        if with_facets:
            parameters["facets"] = "yes"
        result_page(parameters, with_facets=with_facets)

    found: dict[str, tuple[float, float, float]] = {}
    for label, q in classes.items():
        ours = timed(lambda q=q: asked(q, with_facets=False), repetitions)
        theirs = timed(lambda q=q: floor(q), repetitions)
        counted = timed(lambda q=q: asked(q, with_facets=True), 3) - ours
        found[label] = (ours, theirs, counted)
    found["whole list"] = (timed(newest, repetitions), timed(floor_newest, repetitions), timed(whole, 3))
    return {"cases": Case.objects.count(), "vendor": connection.vendor, "classes": found}


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
