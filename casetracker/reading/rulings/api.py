"""Rulings and verdicts in the API; a single one with its whole context."""

from typing import Any, ClassVar

from casetracker.history.as_of import ruling_as_of
from casetracker.lists.api import documented
from casetracker.lists.feeds import Followed
from casetracker.lists.listing import Listing
from casetracker.reading.cases.story.as_of import RulingPast
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.cases.story.serializers import RulingSerializer
from casetracker.reading.drafts import ReadsDrafts
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.reading.rulings.record import ruling_record
from casetracker.reading.rulings.rows import RulingRow
from rulings.models import Ruling


@documented("Ruling", RULINGS, RulingRow, RulingSerializer, RulingPast)
class RulingViewSet(Followed, ReadsDrafts):
    """Rulings; each row answers who petitioned, what was decided by whom, and who reacted how."""

    listing: ClassVar[Listing] = RULINGS  # type: ignore[misc]  # beyond the stubs
    serializer_class = RulingSerializer
    case_path = "case"

    def get_queryset(self) -> Any:
        return self.listing.records().for_list()  # type: ignore[attr-defined]  # unknown to the stubs

    def past(self, record: Ruling, as_of: str) -> dict[str, Any]:
        return ruling_as_of(record, as_of)  # type: ignore[return-value]  # wider in the stubs

    def whole(self, record: Ruling) -> dict[str, Any]:
        return ruling_record(case_story(record.case), record)

    def draft(self, record: Ruling) -> dict[str, Any]:
        return ruling_record(case_story(record.case, drafts=True), record)


@documented("Verdict", VERDICTS, RulingRow, RulingSerializer, RulingPast)
class VerdictViewSet(RulingViewSet):
    """Rulings that decide a petition, a claim, an appeal or a charge."""

    listing: ClassVar[Listing] = VERDICTS  # type: ignore[misc]  # beyond the stubs
