"""The filters of reactions."""

from typing import ClassVar

from casetracker.lists.conditions import Codes, Words
from casetracker.lists.filters import Group
from casetracker.reading.parts.conditions import ChangeConditions, VisibleGroup, YesNo
from casetracker.reading.reactions.conditions import OF_A_REACTION, ReactedToConditions
from rulings.choices import RESPONSE
from rulings.models import Holding, Reaction, ReactionPoint


class ReactionFilterSet(ReactedToConditions, ChangeConditions):
    """Reactions by who reacted, how, when, to which ruling of which case, and what their points answer."""

    groups: ClassVar[dict[str, Group]] = {
        "reaction": Group(Reaction, "pk"),
        **OF_A_REACTION,
        "point": Group(ReactionPoint, "reaction", within="reaction"),
        "holding": VisibleGroup(Holding, "points", within="point"),
    }

    q = Words()
    response = Codes("response", RESPONSE, group="point", help_text="What they will do about the ruling.")
    asserts_fact = YesNo(
        "asserts_fact", group="point", help_text="Whether a point claims something that the court did not test."
    )

    class Meta:
        model = Reaction
        fields: ClassVar[list[str]] = []
