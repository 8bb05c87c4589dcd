"""Every statistic, declared: the question, what is counted, and the list behind it."""

from decimal import Decimal
from functools import partial
from statistics import median
from typing import Any

from django.conf import settings

from cases.choices import COURT_LEVEL, ROLE, SIDE
from cases.models import Case
from casetracker.reading.cases.fact_filters import field_label
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.parts.conditions import SPEAKER_SIDE
from casetracker.reading.parts.dispositions import amount
from casetracker.reading.reactions.filters import ReactionFilterSet
from casetracker.reading.rulings.filters import RulingFilterSet
from casetracker.statistics import entries
from casetracker.statistics.figures import Axis, Statistic
from rulings.choices import BASIS, FINDING, RESULT, REVIEW_EFFECT, STANCE, VERDICT_DECIDES
from rulings.models import Reaction, Ruling

Days = tuple[int, int]
DECIDING = {"decides": ",".join(VERDICT_DECIDES)}
RULING_FIELDS = (
    "court", "country", "judge", "party", "party_kind", "side", "decides", "result", "decided_after", "decided_before",
    "topic",
)  # fmt: skip
CASE_FIELDS = ("court", "country", "case_type", "party", "role", "filed_after", "filed_before", "topic")
REACTION_FIELDS = ("speaker", "speaker_side", "stance", "kind", "reacted_after", "reacted_before", "reacted_within")


def times(values: list[Days]) -> dict[str, Any]:
    """The shortest, the middle and the longest time, each as the least and the most days that it can be."""
    least, most = [sorted(ends) for ends in zip(*values, strict=True)]
    return {
        "shortest": [least[0], most[0]],
        "median": [middle(least), middle(most)],
        "longest": [least[-1], most[-1]],
    }


def middle(days: list[int]) -> float:
    found = median(days)
    return int(found) if found == int(found) else found


def total(values: list[Decimal]) -> dict[str, Any]:
    return {"sum": amount(sum(values, Decimal()))}


def no_judges() -> str:
    off = ", ".join(settings.JUDGE_STATISTICS_OFF)
    return f"Judges of these countries are left out, since their law forbids it: {off}." if off else ""


rulings = partial(
    Statistic, unit="ruling", units="rulings", path="/rulings/", records=lambda: Ruling.objects.visible(),
    filters=RulingFilterSet, fields=RULING_FIELDS,
)  # fmt: skip
verdicts = partial(
    rulings, unit="verdict", units="verdicts", path="/verdicts/", records=lambda: Ruling.objects.visible().verdicts(),
    segment=Axis.of("result", "Result", RESULT), defaults=DECIDING,
    counts="Verdicts: rulings that decide a petition, a claim, an appeal or a charge, by the result of what they "
    "decide. A verdict with several results counts once under each.",
)  # fmt: skip
cases = partial(
    Statistic, unit="case", units="cases", path="/cases/", records=lambda: Case.objects.visible(),
    filters=CaseFilterSet, fields=CASE_FIELDS,
)  # fmt: skip

STATISTICS: dict[str, Statistic] = {
    statistic.name: statistic
    for statistic in [
        verdicts(
            name="results-by-year",
            question="How did courts decide, by year?",
            lacking="have no date, or one that does not lie within a year for certain",
            entries=entries.results_by_year,
            row=Axis("decided_year", "Year", place=lambda part: int(part.key)),
        ),
        verdicts(
            name="results-by-court",
            question="How did courts decide, by court?",
            lacking="name no court",
            entries=entries.results_by_unit("ruling__court"),
            row=Axis("court", "Court"),
        ),
        verdicts(
            name="results-by-judge",
            question="How did courts decide, by judge?",
            lacking="name no judge",
            entries=entries.results_by_judge,
            row=Axis("judge", "Judge"),
            note=no_judges,
        ),
        cases(
            name="time-to-verdict",
            question="How long did it take from filing to verdict?",
            counts="Cases, by the time from their filing in this court to the last verdict in it, as exactly as the "
            "two dates are known. An appeal is a case of its own.",
            lacking="have no verdict, or lack one of the two dates, or do not name the court",
            entries=entries.times,
            row=Axis("court", "Court"),
            flags={"has": "time_to_verdict"},
            measures=times,
            headings={"shortest": "Shortest", "median": "Median", "longest": "Longest"},
        ),
        Statistic(
            name="stances-by-side",
            question="How did those concerned react, by side?",
            counts="Reactions, by the side on which their speaker stands in the case, and by stance. "
            "A reaction of speakers on several sides counts once on each.",
            unit="reaction",
            units="reactions",
            lacking="name no speaker",
            path="/reactions/",
            records=lambda: Reaction.objects.visible(),
            filters=ReactionFilterSet,
            fields=REACTION_FIELDS,
            entries=entries.stances,
            row=Axis.of("speaker_side", "Side of the speaker", SPEAKER_SIDE),
            segment=Axis.of("stance", "Stance", STANCE),
        ),
        rulings(
            name="results-by-basis",
            question="On which basis did courts decide, and how?",
            counts="Rulings of every kind, by the basis and the result of each thing that they decide. "
            "A ruling that decides several things counts once under each basis and result.",
            lacking="state no basis",
            entries=entries.results_by_basis,
            row=Axis.of("basis", "Basis", BASIS),
            segment=Axis.of("result", "Result", RESULT),
            fields=(*RULING_FIELDS, "basis"),
        ),
        rulings(
            name="findings",
            question="What did courts find on single points?",
            counts="Rulings, by the findings of their holdings. A ruling with several findings counts once under each.",
            lacking="have no holding in this collection",
            entries=entries.findings,
            row=Axis.of("finding", "Finding", FINDING),
            measures=lambda holdings: {"holdings": len(set(holdings))},
            headings={"holdings": "Holdings"},
            fields=("holding_topic", *RULING_FIELDS),
        ),
        rulings(
            name="reviews",
            question="What became of rulings that were appealed?",
            counts="Rulings that a later ruling in this collection reviewed, by what became of them and by the level "
            "of their court. A ruling reviewed twice counts once under each effect.",
            lacking="have no review in this collection",
            entries=entries.reviews,
            row=Axis.of("reviewed", "What became of it", REVIEW_EFFECT),
            segment=Axis.of("court_level", "Level of the court", COURT_LEVEL),
            fields=("court_level", *RULING_FIELDS),
        ),
        rulings(
            name="sums",
            question="Which sums were at stake, by currency?",
            counts="Rulings that name a sum, by its currency and by what was decided of it. Sums are added up within "
            "one result alone, since a later ruling may change an earlier one’s.",
            lacking="name no sum",
            entries=entries.sums,
            row=Axis("currency", "Currency"),
            segment=Axis.of("result", "Result", RESULT),
            measures=total,
            headings={"sum": "Sum"},
        ),
        cases(
            name="roles",
            question="In which roles do parties appear?",
            counts="Cases, by the roles of those who take part, and by side. A case counts once under each role.",
            lacking="name no party",
            entries=entries.roles,
            row=Axis.of("role", "Role", ROLE),
            segment=Axis.of("side", "Side", SIDE),
        ),
        cases(
            name="disputed-facts",
            question="On which facts do sources differ?",
            counts="Cases with a fact on which sources differ, by the field; the facts themselves stand beside. "
            "Facts of parties, judges and courts as such are not counted.",
            lacking="have none",
            entries=entries.disputed,
            row=Axis("disputed", "Field", field_label),
            measures=lambda values: {"facts": len(values)},
            headings={"facts": "Facts"},
        ),
        cases(
            name="single-source-facts",
            question="Which facts rest on one source alone?",
            counts="Cases with a fact that one source alone supports, by the field; the facts themselves stand beside. "
            "A copy of another source is no second one. Facts of parties, judges and courts as such are not counted.",
            lacking="have none",
            entries=entries.single_source,
            row=Axis("single_source", "Field", field_label),
            measures=lambda values: {"facts": sum(values), "of": len(values)},
            headings={"facts": "Facts", "of": "Of all such facts"},
        ),
    ]
}
CHIEF = ("results-by-year", "results-by-court", "results-by-judge", "time-to-verdict", "stances-by-side")
"""Shown whole on the first page; the others are linked from it."""
