"""The parts of a case, of its rulings and of its reactions in the story, linked with each other."""

from rest_framework import serializers

from cases.choices import SIDE
from cases.models import Court, DecisionBelow
from cases.models.below import BELOW
from casetracker.files.shown import QuotationCheckRow
from casetracker.lists.columns import column
from casetracker.lists.rows import Row
from casetracker.reading.parts.fields import KEY, IfVisible, NameAsStated, ParticipationKeys
from casetracker.reading.parts.reactions import Speaker
from casetracker.reading.parts.references import NUMBER, CourtRef, HasPage, Name
from casetracker.reading.parts.reviews import ReviewedBy
from casetracker.reading.parts.story_parts import QUOTATION, ClaimFields, HoldingFields, ParticipationFields
from parties.models import Party
from rulings.models import (
    Disposition,
    Holding,
    PanelSeat,
    Reaction,
    ReactionPoint,
    ReactionSpeaker,
    RulingIdentifier,
    RulingReview,
)

ID = serializers.CharField(help_text="Public id.")


class CourtNamed(CourtRef):
    """A court."""

    names = Name(many=True)

    given = ("names",)

    class Meta(CourtRef.Meta):
        model = Court
        fields = [*CourtRef.Meta.fields, "short_name", "names"]


class ReviewingCourt(CourtRef):
    """The court that gave a ruling on another one."""

    class Meta(CourtRef.Meta):
        model = Court
        fields = [*CourtRef.Meta.fields, "short_name"]


class PartyNamed(Row):
    """A party."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    has_page = HasPage()
    names = Name(many=True)

    given = ("names",)

    class Meta:
        model = Party
        fields = [
            "id",
            "name",
            "kind",
            "identity",
            "size_stated",
            "country",
            "description",
            "note",
            "has_page",
            "names",
        ]


class ParticipationSerializer(ParticipationFields):
    """A party in a role."""

    party = PartyNamed()

    reads = ("party_id",)

    class Meta(ParticipationFields.Meta):
        fields = [*ParticipationFields.Meta.fields, "party"]


class HoldingRef(Row):
    """A holding of a ruling."""

    ruling = ID
    key = KEY
    number = NUMBER

    given = ("ruling",)

    class Meta:
        model = Holding
        fields = ["ruling", "key", "number", "finding", "weight"]


class DispositionRef(Row):
    """A disposition of a ruling."""

    ruling = ID
    key = KEY
    number = NUMBER
    concerning = ParticipationKeys()

    given = ("ruling", "concerning")

    class Meta:
        model = Disposition
        fields = ["ruling", "key", "number", "decides", "result", "form", "concerning"]


class ClaimSerializer(ClaimFields):
    """What was asserted or asked, and what became of it."""

    answered_by = HoldingRef(many=True, help_text="What the court said; what was said in dissent stands apart.")
    dissents = HoldingRef(many=True, help_text="What judges in the minority said. It answers nothing.")
    decided_by = DispositionRef(many=True)

    given = (*ClaimFields.given, "answered_by", "dissents", "decided_by")

    class Meta(ClaimFields.Meta):
        fields = [*ClaimFields.Meta.fields, "answered_by", "dissents", "decided_by"]


class RulingIdentifierSerializer(Row):
    """A citation under which the ruling is known."""

    key = KEY

    reads = ("ruling_id",)

    class Meta:
        model = RulingIdentifier
        fields = ["key", "scheme", "value", "reporter", "volume", "page"]


class PanelSeatSerializer(Row):
    """A seat of the bench."""

    key = KEY
    id = serializers.CharField(source="judge.public_id", allow_null=True)
    name = NameAsStated("judge")
    names = Name(many=True)

    given = ("names",)
    reads = ("ruling_id", "judge_id")

    class Meta:
        model = PanelSeat
        fields = ["key", "id", "name", "role", "part", "names"]


class Officer(Row):
    """A registrar or an advocate general: named beside the bench, and no judge of it."""

    key = KEY
    id = IfVisible("judge", "public_id", help_text="Of the entry among the judges, where the person is one elsewhere.")
    name = NameAsStated("judge")

    class Meta:
        model = PanelSeat
        fields = ["key", "id", "name", "role"]


class ReactionSpeakerSerializer(Speaker):
    """Who speaks, and on which side of the case."""

    key = KEY
    kind = column(Party, "kind", source="party.kind")
    side = serializers.ChoiceField(SIDE.choices, allow_null=True)

    given = ("side",)
    reads = ("reaction_id", "party_id")
    answer_order = (..., "has_page", "side")

    class Meta:
        model = ReactionSpeaker
        fields = ["key", *Speaker.Meta.fields, "kind", "side"]


class HoldingAnswer(Row):
    """A point of a reaction that answers the holding."""

    reaction = ID
    reaction_key = serializers.CharField()
    reaction_number = serializers.IntegerField(allow_null=True, help_text=NUMBER.help_text)
    stance = column(Reaction, "stance")
    speakers = ReactionSpeakerSerializer(many=True)
    key = KEY
    number = NUMBER

    given = ("reaction", "reaction_key", "reaction_number", "stance", "speakers")

    class Meta:
        model = ReactionPoint
        fields = [
            "reaction",
            "reaction_key",
            "reaction_number",
            "stance",
            "speakers",
            "key",
            "number",
            "response",
            "summary",
        ]


class HoldingSerializer(HoldingFields):
    """What the court held, and who answered it."""

    answered_by = HoldingAnswer(many=True)
    quotation_check = QuotationCheckRow(allow_null=True)

    given = (*HoldingFields.given, "answered_by", "quotation_check")
    reads = ("ruling_id",)

    class Meta(HoldingFields.Meta):
        fields = [*HoldingFields.Meta.fields, "answered_by", "quotation_check"]


class DecisionBelowSerializer(Row):
    """A decision from which the case comes and which has no record of its own."""

    key = KEY
    court = CourtRef(allow_null=True)

    reads = ("court_id",)

    class Meta:
        model = DecisionBelow
        fields = ["key", *BELOW]


class Review(Row):
    """A ruling of another case that this one reviews."""

    key = serializers.CharField()
    ruling = IfVisible("reviewed", "public_id")
    case = IfVisible("reviewed", "case__title")

    court = CourtRef(allow_null=True)

    reads = ("ruling_id", "reviewed_id", "court_id")

    class Meta:
        model = RulingReview
        fields = ["key", "effect", "to_text", "ruling", "case", *BELOW]


class CitedReview(ReviewedBy):
    """A ruling of another case that reviews this one, with what is needed to cite it."""

    caption = serializers.CharField(source="ruling.case.caption", allow_blank=True)
    docket_number = serializers.CharField(source="ruling.case.docket_number", allow_blank=True)
    court = ReviewingCourt(source="ruling.court", allow_null=True)
    identifiers = RulingIdentifierSerializer(many=True)

    given = ("identifiers",)

    class Meta(ReviewedBy.Meta):
        fields = [*ReviewedBy.Meta.fields, "caption", "docket_number", "court", "identifiers"]


class About(serializers.Serializer):
    """What the reaction is about; all null: the case as a whole."""

    ruling = serializers.CharField(allow_null=True)
    event = serializers.CharField(allow_null=True, help_text="Key.")
    reaction = serializers.CharField(allow_null=True)


class ReactionPointSerializer(Row):
    """One point, and the holdings that it answers."""

    key = KEY
    number = NUMBER
    holdings = HoldingRef(many=True)
    quotation_check = QuotationCheckRow(allow_null=True)

    given = ("holdings", "quotation_check")
    reads = ("reaction_id",)

    class Meta:
        model = ReactionPoint
        fields = [
            *("key", "number", "response", "calls_for", "summary", *QUOTATION, "asserts_fact", "note", "holdings"),
            "quotation_check",
        ]
