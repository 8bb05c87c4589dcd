"""The rows of the list of sources."""

from rest_framework import serializers

from cases.models import Source
from casetracker.lists.columns import API_URL, ExternalKey, PageAddress, changed_at_field, version_field
from casetracker.lists.rows import ByField, Row, Rows
from casetracker.reading.parts.references import URL


def read_origins(rows: Rows) -> ByField:
    """The visible source that each of them repeats."""
    found = Source.objects.visible().filter(pk__in=[row["derived_from_id"] for row in rows])
    ids = dict(found.values_list("pk", "public_id"))
    return {"derived_from": {row["pk"]: ids.get(row["derived_from_id"]) for row in rows}}


class SourceListRow(Row):
    """A source, wherever it is cited. Its `url` is where it was published, as in documents; `page` is its page here."""

    id = serializers.CharField(source="public_id")
    page = PageAddress("source-detail", help_text=URL)
    api_url = PageAddress("api:source-detail", help_text=API_URL)
    key = ExternalKey()
    version = version_field()
    changed_at = changed_at_field()
    derived_from = serializers.CharField(allow_null=True, help_text="The id of the source that it repeats.")

    given = ("derived_from",)
    readers = (read_origins,)
    reads = ("derived_from_id",)

    class Meta:
        model = Source
        fields = [
            "id",
            "page",
            "api_url",
            "version",
            "changed_at",
            "key",
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
            "derived_from",
        ]
