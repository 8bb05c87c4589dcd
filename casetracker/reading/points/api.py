"""Reaction points in the API, as a list and by the id of their reaction and their key."""

from typing import ClassVar

from casetracker.lists.api import documented
from casetracker.lists.listing import Listing
from casetracker.reading.parts.api import PartViewSet
from casetracker.reading.points.listing import POINTS
from casetracker.reading.points.rows import PointPart


@documented("ReactionPoint", POINTS, PointPart, PointPart)
class ReactionPointViewSet(PartViewSet):
    """What visible reactions say point by point, and the holdings that each point answers."""

    listing: ClassVar[Listing] = POINTS
    serializer_class = PointPart
