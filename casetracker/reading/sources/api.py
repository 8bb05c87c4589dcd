"""Sources in the API."""

from typing import ClassVar

from casetracker.lists.api import DetailViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.sources.record import source_record
from casetracker.reading.sources.record_rows import SourceRecord
from casetracker.reading.sources.rows import SourceListRow


@documented("Source", SOURCES, SourceListRow, SourceRecord)
class SourceViewSet(DetailViewSet):
    """Sources that something visible cites."""

    listing: ClassVar[Listing] = SOURCES
    serializer_class = SourceRecord
    record = source_record
