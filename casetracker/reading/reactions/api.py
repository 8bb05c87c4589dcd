"""Reactions in the API; a single one with what it rests on."""

from typing import Any, ClassVar

from casetracker.lists.api import documented
from casetracker.lists.feeds import Followed
from casetracker.lists.listing import Listing
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.cases.story.serializers import ReactionWithCase
from casetracker.reading.drafts import ReadsDrafts
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.reactions.record import reaction_record
from casetracker.reading.reactions.rows import ReactionListRow
from rulings.models import Reaction


@documented("Reaction", REACTIONS, ReactionListRow, ReactionWithCase)
class ReactionViewSet(Followed, ReadsDrafts):
    """Reactions; a single one with its points and what each rests on."""

    listing: ClassVar[Listing] = REACTIONS  # type: ignore[misc]  # beyond the stubs
    serializer_class = ReactionWithCase
    case_path = "case"

    def get_queryset(self) -> Any:
        return self.listing.records().select_related("case", "case__court")

    def whole(self, record: Reaction) -> dict[str, Any]:
        return reaction_record(case_story(record.case), record.public_id)

    def draft(self, record: Reaction) -> dict[str, Any]:
        return reaction_record(case_story(record.case, drafts=True), record.public_id)
