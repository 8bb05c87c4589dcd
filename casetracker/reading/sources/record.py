"""A source with what rests on it."""

from cases.models import Source
from casetracker.files.shown import files_of_source
from casetracker.lists.rows import RowData
from casetracker.reading.citations import resting_on
from casetracker.reading.sources.listing import SOURCES


def source_record(source: Source) -> RowData:
    """The source as page and API show it."""
    return {**SOURCES.card(source), "files": files_of_source(source.pk), **resting_on(source)}
