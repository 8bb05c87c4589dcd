"""Those who bring cases and those who answer them, in the API."""

from typing import Any, ClassVar

from casetracker.lists.api import RecordViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.parties.listing import PETITIONERS, RESPONDENTS
from casetracker.reading.parties.rows import PartyOnSide
from parties.models import Party


class SideViewSet(RecordViewSet):
    """Parties on one side."""

    serializer_class = PartyOnSide

    def whole(self, record: Party) -> dict[str, Any]:
        return self.listing.card(record)


@documented("Petitioner", PETITIONERS, PartyOnSide, PartyOnSide)
class PetitionerViewSet(SideViewSet):
    """Parties that brought a visible case, in the widest sense: petitioners, plaintiffs, appellants, prosecutors."""

    listing: ClassVar[Listing] = PETITIONERS


@documented("Respondent", RESPONDENTS, PartyOnSide, PartyOnSide)
class RespondentViewSet(SideViewSet):
    """Parties that answer a visible case, in the widest sense: respondents, defendants, appellees, accused."""

    listing: ClassVar[Listing] = RESPONDENTS
