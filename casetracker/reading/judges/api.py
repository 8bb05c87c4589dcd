"""Judges in the API."""

from typing import ClassVar

from casetracker.lists.api import documented
from casetracker.lists.detail_api import DetailViewSet
from casetracker.lists.listing import Listing
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.judges.record import judge_record
from casetracker.reading.judges.rows import JudgeRow
from casetracker.reading.record_serializers import JudgeStory


@documented("Judge", JUDGES, JudgeRow, JudgeStory)
class JudgeViewSet(DetailViewSet):
    """Judges whom a visible ruling names."""

    listing: ClassVar[Listing] = JUDGES
    serializer_class = JudgeStory
    record = judge_record
