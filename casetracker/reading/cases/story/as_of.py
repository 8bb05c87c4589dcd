"""A case or a ruling as it stood on a day, in the API."""

from rest_framework import serializers

AS_OF = serializers.CharField(help_text="As it was asked for.")

FIRST_PUBLIC_AT = serializers.DateTimeField(help_text="Since when this site has it; asked for before, it is null.")


class PastUnit(serializers.Serializer):
    """A case, ruling or reaction as it stood then."""

    id = serializers.CharField(help_text="Public id.")
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]  # a field of the answer, not DRF's own attribute
    version = serializers.IntegerField()
    since = serializers.DateTimeField(help_text="When this version was made.")
    document = serializers.DictField(
        help_text="Its document of interchange, without what has been withdrawn or hidden since."
    )


class CasePast(serializers.Serializer):
    """What was public of a case at the end of a day; the case is null where it was not public."""

    as_of = AS_OF
    first_public_at = FIRST_PUBLIC_AT
    case = PastUnit(allow_null=True)
    rulings = PastUnit(many=True)
    reactions = PastUnit(many=True)


class RulingPast(serializers.Serializer):
    """A ruling as it stood at the end of a day; null where it was not public."""

    as_of = AS_OF
    first_public_at = FIRST_PUBLIC_AT
    ruling = PastUnit(allow_null=True)
