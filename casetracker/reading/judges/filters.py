"""The filters of judges."""

from typing import ClassVar

from cases.models import Court, Judge, JudgeCourt
from casetracker.lists.conditions import Country, Names, Units
from casetracker.lists.filters import Group
from casetracker.reading.parts.conditions import ChangeConditions


class JudgeFilterSet(ChangeConditions):
    """Judges by name and court."""

    groups: ClassVar[dict[str, Group]] = {"seat": Group(JudgeCourt, "judge")}

    name = Names("name", lookup="called", help_text="Words of a name, in any language.")
    court = Units("court", Court, group="seat", help_text="A court on which the judge sits or sat.")
    country = Country("court__country", group="seat", help_text="The country of such a court, such as Israel.")

    class Meta:
        model = Judge
        fields: ClassVar[list[str]] = []
