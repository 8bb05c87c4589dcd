"""The rows of the list of reaction points: each with who says it, to which ruling, and the holdings that it answers."""

from typing import ClassVar

from rest_framework import serializers

from casetracker.core.statements.values import parts_by
from casetracker.lists.columns import PageAddress, PartAddress, PartPage, changed_at_field, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.fields import KEY
from casetracker.reading.parts.reactions import Speaker
from casetracker.reading.parts.references import NUMBER, URL, CaseRef, CourtRef, RulingRef
from casetracker.reading.parts.rows import FIRST, UNIT
from casetracker.reading.parts.story_parts import QUOTATION
from casetracker.reading.reactions.answers import AnsweredHolding, read_holdings
from rulings.models import Reaction, ReactionPoint, ReactionSpeaker, Ruling


class ReactionOfPoint(Row):
    """The reaction to which a point belongs."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("reaction-detail", help_text=URL)
    key = KEY
    number = NUMBER

    class Meta:
        model = Reaction
        fields = ["id", "url", "key", "number", "kind", "stance", "spokesperson", "made_on"]


def read_speakers(points: Rows) -> ByField:
    """Who says each point: the speakers of its reaction."""
    plan = Speaker.plan()
    reactions = {row["reaction_id"] for row in points}
    found = parts_by(ReactionSpeaker, "reaction_id", reactions, *plan.columns, order=("order", "id"))
    return {"speakers": {row["pk"]: list(map(plan.build, found.get(row["reaction_id"], []))) for row in points}}


class RulingReactedTo(RulingRef):
    """The ruling that a reaction is about, with its court."""

    court = CourtRef(allow_null=True)

    class Meta(RulingRef.Meta):
        fields = [*RulingRef.Meta.fields, "court"]


def read_rulings(points: Rows) -> ByField:
    """The visible ruling that the reaction of each point is about."""
    plan = RulingReactedTo.plan()
    about = Ruling.objects.visible().filter(pk__in={row["reaction__about_ruling_id"] for row in points})
    found = {values["pk"]: plan.build(values) for values in about.values("pk", *plan.columns)}
    return {"ruling": {row["pk"]: found.get(row["reaction__about_ruling_id"]) for row in points}}


class PointPart(Row):
    """One point of a reaction, and the holdings that it answers."""

    unit = UNIT
    key = KEY
    url = PartPage(ReactionPoint)
    api_url = PartAddress("api:reaction-point-list")
    version = version_field(source="reaction.version")
    changed_at = changed_at_field(source="reaction.changed_at")
    number = NUMBER
    holdings = AnsweredHolding(many=True)
    speakers = Speaker(many=True)
    reaction = ReactionOfPoint()
    ruling = RulingReactedTo(
        allow_null=True, help_text="Null where the reaction is about the case, an event or another reaction."
    )
    case = CaseRef(source="reaction.case")

    given: ClassVar[tuple[str, ...]] = ("holdings", "speakers", "ruling")
    readers = (read_holdings, read_speakers, read_rulings)
    reads = ("reaction_id", "reaction__about_ruling_id")

    class Meta:
        model = ReactionPoint
        fields = [
            *(*FIRST, "number", "response", "calls_for", "summary", *QUOTATION, "asserts_fact", "note"),
            *("holdings", "speakers", "reaction", "ruling", "case"),
        ]
