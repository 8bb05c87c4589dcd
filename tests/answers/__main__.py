"""The command: `save` a folder of answers, or `compare` two."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.answers import compare

KEPT = ("PATH", "HOME", "LANG", "TMPDIR")
"""Of the environment; what a site sets, and where its .env lies, must not matter."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.answers", description="Answers before and after a change.")
    commands = parser.add_subparsers(dest="command", required=True)
    saving = commands.add_parser("save", help="Load the record, ask for everything, keep the answers.")
    saving.add_argument("folder", type=Path, help="A new folder, or one of an earlier run, which is written anew.")
    compare.add_arguments(commands.add_parser("compare", help="Say which answers differ, and how."))
    options = parser.parse_args(arguments)
    return save(options.folder.resolve()) if options.command == "save" else compare.run(options)


def save(folder: Path) -> int:
    """Run in a process of its own: how it hashes and which database it has are chosen before it begins."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
            "DATABASE_URL": f"sqlite:///{scratch}/answers.sqlite3",
            "DEVELOPMENT": "1",
            "DJANGO_SETTINGS_MODULE": "casetracker.settings",
            "ENV_FILE": os.devnull,
            "PYTHONHASHSEED": "0",
            "PYTHONWARNINGS": "ignore",
            **{f"RATE_LIMIT_{kind}": "" for kind in ("ANONYMOUS", "DRAWING")},  # their headers tell the time
        }
        program = [sys.executable, "-m", "tests.answers.save", str(folder), scratch]
        return subprocess.run(program, env=environment, cwd=Path(__file__).parents[2]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
