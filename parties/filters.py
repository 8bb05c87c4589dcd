"""The filters of parties."""

from typing import ClassVar

from casetracker.lists.filters import Codes, Country, GroupedFilterSet, Names
from parties.choices import PARTY_KIND
from parties.models import Party


class PartyFilterSet(GroupedFilterSet):
    """Parties by name, kind and country."""

    name = Names("name", help_text="A part of a name.")
    kind = Codes("kind", PARTY_KIND, help_text="What kind of party it is.")
    country = Country("country", help_text="ISO 3166 code, such as IL.")

    class Meta:
        model = Party
        fields: ClassVar[list[str]] = []
