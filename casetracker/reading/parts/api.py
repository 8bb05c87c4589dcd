"""Participations, claims, events, dispositions and holdings in the API, each as a list and by its address."""

from typing import Any, ClassVar

from django.http import Http404
from rest_framework import serializers as drf
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.lists.api import RecordViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.lists.serializing import columns, described
from casetracker.reading.cases.story import serializers as story
from casetracker.reading.parts import rows as cards
from casetracker.reading.parts.references import CaseRef
from casetracker.web.problems import InvalidParameters
from parties.models import Party
from parties.serializers import HAS_PAGE
from rulings.models import Ruling

OF_CASE = {"unit": drf.CharField(help_text="The id of the unit that it belongs to."), "case": CaseRef()}
OF_RULING = {
    **OF_CASE,
    "ruling": described(
        "RulingOfPart",
        "A ruling, in short.",
        {"id": drf.CharField(), "url": drf.CharField(), **columns(Ruling, "issued_on")},
    )(),
}
PartyOfPart = described(
    "PartyOfPart", "A party, in short.", {"id": drf.CharField(), **columns(Party, *cards.PARTY), "has_page": HAS_PAGE}
)


def row(name: str, doc: str, inner: Any, of: dict[str, Any], **more: Any) -> Any:
    """What a story says of the part, with where it stands."""
    fields = {name: field for name, field in inner().get_fields().items() if name not in ("answered_by", "decided_by")}
    return described(name, doc, {**fields, **of, **more})


class PartViewSet(RecordViewSet):
    """Parts of one kind; the address of one is its unit's id and its key."""

    lookup_field = "address"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}/[a-z0-9_.-]{{1,80}}"

    def retrieve(self, request: Request, address: str) -> Response:
        if request.GET:
            raise InvalidParameters(dict.fromkeys(request.GET, ["A single record takes no parameters."]))
        unit, _, key = address.partition("/")
        found = self.listing.records().filter(unit=unit, key=key).values(*self.listing.row.columns())[:1]
        if not found:
            raise Http404
        return Response(self.listing.row.build_all(list(found))[0])


ParticipationPart = row(
    "ParticipationPart", "A party in a role in a case.", story.ParticipationRow, OF_CASE, party=PartyOfPart()
)
ClaimPart = row("ClaimPart", "What was asserted or asked.", story.ClaimRow, OF_CASE)
EventPart = row("EventPart", "A step in a case, or something that happened around it.", story.EventRow, OF_CASE)
DispositionPart = row("DispositionPart", "One thing decided.", story.DispositionFull, OF_RULING)
HoldingPart = row("HoldingPart", "What a court held.", story.HoldingRow, OF_RULING)
PARTICIPATIONS, CLAIMS, EVENTS, DISPOSITIONS, HOLDINGS = (
    kind.listing() for kind in (cards.PARTICIPATION, cards.CLAIM, cards.EVENT, cards.DISPOSED, cards.HOLDING)
)


@documented("Participation", PARTICIPATIONS, ParticipationPart, ParticipationPart)
class ParticipationViewSet(PartViewSet):
    """Who takes part in visible cases, and how."""

    listing: ClassVar[Listing] = PARTICIPATIONS
    serializer_class = ParticipationPart


@documented("Claim", CLAIMS, ClaimPart, ClaimPart)
class ClaimViewSet(PartViewSet):
    """What is asserted and asked for in visible cases."""

    listing: ClassVar[Listing] = CLAIMS
    serializer_class = ClaimPart


@documented("Event", EVENTS, EventPart, EventPart)
class EventViewSet(PartViewSet):
    """Steps of visible cases; rulings and reactions have lists of their own."""

    listing: ClassVar[Listing] = EVENTS
    serializer_class = EventPart


@documented("Disposition", DISPOSITIONS, DispositionPart, DispositionPart)
class DispositionViewSet(PartViewSet):
    """What visible rulings decided, one row for each thing decided."""

    listing: ClassVar[Listing] = DISPOSITIONS
    serializer_class = DispositionPart


@documented("Holding", HOLDINGS, HoldingPart, HoldingPart)
class HoldingViewSet(PartViewSet):
    """What visible rulings held."""

    listing: ClassVar[Listing] = HOLDINGS
    serializer_class = HoldingPart


PARTS = {
    "participations": ParticipationViewSet,
    "claims": ClaimViewSet,
    "events": EventViewSet,
    "dispositions": DispositionViewSet,
    "holdings": HoldingViewSet,
}
"""By the name of their list."""
