"""Run background tasks."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.beside.background import until_signalled
from casetracker.beside.working import run_ready, work_repeatedly


class Command(BaseCommand):
    help = "Run the background tasks that are ready: large merges, actions on many records, and what else takes long."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"{run_ready()} tasks run.")
        else:
            until_signalled(every, work_repeatedly)
