"""Delete what was kept of forms, of readers' reports and of requests to the API for too long."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.beside.background import until_signalled
from casetracker.beside.purging import purge_repeatedly
from casetracker.desk.kept.keeping import purge
from casetracker.intake import imports
from casetracker.intake.api import idempotency
from casetracker.reports import retention


class Command(BaseCommand):
    help = (
        "Delete what editors left in forms longer ago than KEPT_FORMS_DAYS, what belongs to closed accounts, "
        "readers' reports that were spam, and what the API kept of requests."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, every: float | None, **options: Any) -> None:
        if every is None:
            self.stdout.write(f"{purge()} forms deleted.")
            self.stdout.write(f"{retention.purge()} reports of errors closed as spam deleted.")
            self.stdout.write(f"{idempotency.purge()} answers of the API and {imports.purge()} imports deleted.")
        else:
            until_signalled(every, purge_repeatedly)
