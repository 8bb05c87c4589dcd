"""What a change and a public document say, as the API and webhooks give them."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from casetracker.core.models import TOLD_EVENTS
from casetracker.following.changes import PAGES

KINDS = list(PAGES)


class ChangeSerializer(serializers.Serializer):
    """One change of the public record."""

    sequence = serializers.IntegerField(help_text="Its place among all changes: 1, 2, 3 without gaps.")
    at = serializers.DateTimeField(help_text="When it was written to the log, just before it could be seen.")
    id = serializers.CharField(help_text="The record's public id.")
    kind = serializers.ChoiceField(choices=KINDS, help_text="What the record is.")
    event = serializers.ChoiceField(choices=TOLD_EVENTS, help_text="What happened to it in public.")
    version = serializers.IntegerField(help_text="The record's version after the change.")
    digest = serializers.CharField(
        allow_blank=True,
        help_text="SHA-256 of its public document as canonical JSON; empty once it is hidden.",
    )
    chain = serializers.CharField(
        help_text="SHA-256 of the seven fields above and `previous`, the chain digest of the change before."
    )
    url = serializers.CharField(allow_null=True, help_text="The page of the record, if it can be seen now.")
    api_url = serializers.CharField(allow_null=True, help_text="The record in the API, if it can be seen now.")
    document_url = serializers.CharField(allow_null=True, help_text="Its public document, if it can be seen now.")
    case = serializers.CharField(allow_null=True, help_text="The case of a ruling or reaction that can be seen now.")
    merged_into = serializers.CharField(
        allow_null=True, help_text="The record that stays, where this one was merged and that one can be seen now."
    )
    reason = serializers.CharField(allow_blank=True, help_text="Why, where that is public; empty otherwise.")


@extend_schema_serializer(many=False)  # one object, although the action is a list
class ChangePageSerializer(serializers.Serializer):
    """A part of the changes, oldest first."""

    next = serializers.CharField(allow_null=True, help_text="The next page; null where there are no more changes yet.")
    cursor = serializers.CharField(help_text="What to give as `since` the next time.")
    results = ChangeSerializer(many=True)


class PublicDocumentSerializer(serializers.Serializer):
    """A record by itself, as everybody may read it now."""

    id = serializers.CharField(help_text="Public id.")
    kind = serializers.ChoiceField(choices=KINDS, help_text="What the record is.")
    version = serializers.IntegerField(help_text="Its version.")
    case = serializers.CharField(allow_null=True, help_text="The case of a ruling or reaction.")
    digest = serializers.CharField(help_text="SHA-256 of `document` as canonical JSON.")
    document = serializers.DictField(help_text="The record in the interchange format, without what is hidden.")
