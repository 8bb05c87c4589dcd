"""The filters of the lists of parts: by what a part says itself, and by its ruling and case."""

from typing import ClassVar

from cases.choices import CLAIM_KIND, EVENT_KIND, ROLE, SIDE
from cases.models import Case, CaseEvent, Claim, Counsel, Court, Judge, Participation, Topic
from casetracker.lists.conditions import Bound, Codes, Country, Text, Units, Year
from casetracker.lists.filters import Group, GroupedFilterSet
from casetracker.reading.parts.conditions import JudgesGroup, Topics, VisibleGroup
from casetracker.reading.parts.counsel import CounselConditions
from parties.choices import PARTY_KIND
from parties.models import Party
from rulings.choices import BASIS, DECIDES, EFFECT, FAVOURS, FINDING, FORM, RESULT, WEIGHT
from rulings.models import Disposition, Holding, PanelSeat, Ruling


class PartOfCaseFilterSet(GroupedFilterSet):
    """Parts of cases by their case."""

    case = Units("case", Case, help_text="The case that it belongs to.")
    court = Units("case__court", Court, help_text="The court before which that case is.")
    country = Country("case__court__country", help_text="The country of that court, such as Israel.")


class PartOfRulingFilterSet(GroupedFilterSet):
    """Parts of rulings by their ruling."""

    groups: ClassVar[dict[str, Group]] = {
        "case": Group(Case, "all_rulings", outer="ruling"),
        "seat": JudgesGroup(PanelSeat, "ruling", outer="ruling"),
    }

    ruling = Units("ruling", Ruling, help_text="The ruling that it belongs to.")
    case = Units("pk", Case, group="case", help_text="A case in which that ruling was given.")
    court = Units("ruling__court", Court, help_text="The court that gave it.")
    country = Country("ruling__court__country", help_text="The country of that court, such as Israel.")
    judge = Units("judge", Judge, group="seat", help_text="A judge of the bench.")
    decided_after = Bound("ruling__issued_on", "after", help_text="Given then or later: a year, a month or a day.")
    decided_before = Bound("ruling__issued_on", "before", help_text="Given then or earlier.")
    decided_year = Year("ruling__issued_on", help_text="Given in this year, for certain.")


class ParticipationFilterSet(CounselConditions, PartOfCaseFilterSet):
    """Participations by who takes part, how, and who acts for them."""

    groups: ClassVar[dict[str, Group]] = {"counsel": Group(Counsel, "participation")}

    party = Units("party", Party, help_text="Who takes part.")
    party_kind = Codes("party__kind", PARTY_KIND, help_text="What kind of party it is.")
    role = Codes("role", ROLE, help_text="In which role.")
    side = Codes("side", SIDE, help_text="On which side.")

    class Meta:
        model = Participation
        fields: ClassVar[list[str]] = []


class ClaimFilterSet(PartOfCaseFilterSet):
    """Claims by their kind."""

    kind = Codes("kind", CLAIM_KIND, help_text="What is asserted or asked.")

    class Meta:
        model = Claim
        fields: ClassVar[list[str]] = []


class EventFilterSet(PartOfCaseFilterSet):
    """Events by what happened, and when."""

    kind = Codes("kind", EVENT_KIND, help_text="What happened.")
    year = Year("on", help_text="In this year, for certain.")

    class Meta:
        model = CaseEvent
        fields: ClassVar[list[str]] = []


class DispositionFilterSet(PartOfRulingFilterSet):
    """Dispositions by what was decided, and how."""

    decides = Codes("decides", DECIDES, help_text="What was decided.")
    result = Codes("result", RESULT, help_text="How it was decided.")
    form = Codes("form", FORM, help_text="In which form.")
    favours = Codes("favours", FAVOURS, help_text="In whose favour.")
    basis = Codes("basis", BASIS, help_text="On which basis.")
    effect = Codes("effect", EFFECT, help_text="What became of it.")
    currency = Text("currency", lookup="iexact", help_text="A sum in this currency, such as USD.")

    class Meta:
        model = Disposition
        fields: ClassVar[list[str]] = []


class HoldingFilterSet(PartOfRulingFilterSet):
    """Holdings by what was found, what it is about, and which claims it answers."""

    groups: ClassVar[dict[str, Group]] = {
        **PartOfRulingFilterSet.groups,
        "topic": Group(Holding.topics.through, "holding"),
        "claim": VisibleGroup(Claim, "holdings"),
    }

    finding = Codes("finding", FINDING, help_text="What the court found.")
    weight = Codes("weight", WEIGHT, help_text="Whether it carries the decision.")
    topic = Topics("topic", Topic, group="topic", help_text="What it is about; narrower topics count.")
    claim_kind = Codes("kind", CLAIM_KIND, group="claim", help_text="What kind of claim it answers.")

    class Meta:
        model = Holding
        fields: ClassVar[list[str]] = []
