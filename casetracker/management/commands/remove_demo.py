"""Take the record that comes with Casetracker out again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.models import Case
from casetracker.exchange.remove import remove_system

SYSTEM = "casetracker-record"


class Command(BaseCommand):
    help = "Remove the cases of the demo record with all that hangs on them, and what only they used."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--yes", action="store_true", help="Really remove it.")

    def handle(self, *, yes: bool, **options: Any) -> None:
        count = Case.objects.filter(external_system=SYSTEM).count()
        if not yes:
            raise CommandError(
                f"This deletes {count} cases, with every ruling, reaction and change that editors made to them. "
                "Run it again with --yes."
            )
        gone = remove_system(SYSTEM)
        self.stdout.write(
            "Removed: " + (", ".join(f"{n} {kind}" for kind, n in sorted(gone.items())) or "nothing") + "."
        )
