"""A source's record in the API."""

from rest_framework import serializers

from casetracker.files.shown import FileRow
from casetracker.reading.citations import CitedFact
from casetracker.reading.counting import is_more_field
from casetracker.reading.sources.rows import SourceListRow


class RestingRecord(serializers.Serializer):
    """A record with the facts for which it cites the source."""

    kind = serializers.CharField()
    id = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField()
    case = serializers.CharField(allow_blank=True, help_text="The title of its case, for a ruling or a reaction.")
    citations = CitedFact(many=True)


class SourceRecord(SourceListRow):
    """A source, with what rests on it."""

    files = FileRow(many=True)
    records = RestingRecord(many=True)
    is_more = is_more_field()

    class Meta(SourceListRow.Meta):
        ref_name = "SourceWithRecords"
        fields = [*SourceListRow.Meta.fields, "files", "records", "is_more"]
