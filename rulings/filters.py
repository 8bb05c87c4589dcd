"""The filters of rulings, and the conditions on decisions and reactions that cases share with them."""

from typing import ClassVar

from django.db.models import Q

from cases.choices import CASE_TYPE, HEARING_ACCESS
from cases.filters import ParticipationConditions
from cases.models import Case, Court, Judge, Participation, Topic
from casetracker.common.filters import Bound, Codes, Country, Group, GroupedFilterSet, Units, Year
from parties.models import Party
from rulings.choices import BASIS, DECIDED_BY, DECIDES, FAVOURS, FORM, RESULT, RULING_KIND, STAGE, STANCE
from rulings.models import Disposition, PanelSeat, Reaction, ReactionSpeaker, Ruling


def in_topics(topics: list[int]) -> Q:
    """Rows of one of the topics, or of a narrower one."""
    return Q(topic__in=topics) | Q(topic__parent__in=topics) | Q(topic__parent__parent__in=topics)


class Topics(Units):
    """Topics, each with what is narrower."""

    def condition(self, values: list[int]) -> Q:
        return in_topics(values)


class Requesters(Units):
    """Parties on whose request something was decided, by their current part in the case."""

    def condition(self, values: list[int]) -> Q:
        return Q(requested_by__in=Participation.objects.current().filter(party__in=values))


class DispositionConditions(GroupedFilterSet):
    """Conditions that must hold for one disposition."""

    decides = Codes("decides", DECIDES, group="disposition", help_text="What was decided.", heading="What was decided")
    result = Codes("result", RESULT, group="disposition", help_text="How it was decided.")
    favours = Codes("favours", FAVOURS, group="disposition", help_text="In whose favour.")
    basis = Codes("basis", BASIS, group="disposition", help_text="On which basis.")
    form = Codes("form", FORM, group="disposition", help_text="In which form.")
    requested_by = Requesters("requested_by", Party, group="disposition", help_text="On whose request.")
    judge = Units("judge", Judge, group="seat", help_text="A judge of the bench.")


class ReactionConditions(GroupedFilterSet):
    """Conditions that must hold for one reaction."""

    speaker = Units("party", Party, group="speaker", help_text="Who reacted.")
    stance = Codes("stance", STANCE, group="reaction", help_text="How they took it.")
    reacted_after = Bound(
        "made_on", "after", group="reaction", help_text="Reacted then or later: a year, a month or a day."
    )
    reacted_before = Bound("made_on", "before", group="reaction", help_text="Reacted then or earlier.")


class RulingFilterSet(DispositionConditions, ReactionConditions, ParticipationConditions):
    """Rulings by what they decide, who gave them, when, in which case, and who reacted how."""

    groups: ClassVar[dict[str, Group]] = {
        "disposition": Group(Disposition, "ruling"),
        "seat": Group(PanelSeat, "ruling"),
        "participation": Group(Participation, "case", outer="case_id"),
        "topic": Group(Case.topics.through, "case", outer="case_id"),
        "reaction": Group(Reaction, "about_ruling"),
        "speaker": Group(ReactionSpeaker, "reaction", within="reaction"),
    }

    court = Units("court", Court, help_text="The court that gave it.")
    country = Country("court__country", help_text="The court's country, as ISO 3166 code.")
    case = Units("case", Case, help_text="The case in which it was given.")
    kind = Codes("kind", RULING_KIND, help_text="What kind of ruling it is.")
    stage = Codes("stage", STAGE, help_text="At which stage it was given.")
    decided_by = Codes("decided_by", DECIDED_BY, help_text="Who decided.")
    decided_after = Bound("issued_on", "after", help_text="Given then or later: a year, a month or a day.")
    decided_before = Bound("issued_on", "before", help_text="Given then or earlier.")
    decided_year = Year("issued_on", help_text="Given in this year, for certain.")
    published_after = Bound("published_on", "after", help_text="Published then or later.")
    published_before = Bound("published_on", "before", help_text="Published then or earlier.")
    case_type = Codes("case__case_type", CASE_TYPE, help_text="What kind of case it is.")
    hearing_access = Codes("case__hearing_access", HEARING_ACCESS, help_text="Who could attend the hearing.")
    topic = Topics("topic", Topic, group="topic", help_text="What the case is about; narrower topics count.")

    class Meta:
        model = Ruling
        fields: ClassVar[list[str]] = []
