"""The list of cases, for page and API."""

from cases.models import Case
from casetracker.common.listing import NEWEST, Listing
from casetracker.common.pagination import Keyset, Order
from casetracker.story.cards import COLUMNS, case_cards
from casetracker.story.filters import CaseFilterSet

BY_DATE = Keyset(
    {
        "-filed_on": Order("filed_on_earliest", is_descending=True),
        "filed_on": Order("filed_on_earliest"),
        NEWEST: Order("changed_at", is_descending=True, is_nullable=False),
    },
    default="-filed_on",
)
CASES = Listing(lambda: Case.objects.visible(), CaseFilterSet, BY_DATE, COLUMNS, case_cards, "cases")
