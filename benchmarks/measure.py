"""Measures one database: the product beside the floor, request by request, and prints the figures as JSON.

`benchmarks.run` starts it for each database and size.
"""

import argparse
import gc
import logging
import os
import sqlite3
import warnings
from itertools import cycle
from statistics import median
from typing import Any

os.environ.setdefault("DEVELOPMENT", "1")
os.environ.setdefault("RATE_LIMIT_ANONYMOUS", "")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")

import django

django.setup()

import orjson  # noqa: E402 - the models below need django.setup()
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from benchmarks.client import STEADY, Application, get  # noqa: E402
from benchmarks.floor import Floor  # noqa: E402
from benchmarks.load import load  # noqa: E402
from benchmarks.workloads import Workload, workloads  # noqa: E402
from cases.models import Case  # noqa: E402
from casetracker.search.index.upkeep import rebuild  # noqa: E402
from casetracker.wsgi import application  # noqa: E402

WARM_UP = 3
ATTEMPTS = 3
"""So often is the floor measured against itself, until the machine is quiet enough."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measure", description=__doc__)
    parser.add_argument("--fill", type=int, help="First fill the empty database with so many cases.")
    parser.add_argument("--repetitions", type=int, default=60)
    options = parser.parse_args()
    warnings.filterwarnings("ignore", "No directory at")  # static files are not asked for
    logging.disable(logging.ERROR)  # an address that is not there yet is in the report
    print(orjson.dumps(measure(options.fill, options.repetitions)).decode())


def measure(fill: int | None, repetitions: int) -> dict[str, Any]:
    report: dict[str, Any] = {}
    if fill:
        call_command("migrate", verbosity=0)
        loaded = load(fill)
        rebuild()
        report = {"seconds": loaded.seconds, "rows": loaded.rows.total()}
    report |= {"database": database(), "cases": Case.objects.count()}
    product, floor = application, Floor(floor_connection())
    return report | {"workloads": [row(each, product, floor, repetitions) for each in workloads(product)]}


def database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return f"SQLite {sqlite3.sqlite_version}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"


def floor_connection() -> Any:
    """A connection of its own, without anything of Django around it."""
    if connection.vendor == "sqlite":
        own = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
        own.executescript(settings.DATABASES["default"]["OPTIONS"]["init_command"])
        return own
    own = connection.get_new_connection(connection.get_connection_params())
    own.autocommit = True
    with own.cursor() as cursor:  # starting workers and compiling cost more than these statements
        cursor.execute("SET max_parallel_workers_per_gather = 0; SET jit = off")
    return own


def row(workload: Workload, product: Application, floor: Application, repetitions: int) -> dict[str, Any]:
    """One line of the report."""
    found: dict[str, Any] = {"name": workload.name, "what": workload.what}
    problem = "nothing to ask for" if not workload.addresses else compare(workload, product, floor, found)
    if problem:
        return found | {"problem": problem}
    for _ in range(ATTEMPTS):
        one, other = (median(each) for each in times([(floor, 1), (floor, 1)], workload, repetitions))
        if STEADY[0] <= one / other <= STEADY[1]:
            break
    ours, theirs = (median(each) for each in times([(product, 0), (floor, 1)], workload, repetitions))
    return found | {"product": ours, "floor": theirs, "ratio": ours / theirs, "control": one / other}


def compare(workload: Workload, product: Application, floor: Application, found: dict[str, Any]) -> str:
    """What keeps the two from being compared; notes how large the answers are and how many queries they take."""
    for ours, theirs in workload.addresses:
        queries = Queries()
        with connection.execute_wrapper(queries):
            answer = get(product, ours)
        if answer.status != "200 OK":
            return f"{ours} answers {answer.status}"
        other = get(floor, theirs)
        found |= {"queries": queries.count, "bytes": len(answer.body), "floor_bytes": len(other.body)}
        found["rows"] = len(orjson.loads(other.body).get("results", ()))
        if problem := workload.check(answer.body, other.body):
            return f"{ours}: {problem}"
    return ""


class Queries:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)


def times(
    sides: list[tuple[Application, int]], workload: Workload, repetitions: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of both sides, asked in turn, each first as often as the other; a side takes its own addresses."""
    found: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for repetition, addresses in zip(range(-WARM_UP, repetitions), cycle(workload.addresses), strict=False):
        for side in (0, 1) if repetition % 2 else (1, 0):
            application, which = sides[side]
            answer = get(application, addresses[which])
            if repetition >= 0:
                found[side].append(answer.milliseconds)
    return found


if __name__ == "__main__":
    main()
