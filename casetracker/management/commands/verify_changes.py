"""Follow the chain of the change log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casetracker.core.change_log import broken_links
from casetracker.core.models import Change


class Command(BaseCommand):
    help = "Verify that no row of the change log was edited, moved or deleted. Compare its digest with an earlier one."

    def handle(self, **options: Any) -> None:
        broken = list(broken_links())
        for line in broken:
            self.stderr.write(line)
        if broken:
            raise CommandError(
                "The change log is not whole: restore it from a backup, and find out who could write to it."
            )
        last = Change.objects.order_by("-id").values_list("digest", flat=True).first()
        self.stdout.write(f"{Change.objects.count()} rows, all whole; the last digest is {last or 'none'}.")
