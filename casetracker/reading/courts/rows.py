"""The rows of the list of courts."""

from rest_framework import serializers

from cases.models import Court
from casetracker.lists.columns import API_URL, IDENTITY, ExternalKey, PageAddress, changed_at_field, version_field
from casetracker.lists.rows import Row
from casetracker.reading.parts.references import URL, Name, UnitRef


class CourtRow(Row):
    """A court."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("court-detail", help_text=URL)
    api_url = PageAddress("api:court-detail", help_text=API_URL)
    key = ExternalKey()
    version = version_field()
    changed_at = changed_at_field()
    parent = UnitRef(allow_null=True)
    names = Name(many=True)

    class Meta:
        model = Court
        fields = [
            *IDENTITY,
            "key",
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
