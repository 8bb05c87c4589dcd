"""The filters of rulings, and the conditions on decisions and reactions that cases share with them."""

from datetime import timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.lookups import LessThanOrEqual

from cases.choices import CASE_TYPE, COURT_LEVEL, HEARING_ACCESS, SIDE
from cases.filters import ParticipationConditions
from cases.models import Case, Court, Judge, Participation, Topic
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.filter_fields import OneValueWidget
from casetracker.lists.filters import (
    COUNTED_PARAMETERS,
    Bound,
    Codes,
    Condition,
    Country,
    Group,
    GroupedFilterSet,
    Text,
    Units,
    Words,
    Year,
)
from parties.choices import PARTY_KIND
from parties.models import Party
from rulings.choices import (
    BASIS,
    DECIDED_BY,
    DECIDES,
    FAVOURS,
    FINDING,
    FORM,
    REACTION_KIND,
    RESULT,
    REVIEW_EFFECT,
    RULING_KIND,
    STAGE,
    STANCE,
    TEXT_AVAILABILITY,
)
from rulings.models import Disposition, Holding, PanelSeat, Reaction, ReactionSpeaker, Ruling, RulingReview

SPEAKER_SIDE = Vocabulary(
    "speaker_side",
    *((code, label, definition) for code, (label, definition) in SIDE.terms.items()),
    ("none", "Not in the case", "Speaks about the case without a part in it."),
)
DAYS_AT_MOST = 36_500


def in_topics(topics: list[int], link: str = "topic") -> Q:
    """Rows of one of the topics, or of a narrower one."""
    return (
        Q(**{f"{link}__in": topics})
        | Q(**{f"{link}__parent__in": topics})
        | Q(**{f"{link}__parent__parent__in": topics})
    )


class Topics(Units):
    """Topics, each with what is narrower."""

    def condition(self, values: list[int]) -> Q:
        return in_topics(values, self.field_name)


class Requesters(Units):
    """Parties on whose request something was decided, by their current part in the case."""

    def condition(self, values: list[int]) -> Q:
        return Q(requested_by__in=Participation.objects.current().filter(party__in=values))


class RequesterKinds(Codes):
    """The same by what kind of party it is."""

    def condition(self, values: list[str]) -> Q:
        return Q(requested_by__in=Participation.objects.current().filter(party__kind__in=values))


class Reviews(Codes):
    """What a visible ruling of another case made of this one."""

    def condition(self, values: list[str]) -> Q:
        return Q(pk__in=RulingReview.objects.visible().filter(effect__in=values).values("reviewed"))


class SpeakerSides(Codes):
    """The side on which the speaker stands in this very case."""

    def condition(self, values: list[str]) -> Q:
        parts = Participation.objects.current().filter(case=OuterRef("reaction__case"), party=OuterRef("party"))
        found = Q(Exists(parts.filter(side__in=values)))
        return found | ~Q(Exists(parts)) if "none" in values else found


class Days(Condition):
    """A reaction at most so many days after the ruling, for certain, however exact the two dates are."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, widget=OneValueWidget, most=1, **kwargs)

    def check(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= DAYS_AT_MOST):
            raise ValidationError(f"“{text}” is no number of days; write a number from 0 to {DAYS_AT_MOST}, such as 7.")
        return int(text)

    def condition(self, values: list[int]) -> Q:
        most = F("made_on_latest") - F("about_ruling__issued_on_earliest")
        in_time = LessThanOrEqual(most, timedelta(days=values[-1]))
        return Q(in_time, about_ruling__in=Ruling.objects.visible())  # the date of a hidden ruling must not show


class DispositionConditions(GroupedFilterSet):
    """Conditions that must hold for one disposition."""

    decides = Codes("decides", DECIDES, group="disposition", help_text="What was decided.", heading="What was decided")
    result = Codes("result", RESULT, group="disposition", help_text="How it was decided.")
    favours = Codes("favours", FAVOURS, group="disposition", help_text="In whose favour.")
    basis = Codes("basis", BASIS, group="disposition", help_text="On which basis.")
    form = Codes("form", FORM, group="disposition", help_text="In which form.")
    requested_by = Requesters("requested_by", Party, group="disposition", help_text="On whose request.")
    requested_by_kind = RequesterKinds(
        "requested_by", PARTY_KIND, group="disposition", help_text="On the request of which kind of party."
    )
    currency = Text("currency", lookup="iexact", group="disposition", help_text="A sum in this currency, such as USD.")
    judge = Units("judge", Judge, group="seat", help_text="A judge of the bench.")


class HoldingConditions(GroupedFilterSet):
    """Conditions that must hold for one holding."""

    finding = Codes("finding", FINDING, group="holding", help_text="What the court found on one point.")
    holding_topic = Topics(
        "topics", Topic, group="holding", help_text="What that point is about; narrower topics count."
    )


class ReactionConditions(GroupedFilterSet):
    """Conditions that must hold for one reaction."""

    speaker = Units("party", Party, group="speaker", help_text="Who reacted.")
    speaker_side = SpeakerSides("party", SPEAKER_SIDE, group="speaker", help_text="The side of who reacted.")
    stance = Codes("stance", STANCE, group="reaction", help_text="How they took it.")
    reacted_after = Bound(
        "made_on", "after", group="reaction", help_text="Reacted then or later: a year, a month or a day."
    )
    reacted_before = Bound("made_on", "before", group="reaction", help_text="Reacted then or earlier.")
    reacted_within = Days(
        "made_on", group="reaction", help_text="Reacted at most so many days after the ruling was given, for certain."
    )


class RulingFilterSet(DispositionConditions, HoldingConditions, ReactionConditions, ParticipationConditions):
    """Rulings by what they decide, who gave them, when, in which case, and who reacted how."""

    extra_parameters = COUNTED_PARAMETERS
    groups: ClassVar[dict[str, Group]] = {
        "disposition": Group(Disposition, "ruling"),
        "seat": Group(PanelSeat, "ruling"),
        "holding": Group(Holding, "ruling"),
        "participation": Group(Participation, "case", outer="case_id"),
        "topic": Group(Case.topics.through, "case", outer="case_id"),
        "reaction": Group(Reaction, "about_ruling"),
        "speaker": Group(ReactionSpeaker, "reaction", within="reaction"),
    }

    q = Words()
    court = Units("court", Court, help_text="The court that gave it.")
    country = Country("court__country", help_text="The court's country, as ISO 3166 code.")
    court_level = Codes("court__level", COURT_LEVEL, help_text="The level of the court that gave it.")
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
    text_availability = Codes("text_availability", TEXT_AVAILABILITY, help_text="How much of its text is public.")
    reviewed = Reviews("reviewed_by", REVIEW_EFFECT, help_text="What a higher court in this collection made of it.")

    class Meta:
        model = Ruling
        fields: ClassVar[list[str]] = []


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
