"""Parties in the API."""

from typing import Any, ClassVar

from casetracker.lists.api import DetailViewSet, RecordViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.parties.listing import PARTIES, PETITIONERS, RESPONDENTS
from casetracker.reading.parties.record import party_record
from casetracker.reading.parties.record_rows import PartyRecord
from casetracker.reading.parties.rows import PartyOnSide, PartyRow
from parties.models import Party


@documented("Party", PARTIES, PartyRow, PartyRecord)
class PartyViewSet(DetailViewSet):
    """Parties with a page of their own, whatever their roles; private persons and protected parties have none."""

    listing: ClassVar[Listing] = PARTIES
    serializer_class = PartyRecord
    record = party_record


class SideViewSet(RecordViewSet):
    """Parties on one side."""

    serializer_class = PartyOnSide

    def whole(self, record: Party) -> dict[str, Any]:
        return self.listing.card(record, self.wanted)


@documented("Petitioner", PETITIONERS, PartyOnSide, PartyOnSide)
class PetitionerViewSet(SideViewSet):
    """Parties that brought a visible case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors."""

    listing: ClassVar[Listing] = PETITIONERS


@documented("Respondent", RESPONDENTS, PartyOnSide, PartyOnSide)
class RespondentViewSet(SideViewSet):
    """Parties that answer a visible case, in the widest sense: respondents, defendants, appellees, accused."""

    listing: ClassVar[Listing] = RESPONDENTS
