"""Relations between cases in the API, as a list and by the id of their case and their key."""

from typing import ClassVar

from casetracker.lists.api import documented
from casetracker.lists.listing import Listing
from casetracker.reading.parts.api import PartViewSet
from casetracker.reading.relations.listing import RELATIONS
from casetracker.reading.relations.rows import RelationPart


@documented("Relation", RELATIONS, RelationPart, RelationPart)
class RelationViewSet(PartViewSet):
    """What visible cases are to each other: appeals, citations, the same facts."""

    listing: ClassVar[Listing] = RELATIONS
    serializer_class = RelationPart
