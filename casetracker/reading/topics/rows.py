"""The rows of the list of topics."""

from rest_framework import serializers

from cases.models import Topic
from casetracker.lists.columns import API_URL, IDENTITY, ExternalKey, PageAddress, changed_at_field, version_field
from casetracker.lists.rows import Row
from casetracker.reading.parts.references import URL, UnitRef


class TopicRow(Row):
    """A topic."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("topic-detail", help_text=URL)
    api_url = PageAddress("api:topic-detail", help_text=API_URL)
    key = ExternalKey()
    version = version_field()
    changed_at = changed_at_field()
    parent = UnitRef(allow_null=True)

    class Meta:
        model = Topic
        fields = [*IDENTITY, "key", "name", "description", "parent"]
