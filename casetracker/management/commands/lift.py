"""Finish what embargoes that have ended left to do."""

from typing import Any

from django.core.management.base import BaseCommand

from cases.models import Case
from casetracker.core.publishing import lift_due
from rulings.models import Reaction, Ruling


class Command(BaseCommand):
    help = "Number and log the records whose embargo has ended; run it every minute. Readers see them without it."

    def handle(self, **options: Any) -> None:
        count = lift_due([Case, Ruling, Reaction])
        self.stdout.write(f"{count} records lifted.")
