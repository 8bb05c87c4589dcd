"""The rows of the list of relations: two cases, or a case and the name of one that is not in the collection."""

from cases.models import CaseRelation
from casetracker.lists.columns import PartAddress, PartPage, changed_at_field, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.fields import KEY, is_visible
from casetracker.reading.parts.references import CaseRef, CourtRef
from casetracker.reading.parts.rows import FIRST, UNIT

TO_VISIBLE_FROM = "to_case__visible_from"


class CaseAtEnd(CaseRef):
    """A case at one end of a relation."""

    court = CourtRef(allow_null=True)

    class Meta(CaseRef.Meta):
        fields = [*CaseRef.Meta.fields, "filed_on", "court"]


def read_other_ends(rows: Rows) -> ByField:
    """The case to which each relation leads, where it is visible; read with the relation."""
    plan = CaseAtEnd.plan("to_case__")
    return {"to_case": {row["pk"]: plan.build(row) for row in rows if is_visible(row[TO_VISIBLE_FROM])}}


class RelationPart(Row):
    """What one case is to another."""

    unit = UNIT
    key = KEY
    url = PartPage(CaseRelation)
    api_url = PartAddress("api:relation-list")
    version = version_field(source="case.version")
    changed_at = changed_at_field(source="case.changed_at")
    case = CaseAtEnd()
    to_case = CaseAtEnd(allow_null=True, help_text="Null where the other case is not in this collection.")

    given = ("to_case",)
    readers = (read_other_ends,)
    reads = (TO_VISIBLE_FROM, *CaseAtEnd.plan("to_case__").columns)
    answer_order = (*FIRST, "case", "kind", ...)

    class Meta:
        model = CaseRelation
        fields = [*FIRST, "case", "kind", "to_case", "to_text", "note"]
