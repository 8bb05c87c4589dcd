"""The filters of reactions."""

from typing import ClassVar

from cases.models import Case
from casetracker.lists.filters import (
    Codes,
    Group,
    Units,
    Words,
)
from casetracker.reading.parts.conditions import ReactionConditions
from rulings.choices import (
    REACTION_KIND,
)
from rulings.models import Reaction, ReactionSpeaker


class ReactionFilterSet(ReactionConditions):
    """Reactions by who reacted, how, when, and to what."""

    groups: ClassVar[dict[str, Group]] = {
        "reaction": Group(Reaction, "pk"),
        "speaker": Group(ReactionSpeaker, "reaction", within="reaction"),
    }

    q = Words()
    case = Units("case", Case, help_text="The case that it is about.")
    kind = Codes("kind", REACTION_KIND, help_text="In which form they reacted.")

    class Meta:
        model = Reaction
        fields: ClassVar[list[str]] = []
