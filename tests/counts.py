"""Counts a run's tests: the shared ones, which must be as many on every database, and those of one database alone.

`@pytest.mark.single_backend("sqlite")` or `("postgres")` marks a test that makes sense on one of them only; the other
leaves it out. `--quick` leaves out what is marked `@pytest.mark.slow`, and says how many. Everything else that does not
run (skipped, expected to fail, deselected) is counted for bin/test.
"""

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pytest

COUNTS_FILE = "CASETRACKER_COUNTS_FILE"
"""Where bin/test wants the counts; without it they are printed."""
SLOW = "slow ones left out"


@dataclass
class Counts:
    """One run on one database."""

    database: str
    driver: str
    shared: int = 0
    single: int = 0
    missing: dict[str, int] = field(default_factory=dict)

    @property
    def line(self) -> str:
        slow = f", {self.missing[SLOW]} {SLOW}" if self.missing.get(SLOW) else ""
        passed = f"{self.shared} shared tests passed, {self.single} for it alone{slow}"
        return f"{self.database}: {passed}; driver {self.driver}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="Leave out the tests that are marked slow.")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Tally(config), "casetracker-tally")


ON_SQLITE_ALONE = {
    "tests/reference/": "what the API says of itself",
    "tests/citing/": "how citations are written",
    "tests/docs/": "what the documents say",
    "tests/clients/": "the client of an API that others ask on both",
    "tests/core/test_dates.py": "dates, without a database",
    "tests/desk/test_confirming.py": "what a form asks",
    "tests/desk/test_entering.py": "how a form is laid out",
    "tests/desk/test_doubts.py": "what a form asks again",
    "tests/desk/test_help.py": "what a form explains",
    "tests/desk/test_hours.py": "how days and hours are typed",
    "tests/desk/test_roles.py": "who may do what, by roles and states that are compared in Python",
    "tests/exchange/test_fuzz.py": "what is refused before anything is written",
    "tests/exchange/test_remove_demo.py": "tests/exchange/test_remove.py removes on both",
    "tests/files/test_uploads.py": "how bytes are read",
    "tests/history/test_text_changes.py": "how two texts are compared, without a database",
    "tests/lists/test_negotiation.py": "how the form of an answer is chosen",
    "tests/protection/test_names.py": "how a name is recognised, without a database",
    "tests/reading/cases/test_compare.py": "how two cases are set side by side",
    "tests/reading/cases/test_timeline_drawing.py": "how a timeline is drawn",
    "tests/reading/parties/test_ring.py": "how a ring is drawn",
    "tests/reading/rulings/": "how rulings are set side by side, and a bench is drawn",
    "tests/reading/test_api_schema.py": "the shape of answers; what they hold is compared on both",
    "tests/reading/test_pages.py": "how pages are written",
    "tests/reading/test_feeds.py": "how feeds are written",
    "tests/records/": "the record that is shipped, through pages and lists that others ask on both",
    "tests/sharing/": "what pages say, offered elsewhere",
    "tests/statistics/test_drawings.py": "how charts are drawn",
    "tests/test_answers.py": "how saved answers are compared",
    "tests/test_benchmarks.py": "the commands that measure",
    "tests/test_packaging.py": "the files around the code",
    "tests/web/": "what surrounds an answer",
}
"""Tests of what is made of rows that other tests read on both databases, the longest of them, by the beginning of their
module: they have nothing to find on a second database, and CI has no time to look."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(tuple(ON_SQLITE_ALONE)) and not item.get_closest_marker("single_backend"):
            item.add_marker(pytest.mark.single_backend("sqlite"))
    left_out = [item for item in items if not belongs_here(item) or is_left_out(item)]
    if left_out:
        items[:] = [item for item in items if belongs_here(item) and not is_left_out(item)]
        config.hook.pytest_deselected(items=left_out)


def belongs_here(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("single_backend")
    if marker and marker.args not in [("sqlite",), ("postgres",)]:
        raise pytest.UsageError(f'{item.nodeid}: single_backend takes "sqlite" or "postgres".')
    return not marker or marker.args == (item.config.option.db,)


def is_left_out(item: pytest.Item) -> bool:
    return bool(item.config.option.quick and item.get_closest_marker("slow"))


def database_and_driver() -> tuple[str, str]:
    """As Django uses them, for example "PostgreSQL 18.6" and "psycopg2 2.9.13"."""
    from django.db import connection  # noqa: PLC0415 - Django is not set up yet when pytest loads this plugin

    driver = connection.Database
    if connection.vendor == "sqlite":
        return f"SQLite {driver.sqlite_version}", f"sqlite3 {driver.sqlite_version}"
    if driver.__name__ != "psycopg2":
        pytest.exit(f"Django uses {driver.__name__}, the product ships psycopg2: uninstall psycopg.", returncode=3)
    try:
        server = connection.get_new_connection(connection.get_connection_params())
    except driver.OperationalError as error:
        pytest.exit(f"DATABASE_URL: {str(error).strip()}", returncode=3)
    major, minor = divmod(server.server_version, 10000)
    server.close()
    return f"PostgreSQL {major}.{minor}", f"psycopg2 {driver.__version__.split()[0]}"


class Tally:
    """Runs in every process; with xdist the workers know what was deselected, and the controller what happened."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.is_worker = hasattr(config, "workerinput")
        self.outcomes: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def pytest_sessionstart(self) -> None:
        if not self.is_worker:
            self.database, self.driver = database_and_driver()

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.left_out.update(SLOW if is_left_out(item) else "deselected" for item in items if belongs_here(item))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped:
            self.outcomes["expected to fail" if hasattr(report, "wasxfail") else "skipped"] += 1
        elif report.when == "call" and report.passed:
            self.outcomes["single" if "single_backend" in report.keywords else "shared"] += 1

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.left_out |= Counter(getattr(node, "workeroutput", {}).get("left_out"))

    def pytest_sessionfinish(self) -> None:
        if self.is_worker:
            self.config.workeroutput["left_out"] = dict(self.left_out)
        elif path := os.environ.get(COUNTS_FILE):
            Path(path).write_text(json.dumps(asdict(self.counts())))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if COUNTS_FILE not in os.environ:
            terminalreporter.write_line(self.counts().line)

    def counts(self) -> Counts:
        ran = {name: self.outcomes.pop(name, 0) for name in ("shared", "single")}
        missing = self.outcomes + self.left_out
        self.outcomes.update(ran)
        return Counts(self.database, self.driver, **ran, missing=dict(missing))
