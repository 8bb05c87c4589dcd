"""Compare the record with its change log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.beside.background import until_signalled
from casetracker.beside.verifying import verify_repeatedly
from casetracker.core.models import Change
from casetracker.history.verification import verify


class Command(BaseCommand):
    help = (
        "Verify that no row of the change log was edited, moved or deleted, and that every record and every earlier "
        "version of one is what the log says. Keep the digest that it prints outside, and give it the next time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="DIGEST", help="One printed earlier, which the log must still have.")
        parser.add_argument("--every", type=float, metavar="SECONDS", help="Go on, once every so many seconds.")

    def handle(self, *, since: str | None, every: float | None, **options: Any) -> None:
        if every is None:
            self.verify_once(since)
        elif since:
            raise CommandError("--since compares once: leave --every out.")
        else:
            until_signalled(every, verify_repeatedly)

    def verify_once(self, since: str | None) -> None:
        if since and not Change.objects.filter(digest=since).exists():
            raise CommandError(
                f"No row of the change log has the digest {since}: its end was cut, or it is another database's. "
                "Restore it from a backup, and find out who could write to it."
            )
        result, problems = verify()
        for line in problems:
            self.stderr.write(line)
        if problems:
            raise CommandError(
                "The record is not what its change log says: restore it from a backup, and find out who could write "
                "to it."
            )
        self.stdout.write(
            f"{result.rows} rows, all whole; {result.records} records and {result.versions} earlier versions as "
            f"logged; the last digest is {result.head or 'none'}."
        )
