"""What the API answers for a statistic."""

from rest_framework import serializers

from casetracker.reading.counting import SHARE_FROM


class MeasuresField(serializers.DictField):
    def __init__(self) -> None:
        help_text = "Further numbers; a time is the least and the most days."
        super().__init__(child=serializers.JSONField(), help_text=help_text)


class StatisticRowSerializer(serializers.Serializer):
    """A question, without its figure."""

    name = serializers.CharField()
    question = serializers.CharField()
    counts = serializers.CharField(help_text="What one unit of the figure is, and what makes it count twice.")
    unit = serializers.CharField()
    divided_by = serializers.ListField(
        child=serializers.CharField(), help_text="The filters that find its rows and their segments."
    )
    filters = serializers.ListField(
        child=serializers.CharField(), help_text="What can be asked of it; as on the list behind it."
    )
    url = serializers.URLField(help_text="The address of its page.")
    api_url = serializers.URLField(help_text="Its address in this API, with its figure.")


class StatisticSegmentSerializer(serializers.Serializer):
    """A segment of a row."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment] # of the row, not the label of this serializer
    count = serializers.IntegerField(help_text="The length of the list.")
    share = serializers.IntegerField(
        allow_null=True, help_text=f"In percent of its row; null below {SHARE_FROM} records."
    )
    url = serializers.URLField(help_text="The page with these records and no others; the API has it under /api/v1.")
    measures = MeasuresField()


class StatisticPartSerializer(StatisticSegmentSerializer):
    """A row of a figure, with its segments."""

    segments = StatisticSegmentSerializer(many=True)


class StatisticSerializer(StatisticRowSerializer):
    """A question with its figure."""

    counted = serializers.IntegerField(help_text="Records that stand in the figure.")
    lacking = serializers.IntegerField(help_text="Records of the same list that do not.")
    lacking_reason = serializers.CharField()
    note = serializers.CharField(allow_blank=True)
    measures = MeasuresField()
    rows = StatisticPartSerializer(many=True)
