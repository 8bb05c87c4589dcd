"""The rows of the list of topics."""

from rest_framework import serializers

from cases.models import Topic
from casetracker.lists.columns import PageAddress
from casetracker.lists.rows import Row
from casetracker.reading.parts.references import URL, UnitRef


class TopicRow(Row):
    """A topic."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("topic-detail", help_text=URL)
    parent = UnitRef(allow_null=True)

    class Meta:
        model = Topic
        fields = ["id", "url", "version", "name", "description", "parent"]
