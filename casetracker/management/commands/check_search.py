"""Prove that the search index says what the collection says."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casetracker.search.index.upkeep import disagreements


class Command(BaseCommand):
    help = "Compares every row of the search index with its record; fails, naming them, where they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for count, problem in enumerate(disagreements(), start=1):  # noqa: B007 - the count is told afterwards
            self.stdout.write(problem)
        if count:
            raise CommandError(f"{count} disagreements; manage.py rebuild_search mends them.")
        self.stdout.write("The index agrees with the collection.")
