"""The list of sources, for page and API."""

from cases.models import Source
from casetracker.lists.keyset import BY_CHANGE, Keyset, Order
from casetracker.lists.listing import Listing
from casetracker.reading.sources.filters import SourceFilterSet
from casetracker.reading.sources.rows import SourceListRow

BY_PUBLICATION = Keyset(
    {
        "-published_on": Order("published_on_earliest", is_descending=True, said="newest first"),
        "published_on": Order("published_on_earliest", said="oldest first"),
        "title": Order("sort_key", is_nullable=False, said="by title"),
        "-title": Order("sort_key", is_descending=True, is_nullable=False, said="by title backwards"),
        **BY_CHANGE,
    },
    default="-published_on",
    about="Titles stand as in a library catalogue: articles and accents aside.",
)
SOURCES = Listing(lambda: Source.objects.visible(), SourceFilterSet, BY_PUBLICATION, SourceListRow)
