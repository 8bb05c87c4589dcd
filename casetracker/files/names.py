"""What a file is called when it is downloaded: made from the record, never from the name that somebody gave it."""

from typing import Any

from django.utils.text import slugify

from cases.choices import SOURCE_KIND
from casetracker.core.text import natural
from casetracker.files.models import File
from rulings.choices import RULING_KIND


def download_name(file: File) -> str:
    """Return the name: court, docket number and date of a judgment; publisher, kind and date of a source."""
    record = file.record
    parts: tuple[Any, ...]
    if file.ruling_id:
        court = record.court.short_name or record.court.name if record.court else ""
        parts = (court, record.case.docket_number, RULING_KIND.label(record.kind), record.issued_on)
    else:
        parts = (record.publisher, SOURCE_KIND.label(record.kind), record.published_on)
    words = "-".join(filter(None, (slugify(natural(str(part or "")).replace("/", "-")) for part in parts)))
    return f"{words[:100].strip('-') or file.public_id}.{file.kind}"
