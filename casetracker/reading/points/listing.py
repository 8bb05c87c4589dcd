"""The list of reaction points, for page and API."""

from casetracker.reading.parts.listing import part_listing
from casetracker.reading.points.filters import PointFilterSet
from casetracker.reading.points.rows import PointPart
from rulings.models import ReactionPoint

POINTS = part_listing(ReactionPoint, PointFilterSet, PointPart)
