"""The filters of reaction points."""

from typing import ClassVar

from casetracker.lists.conditions import Codes
from casetracker.lists.filters import Group
from casetracker.reading.parts.conditions import VisibleGroup, YesNo
from casetracker.reading.reactions.conditions import OF_A_REACTION, ReactedToConditions
from rulings.choices import RESPONSE
from rulings.models import Holding, Reaction, ReactionPoint


class PointFilterSet(ReactedToConditions):
    """Points of reactions by what they say, who says it, and what they answer."""

    groups: ClassVar[dict[str, Group]] = {
        "holding": VisibleGroup(Holding, "points"),
        "reaction": Group(Reaction, "pk", outer="reaction"),
        **OF_A_REACTION,
    }

    response = Codes("response", RESPONSE, help_text="What they will do about the ruling.")
    asserts_fact = YesNo("asserts_fact", help_text="Whether it claims something that the court did not test.")

    class Meta:
        model = ReactionPoint
        fields: ClassVar[list[str]] = []
