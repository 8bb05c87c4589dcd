"""Delete what was kept of forms, readers' reports, requests to the API and deliveries of webhooks for too long."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.beside.background import until_signalled
from casetracker.beside.purging import PURGES, purge_repeatedly


class Command(BaseCommand):
    help = (
        "Delete what editors left in forms longer ago than KEPT_FORMS_DAYS, what belongs to closed accounts, "
        "readers' reports that were spam, what the API kept of requests, and old deliveries of webhooks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            for what, purge in PURGES.items():
                self.stdout.write(f"{what}, deleted now: {purge()}.")
        else:
            until_signalled(every, purge_repeatedly)
