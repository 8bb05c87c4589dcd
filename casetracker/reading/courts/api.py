"""Courts in the API."""

from typing import ClassVar

from casetracker.lists.api import DetailViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.courts.listing import COURTS
from casetracker.reading.courts.record import court_record
from casetracker.reading.courts.record_rows import CourtRecord
from casetracker.reading.courts.rows import CourtRow


@documented("Court", COURTS, CourtRow, CourtRecord)
class CourtViewSet(DetailViewSet):
    """Courts."""

    listing: ClassVar[Listing] = COURTS
    serializer_class = CourtRecord
    record = court_record
