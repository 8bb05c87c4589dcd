"""`bin/test`: the same tests on SQLite and on PostgreSQL, one after the other, then one line for each.

`--quick` runs them on SQLite alone, without those that are marked slow; `--browser` adds tests/browser in Chromium.
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

from tests.counts import COUNTS_FILE, SLOW, Counts
from tests.databases import NAMES

NO_TESTS = 5
"""pytest's exit code when nothing matched: right where arguments chose only tests of the other database."""
PROCESSORS = min(os.cpu_count() or 2, 6)
"""Processes that share the tests of a suite; in Chromium one more, since they wait for it at times."""
Run = tuple[int, Counts | None]


def main(arguments: list[str]) -> int:
    browser = "--browser" in arguments
    quick = "--quick" in arguments
    chosen = [argument for argument in arguments if argument not in ("--browser", "--quick")]
    if browser and not find_chromium():
        print("--browser needs Chromium: as root, apt-get install chromium-headless-shell (or name it in CHROMIUM).")
        return 1
    whole_modules = ["--dist=loadscope", "--no-loadscope-reorder"]  # what a module's tests share is made once
    suites = {name: ["-n", str(PROCESSORS), f"--db={db}", *whole_modules, *chosen] for db, name in NAMES.items()}
    if quick:
        suites = {"SQLite": [*suites["SQLite"], "--quick"]}
    in_chromium = (
        {"Chromium": ["-n", str(PROCESSORS + 1), "--db=sqlite", *(chosen or ["tests/browser"])]} if browser else {}
    )
    runs = run_in_turn(in_chromium if chosen and browser else {**suites, **in_chromium})
    problems = [
        problem for name, run in runs.items() for problem in run_problems(name, *run, chosen=bool(chosen), quick=quick)
    ]
    problems += shared_problems([counts for name, (_, counts) in runs.items() if name != "Chromium"])
    print()
    for name, (_, counts) in runs.items():
        print(report_line(name, counts))
    for problem in problems:
        print(f"FAILED: {problem}")
    return 1 if problems else 0


def find_chromium() -> str:
    """The browser's program; tests/browser reads CHROMIUM.

    The whole browser serves too, but draws its own window with every page, which takes longer than most pages.
    """
    named = os.environ.get("CHROMIUM")
    programs = [named] if named else ["chromium-headless-shell", "chromium"]
    found = next(filter(None, map(shutil.which, programs)), "")
    os.environ["CHROMIUM"] = found
    return found


def run_in_turn(suites: dict[str, list[str]]) -> dict[str, Run]:
    """Run one after the other: each keeps all processors busy, and more at once take the caches from each other."""
    with tempfile.TemporaryDirectory() as folder:
        return {name: run(options, Path(folder, f"{name}.json")) for name, options in suites.items()}


def run(options: list[str], counts: Path) -> Run:
    """pytest's exit code, and its counts unless it ended before it had any."""
    command = [sys.executable, "-m", "pytest", *options]
    process = subprocess.Popen(command, env=os.environ | {COUNTS_FILE: str(counts)})
    try:
        code = process.wait()
    except KeyboardInterrupt:  # pytest has had it too: let it stop its database
        process.wait()
        sys.exit(130)
    return code, Counts(**json.loads(counts.read_text())) if counts.exists() else None


def run_problems(name: str, code: int, counts: Counts | None, *, chosen: bool, quick: bool = False) -> list[str]:
    problems = [] if code == 0 or (chosen and code == NO_TESTS) else [f"{name}: pytest ended with exit code {code}"]
    meant = {what for what, is_meant in (("deselected", chosen), (SLOW, quick)) if is_meant}
    missing = counts.missing if counts else {}
    return problems + [f"{name}: {count} {what}" for what, count in missing.items() if count and what not in meant]


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
