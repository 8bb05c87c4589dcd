"""What the API says of a party wherever one is named."""

from rest_framework import serializers

HAS_PAGE = serializers.BooleanField(
    help_text="Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; "
    "whoever shows them should keep search engines away."
)
