"""The filters of cases: what a case knows alone, what was decided in it, and who reacted."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.choices import CASE_STATUS, CASE_TYPE, COURT_LEVEL, FINALITY, HEARING_ACCESS, RECORD_STATUS, RESULT
from cases.models import Case, Citation, Counsel, Court, DecisionBelow, Participation, Source, Topic
from casetracker.core.dates import years_later
from casetracker.lists.conditions import Bound, Codes, Condition, Country, Flags, Text, Units, Words, Year
from casetracker.lists.filter_fields import OneValueWidget
from casetracker.lists.filters import COUNTED_PARAMETERS, Group
from casetracker.reading.benches import BenchSizes, Dissents, OpinionConditions
from casetracker.reading.cases.fact_filters import FactCondition, disputed_facts, single_source_facts
from casetracker.reading.cases.number_filter import Numbers
from casetracker.reading.parts.conditions import (
    AtLeast,
    ChangeConditions,
    HoldingConditions,
    JudgesGroup,
    OutcomeConditions,
    ReactionConditions,
    Topics,
)
from rulings.models import Disposition, Holding, Opinion, PanelSeat, Reaction, ReactionSpeaker, Ruling

PENDING = ("filed", "pending", "reserved")
"""Where a case stands that waits for its court."""
YEARS_AT_MOST = 200


class Sources(Units):
    """Sources that something visible of the case cites, whether or not they have a number on it yet."""

    def condition(self, values: list[int]) -> Q:
        units = Citation.objects.filter(source__in=values).values("unit_id")
        rulings = Ruling.objects.visible().filter(public_id__in=units).values("cases")
        reactions = Reaction.objects.visible().filter(public_id__in=units).values("case")
        return Q(public_id__in=units) | Q(pk__in=rulings) | Q(pk__in=reactions)


class PendingYears(Condition):
    """Cases before their court without a final decision, and filed at least so many years ago, for certain."""

    value_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 1, "maximum": YEARS_AT_MOST}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("filed_on", widget=OneValueWidget, most=1, heading="Pending for years", **kwargs)

    def check(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= YEARS_AT_MOST):
            raise ValidationError(f"“{text}” is no number of years; write one from 1 to {YEARS_AT_MOST}, such as 3.")
        return int(text)

    def condition(self, values: list[int]) -> Q:
        return Q(status__in=PENDING, filed_on_latest__lte=years_later(timezone.now().date(), -values[-1]))


class Languages(Text):
    """Tags of a list column."""

    def condition(self, values: list[str]) -> Q:
        return Text.condition(self, [f'"{value}"' for value in values])


def disputed() -> Q:
    """Cases of which a visible fact is disputed."""
    contrary = Citation.objects.filter(is_contrary=True)
    of_units = {"public_id__in": contrary.values("unit_id")}
    own = Exists(contrary.filter(unit_id=OuterRef("public_id")))
    rulings = Exists(Ruling.objects.visible().filter(cases=OuterRef("pk"), **of_units))
    reactions = Exists(Reaction.objects.visible().filter(case=OuterRef("pk"), **of_units))
    return Q(own) | Q(rulings) | Q(reactions)


def with_verdict() -> Q:
    return Q(Exists(Ruling.objects.visible().verdicts().filter(cases=OuterRef("pk"))))


def with_reactions() -> Q:
    return Q(Exists(Reaction.objects.visible().filter(case=OuterRef("pk"))))


def with_time_to_verdict() -> Q:
    """Cases of which both the filing and a verdict have a date with two ends."""
    verdicts = Ruling.objects.visible().verdicts().filter(has_two_ends("issued_on"), cases=OuterRef("pk"))
    return has_two_ends("filed_on") & Q(Exists(verdicts))


def has_two_ends(name: str) -> Q:
    """Dates that are known, and not open at an end."""
    return Q(**{f"{name}_earliest__gt": date.min, f"{name}_latest__lt": date.max})


def unchecked_for_a_year() -> Q:
    """Cases at which no editor has looked within a year, for certain, or never."""
    a_year_ago = timezone.now().date() - timedelta(days=365)
    return Q(last_checked_on_latest__isnull=True) | Q(last_checked_on_latest__lt=a_year_ago)


class CaseFilterSet(OutcomeConditions, HoldingConditions, OpinionConditions, ReactionConditions, ChangeConditions):
    """Cases by court, parties, what was decided and when, topic, hearing, and reactions."""

    extra_parameters = COUNTED_PARAMETERS
    groups: ClassVar[dict[str, Group]] = {
        "participation": Group(Participation, "case"),
        "counsel": Group(Counsel, "participation", within="participation"),
        "decision_below": Group(DecisionBelow, "case"),
        "topic": Group(Case.topics.through, "case"),
        "ruling": Group(Ruling, "cases"),
        "disposition": Group(Disposition, "ruling", within="ruling"),
        "seat": JudgesGroup(PanelSeat, "ruling", within="ruling"),
        "holding": Group(Holding, "ruling", within="ruling"),
        "opinion": Group(Opinion, "ruling", within="ruling"),
        "reaction": Group(Reaction, "case"),
        "speaker": Group(ReactionSpeaker, "reaction", within="reaction"),
    }

    q = Words()
    court = Units("court", Court, help_text="The court before which the case is.")
    country = Country("court__country", help_text="The country of the court, such as Israel.")
    docket = Numbers(help_text="A docket number, or another number of the case or a ruling, in any usual spelling.")
    court_level = Codes("court__level", COURT_LEVEL, help_text="The level of the court before which it is.")
    case_type = Codes("case_type", CASE_TYPE, help_text="What kind of case it is.")
    status = Codes("status", CASE_STATUS, help_text="Where it stands.")
    finality = Codes("finality", FINALITY, help_text="Whether the decision can still change.")
    hearing_access = Codes("hearing_access", HEARING_ACCESS, help_text="Who could attend the hearing.")
    record_status = Codes("record_status", RECORD_STATUS, help_text="How complete the record is.")
    language = Languages("languages", help_text="A language of the proceedings, such as he.")
    below_court = Units(
        "court", Court, group="decision_below", help_text="The court below, where its decision has no record here."
    )
    below_docket = Text(
        "docket_number", lookup="iexact", group="decision_below", help_text="The number of such a decision there."
    )
    below_result = Codes("result", RESULT, group="decision_below", help_text="What was decided there.")
    topic = Topics("topic", Topic, group="topic", help_text="What it is about; narrower topics count.")
    source = Sources("source", Source, help_text="A source on which the record rests.")
    filed_after = Bound("filed_on", "after", help_text="Filed then or later: a year, a month or a day.")
    filed_before = Bound("filed_on", "before", help_text="Filed then or earlier.")
    filed_year = Year("filed_on", help_text="Filed in this year, for certain.")
    next_after = Bound("next_on", "after", help_text="The next date that is known is then or later.")
    next_before = Bound("next_on", "before", help_text="The next date that is known is then or earlier.")
    pending_years = PendingYears(help_text="Pending, and filed at least so many years ago, for certain.")
    decided_after = Bound("issued_on", "after", group="ruling", help_text="A ruling given then or later.")
    decided_before = Bound("issued_on", "before", group="ruling", help_text="A ruling given then or earlier.")
    decided_year = Year("issued_on", group="ruling", help_text="A ruling given in this year, for certain.")
    votes_against_min = AtLeast(
        "votes_against", group="ruling", help_text="A ruling with at least so many votes against it."
    )
    published_after = Bound("published_on", "after", group="ruling", help_text="A ruling published then or later.")
    published_before = Bound("published_on", "before", group="ruling", help_text="A ruling published then or earlier.")
    dissent = Dissents(group="ruling")
    bench_size = BenchSizes(group="ruling", help_text="A ruling of so many judges, as far as it is known.")
    bench_size_min = AtLeast(
        "bench_size", group="ruling", help_text="A ruling of so many judges, or more.", heading="Bench of at least"
    )
    has = Flags(
        {
            "verdict": with_verdict,
            "reactions": with_reactions,
            "disputed_facts": disputed,
            "time_to_verdict": with_time_to_verdict,
        },
        help_text="What the record has.",
        heading="With",
    )
    lacks = Flags(
        {"verdict": lambda: ~with_verdict(), "check_within_a_year": unchecked_for_a_year},
        help_text="What the record has to do without.",
        heading="Without",
    )
    disputed = FactCondition(disputed_facts, help_text="A fact on which sources differ, such as ruling.issued_on.")
    single_source = FactCondition(single_source_facts, help_text="A fact that one source alone supports.")

    class Meta:
        model = Case
        fields: ClassVar[list[str]] = []
