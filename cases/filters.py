"""The filters of judges, courts, parties, topics and sources, and the conditions on who takes part in a case."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet

from cases.choices import COURT_LEVEL, ROLE, SIDE, SOURCE_KIND
from cases.models import Court, Judge, JudgeCourt, Participation, Source, Topic
from casetracker.lists.filters import Codes, Country, Group, GroupedFilterSet, Names, Text, Units, Year
from parties.choices import PARTY_KIND
from parties.filters import PartyFilterSet
from parties.models import Party

COUNTRY = "ISO 3166 code, such as IL."


@dataclass(frozen=True)
class VisibleGroup(Group):
    """Parts of other units than the outer row, so that it is not settled yet whether these are visible."""

    def rows(self) -> QuerySet:
        parts: Any = self.model._default_manager
        return parts.visible()


class ParticipationConditions(GroupedFilterSet):
    """Conditions that must hold for one participation of the case."""

    party = Units("party", Party, group="participation", help_text="A party of the case.")
    role = Codes(
        "role", ROLE, group="participation", help_text="The role in which it takes part.", heading="In the role of"
    )
    side = Codes("side", SIDE, group="participation", help_text="The side on which it stands.")
    party_kind = Codes("party__kind", PARTY_KIND, group="participation", help_text="What kind of party it is.")


class PartyInCasesFilterSet(PartyFilterSet):
    """Parties by name, kind and country, and by how they stand in one visible case."""

    groups: ClassVar[dict[str, Group]] = {"participation": VisibleGroup(Participation, "party")}

    role = Codes("role", ROLE, group="participation", help_text="A role that it has.", heading="In the role of")
    side = Codes("side", SIDE, group="participation", help_text="A side on which it stands.")
    court = Units("case__court", Court, group="participation", help_text="A court before which it stands so.")


class JudgeFilterSet(GroupedFilterSet):
    """Judges by name and court."""

    groups: ClassVar[dict[str, Group]] = {"seat": Group(JudgeCourt, "judge")}

    name = Names("name", help_text="A part of a name.")
    court = Units("court", Court, group="seat", help_text="A court on which the judge sits or sat.")
    country = Country("court__country", group="seat", help_text=f"Of such a court; {COUNTRY}")

    class Meta:
        model = Judge
        fields: ClassVar[list[str]] = []


class CourtFilterSet(GroupedFilterSet):
    """Courts by name, country and level."""

    name = Names("name", help_text="A part of a name, in any language.")
    country = Country("country", help_text=COUNTRY)
    level = Codes("level", COURT_LEVEL, help_text="Where it stands among the courts.")

    class Meta:
        model = Court
        fields: ClassVar[list[str]] = []


class TopicFilterSet(GroupedFilterSet):
    """Topics by name, and those below one."""

    name = Names("name", help_text="A part of the name.")
    parent = Units("parent", Topic, help_text="The next broader topic.", heading="Below")

    class Meta:
        model = Topic
        fields: ClassVar[list[str]] = []


class SourceFilterSet(GroupedFilterSet):
    """Sources by what they are, who published them, and when."""

    title = Text("title", help_text="A part of the title.")
    publisher = Text("publisher", help_text="A part of the publisher's name.")
    kind = Codes("kind", SOURCE_KIND, help_text="What kind of source it is.")
    language = Text("language", lookup="iexact", help_text="Its language, such as he.")
    published_year = Year("published_on", help_text="Published in this year, for certain.")

    class Meta:
        model = Source
        fields: ClassVar[list[str]] = []
