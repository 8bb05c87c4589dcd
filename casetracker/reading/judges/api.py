"""Judges in the API."""

from typing import ClassVar

from casetracker.lists.api import DetailViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.judges.record import judge_record
from casetracker.reading.judges.record_rows import JudgeRecord
from casetracker.reading.judges.rows import JudgeRow


@documented("Judge", JUDGES, JudgeRow, JudgeRecord)
class JudgeViewSet(DetailViewSet):
    """Judges whom a visible ruling names."""

    listing: ClassVar[Listing] = JUDGES
    serializer_class = JudgeRecord
    record = judge_record
