"""The list of cases, for page and API."""

from cases.models import Case
from casetracker.lists.keyset import BY_CHANGE, Keyset, Order
from casetracker.lists.listing import Listing
from casetracker.reading.cases.feed import case_entry
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.cases.rows import CaseRow, matched_rulings

BY_STORY = "-story_changed_at"
BY_DATE = Keyset(
    {
        "-filed_on": Order("filed_on_earliest", is_descending=True, said="newest first"),
        "filed_on": Order("filed_on_earliest", said="oldest first"),
        **BY_CHANGE,
        BY_STORY: Order("story_changed_at", is_descending=True, is_nullable=False, said="latest news first"),
        "story_changed_at": Order("story_changed_at", is_nullable=False),
    },
    default="-filed_on",
)
CASES = Listing(
    lambda: Case.objects.visible(),
    CaseFilterSet,
    BY_DATE,
    CaseRow,
    "cases",
    feed_words=case_entry,
    matched=matched_rulings,
    newest=BY_STORY,
)
