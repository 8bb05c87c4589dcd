"""The list of courts, for page and API."""

from cases.models import Court
from casetracker.lists.keyset import BY_NAME
from casetracker.lists.listing import Listing
from casetracker.reading.courts.filters import CourtFilterSet
from casetracker.reading.courts.rows import CourtRow

COURTS = Listing(lambda: Court.objects.visible(), CourtFilterSet, BY_NAME, CourtRow)
