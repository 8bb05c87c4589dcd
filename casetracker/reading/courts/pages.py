"""The pages of courts."""

from casetracker.lists.record_views import detail_view, list_view
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.courts.record import court_record

court_list = list_view("courts", COURTS, "Courts", "The courts of this collection.", ["name", "country", "level"])
court_detail = detail_view("courts", "court", COURTS, court_record)
