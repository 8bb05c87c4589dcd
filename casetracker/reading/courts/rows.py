"""The rows of the list of courts."""

from rest_framework import serializers

from cases.models import Court
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import Row
from casetracker.reading.parts.references import URL, Name, UnitRef


class CourtRow(Row):
    """A court."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("court-detail", help_text=URL)
    parent = UnitRef(allow_null=True)
    names = Name(many=True)

    class Meta:
        model = Court
        fields = [
            "id",
            "url",
            "version",
            "name",
            "short_name",
            "country",
            "jurisdiction",
            "level",
            "note",
            "active_from",
            "active_to",
            "parent",
            "names",
        ]
