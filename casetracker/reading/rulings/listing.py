"""The lists of rulings and of verdicts, for page and API."""

from casetracker.lists.keyset import BY_CHANGE, Keyset, Order
from casetracker.lists.listing import Listing
from casetracker.reading.rulings.feed import ruling_entry
from casetracker.reading.rulings.filters import RulingFilterSet
from casetracker.reading.rulings.rows import RulingRow
from rulings.models import Ruling

BY_DATE = Keyset(
    {
        "-issued_on": Order("issued_on_earliest", is_descending=True, said="newest first"),
        "issued_on": Order("issued_on_earliest", said="oldest first"),
        "-published_on": Order("published_on_earliest", is_descending=True, said="last published first"),
        "published_on": Order("published_on_earliest"),
        **BY_CHANGE,
    },
    default="-issued_on",
)
RULINGS = Listing(
    lambda: Ruling.objects.visible(), RulingFilterSet, BY_DATE, RulingRow, "rulings", feed_words=ruling_entry
)
VERDICTS = Listing(
    lambda: Ruling.objects.visible().verdicts(),
    RulingFilterSet,
    BY_DATE,
    RulingRow,
    "verdicts",
    feed_words=ruling_entry,
)
