"""The rows of the lists of parts: each says where it belongs, and is addressed by its unit's id and its key."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import Exists, F, OuterRef, Q, Value
from rest_framework import serializers

from cases.models import Case, CaseEvent, Claim, Participation, Topic
from casetracker.core.units import Part
from casetracker.lists.columns import PartAddress, PartPage, changed_at_field, version_field
from casetracker.lists.rows import ByField, Reader, RowData, Rows
from casetracker.reading.parts.people import JudgeOnBench, people_of
from casetracker.reading.parts.references import CaseRef, CourtRef, PartyOfPart, RulingRef
from casetracker.reading.parts.story_parts import (
    ClaimFields,
    ClaimRef,
    DispositionSerializer,
    EventSerializer,
    HoldingFields,
    ParticipationFields,
    TopicRef,
)
from rulings.models import Disposition, Holding

CASE_OF_CLAIM = CaseRef.plan("case__")
UNIT = serializers.CharField(help_text="The id of the unit that it belongs to.")
OF_PART = ("url", "api_url", "version", "changed_at")
"""Where a row of a list of parts stands, and the state of the record to which it belongs."""
FIRST = ("unit", "key", *OF_PART)
"""How such a row begins."""
LinkedTo = dict[int, list[Any]]
"""What each row links to, by the row's primary key."""


class ClaimOfPart(ClaimRef):
    """A claim that the ruling decides or answers, with what it says."""

    class Meta(ClaimRef.Meta):
        fields = [*ClaimRef.Meta.fields, "kind", "statement"]


def linked_keys(model: type[Part], *names: str) -> Reader:
    """Reads the keys of the parts to which each row links."""
    return lambda rows: {
        name: linked_parts(model, name, rows, ("key", "case__public_id"), key_in_case) for name in names
    }


def key_in_case(linked: RowData) -> str:
    """The key of a part of the row's case; that of a joined case stands behind its id."""
    return f"{linked['case__public_id']}/{linked['key']}" if linked["is_joined"] else linked["key"]


def linked_claims(model: type[Part]) -> Reader:
    """Reads the claims of the ruling's cases to which each row links."""
    columns = (*ClaimOfPart.plan().columns, *CASE_OF_CLAIM.columns)

    def show(claim: RowData) -> RowData:
        return ClaimOfPart.build(claim, case=CASE_OF_CLAIM.build(claim) if claim["is_joined"] else None)

    return lambda rows: {"claims": linked_parts(model, "claims", rows, columns, show)}


def read_benches(rows: Rows) -> ByField:
    """The bench of each row's ruling."""
    benches = people_of((), {row["ruling_id"] for row in rows}).judges
    return {"judges": {row["pk"]: benches.get(row["ruling_id"], []) for row in rows}}


def linked_parts(
    model: type[Part], name: str, rows: Rows, columns: tuple[str, ...], show: Callable[[RowData], Any]
) -> LinkedTo:
    """The current parts of the same case, or of a shown case that the ruling decides, to which each row links."""
    field: Any = model._meta.get_field(name)
    near, far = field.m2m_field_name(), field.m2m_reverse_field_name()
    found: LinkedTo = {row["pk"]: [] for row in rows}
    links = field.remote_field.through.objects.filter(**{f"{near}__in": list(found), f"{far}__is_withdrawn": False})
    if model.owner == "case":
        links = links.filter(**{f"{far}__case": F(f"{near}__case")}).annotate(is_joined=Value(False))
    else:
        ruling = f"{near}__{model.owner}"
        shown_case = Exists(Case.objects.visible().filter(pk=OuterRef(f"{far}__case")))  # read by its key
        links = links.filter(shown_case, **{f"{far}__case__all_rulings": F(ruling)})
        links = links.annotate(is_joined=~Q(**{f"{far}__case": F(f"{ruling}__case")}))
    shown = {name: F(f"{far}__{name}") for name in columns}
    for link in links.order_by(near, "pk").values(near, "is_joined", **shown):
        found[link[near]].append(show(link))
    return found


def topics(rows: Rows) -> ByField:
    """The visible topics of each holding."""
    topic = TopicRef.plan("topic__")
    holdings = [row["pk"] for row in rows]
    links = Holding.topics.through.objects.filter(holding__in=holdings, topic__in=Topic.objects.visible())
    found: dict[int, Rows] = {}
    for link in links.order_by("pk").values("holding", *topic.columns):
        found.setdefault(link["holding"], []).append(topic.build(link))
    return {"topics": found}


class ParticipationPart(ParticipationFields):
    """A party in a role in a case."""

    party = PartyOfPart()
    unit = UNIT
    url = PartPage(Participation)
    api_url = PartAddress("api:participation-list")
    version = version_field(source="case.version")
    changed_at = changed_at_field(source="case.changed_at")
    case = CaseRef()

    answer_order = (*FIRST, ...)

    class Meta(ParticipationFields.Meta):
        fields = [*ParticipationFields.Meta.fields, "party", "unit", *OF_PART, "case"]


class ClaimPart(ClaimFields):
    """What was asserted or asked."""

    unit = UNIT
    url = PartPage(Claim)
    api_url = PartAddress("api:claim-list")
    version = version_field(source="case.version")
    changed_at = changed_at_field(source="case.changed_at")
    case = CaseRef()

    readers = (linked_keys(Claim, "raised_by", "against"),)
    answer_order = (*FIRST, ...)

    class Meta(ClaimFields.Meta):
        fields = [*ClaimFields.Meta.fields, "unit", *OF_PART, "case"]


class EventPart(EventSerializer):
    """A step in a case, or something that happened around it."""

    unit = UNIT
    url = PartPage(CaseEvent)
    api_url = PartAddress("api:event-list")
    version = version_field(source="case.version")
    changed_at = changed_at_field(source="case.changed_at")
    case = CaseRef()

    readers = (linked_keys(CaseEvent, "by"),)
    answer_order = (*FIRST, ...)

    class Meta(EventSerializer.Meta):
        fields = [*EventSerializer.Meta.fields, "unit", *OF_PART, "case"]


class DispositionPart(DispositionSerializer):
    """One thing decided."""

    unit = UNIT
    url = PartPage(Disposition)
    api_url = PartAddress("api:disposition-list")
    version = version_field(source="ruling.version")
    changed_at = changed_at_field(source="ruling.changed_at")
    case = CaseRef(source="ruling.case")
    ruling = RulingRef()
    claims = ClaimOfPart(many=True)

    readers = (linked_claims(Disposition), linked_keys(Disposition, "requested_by", "concerning"))
    answer_order = (*FIRST, ..., "amount", "ruling", "case")

    class Meta(DispositionSerializer.Meta):
        fields = [*DispositionSerializer.Meta.fields, "unit", *OF_PART, "case", "ruling"]


class HoldingPart(HoldingFields):
    """What a court held, with the court and its bench."""

    unit = UNIT
    url = PartPage(Holding)
    api_url = PartAddress("api:holding-list")
    version = version_field(source="ruling.version")
    changed_at = changed_at_field(source="ruling.changed_at")
    case = CaseRef(source="ruling.case")
    ruling = RulingRef()
    court = CourtRef(source="ruling.court", allow_null=True)
    judges = JudgeOnBench(many=True)
    claims = ClaimOfPart(many=True)

    given: ClassVar[tuple[str, ...]] = (*HoldingFields.given, "judges")
    readers = (linked_claims(Holding), topics, read_benches)
    reads = ("ruling_id",)
    answer_order = (*FIRST, ..., "ruling", "court", "judges", "case")

    class Meta(HoldingFields.Meta):
        fields = [*HoldingFields.Meta.fields, "unit", *OF_PART, "case", "ruling", "court", "judges"]
