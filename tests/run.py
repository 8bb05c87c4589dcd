"""`bin/test`: the same tests on SQLite and on PostgreSQL, then one line for each.

Fails when a test fails, when a database cannot be started, when the two ran different numbers of shared tests, and when
a test was skipped, expected to fail or (unless arguments chose some) deselected.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.counts import COUNTS_FILE, Counts

NO_TESTS = 5
"""pytest's exit code when nothing matched: right where arguments chose only tests of the other database."""


def main(arguments: list[str]) -> int:
    browser = "--browser" in arguments
    chosen = [argument for argument in arguments if argument != "--browser"]
    if browser and not find_chromium():
        print("--browser needs Chromium: as root, apt-get install chromium (or name the program in CHROMIUM).")
        return 1
    suites = {"SQLite": ["--db=sqlite", *chosen], "PostgreSQL": ["--db=postgres", *chosen]}
    if browser:
        in_chromium = {"Chromium": ["--db=sqlite", *(chosen or ["tests/browser"])]}
        suites = in_chromium if chosen else suites | in_chromium
    runs = {name: run_pytest(options) for name, options in suites.items()}
    problems = [problem for name, run in runs.items() for problem in run_problems(name, *run, bool(chosen))]
    problems += shared_problems([counts for name, (_, counts) in runs.items() if name != "Chromium"])
    print()
    for name, (_, counts) in runs.items():
        print(report_line(name, counts))
    for problem in problems:
        print(f"FAILED: {problem}")
    return 1 if problems else 0


def find_chromium() -> str:
    """The browser's program; tests/browser reads CHROMIUM."""
    found = shutil.which(os.environ.get("CHROMIUM") or "chromium") or ""
    os.environ["CHROMIUM"] = found
    return found


def run_pytest(options: list[str]) -> tuple[int, Counts | None]:
    """pytest's exit code, and its counts unless it ended before it had any."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "counts.json"
        environment = os.environ | {COUNTS_FILE: str(file)}
        with subprocess.Popen([sys.executable, "-m", "pytest", "-n", "2", *options], env=environment) as process:
            try:
                code = process.wait()
            except KeyboardInterrupt:  # pytest has had it too: let it stop its database
                process.wait()
                sys.exit(130)
        return code, Counts(**json.loads(file.read_text())) if file.exists() else None


def run_problems(name: str, code: int, counts: Counts | None, chosen: bool) -> list[str]:
    problems = [] if code == 0 or (chosen and code == NO_TESTS) else [f"{name}: pytest ended with exit code {code}"]
    missing = counts.missing if counts else {}
    return problems + [
        f"{name}: {count} {what}" for what, count in missing.items() if count and not (chosen and what == "deselected")
    ]


def shared_problems(runs: list[Counts | None]) -> list[str]:
    if len({counts and counts.shared for counts in runs}) <= 1:
        return []
    return ["the databases ran different numbers of shared tests"]


def report_line(name: str, counts: Counts | None) -> str:
    if not counts:
        return f"{name}: did not run"
    if name == "Chromium":
        return f"{name}: {counts.shared + counts.single} tests passed, on {counts.database}"
    return counts.line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
