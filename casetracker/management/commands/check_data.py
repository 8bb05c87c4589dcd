"""Compute anew what follows from the record, and say what differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.exchange.consistency import check_record


class Command(BaseCommand):
    help = "Find what has drifted: visibility, headlines, contrary citations, citations of nothing, numbers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fix", action="store_true", help="Put right what can be computed.")

    def handle(self, *, fix: bool, **options: Any) -> None:
        found = check_record(repair=fix)
        for line in found or ["The record is as it must be."]:
            self.stdout.write(line)
        if found and not fix:
            raise CommandError(f"{len(found)} things differ; --fix puts right what can be computed.")
