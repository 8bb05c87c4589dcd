"""Participations, claims, events, dispositions and holdings in the API, each as a list and by its address."""

from typing import ClassVar

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.core.models import ALPHABET, ID_LENGTH
from casetracker.lists.api import RecordViewSet, documented
from casetracker.lists.listing import Listing
from casetracker.reading.parts.listing import CLAIMS, DISPOSITIONS, EVENTS, HOLDINGS, PARTICIPATIONS
from casetracker.reading.parts.rows import ClaimPart, DispositionPart, EventPart, HoldingPart, ParticipationPart


class PartViewSet(RecordViewSet):
    """Parts of one kind; the address of one is its unit's id and its key."""

    lookup_field = "address"
    lookup_value_regex = rf"[{ALPHABET}]{{{ID_LENGTH}}}/[a-z0-9_.-]{{1,80}}"

    def retrieve(self, request: Request, address: str) -> Response:
        self.refuse_unknown(request)
        unit, _, key = address.partition("/")
        row = self.listing.row.narrowed(self.wanted)
        found = self.listing.records().filter(unit=unit, key=key).values(*row.columns())[:1]
        if not found:
            raise Http404
        return Response(row.build_all(list(found))[0])


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
