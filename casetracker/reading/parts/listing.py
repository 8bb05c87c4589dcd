"""The lists of parts."""

from functools import partial

from django.db.models import F, QuerySet

from cases.models import CaseEvent, Claim, Participation
from casetracker.core.units import Part
from casetracker.lists.filters import GroupedFilterSet
from casetracker.lists.keyset import Keyset, Order
from casetracker.lists.listing import Listing
from casetracker.lists.rows import Row
from casetracker.reading.parts import filters
from casetracker.reading.parts.rows import ClaimPart, DispositionPart, EventPart, HoldingPart, ParticipationPart
from rulings.models import Disposition, Holding

BY_UNIT = Keyset(
    {"unit": Order("unit", is_nullable=False), "-unit": Order("unit", is_descending=True, is_nullable=False)}, "unit"
)


def visible_parts(model: type[Part]) -> QuerySet:
    """The visible parts of one kind, each with its address."""
    return model.objects.visible().annotate(unit=F(f"{model.owner}__public_id"), public_id=F("key"))


def part_listing(model: type[Part], filterset: type[GroupedFilterSet], row: type[Row]) -> Listing:
    return Listing(partial(visible_parts, model), filterset, BY_UNIT, row)


PARTICIPATIONS = part_listing(Participation, filters.ParticipationFilterSet, ParticipationPart)
CLAIMS = part_listing(Claim, filters.ClaimFilterSet, ClaimPart)
EVENTS = part_listing(CaseEvent, filters.EventFilterSet, EventPart)
DISPOSITIONS = part_listing(Disposition, filters.DispositionFilterSet, DispositionPart)
HOLDINGS = part_listing(Holding, filters.HoldingFilterSet, HoldingPart)
