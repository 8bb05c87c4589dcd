"""`python -m benchmarks.dataset --cases 10000`: fill an empty database with an invented record of any size.

`--database` is a URL as in DATABASE_URL; the tables are made when they are missing.
"""

import argparse
import os
import sys

import django
from django.core.management import call_command
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table as Report


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dataset", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--database", help="such as sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME")
    options = parser.parse_args()
    if options.cases < 1:
        parser.error("--cases: give at least 1.")
    open_site(options.database)
    fill(options.cases)


def open_site(database: str | None) -> None:
    """Set Django up on the database; the settings read the environment once."""
    if database:
        os.environ["DATABASE_URL"] = database
    os.environ.setdefault("DEVELOPMENT", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casetracker.settings")
    django.setup()


def fill(cases: int) -> None:
    from benchmarks.load import load  # noqa: PLC0415 - models are not there before django.setup()

    console = Console(file=sys.stderr)
    call_command("migrate", verbosity=0)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Cases", total=cases)
        try:
            loaded = load(cases, lambda done: progress.update(task, completed=done))
        except ValueError as error:
            sys.exit(str(error))
    report = Report("table", "rows", title=f"{cases:,} cases in {loaded.seconds:.1f} seconds")
    report.columns[1].justify = "right"
    for name, rows in loaded.rows.items():
        report.add_row(name, f"{rows:,}")
    report.add_section()
    report.add_row("all", f"{loaded.rows.total():,}")
    Console().print(report)


if __name__ == "__main__":
    main()
