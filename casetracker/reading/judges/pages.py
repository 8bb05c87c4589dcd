"""The pages of judges."""

from casetracker.lists.record_views import detail_view, list_view
from casetracker.reading.judges.listing import JUDGES
from casetracker.reading.judges.record import judge_record

judge_list = list_view(
    "judges", JUDGES, "Judges", "Who sat on the rulings of this collection.", ["name", "court", "country"]
)
judge_detail = detail_view("judges", "judge", JUDGES, judge_record)
