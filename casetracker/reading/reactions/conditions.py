"""Conditions on reactions and on what they react to, for the lists of reactions and of their points."""

from typing import Any

from django.db.models import Q

from cases.choices import CASE_TYPE, COURT_LEVEL, HEARING_ACCESS
from cases.models import Case, Counsel, Court, Participation, Topic
from casetracker.lists.conditions import Bound, Codes, Country, Units, Year
from casetracker.lists.filters import Group
from casetracker.reading.parts.conditions import (
    HoldingConditions,
    JudgesGroup,
    OutcomeConditions,
    ReactionConditions,
    Topics,
)
from rulings.choices import REACTION_KIND
from rulings.models import Disposition, PanelSeat, ReactionSpeaker, Ruling

OF_A_REACTION = {
    "speaker": Group(ReactionSpeaker, "reaction", within="reaction"),
    "participation": Group(Participation, "case", within="reaction", outer="case"),
    "counsel": Group(Counsel, "participation", within="participation"),
    "topic": Group(Case.topics.through, "case", within="reaction", outer="case"),
    "ruling": Group(Ruling, "pk", within="reaction", outer="about_ruling"),
    "disposition": Group(Disposition, "ruling", within="ruling"),
    "seat": JudgesGroup(PanelSeat, "ruling", within="ruling"),
}
"""The groups of `ReactedToConditions` that lie within the group `reaction`."""


def before_court(lookup: str, values: list[Any]) -> Q:
    """Reactions to rulings of such a court; where they are about no visible ruling, to cases before it."""
    rulings = Ruling.objects.visible()
    of_ruling = Q(about_ruling__in=rulings.filter(**{f"{lookup}__in": values}))
    return of_ruling | Q(**{f"case__{lookup}__in": values}) & ~Q(about_ruling__in=rulings)


class CourtsReactedTo(Units):
    """The court of the ruling, or else of the case."""

    def condition(self, values: list[int]) -> Q:
        return before_court(self.field_name, values)


class LevelsReactedTo(Codes):
    """The level of that court."""

    def condition(self, values: list[str]) -> Q:
        return before_court(self.field_name, values)


class CountriesReactedTo(Country):
    """The country of that court."""

    def condition(self, values: list[str]) -> Q:
        return before_court(self.field_name, values)


class ReactedToConditions(ReactionConditions, OutcomeConditions, HoldingConditions):
    """Conditions on a reaction, its case, its ruling, and the holdings that its points answer."""

    case = Units("case", Case, group="reaction", help_text="The case that it is about.")
    kind = Codes("kind", REACTION_KIND, group="reaction", help_text="In which form they reacted.")
    case_type = Codes("case__case_type", CASE_TYPE, group="reaction", help_text="What kind of case it is.")
    topic = Topics("topic", Topic, group="topic", help_text="What the case is about; narrower topics count.")
    court = CourtsReactedTo(
        "court", Court, group="reaction", help_text="The court that gave the ruling; else that of the case."
    )
    country = CountriesReactedTo(
        "court__country", group="reaction", help_text="The country of that court, such as Israel."
    )
    court_level = LevelsReactedTo("court__level", COURT_LEVEL, group="reaction", help_text="The level of that court.")
    hearing_access = Codes(
        "case__hearing_access", HEARING_ACCESS, group="reaction", help_text="Who could attend the hearing."
    )
    ruling = Units("pk", Ruling, group="ruling", help_text="The ruling that it is about.")
    decided_after = Bound("issued_on", "after", group="ruling", help_text="To a ruling given then or later.")
    decided_before = Bound("issued_on", "before", group="ruling", help_text="To a ruling given then or earlier.")
    decided_year = Year("issued_on", group="ruling", help_text="To a ruling given in this year, for certain.")
