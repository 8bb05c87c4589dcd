"""`python -m benchmarks.rebuild`: writing the search index anew, beside a program that inserts the same rows.

Both begin with an empty index and end with the same one. The product reads the records, folds their texts into terms,
and counts what lists show; the floor holds the finished rows in memory and writes them, in as large transactions. What
is compared is processor time, which a busy machine changes less: that of this process, and of the server's for it.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.client import STEADY
from benchmarks.dataset import open_site
from benchmarks.run import fresh

ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rebuild", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--databases", default="sqlite,postgres")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--json", action="store_true", help="The figures of the database in DATABASE_URL, for programs."
    )
    options = parser.parse_args()
    if options.json:
        print(json.dumps(measured(options.cases, options.rounds)))
        return
    print(f"{'database':12} {'records':>9} {'terms':>6} {'product':>8} {'floor':>8} {'ratio':>6} {'A/A':>6}")
    for name in options.databases.split(","):
        with fresh(name) as url:
            show(name, in_its_own_process(url, options.cases, options.rounds))


def in_its_own_process(url: str, cases: int, rounds: int) -> dict[str, Any]:
    """The settings are read once in a process."""
    command = [sys.executable, "-m", "benchmarks.rebuild", "--json", "--cases", str(cases), "--rounds", str(rounds)]
    environment = os.environ | {"DATABASE_URL": url, "DEVELOPMENT": "1", "ENV_FILE": os.devnull}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def show(name: str, found: dict[str, Any]) -> None:
    """Seconds of processor time for all records; `terms` are those of one record on average, as they are stored."""
    ratio, control = found["product"] / found["floor"], found["control"]
    mark = "" if STEADY[0] <= control <= STEADY[1] else " !"
    times = f"{found['product']:8.2f} {found['floor']:8.2f} {ratio:6.1f} {control:6.2f}{mark}"
    print(f"{name:12} {found['records']:9,} {found['terms']:6.0f} {times}")


def measured(cases: int, rounds: int) -> dict[str, Any]:
    open_site(None)
    from django.core.management import call_command  # noqa: PLC0415 - the settings are read by open_site()

    from benchmarks.floor_index import empty, insert, written  # noqa: PLC0415
    from benchmarks.load import load  # noqa: PLC0415
    from casetracker.search.index.upkeep import rebuild  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    load(cases)
    records = rebuild()
    rows = written()
    ours, theirs, again = [], [], []
    for _ in range(rounds):
        empty()
        ours.append(timed(rebuild))
        if written() != rows:
            raise AssertionError("A rebuild has written other rows.")
        empty()
        theirs.append(timed(lambda: insert(rows)))
        if written() != rows:
            raise AssertionError("The floor has written other rows.")
        empty()
        again.append(timed(lambda: insert(rows)))
    terms = sum(row[-1].count(" ") + 1 for row in rows["search_entry"])
    return {
        "records": records,
        "terms": terms / len(rows["search_entry"]),
        "product": median(ours),
        "floor": median(theirs),
        "control": median(theirs) / median(again),
    }


def timed(write: Callable[[], Any]) -> float:
    """Seconds of processor time to fill an empty index."""
    begin = processor_seconds()
    write()
    return processor_seconds() - begin


def processor_seconds() -> float:
    """Of this process, and of the server's process for our connection where that runs on this machine."""
    from django.db import connection  # noqa: PLC0415

    spent = time.process_time()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            status = Path(f"/proc/{cursor.fetchone()[0]}/stat")
        user, system = status.read_text().rpartition(")")[2].split()[11:13]
        spent += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return spent


if __name__ == "__main__":
    main()
