"""Every statistic, declared: its question, what is counted, and the list behind it."""

from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from statistics import median

from django.conf import settings

from cases.choices import CASE_TYPE, COURT_LEVEL, ROLE, SIDE
from cases.models import Case
from casetracker.reading.benches import DISSENT
from casetracker.reading.cases.fact_filters import field_label
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.parts.conditions import SPEAKER_SIDE
from casetracker.reading.parts.dispositions import amount
from casetracker.reading.reactions.filters import ReactionFilterSet
from casetracker.reading.rulings.filters import RulingFilterSet
from casetracker.statistics import observations
from casetracker.statistics.figures import Axis, Measures, Statistic
from rulings.choices import BASIS, FINDING, RESULT, REVIEW_EFFECT, STANCE, VERDICT_DECIDES, WITH_THE_COURT
from rulings.models import Reaction, Ruling

Days = tuple[int, int]
DECIDING = {"decides": ",".join(VERDICT_DECIDES)}
RULING_FIELDS = (
    *("court", "country", "judge", "judge_part", "party", "party_kind", "side"),
    *("decides", "result", "decided_after", "decided_before", "topic"),
)
VERDICTS = (
    "Verdicts: rulings that decide a petition, a claim, an appeal or a charge, by the result of what they decide. A "
    "verdict with several results counts once under each."
)
CASE_FIELDS = ("court", "country", "case_type", "party", "role", "filed_after", "filed_before", "topic")
REACTION_FIELDS = ("speaker", "speaker_side", "stance", "kind", "reacted_after", "reacted_before", "reacted_within")


def shortest_median_longest(values: list[Days]) -> Measures:
    """The shortest, the median and the longest time, each as the fewest and the most days that it can be."""
    least, most = [sorted(ends) for ends in zip(*values, strict=True)]
    return {
        "shortest": [least[0], most[0]],
        "median": [median_days(least), median_days(most)],
        "longest": [least[-1], most[-1]],
    }


def median_days(days: list[int]) -> float:
    found = median(days)
    return int(found) if found == int(found) else found


def sum_of_amounts(values: list[Decimal]) -> Measures:
    return {"sum": str(amount(sum(values, Decimal())))}


def years_between(years: Iterable[str]) -> Iterable[str]:
    """Every year from the first to the last: one without a verdict is a finding, too."""
    known = [int(year) for year in years]
    return map(str, range(min(known), max(known) + 1))


def judges_left_out() -> str:
    off = ", ".join(settings.JUDGE_STATISTICS_OFF)
    return f"Judges of these countries are left out, since their law forbids it: {off}." if off else ""


rulings = partial(
    Statistic,
    unit="ruling",
    units="rulings",
    list_url_name="ruling-list",
    records=lambda: Ruling.objects.visible(),
    filters=RulingFilterSet,
    fields=RULING_FIELDS,
)
verdicts = partial(
    rulings,
    unit="verdict",
    units="verdicts",
    list_url_name="verdict-list",
    records=lambda: Ruling.objects.visible().verdicts(),
    segment=Axis.of_vocabulary("result", "Result", RESULT),
    defaults=DECIDING,
    counts=VERDICTS,
)
cases = partial(
    Statistic,
    unit="case",
    units="cases",
    list_url_name="case-list",
    records=lambda: Case.objects.visible(),
    filters=CaseFilterSet,
    fields=CASE_FIELDS,
)

STATISTICS: dict[str, Statistic] = {
    statistic.name: statistic
    for statistic in [
        verdicts(
            name="results-by-year",
            question="How did courts decide, by year?",
            lacking="have no date, or one that does not lie within a year for certain",
            observations=observations.results_by_year,
            row=Axis("decided_year", "Year", place=lambda part: int(part.key), between=years_between),
        ),
        verdicts(
            name="results-by-court",
            question="How did courts decide, by court?",
            lacking="name no court",
            observations=observations.results_by_unit("ruling__court"),
            row=Axis("court", "Court"),
        ),
        verdicts(
            name="results-by-judge",
            question="How did courts decide, by judge?",
            counts=f"{VERDICTS} A bench decides together, and its result counts for each judge who decided with the "
            "court, in full or with other reasons. Judges who dissented, in whole or in part, or did not take part are "
            "left out, unless their part is chosen.",
            lacking="name no judge who decided with the court",
            link_defaults={"judge_part": ",".join(WITH_THE_COURT)},
            observations=observations.results_by_judge,
            row=Axis("judge", "Judge"),
            note=judges_left_out,
        ),
        verdicts(
            name="results-by-country",
            question="How did courts decide, by country?",
            lacking="name no court",
            observations=observations.results_by_country,
            row=Axis("country", "Country"),
        ),
        verdicts(
            name="results-by-topic",
            question="How did courts decide, by topic?",
            counts=f"{VERDICTS} It counts once under each topic of its case, and under each broader topic.",
            lacking="are of a case without a topic",
            observations=observations.results_by_topic,
            row=Axis("topic", "Topic"),
        ),
        verdicts(
            name="results-by-case-type",
            question="How did courts decide, by type of case?",
            lacking="have no type",
            observations=observations.results_by_case_type,
            row=Axis.of_vocabulary("case_type", "Type of case", CASE_TYPE),
            fields=("case_type", *RULING_FIELDS),
        ),
        cases(
            name="time-to-verdict",
            question="How long did it take from filing to verdict?",
            counts="Cases, by the time from their filing in this court to the last verdict in it, as exactly as the "
            "two dates are known. An appeal is a case of its own.",
            lacking="have no verdict, or lack one of the two dates, or do not name the court",
            observations=observations.times,
            row=Axis("court", "Court"),
            flags={"has": "time_to_verdict"},
            measures=shortest_median_longest,
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
            list_url_name="reaction-list",
            records=lambda: Reaction.objects.visible(),
            filters=ReactionFilterSet,
            fields=REACTION_FIELDS,
            observations=observations.stances,
            row=Axis.of_vocabulary("speaker_side", "Side of the speaker", SPEAKER_SIDE),
            segment=Axis.of_vocabulary("stance", "Stance", STANCE),
        ),
        rulings(
            name="results-by-basis",
            question="On which basis did courts decide, and how?",
            counts="Rulings of every kind, by the basis and the result of each thing that they decide. "
            "A ruling that decides several things counts once under each basis and result.",
            lacking="state no basis",
            observations=observations.results_by_basis,
            row=Axis.of_vocabulary("basis", "Basis", BASIS),
            segment=Axis.of_vocabulary("result", "Result", RESULT),
            fields=(*RULING_FIELDS, "basis"),
        ),
        rulings(
            name="findings",
            question="What did courts find on single points?",
            counts="Rulings, by the findings of their holdings. A ruling with several findings counts once under each. "
            "What was said in dissent is left out.",
            lacking="have no holding in this collection",
            observations=observations.findings,
            row=Axis.of_vocabulary("finding", "Finding", FINDING),
            measures=lambda holdings: {"holdings": len(set(holdings))},
            headings={"holdings": "Holdings"},
            fields=("holding_topic", *RULING_FIELDS),
        ),
        rulings(
            name="dissents",
            question="How often did judges dissent, by the size of the bench?",
            counts="Rulings of every kind, by how many judges sat, and by whether one of them dissented, if only in "
            "part. Where no dissent is recorded, the sources may be silent.",
            lacking="do not say how many judges sat",
            observations=observations.benches,
            row=Axis("bench_size", "Judges on the bench", place=lambda part: int(part.key)),
            segment=Axis.of_vocabulary("dissent", "Dissent", DISSENT),
            fields=("dissent", "bench_size", "bench_size_min", *RULING_FIELDS),
        ),
        rulings(
            name="votes",
            question="How were the votes divided?",
            counts="Rulings, by the votes for the decision and those against it.",
            lacking="do not say how the judges voted",
            observations=observations.votes,
            row=Axis("votes", "Votes for and against", lambda key: key.replace("-", " to ")),
            fields=("votes_against_min", *RULING_FIELDS),
        ),
        rulings(
            name="reviews",
            question="What became of rulings that were appealed?",
            counts="Rulings that a later ruling in this collection reviewed, by what became of them and by the level "
            "of their court. A ruling reviewed twice counts once under each effect.",
            lacking="have no review in this collection",
            observations=observations.reviews,
            row=Axis.of_vocabulary("reviewed", "What became of it", REVIEW_EFFECT),
            segment=Axis.of_vocabulary("court_level", "Level of the court", COURT_LEVEL),
            fields=("court_level", *RULING_FIELDS),
        ),
        rulings(
            name="sums",
            question="Which sums were at stake, by currency?",
            counts="Rulings that name a sum, by its currency and by what was decided of it. Sums are added up within "
            "one result alone, since a later ruling may change an earlier one’s.",
            lacking="name no sum",
            observations=observations.sums,
            row=Axis("currency", "Currency"),
            segment=Axis.of_vocabulary("result", "Result", RESULT),
            measures=sum_of_amounts,
            headings={"sum": "Sum"},
        ),
        cases(
            name="roles",
            question="In which roles do parties appear?",
            counts="Cases, by the roles of those who take part, and by side. A case counts once under each role.",
            lacking="name no party",
            observations=observations.roles,
            row=Axis.of_vocabulary("role", "Role", ROLE),
            segment=Axis.of_vocabulary("side", "Side", SIDE),
        ),
        cases(
            name="disputed-facts",
            question="On which facts do sources differ?",
            counts="Cases with a fact on which sources differ, by the field; the facts themselves stand beside. "
            "Facts of parties, judges and courts as such are not counted.",
            lacking="have none",
            observations=observations.disputed,
            row=Axis("disputed", "Field", field_label),
            measures=lambda facts: {"facts": len(set(facts))},
            headings={"facts": "Facts"},
        ),
        cases(
            name="single-source-facts",
            question="Which facts rest on one source alone?",
            counts="Cases with a fact that one source alone supports, by the field; the facts themselves stand beside. "
            "A copy of another source is no second one. Facts of parties, judges and courts as such are not counted.",
            lacking="have none",
            observations=observations.single_source,
            row=Axis("single_source", "Field", field_label),
            measures=lambda facts: {"facts": sum(is_single for *_, is_single in set(facts)), "of": len(set(facts))},
            headings={"facts": "Facts", "of": "Of all such facts"},
        ),
    ]
}
ON_FIRST_PAGE = ("results-by-year", "results-by-court", "results-by-judge", "time-to-verdict", "stances-by-side")
"""Shown with their figures; the first page only links to the others."""
