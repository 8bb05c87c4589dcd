"""Keep the redactions outside of the database, and apply them to a backup that was restored."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.protection.sqlite import overwrite_free_pages
from casetracker.protection.transfer import apply, exported


class Command(BaseCommand):
    help = "Write all redactions to a file that holds no name, or apply such a file to a restored backup."

    def add_arguments(self, parser: CommandParser) -> None:
        group = parser.add_mutually_exclusive_group(required=True)
        group.add_argument("--export", type=Path, metavar="FILE", help="Write the redactions there.")
        group.add_argument("--apply", type=Path, metavar="FILE", dest="applied", help="Redact by this file.")

    def handle(self, *, export: Path | None, applied: Path | None, **options: Any) -> None:
        if export:
            data = exported()
            export.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
            self.stdout.write(f"{len(data['redactions'])} protected persons; {export} holds none of their names.")
            return
        assert applied is not None
        try:
            rows = apply(json.loads(applied.read_text()))
        except (OSError, json.JSONDecodeError) as error:
            raise CommandError(f"{applied}: cannot be read: {error}.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        overwrite_free_pages()
        self.stdout.write(f"{rows} rows redacted.")
