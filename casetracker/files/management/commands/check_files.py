"""Compare the rows of files with the bytes in the store, after a restore or from time to time."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.files import store
from casetracker.files.models import File

DAY = 24 * 3600


class Command(BaseCommand):
    help = "Say which files have lost their bytes or hold others, and which bytes no record uses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--remove-unused", action="store_true", help="Delete bytes that no record has used for a day."
        )

    def handle(self, *, remove_unused: bool, **options: Any) -> None:
        used = set(File.objects.values_list("digest", flat=True))
        kept = list(store.kept_digests())
        missing = sorted(used - {*kept})
        problems = [f"{digest}: its bytes are missing; restore the folder of files." for digest in missing]
        problems += [f"{digest}: its bytes were altered; restore them." for digest in kept if is_altered(digest)]
        unused = [digest for digest in kept if digest not in used]
        for digest in unused:
            if remove_unused and is_old(digest):
                store.discard(digest)
        self.stdout.write(f"{len(used)} files in use, {len(unused)} unused ones in the store.")
        if problems:
            raise CommandError("\n".join(problems))


def is_altered(digest: str) -> bool:
    with store.path_of(digest).open("rb") as file:
        return store.digest_of(file) != digest


def is_old(digest: str) -> bool:
    """Tell whether no form that was refused a moment ago can still need the bytes."""
    return store.path_of(digest).stat().st_mtime < time.time() - DAY
