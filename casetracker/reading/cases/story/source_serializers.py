"""What a story says of its sources: which of them states which fact, and where they differ."""

from rest_framework import serializers

from cases.models import Citation, Source
from casetracker.core.vocabulary import Vocabulary
from casetracker.files.shown import WORDS_URL, QuotationCheckRow
from casetracker.lists.rows import Row
from casetracker.reading.parts.fields import IfVisible
from casetracker.reading.parts.references import NUMBER
from casetracker.reading.parts.story_parts import QUOTATION

CITATION_FIELDS = [
    "path",
    "support",
    "stated_value",
    "standing",
    *QUOTATION,
    "locator",
    "note",
    "is_contrary",
]
"""What a citation says, without its source."""


FACT = serializers.CharField(help_text="What readers call it.")
STATED = serializers.CharField(allow_blank=True, help_text="The stated value in words: a date, a label, a name.")
VALUE_RELATION = Vocabulary(
    "value_relation",
    ("recorded", "In the record", "The value that the editor took."),
    ("fits", "Fits the record", "Says more or less exactly what the record says."),
    ("otherwise", "Otherwise", "Cannot be true together with the record."),
    ("silent", "Silent", "The source was looked at and does not say."),
)


class SourceSerializer(Row):
    """A source of the case, by its number."""

    number = NUMBER
    id = serializers.CharField(source="public_id", help_text="Public id.")
    derived_from = IfVisible("derived_from", "public_id")

    class Meta:
        model = Source
        fields = [
            "number",
            "id",
            "derived_from",
            "kind",
            "title",
            "author",
            "publisher",
            "url",
            "archived_url",
            "published_time",
            "language",
            "seen_as",
            "media",
            "note",
            "published_on",
            "accessed_on",
        ]


class SourceRef(Row):
    """A source, by its number on the case."""

    id = serializers.CharField(source="public_id", help_text="Public id.")
    number = NUMBER
    title = serializers.CharField()
    publisher = serializers.CharField(allow_blank=True)

    given = ("number",)

    class Meta:
        model = Source
        fields = ["id", "number", "title", "publisher"]


class CitationSerializer(Row):
    """What one source says of one fact."""

    source = SourceRef()  # type: ignore[assignment]  # a field of the answer, not DRF's own attribute
    fact = FACT
    stated = STATED
    words_url = WORDS_URL
    quotation_check = QuotationCheckRow(allow_null=True)

    reads = ("unit_id",)
    given = ("fact", "stated", "words_url", "quotation_check")

    class Meta:
        model = Citation
        fields = [*CITATION_FIELDS, "fact", "stated", "source", "words_url", "quotation_check"]


class FactOf(serializers.Serializer):
    """The unit whose fact it is."""

    id = serializers.CharField(help_text="Public id.")
    kind = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]  # a field of the answer, not DRF's own attribute


class CitedFact(serializers.Serializer):
    """A fact for which the story cites sources."""

    unit = FactOf()
    path = serializers.CharField(allow_blank=True)
    fact = FACT


class FactValue(serializers.Serializer):
    """One value of a fact, with the sources for it."""

    label = serializers.CharField(help_text="The value in words.")  # type: ignore[assignment]  # of the answer
    relation = serializers.ChoiceField(choices=VALUE_RELATION.choices, help_text="To what the record says.")
    citations = CitationSerializer(many=True)


class DisputedFact(CitedFact):
    """A fact on which sources differ, with every value and the editor's reasons."""

    values = FactValue(many=True, help_text="One for each value, the recorded one first.")
    agreeing = CitationSerializer(many=True)
    contrary = CitationSerializer(many=True)
    is_settled = serializers.BooleanField()


class InferredFact(CitedFact):
    """A fact that no source states; it follows from what is said."""

    value = serializers.CharField(allow_blank=True, help_text="In words; blank where the record says it in parts.")
    reasons = CitationSerializer(many=True)
