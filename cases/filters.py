"""The filters of judges, and the conditions on who takes part in a case."""

from typing import ClassVar

from cases.choices import ROLE, SIDE
from cases.models import Court, Judge, JudgeCourt
from casetracker.common.filters import Codes, Group, GroupedFilterSet, Names, Units
from parties.choices import PARTY_KIND
from parties.models import Party


class ParticipationConditions(GroupedFilterSet):
    """Conditions that must hold for one participation of the case."""

    party = Units("party", Party, group="participation", help_text="A party of the case.")
    role = Codes(
        "role", ROLE, group="participation", help_text="The role in which it takes part.", heading="In the role of"
    )
    side = Codes("side", SIDE, group="participation", help_text="The side on which it stands.")
    party_kind = Codes("party__kind", PARTY_KIND, group="participation", help_text="What kind of party it is.")


class JudgeFilterSet(GroupedFilterSet):
    """Judges by name and court."""

    groups: ClassVar[dict[str, Group]] = {"seat": Group(JudgeCourt, "judge")}

    name = Names("name", help_text="A part of a name.")
    court = Units("court", Court, group="seat", help_text="A court on which the judge sits or sat.")

    class Meta:
        model = Judge
        fields: ClassVar[list[str]] = []
