"""The filters of rulings."""

from typing import ClassVar

from django.db.models import Q

from cases.choices import CASE_TYPE, COURT_LEVEL, HEARING_ACCESS
from cases.identifiers import sought
from cases.models import Case, Counsel, Court, Participation, Topic
from casetracker.lists.conditions import Bound, Codes, Country, Text, Units, Words, Year
from casetracker.lists.filters import COUNTED_PARAMETERS, Group
from casetracker.reading.benches import BenchSizes, Dissents, OpinionConditions
from casetracker.reading.parts.conditions import (
    AtLeast,
    ChangeConditions,
    HoldingConditions,
    JudgesGroup,
    OutcomeConditions,
    ReactionConditions,
    Topics,
    VisibleGroup,
    Votes,
)
from rulings.choices import (
    DECIDED_BY,
    REVIEW_EFFECT,
    RULING_KIND,
    STAGE,
    TEXT_AVAILABILITY,
    TEXT_VERSION,
)
from rulings.models import (
    Disposition,
    Holding,
    Opinion,
    PanelSeat,
    Reaction,
    ReactionSpeaker,
    Ruling,
    RulingIdentifier,
    RulingReview,
    TextVersion,
)


class Reviews(Codes):
    """What a visible ruling of another case made of this one."""

    def condition(self, values: list[str]) -> Q:
        return Q(pk__in=RulingReview.objects.visible().filter(effect__in=values).values("reviewed"))


class Identifiers(Text):
    """Citations of a ruling, whatever spaces, points and brackets they are written with."""

    def condition(self, values: list[str]) -> Q:
        return Q(**{f"{self.field_name}__in": [sought(value) for value in values]})


class RulingFilterSet(OutcomeConditions, HoldingConditions, OpinionConditions, ReactionConditions, ChangeConditions):
    """Rulings by what they decide, who gave them, when, in which case, and who reacted how."""

    extra_parameters = COUNTED_PARAMETERS
    groups: ClassVar[dict[str, Group]] = {
        "identifier": Group(RulingIdentifier, "ruling"),
        "disposition": Group(Disposition, "ruling"),
        "seat": JudgesGroup(PanelSeat, "ruling"),
        "holding": Group(Holding, "ruling"),
        "case": Group(Case, "all_rulings"),
        "text_version": Group(TextVersion, "ruling"),
        "participation": VisibleGroup(Participation, "case__all_rulings"),
        "counsel": Group(Counsel, "participation", within="participation"),
        "topic": Group(Case, "all_rulings"),
        "opinion": Group(Opinion, "ruling"),
        "reaction": Group(Reaction, "about_ruling"),
        "speaker": Group(ReactionSpeaker, "reaction", within="reaction"),
    }

    q = Words()
    court = Units("court", Court, help_text="The court that gave it.")
    country = Country("court__country", help_text="The country of the court, such as Israel.")
    court_level = Codes("court__level", COURT_LEVEL, help_text="The level of the court that gave it.")
    case = Units("pk", Case, group="case", help_text="A case in which it was given.")
    identifier = Identifiers(
        "sought_as", group="identifier", help_text="Its neutral citation, ECLI or law report, in any usual spelling."
    )
    kind = Codes("kind", RULING_KIND, help_text="What kind of ruling it is.")
    stage = Codes("stage", STAGE, help_text="At which stage it was given.")
    decided_by = Codes("decided_by", DECIDED_BY, help_text="Who decided.")
    votes = Votes("votes_for", help_text="The votes for and against the decision, such as 5-4.")
    votes_against_min = AtLeast("votes_against", help_text="At least so many votes against it; 1: not of one mind.")
    decided_after = Bound("issued_on", "after", help_text="Given then or later: a year, a month or a day.")
    decided_before = Bound("issued_on", "before", help_text="Given then or earlier.")
    decided_year = Year("issued_on", help_text="Given in this year, for certain.")
    published_after = Bound("published_on", "after", help_text="Published then or later.")
    published_before = Bound("published_on", "before", help_text="Published then or earlier.")
    case_type = Codes("case_type", CASE_TYPE, group="case", help_text="What kind of case it is.")
    hearing_access = Codes("hearing_access", HEARING_ACCESS, group="case", help_text="Who could attend the hearing.")
    topic = Topics("topics", Topic, group="topic", help_text="What the case is about; narrower topics count.")
    text_availability = Codes("text_availability", TEXT_AVAILABILITY, help_text="How much of its text is public.")
    dissent = Dissents()
    bench_size = BenchSizes(help_text="So many judges sat, as far as it is known.")
    bench_size_min = AtLeast("bench_size", help_text="So many judges sat, or more.", heading="Bench of at least")
    text_version = Codes(
        "kind", TEXT_VERSION, group="text_version", help_text="Its text has a version of this kind: corrected, amended."
    )
    reviewed = Reviews("reviewed_by", REVIEW_EFFECT, help_text="What a higher court in this collection made of it.")

    class Meta:
        model = Ruling
        fields: ClassVar[list[str]] = []
