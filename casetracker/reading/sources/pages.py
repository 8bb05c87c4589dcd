"""The pages of sources."""

from casetracker.lists.record_views import detail_view, list_view
from casetracker.reading.sources.listing import SOURCES
from casetracker.reading.sources.record import source_record

source_list = list_view(
    "sources",
    SOURCES,
    "Sources",
    "What the facts of this collection rest on, the newest first.",
    ["title", "publisher", "kind", "language", "published_year"],
)
source_detail = detail_view("sources", "source", SOURCES, source_record)
