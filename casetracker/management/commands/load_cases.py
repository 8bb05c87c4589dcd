"""Load cases from interchange documents."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import Progress

from casetracker.exchange.batches.deciding import DecisionsError, read_decisions, told, typed_decisions
from casetracker.exchange.batches.inputs import Piece, files_of, pieces_of
from casetracker.exchange.batches.loading import REFUSED, Options, Outcome, Rejects, Summary, outcomes
from casetracker.exchange.report import LoadReport

AWAITS_DECISION = 3
"""The exit code where nothing was refused and something waits for a decision; 1 is that something was refused."""
SAID_EVERY = 1_000
"""Documents after which a line says how far it is, where no bar can be drawn."""


class Command(BaseCommand):
    help = "Load cases from interchange documents (docs/interchange.md); each document whole or not at all."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        epilog = "Exit code: 0 all is loaded, 1 something was refused, 3 something waits for a decision (--same ...)."
        return super().create_parser(prog_name, subcommand, epilog=epilog, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="*", type=Path, metavar="PATH", help="Files of JSON or NDJSON, and folders of them."
        )
        parser.add_argument(
            "--demo", action="store_true", help="Load the record that comes with Casetracker, published."
        )
        parser.add_argument("--publish", action="store_true", help="Publish what is new; without it, it is a draft.")
        parser.add_argument("--apply", action="store_true", help="Let the files change published records.")
        parser.add_argument("--stop", action="store_true", help="Stop at the first document that is refused.")
        parser.add_argument(
            "--continue", dest="rejects", type=Path, metavar="REJECTS", help="Write what was not loaded to this file."
        )
        parser.add_argument(
            "--same", action="append", default=[], metavar="REFERENCE=ID", help="It is this record, which is here."
        )
        parser.add_argument(
            "--different", action="append", default=[], metavar="REFERENCE[=ID]", help="It is not; it is a new one."
        )
        parser.add_argument("--decisions", type=Path, metavar="FILE", help="Such decisions in a JSON file.")

    def handle(self, *, files: list[Path], demo: bool, publish: bool, apply: bool, **options: Any) -> None:
        files = [*files, *(demo_files() if demo else [])]
        if not files:
            raise CommandError("Name at least one file, or give --demo.")
        how = Options(publish=publish or demo, apply=apply, decisions=self.decisions(**options))
        summary, rejects = Summary(), Rejects(options.get("rejects"))
        for outcome in self.loaded(files_of(files), how):
            summary.add(outcome)
            rejects.add(outcome)
            self.say(outcome, options["verbosity"])
            if options.get("stop") and outcome.status == REFUSED:
                break
        rejects.finish()
        self.conclude(summary, rejects, is_start=demo)

    def decisions(self, *, same: list[str], different: list[str], decisions: Path | None, **options: Any) -> Any:
        try:
            return typed_decisions(same, different, read_decisions(decisions) if decisions else {})
        except OSError as error:
            raise CommandError(f"{decisions}: cannot be read: {error.strerror}.") from error
        except DecisionsError as error:
            raise CommandError(str(error)) from error

    def loaded(self, files: list[Path], how: Options) -> Any:
        """Yield what becomes of each document, and show how far it is."""
        sizes = {path: path.stat().st_size for path in files if path.is_file()}
        with Progress(console=Console(file=sys.stderr), disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("Loading", total=sum(sizes.values()))
            number = 0
            for path in files:
                try:
                    for outcome in outcomes(pieces_of(path), how):
                        yield outcome
                        progress.advance(task, outcome.piece.size)
                        number += 1
                        if progress.disable and number % SAID_EVERY == 0:
                            self.stderr.write(f"{number:,} documents read")
                except OSError as error:
                    problem = ("", f"cannot be read: {error.strerror}.")
                    yield Outcome(Piece(str(path), b""), problems=(problem,))

    def say(self, outcome: Outcome, verbosity: int) -> None:
        """Say what became of a document; of one among many in a file, only what somebody should know."""
        piece = outcome.piece
        for where, text in outcome.problems:
            self.stderr.write(": ".join(filter(None, (piece.place, where, text))))
        if outcome.report:
            lines, is_plain = describe(outcome.report), outcome.status in ("loaded", "unchanged", "candidates")
            for line in lines[1:] if is_plain and not piece.is_whole_file and verbosity < 2 else lines:
                self.stdout.write(f"{Path(piece.place).name}: {line}")

    def conclude(self, summary: Summary, rejects: Rejects, *, is_start: bool) -> None:
        """Say what became of all of them; raises CommandError where something is left to do.

        The shipped record is loaded whenever the site starts, which a question about it must not prevent.
        """
        for line in told(summary.asked.values()):
            self.stdout.write(line)
        if summary.documents != 1:
            for line in summary.lines():
                self.stdout.write(line)
        if rejects.written:
            self.stdout.write(f"{rejects.written:,} documents that were not loaded are in {rejects.path}.")
        refused, waiting = summary.outcomes[REFUSED], summary.outcomes["candidates"]
        left_out = f"of {summary.documents:,} documents {{}}; nothing of them is in the database."
        if refused:
            raise CommandError(f"{refused:,} {left_out.format('were not loaded')}")
        if waiting and not is_start:
            raise CommandError(f"{waiting:,} {left_out.format('wait for a decision')}", returncode=AWAITS_DECISION)


def describe(report: LoadReport) -> list[str]:
    if report.status == "unchanged":
        return ["loaded before, nothing to do"]
    if report.status == "candidates":
        return [f"waits for {len(report.candidates)} decisions"]
    if report.status == "waiting":
        return [f"would change the published {', '.join(report.waiting)}; run again with --apply to do so"]
    lines = [f"{report.created} records new, {report.changed} changed"]
    lines += report.notices
    lines += [f"here under another key: {linked}" for linked in report.linked]
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
