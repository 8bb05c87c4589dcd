"""Records in short, as other records refer to them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.models import Case, Court
from casetracker.lists.columns import ADDRESS, Composed, PageAddress
from casetracker.lists.rows import Row
from casetracker.web.addresses import filtered_address
from parties.models import Party, PartyName
from parties.querysets import has_page
from rulings.models import Ruling

URL = "The address of its page."
CASES = "Every case in which it was given, its own first; several where a court joined them."
NUMBER = serializers.IntegerField(allow_null=True, help_text="For readers; null until the record is public.")


class HasPage(Composed, serializers.BooleanField):
    """Whether a party has a page of its own; `source` leads to the party."""

    columns = ("exposure", "identity")
    explanation = (
        "Whether it has a page of its own. Private, at-risk and minor persons and protected parties have none; "
        "whoever shows them should keep search engines away."
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(help_text=self.explanation, **kwargs)

    def compose(self, exposure: str, identity: str) -> bool:
        return has_page(exposure, identity)


@extend_schema_field(ADDRESS)
class ListAddress(Composed, serializers.CharField):
    """The address of a list with the records of one unit: of the URL's name, and the filter that takes the unit."""

    columns = ("public_id",)

    def __init__(self, url_name: str, parameter: str, **kwargs: Any) -> None:
        self.url_name, self.parameter = url_name, parameter
        super().__init__(**kwargs)

    def compose(self, public_id: str) -> str:
        return filtered_address(self.url_name, **{self.parameter: public_id})


class Name(Row):
    """A name in another form, language or script."""

    key = serializers.CharField()

    class Meta:
        model = PartyName
        fields = ["key", "name", "language", "kind"]


class CourtRef(Row):
    """A court, in short."""

    id = serializers.CharField(source="public_id")

    class Meta:
        model = Court
        fields = ["id", "name", "country"]


class UnitRef(Row):
    """Another one, in short."""

    id = serializers.CharField(source="public_id")
    name = serializers.CharField()

    class Meta:
        model = Court
        fields = ["id", "name"]


class CaseRef(Row):
    """A case, in short."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("case-detail", help_text=URL)

    class Meta:
        model = Case
        fields = ["id", "title", "title_language", "docket_number", "url"]


class PartyOfPart(Row):
    """A party, in short."""

    id = serializers.CharField(source="public_id")
    has_page = HasPage()

    class Meta:
        model = Party
        fields = ["id", "name", "kind", "has_page"]


class RulingRef(Row):
    """A ruling, in short."""

    id = serializers.CharField(source="public_id")
    url = PageAddress("ruling-detail", help_text=URL)
    key = serializers.CharField(help_text="Permanent within the case; its anchor until there is a number.")
    number = NUMBER

    class Meta:
        model = Ruling
        fields = ["id", "url", "key", "number", "kind", "issued_on"]
