"""Load cases from interchange documents."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import Progress

from casetracker.exchange.errors import DocumentError
from casetracker.exchange.load import load_document
from casetracker.exchange.parsing import parse_file
from casetracker.exchange.report import LoadReport


class Command(BaseCommand):
    help = "Load cases from interchange documents (docs/interchange.md); each file whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument(
            "--demo", action="store_true", help="Load the record that comes with Casetracker, published."
        )
        parser.add_argument("--publish", action="store_true", help="Publish what is new; without it, it is a draft.")
        parser.add_argument("--apply", action="store_true", help="Let the files change published records.")

    def handle(self, *, files: list[Path], demo: bool, publish: bool, apply: bool, **options: Any) -> None:
        files = [*files, *(demo_files() if demo else [])]
        if not files:
            raise CommandError("Name at least one file, or give --demo.")
        failed = 0
        with Progress(console=Console(file=sys.stderr), disable=not sys.stderr.isatty()) as progress:
            for path in progress.track(files, description="Loading"):
                failed += not self.load(path, publish=publish or demo, apply=apply)
        if failed:
            raise CommandError(f"{failed} of {len(files)} files were not loaded; nothing of them is in the database.")

    def load(self, path: Path, *, publish: bool, apply: bool) -> bool:
        try:
            report = load_document(parse_file(path), publish=publish, apply=apply)
        except OSError as error:
            self.stderr.write(f"{path}: cannot be read: {error.strerror}.")
            return False
        except DocumentError as error:
            for where, text in error.problems:
                self.stderr.write(f"{path}: {where}: {text}")
            return False
        for line in describe(report):
            self.stdout.write(f"{path.name}: {line}")
        return True


def describe(report: LoadReport) -> list[str]:
    if report.status == "unchanged":
        return ["loaded before, nothing to do"]
    if report.status == "waiting":
        return [f"would change the published {', '.join(report.waiting)}; run again with --apply to do so"]
    lines = [f"{report.created} records new, {report.changed} changed"]
    lines += report.notices
    lines += [
        f"kept the editor's value of {unit.kind_name()} {unit.public_id}, {fact}" for unit, fact, _ in report.kept
    ]
    lines += [f"not in the file, left as it is: {part}" for part in report.absent]
    lines += [f"taken out here by an editor, left out: {part}" for part in report.gone]
    lines += [f"look again: {doubt}" for doubt in report.doubts]
    return lines


def demo_files() -> list[Path]:
    """The record's documents; appeals after the cases from which they come."""
    folder = settings.BASE_DIR / "data"
    return sorted(
        folder.glob("*.json"), key=lambda path: (path.stem != "founding", len(path.stem.split("-")), path.stem)
    )
