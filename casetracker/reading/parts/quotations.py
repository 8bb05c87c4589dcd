"""What an answer says of checked quotations and of files."""

from rest_framework import serializers

from casetracker.files.kinds import LABELS
from casetracker.files.models import RESULTS


class QuotationCheck(serializers.Serializer):
    """Whether the quoted words stand in the text that was at hand; punctuation and pointing aside."""

    result = serializers.ChoiceField(choices=RESULTS)
    found = serializers.CharField(allow_blank=True, help_text="The text's own words, where they differ and are public.")
    url = serializers.CharField(allow_null=True, help_text="Of the paragraph, where the full text stands here.")


class FileRow(serializers.Serializer):
    """A file to download."""

    url = serializers.CharField()
    kind = serializers.ChoiceField(choices=list(LABELS.items()))
    label = serializers.CharField()  # type: ignore[assignment]  # a field of the answer, not DRF's own attribute
    size = serializers.IntegerField(help_text="In bytes.")
    pages = serializers.IntegerField(allow_null=True)
    digest = serializers.CharField(help_text="`sha256:` and the SHA-256 of the bytes.")


WORDS_URL = serializers.CharField(
    allow_blank=True,
    help_text="Where the quoted or located words stand: in the full text here, or on the source's own page.",
)
