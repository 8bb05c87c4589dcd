"""Log what an upgrade has written in a new shape."""

from typing import Any

from django.core.management.base import BaseCommand

from casetracker.history.verification import log_conversion


class Command(BaseCommand):
    help = (
        "After an upgrade that changed the shape of records: log their digests anew. Run verify_changes before the "
        "upgrade, with the old version: this command believes what it finds."
    )

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{log_conversion()} records logged in their new shape.")
