"""Write the search index anew, while the site answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from casetracker.search.index.upkeep import rebuild
from casetracker.search.index.version import is_outdated


class Command(BaseCommand):
    help = "Makes every row of the search index true, chunk by chunk; searches and writers go on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-outdated", action="store_true", help="Only where an older version wrote the index.")

    def handle(self, *, if_outdated: bool, **options: Any) -> None:
        if if_outdated and not is_outdated():
            return
        if if_outdated:
            self.stdout.write("This version writes the search index otherwise than the last one: it is written anew.")
        columns = (TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
        with Progress(*columns, disable=not self.stdout.isatty()) as progress:
            task = progress.add_task("Records read")
            done = rebuild(lambda count: progress.update(task, completed=count))
        self.stdout.write(f"{done:,} records are in the index as they are in the collection.")
