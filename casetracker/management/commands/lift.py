"""Finish what embargoes that have ended left to do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.beside.background import until_signalled
from casetracker.beside.lifting import lift_embargoes, lift_repeatedly


class Command(BaseCommand):
    help = "Number and log the records whose embargo has ended; readers see them without it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"{lift_embargoes()} records lifted.")
        else:
            until_signalled(every, lift_repeatedly)
