"""Write the search index anew, while the site answers."""

from typing import Any

from django.core.management.base import BaseCommand
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from casetracker.search.upkeep import rebuild


class Command(BaseCommand):
    help = "Makes every row of the search index true, chunk by chunk; searches and writers go on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        columns = (TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
        with Progress(*columns, disable=not self.stdout.isatty()) as progress:
            task = progress.add_task("Records read")
            done = rebuild(lambda count: progress.update(task, completed=count))
        self.stdout.write(f"{done:,} records are in the index as they are in the collection.")
