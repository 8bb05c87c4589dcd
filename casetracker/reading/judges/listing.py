"""The list of judges, for page and API."""

from cases.models import Judge
from casetracker.lists.keyset import BY_NAME
from casetracker.lists.listing import Listing
from casetracker.reading.judges.filters import JudgeFilterSet
from casetracker.reading.judges.rows import JudgeRow

JUDGES = Listing(lambda: Judge.objects.visible(), JudgeFilterSet, BY_NAME, JudgeRow)
