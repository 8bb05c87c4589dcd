"""The filters of parties."""

from typing import ClassVar

from casetracker.common.filters import Codes, Group, GroupedFilterSet, Text
from parties.choices import PARTY_KIND
from parties.models import Party, PartyName


class PartyFilterSet(GroupedFilterSet):
    """Parties by name, kind and country."""

    groups: ClassVar[dict[str, Group]] = {"name": Group(PartyName, "party")}

    name = Text("name", help_text="A part of the name.")
    kind = Codes("kind", PARTY_KIND)
    country = Text("country", lookup="iexact", help_text="ISO 3166 code, such as IL.")

    class Meta:
        model = Party
        fields: ClassVar[list[str]] = []
