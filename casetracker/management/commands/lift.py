"""Finish what embargoes that have ended left to do."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.lifting import lift_embargoes, lift_repeatedly


class Command(BaseCommand):
    help = "Number and log the records whose embargo has ended; readers see them without it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"{lift_embargoes()} records lifted.")
        elif every <= 0:
            raise CommandError("--every: give a number of seconds above 0.")
        else:
            stop = Event()
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, lambda *_: stop.set())
            lift_repeatedly(every, stop.wait)
