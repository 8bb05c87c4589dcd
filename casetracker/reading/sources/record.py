"""A source with what rests on it."""

from cases.models import Source
from casetracker.files.shown import files_of_source
from casetracker.lists.rows import RowData
from casetracker.lists.rows.wanted import EVERYTHING, Wanted
from casetracker.reading.citations import resting_on
from casetracker.reading.sources.listing import SOURCES


def source_record(source: Source, wanted: Wanted = EVERYTHING) -> RowData:
    """The source as page and API show it."""
    return {
        **SOURCES.card(source, wanted),
        **wanted.members(files=lambda: files_of_source(source.pk)),
        **(resting_on(source) if wanted.any("records", "is_more") else {}),
    }
