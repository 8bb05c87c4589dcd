"""The filters of parties, petitioners and respondents."""

from typing import ClassVar

from cases.choices import ROLE, SIDE
from cases.models import Court, Participation
from casetracker.lists.conditions import Codes, Country, Names, Units
from casetracker.lists.filters import Group
from casetracker.reading.parts.conditions import ChangeConditions, VisibleGroup
from parties.choices import PARTY_KIND
from parties.models import Party


class PartyFilterSet(ChangeConditions):
    """Parties by name, kind and country."""

    name = Names("name", lookup="called", help_text="Words of a name, in any language.")
    kind = Codes("kind", PARTY_KIND, help_text="What kind of party it is.")
    country = Country("country", help_text="Its country, such as Israel.")

    class Meta:
        model = Party
        fields: ClassVar[list[str]] = []


class PartyInCasesFilterSet(PartyFilterSet):
    """Parties by name, kind and country, and by how they stand in one visible case."""

    groups: ClassVar[dict[str, Group]] = {"participation": VisibleGroup(Participation, "party")}

    role = Codes("role", ROLE, group="participation", help_text="A role that it has.", heading="In the role of")
    side = Codes("side", SIDE, group="participation", help_text="A side on which it stands.")
    court = Units("case__court", Court, group="participation", help_text="A court before which it stands so.")
