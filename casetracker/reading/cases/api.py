"""Cases in the API; a single one with everything attached."""

from typing import Any, ClassVar

from cases.models import Case
from casetracker.history.as_of import case_as_of
from casetracker.lists.api import documented
from casetracker.lists.feeds import Followed
from casetracker.lists.listing import Listing
from casetracker.reading.cases.listing import CASES
from casetracker.reading.cases.rows import CaseRow
from casetracker.reading.cases.story.as_of import CasePast
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.cases.story.serializers import CaseSerializer
from casetracker.reading.drafts import ReadsDrafts


@documented("Case", CASES, CaseRow, CaseSerializer, CasePast)
class CaseViewSet(Followed, ReadsDrafts):
    """Cases; a single one with everything attached."""

    listing: ClassVar[Listing] = CASES  # type: ignore[misc]  # beyond the stubs
    serializer_class = CaseSerializer
    case_path = ""

    def get_queryset(self) -> Any:
        return Case.objects.visible().for_list()

    def past(self, record: Case, as_of: str) -> dict[str, Any]:
        return case_as_of(record, as_of)  # type: ignore[return-value]  # wider in the stubs

    def whole(self, record: Case) -> dict[str, Any]:
        return case_story(record)

    def draft(self, record: Case) -> dict[str, Any]:
        return case_story(record, drafts=True)
