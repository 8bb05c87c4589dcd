"""Tell endpoints of changes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.beside.background import until_signalled
from casetracker.beside.delivering import deliver_repeatedly
from casetracker.webhooks.outbox import work_once


class Command(BaseCommand):
    help = "Tell the webhooks what has changed, and try again what failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"{work_once()} deliveries tried.")
        else:
            until_signalled(every, deliver_repeatedly)
