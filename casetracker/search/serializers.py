"""What the API answers for a search and for type-ahead."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from casetracker.lists.api import FacetSerializer
from casetracker.reading.cases.rows import CaseRow
from casetracker.search.suggestions import FILED, KINDS


class SuggestionSerializer(serializers.Serializer):
    """A name that begins as typed, or is near it."""

    kind = serializers.ChoiceField([*KINDS, *FILED])
    id = serializers.CharField()
    name = serializers.CharField()
    url = serializers.URLField(help_text="The address of its page.")
    api_url = serializers.URLField(help_text="Its address in this API.")
    is_near = serializers.BooleanField(help_text="Nothing begins so; this is spelled much like it.")


class HitPartSerializer(serializers.Serializer):
    """A piece of a sentence."""

    text = serializers.CharField()
    is_hit = serializers.BooleanField()


class SearchHitSerializer(serializers.Serializer):
    """Where the words stand."""

    tier = serializers.IntegerField(help_text="1: names and numbers; 2: what was held; 3: the full text.")
    kind = serializers.ChoiceField(["case", "ruling", "reaction"])
    part = serializers.CharField(help_text="What they stand in: title, holding, point, event, source and so on.")
    place = serializers.CharField(help_text="Its number on the page of the case, such as R1-H1; empty if it has none.")
    within = serializers.CharField(help_text="Whose opinion it is: “In a dissent by …”; empty elsewhere.")
    of = serializers.CharField(
        help_text="Of which ruling or reaction it is a part, in words; empty for the case's own."
    )
    url = serializers.CharField(help_text="Where it stands; a text fragment marks the words in browsers that know it.")
    parts = HitPartSerializer(many=True)


class SearchRow(CaseRow):
    """A case with the sentence in which it was found."""

    hit = SearchHitSerializer()

    class Meta(CaseRow.Meta):
        fields = [*CaseRow.Meta.fields, "hit"]


@extend_schema_serializer(many=False)
class SearchAnswerSerializer(serializers.Serializer):
    """A page of ranked cases."""

    page = serializers.IntegerField()
    has_next = serializers.BooleanField()
    is_cut = serializers.BooleanField(
        help_text="The words are too common to be ranked whole; cases/?q= has all by date."
    )
    docket = serializers.CharField(help_text="The address of the one case with this number; empty if it is none.")
    names = SuggestionSerializer(many=True)
    facets = FacetSerializer(many=True, allow_null=True, help_text="Null: more than 20,000 records; add `facets=yes`.")
    results = SearchRow(many=True)
