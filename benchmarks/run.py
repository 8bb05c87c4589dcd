"""`python -m benchmarks.run`: the product beside the floor on fresh databases, as one table.

Each database and size is measured in a process of its own, and thrown away.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.client import STEADY
from tests.databases import Server


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--sizes", default="10000", help="Cases, such as 1000,10000; two sizes give the growth.")
    parser.add_argument("--databases", default="sqlite,postgres")
    parser.add_argument(
        "--database", help="The URL of a database that benchmarks.dataset has filled, instead of fresh ones."
    )
    parser.add_argument("--repetitions", type=int, default=60, help="Requests to each side; 30 at least.")
    parser.add_argument("--json", type=Path, help="Write the figures to this file, too.")
    options = parser.parse_args()
    console, reports = Console(stderr=True), []
    for name, size in targets(options):
        console.print(f"{name}: {f'{size:,} cases' if size else 'as it is'} ...")
        with fresh(name) as url:
            reports.append(measure(url, size, options.repetitions))
    if options.json:
        options.json.write_text(json.dumps(reports, indent=1) + "\n")
    output = Console(width=None if sys.stdout.isatty() else 140)
    output.print(figures(reports))
    for growing in growths(reports):
        output.print(growing)
    problems = [
        f"{r['database']}, {w['name']}: {w['problem']}" for r in reports for w in r["workloads"] if "problem" in w
    ]
    for problem in problems:
        output.print(problem, markup=False)
    return 1 if problems else 0


def targets(options: argparse.Namespace) -> list[tuple[str, int | None]]:
    if options.database:
        return [(options.database, None)]
    return [(name, int(size)) for name in options.databases.split(",") for size in options.sizes.split(",")]


@contextmanager
def fresh(name: str) -> Iterator[str]:
    """The URL of an empty database of this kind, gone afterwards; a URL stays what it is."""
    if name == "sqlite":
        with tempfile.TemporaryDirectory(prefix="casetracker-") as folder:
            yield f"sqlite:///{folder}/benchmark.sqlite3"
    elif name == "postgres":
        server = Server()
        try:
            yield server.start()
        finally:
            server.stop()
    else:
        yield name


def measure(url: str, size: int | None, repetitions: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.measure", "--repetitions", str(repetitions)]
    command += ["--fill", str(size)] if size else []
    environment = os.environ | {"DATABASE_URL": url, "DEVELOPMENT": "1", "ENV_FILE": os.devnull}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def figures(reports: list[dict[str, Any]]) -> Table:
    table = Table("workload", "database", *RIGHT, title="Medians in milliseconds; compare ratios, not times")
    for column in table.columns[2:]:
        column.justify = "right"
    for report in reports:
        seconds = f", made in {report['seconds']:.1f} s" if "seconds" in report else ""
        table.add_section()
        table.add_row(f"[bold]{report['cases']:,} cases{seconds}", report["database"])
        for each in report["workloads"]:
            table.add_row(f"{each['name']}  {each['what']}", report["database"].split()[0], *columns(each))
    return table


RIGHT = ("product", "floor", "ratio", "A/A", "queries", "rows", "kB", "floor kB")


def columns(row: dict[str, Any]) -> list[str]:
    if "problem" in row:
        return ["see below"]
    steady = STEADY[0] <= row["control"] <= STEADY[1]
    sizes = [f"{row[name] / 1000:.0f}" for name in ("bytes", "floor_bytes")]
    times = [f"{row[name]:.2f}" for name in ("product", "floor", "ratio")]
    return [
        *times,
        f"{row['control']:.2f}{'' if steady else ' !'}",
        str(row["queries"]),
        str(row["rows"] or ""),
        *sizes,
    ]


def growths(reports: list[dict[str, Any]]) -> Iterator[Table]:
    """For each database its smallest and its largest size: 0 is flat, 1 is in proportion to the number of cases."""
    for name in dict.fromkeys(report["database"] for report in reports):
        sized = sorted((r for r in reports if r["database"] == name), key=lambda r: r["cases"])
        small, large = sized[0], sized[-1]
        if small["cases"] == large["cases"]:
            continue
        table = Table(
            "workload",
            "product",
            "floor",
            "rows",
            title=f"{name}: growth from {small['cases']:,} to {large['cases']:,} cases",
        )
        for one, other in zip(small["workloads"], large["workloads"], strict=True):
            if "problem" not in one and "problem" not in other:
                steps = math.log(large["cases"] / small["cases"])
                exponents = [f"{math.log(other[side] / one[side]) / steps:+.2f}" for side in ("product", "floor")]
                rows = f"{one['rows']} and {other['rows']}" if one["rows"] != other["rows"] else ""
                table.add_row(f"{one['name']}  {one['what']}", *exponents, rows)
        yield table


if __name__ == "__main__":
    sys.exit(main())
