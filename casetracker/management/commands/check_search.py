"""Prove that the search index says what the collection says."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casetracker.search.index.upkeep import disagreements
from casetracker.search.index.version import VERSION, is_outdated, stored_version


class Command(BaseCommand):
    help = "Compares every row of the search index with its record; fails, naming them, where they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        version = [f"the index is of version {stored_version()}, this code writes {VERSION}"] if is_outdated() else []
        for count, problem in enumerate(chain(version, disagreements()), start=1):  # noqa: B007 - the count is told afterwards
            self.stdout.write(problem)
        if count:
            raise CommandError(f"{count} disagreements; manage.py rebuild_search mends them.")
        self.stdout.write("The index agrees with the collection.")
