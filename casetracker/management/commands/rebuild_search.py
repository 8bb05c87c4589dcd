"""Write the search index anew, while the site answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from cases.models import Case
from casetracker.search.index.upkeep import rebuild
from casetracker.search.models import SearchEntry


class Command(BaseCommand):
    help = "Makes every row of the search index true, chunk by chunk; searches and writers go on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Only after the upgrade that brought the index.")

    def handle(self, *, if_empty: bool, **options: Any) -> None:
        if if_empty and (SearchEntry.objects.exists() or not Case._base_manager.exists()):
            return
        columns = (TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
        with Progress(*columns, disable=not self.stdout.isatty()) as progress:
            task = progress.add_task("Records read")
            done = rebuild(lambda count: progress.update(task, completed=count))
        self.stdout.write(f"{done:,} records are in the index as they are in the collection.")
