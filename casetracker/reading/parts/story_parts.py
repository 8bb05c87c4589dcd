"""Parts of a case and of its rulings, as both the story of the case and the lists of parts show them."""

from typing import ClassVar

from rest_framework import serializers

from cases.models import CaseEvent, Claim, Counsel, Participation, Topic
from casetracker.lists.rows import Row
from casetracker.reading.parts.fields import KEY, NameAsStated, ParticipationKeys
from casetracker.reading.parts.references import NUMBER
from rulings.models import Disposition, Holding

QUOTATION = ["quotation", "quotation_language", "translation", "translated_by"]


class ClaimRef(Row):
    """A claim of this case."""

    key = KEY
    number = NUMBER

    class Meta:
        model = Claim
        fields = ["key", "number"]


class TopicRef(Row):
    """A topic."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    name = serializers.CharField()

    class Meta:
        model = Topic
        fields = ["id", "name"]


class CounselRow(Row):
    """Who acts for a party: a person, or a firm where no person is named."""

    reads = ("participation_id",)

    class Meta:
        model = Counsel
        fields = ["name", "firm", "role", "note"]


class ParticipationFields(Row):
    """Who takes part in a case and how, without the party."""

    key = KEY
    number = NUMBER
    name = NameAsStated("party")
    counsel = CounselRow(many=True)

    class Meta:
        model = Participation
        fields = ["key", "number", "role", "side", "counsel", "note", "name"]


class ClaimFields(Row):
    """What was asserted or asked."""

    key = KEY
    number = NUMBER
    raised_by = ParticipationKeys()
    against = ParticipationKeys()

    given: ClassVar[tuple[str, ...]] = ("raised_by", "against")

    class Meta:
        model = Claim
        fields = ["key", "number", "kind", "statement", "note", "alleged_on", "raised_by", "against"]


class EventSerializer(Row):
    """A step in the case, or something that happened around it."""

    key = KEY
    number = NUMBER
    by = ParticipationKeys()

    given = ("by",)

    class Meta:
        model = CaseEvent
        fields = [
            "key",
            "number",
            "kind",
            "title",
            "description",
            "docket",
            "begins_at",
            "ends_at",
            "time_zone",
            "note",
            "on",
            "by",
        ]


class DispositionSerializer(Row):
    """One thing decided."""

    key = KEY
    number = NUMBER
    claims = ClaimRef(many=True)
    requested_by = ParticipationKeys()
    concerning = ParticipationKeys()

    given = ("claims", "requested_by", "concerning")
    reads = ("ruling_id",)

    class Meta:
        model = Disposition
        fields = [
            "key",
            "number",
            "decides",
            "description",
            "result",
            "form",
            "favours",
            "basis",
            "amount",
            "currency",
            "sentence",
            "as_stated",
            "as_stated_language",
            "effect",
            "note",
            "claims",
            "requested_by",
            "concerning",
        ]


class HoldingFields(Row):
    """What a court held."""

    key = KEY
    number = NUMBER
    claims = ClaimRef(many=True)
    topics = TopicRef(many=True)

    given: ClassVar[tuple[str, ...]] = ("claims", "topics")

    class Meta:
        model = Holding
        fields = ["key", "number", "finding", "statement", *QUOTATION, "weight", "note", "claims", "topics"]
