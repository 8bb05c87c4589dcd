"""The list of relations between cases, for page and API."""

from django.db.models import Q, QuerySet

from cases.models import Case, CaseRelation
from casetracker.lists.listing import Listing
from casetracker.reading.parts.listing import BY_UNIT, visible_parts
from casetracker.reading.relations.filters import RelationFilterSet
from casetracker.reading.relations.rows import RelationPart


def shown_relations() -> QuerySet:
    """Relations of visible cases to visible ones, or to a name; a hidden case counts as one that is not here."""
    return visible_parts(CaseRelation).filter(Q(to_case__in=Case.objects.visible()) | ~Q(to_text=""))


RELATIONS = Listing(shown_relations, RelationFilterSet, BY_UNIT, RelationPart)
