"""Conditions on the parts of cases, rulings and reactions, for every FilterSet that asks for them."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import LessThanOrEqual

from cases.choices import ROLE, SIDE
from cases.models import Judge, Participation, Topic
from casetracker.core.dates import PartialDate, PartialDateError
from casetracker.core.vocabulary import Vocabulary
from casetracker.lists.conditions import Bound, Codes, Condition, Text, Units
from casetracker.lists.filter_fields import OneValueWidget
from casetracker.lists.filters import Group, GroupedFilterSet
from casetracker.reading.parts.counsel import CounselConditions
from parties.choices import PARTY_KIND
from parties.models import Party
from rulings.choices import (
    BASIS,
    DECIDES,
    FAVOURS,
    FINDING,
    FORM,
    RESULT,
    SEAT_PART,
    STANCE,
)
from rulings.models import PanelSeat, Ruling
from rulings.querysets import concerns


@dataclass(frozen=True)
class VisibleGroup(Group):
    """Parts of other units than the outer row, so that it is not settled yet whether these are visible."""

    def rows(self) -> QuerySet:
        parts: Any = self.model._default_manager
        return parts.visible()


@dataclass(frozen=True)
class JudgesGroup(Group):
    """Seats of judges; a registrar's or an advocate general's seat makes nobody a judge of the ruling."""

    def rows(self) -> QuerySet:
        return PanelSeat.objects.current().judges()


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


class YesNo(Condition):
    """A column that is true or false."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, choices=[("yes", "Yes"), ("no", "No")], **kwargs)

    def condition(self, values: list[str]) -> Q:
        return Q(**{f"{self.field_name}__in": [value == "yes" for value in values]})


class ChangedSince(Condition):
    """Records that were changed at the beginning of a day, month or year, or at an instant, or later."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "string", "examples": ["2026-11", "2026-11-24T18:00Z"]}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("changed_at", widget=OneValueWidget, most=1, **kwargs)

    def check(self, text: str) -> datetime:
        with suppress(ValueError):
            instant = datetime.fromisoformat(text)
            return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        with suppress(PartialDateError):
            value = PartialDate.from_text(text)
            if value.precision != "span":
                return datetime.combine(value.earliest, time(), UTC)
        raise ValidationError(
            f"“{text}” is no date or instant; write one such as 2026-11, 2026-11-24 or 2026-11-24T18:00Z."
        )

    def condition(self, values: list[datetime]) -> Q:
        return Q(changed_at__gte=values[-1])


class ChangeConditions(GroupedFilterSet):
    """Conditions on the record itself."""

    changed_after = ChangedSince(
        help_text="The record was changed then or later: a year, a month, a day, or an instant (UTC)."
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


class Findings(Codes):
    """What the court found; a finding in a dissent is none of the court's."""

    def condition(self, values: list[str]) -> Q:
        return super().condition(values) & ~Q(weight="dissent")


class SpeakerSides(Codes):
    """The side on which the speaker stands in this very case."""

    def condition(self, values: list[str]) -> Q:
        parts = Participation.objects.current().filter(case=OuterRef("reaction__case"), party=OuterRef("party"))
        found = Q(Exists(parts.filter(side__in=values)))
        return found | ~Q(Exists(parts)) if "none" in values else found


class Days(Condition):
    """A reaction at most so many days after the ruling, for certain, however exact the two dates are."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": DAYS_AT_MOST}

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


class Votes(Condition):
    """Rulings with these votes for and against, such as 5-4."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "string", "examples": ["5-4"]}

    def check(self, text: str) -> str:
        found = re.fullmatch(r"([0-9]{1,3})[-–:]([0-9]{1,3})", text)
        if not found:
            raise ValidationError(f"“{text}” is no vote; write the votes for and against, such as 5-4.")
        return votes_key(int(found[1]), int(found[2]))

    def condition(self, values: list[str]) -> Q:
        found = Q()
        for value in values:
            votes_for, _, votes_against = value.partition("-")
            found |= Q(votes_for=votes_for, votes_against=votes_against)
        return found


def votes_key(votes_for: int, votes_against: int) -> str:
    """Write votes as the filter reads them."""
    return f"{votes_for}-{votes_against}"


class AtLeast(Condition):
    """Rows whose number is this one or a higher one."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0, "maximum": 9999}

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, widget=OneValueWidget, most=1, **kwargs)

    def check(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4):
            raise ValidationError(f"“{text}” is no number; write a whole number, such as 1.")
        return int(text)

    def condition(self, values: list[int]) -> Q:
        return Q(**{f"{self.field_name}__gte": values[-1]})


class ParticipationConditions(CounselConditions):
    """Conditions that must hold for one participation of the case."""

    party = Units("party", Party, group="participation", help_text="A party of the case.")
    role = Codes(
        "role", ROLE, group="participation", help_text="The role in which it takes part.", heading="In the role of"
    )
    side = Codes("side", SIDE, group="participation", help_text="The side on which it stands.")
    party_kind = Codes("party__kind", PARTY_KIND, group="participation", help_text="What kind of party it is.")


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
    judge = Units("judge", Judge, group="seat", help_text="A judge of the bench, in whatever part: dissenters too.")
    judge_part = Codes(
        "part",
        SEAT_PART,
        group="seat",
        help_text="The part of that judge, or of some judge of the bench; dissenting finds dissents.",
        heading="Part of a judge",
    )


class OutcomeConditions(DispositionConditions, ParticipationConditions):
    """Both together: the disposition that is asked for concerns the party that is asked for."""

    def group_conditions(self, but: str = "", told: str = "") -> dict[str, Q]:
        pending = super().group_conditions(but, told)
        within = {name for name, group in self.groups.items() if group.within == "participation"}
        some = {name: pending[name] for name in ("participation", *within) if name in pending}
        parties = self.folded(some, keep=("participation",)).get("participation")
        if parties and (told == "disposition" or "disposition" in pending):
            pending["disposition"] = pending.get("disposition", Q()) & concerns(parties)
        return pending


class HoldingConditions(GroupedFilterSet):
    """Conditions that must hold for one holding."""

    finding = Findings(
        "finding",
        FINDING,
        group="holding",
        help_text="What the court found on one point; what a dissent found does not count.",
    )
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
