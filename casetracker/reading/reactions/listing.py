"""The list of reactions, for page and API."""

from casetracker.lists.keyset import BY_CHANGE, Keyset, Order
from casetracker.lists.listing import Listing
from casetracker.reading.reactions.feed import reaction_entry
from casetracker.reading.reactions.filters import ReactionFilterSet
from casetracker.reading.reactions.rows import ReactionListRow
from rulings.models import Reaction

BY_DATE = Keyset(
    {
        "-made_on": Order("made_on_earliest", is_descending=True, said="newest first"),
        "made_on": Order("made_on_earliest", said="oldest first"),
        **BY_CHANGE,
    },
    default="-made_on",
)
REACTIONS = Listing(
    lambda: Reaction.objects.visible(), ReactionFilterSet, BY_DATE, ReactionListRow, feed_words=reaction_entry
)
