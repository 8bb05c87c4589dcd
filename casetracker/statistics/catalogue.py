"""Every statistic, declared: its question, what is counted, and the list behind it."""

from cases.choices import COURT_LEVEL, ROLE, SIDE
from casetracker.reading.benches import DISSENT
from casetracker.reading.cases.fact_filters import field_label
from casetracker.reading.parts.conditions import SPEAKER_SIDE
from casetracker.reading.reactions.filters import ReactionFilterSet
from casetracker.statistics import observations
from casetracker.statistics.figures import Axis, quoted
from casetracker.statistics.headlines import dissent_headline
from casetracker.statistics.kinds import (
    BENCH,
    COUNTRY,
    PEOPLE,
    REACTION_FIELDS,
    RECORD,
    RULING_FIELDS,
    TIMES,
    TOPIC,
    TYPE,
    VERDICT,
    VERDICTS,
    cases,
    judges_left_out,
    rulings,
    times,
    verdicts,
    years_between,
)
from casetracker.statistics.measures import sum_of_amounts
from casetracker.statistics.statistic import Statistic
from rulings.choices import BASIS, FINDING, RESULT, REVIEW_EFFECT, STANCE, WITH_THE_COURT
from rulings.models import Reaction

STATISTICS: dict[str, Statistic] = {
    statistic.name: statistic
    for statistic in [
        verdicts(
            name="results-by-year",
            question="How did courts decide, by year?",
            lacking="without a date, or with one that may lie in another year",
            observations=observations.results_by_year,
            row=Axis("decided_year", "Year", "years", place=lambda part: int(part.key), between=years_between),
        ),
        verdicts(
            name="results-by-court",
            question="How did courts decide, by court?",
            lacking="without a court",
            observations=observations.results_by_unit("ruling__court"),
            row=Axis("court", "Court", "courts"),
        ),
        verdicts(
            name="results-by-judge",
            question="How did courts decide, by judge?",
            counts=f"{VERDICTS} A bench decides together, and its result counts for each judge who decided with the "
            "court, in full or with other reasons. Judges who dissented, in whole or in part, or did not take part are "
            "left out, unless their part is chosen.",
            lacking="without a judge who is known to have decided with the court",
            link_defaults={"judge_part": ",".join(WITH_THE_COURT)},
            observations=observations.results_by_judge,
            row=Axis("judge", "Judge", "judges"),
            note=judges_left_out,
        ),
        verdicts(
            name="results-by-country",
            question="How did courts decide, by country?",
            lacking="without a court",
            observations=observations.results_by_country,
            row=COUNTRY,
        ),
        verdicts(
            name="results-by-topic",
            question="How did courts decide, by topic?",
            counts=f"{VERDICTS} It counts once under each topic of its case, and under each broader topic.",
            lacking="of a case without a topic",
            observations=observations.results_by_topic,
            row=TOPIC,
        ),
        verdicts(
            name="results-by-case-type",
            question="How did courts decide, by type of case?",
            lacking="without a type",
            observations=observations.results_by_case_type,
            row=TYPE,
            fields=("case_type", *RULING_FIELDS),
        ),
        times(
            name="time-to-verdict",
            has_singles=True,
            question="How long did it take from filing to verdict?",
            observations=observations.times(
                "cases__court__public_id", "cases__court__name", parts=observations.units_in
            ),
            row=Axis("court", "Court", "courts"),
        ),
        times(
            name="time-to-verdict-by-country",
            question="How long did it take from filing to verdict, by country?",
            observations=observations.times("cases__court__country", parts=observations.code_in),
            row=COUNTRY,
        ),
        times(
            name="time-to-verdict-by-case-type",
            question="How long did it take from filing to verdict, by type of case?",
            lacking="without a verdict or one of the two dates",
            observations=observations.times("cases__case_type", parts=observations.code_in),
            row=TYPE,
        ),
        times(
            name="time-to-verdict-by-topic",
            question="How long did it take from filing to verdict, by topic?",
            counts=f"{TIMES} A case counts once under each of its topics, and under each broader topic.",
            lacking="without a verdict, one of the two dates or a topic",
            observations=observations.times(*observations.topic_columns("cases__topics"), parts=observations.units_in),
            row=TOPIC,
        ),
        Statistic(
            name="stances-by-side",
            theme=PEOPLE,
            question="How did those concerned react, by side?",
            counts="Reactions, by the side on which their speaker stands in the case, and by stance. "
            "A reaction of speakers on several sides counts once on each.",
            unit="reaction",
            units="reactions",
            lacking="without a speaker",
            list_url_name="reaction-list",
            records=lambda: Reaction.objects.visible(),
            filters=ReactionFilterSet,
            fields=REACTION_FIELDS,
            observations=observations.stances,
            row=Axis.of_vocabulary("speaker_side", "Side of the speaker", "sides", SPEAKER_SIDE),
            segment=Axis.of_vocabulary("stance", "Stance", "stances", STANCE),
        ),
        rulings(
            name="results-by-basis",
            theme=VERDICT,
            question="On which basis did courts decide, and how?",
            counts="Rulings of every kind, by the basis and the result of each thing that they decide. "
            "A ruling that decides several things counts once under each basis and result.",
            lacking="without a basis",
            observations=observations.results_by_basis,
            row=Axis.of_vocabulary("basis", "Basis", "bases", BASIS),
            segment=Axis.of_vocabulary("result", "Result", "results", RESULT),
            fields=(*RULING_FIELDS, "basis"),
        ),
        rulings(
            name="findings",
            theme=BENCH,
            question="What did courts find on single points?",
            counts="Rulings, by the findings of their holdings. A ruling with several findings counts once under each. "
            "What was said in dissent is left out.",
            lacking="without a holding in this collection",
            observations=observations.findings,
            row=Axis.of_vocabulary("finding", "Finding", "findings", FINDING),
            measures=lambda holdings: {"holdings": len(set(holdings))},
            headings={"holdings": "Holdings"},
            fields=("holding_topic", *RULING_FIELDS),
        ),
        rulings(
            name="dissents",
            headline=dissent_headline,
            theme=BENCH,
            question="How often did judges dissent, by the size of the bench?",
            counts="Rulings of every kind, by how many judges sat, and by whether one of them dissented, if only in "
            "part. Where no dissent is recorded, the sources may be silent.",
            lacking="whose number of judges is not known",
            observations=observations.benches,
            row=Axis("bench_size", "Judges on the bench", "sizes", place=lambda part: int(part.key)),
            segment=Axis.of_vocabulary("dissent", "Dissent", "dissents", DISSENT),
            fields=("dissent", "bench_size", "bench_size_min", *RULING_FIELDS),
        ),
        rulings(
            name="votes",
            theme=BENCH,
            question="How were the votes divided?",
            counts="Rulings, by the votes for the decision and those against it.",
            lacking="whose votes are not known",
            observations=observations.votes,
            row=Axis(
                "votes",
                "Votes for and against",
                "divisions",
                lambda key: key.replace("-", " to "),
                named=lambda part: f"a vote of {part.label}",
            ),
            fields=("votes_against_min", *RULING_FIELDS),
        ),
        rulings(
            name="reviews",
            theme=BENCH,
            question="What became of rulings that were appealed?",
            counts="Rulings that a later ruling in this collection reviewed, by what became of them and by the level "
            "of their court. A ruling reviewed twice counts once under each effect.",
            lacking="without a review in this collection",
            observations=observations.reviews,
            row=Axis.of_vocabulary("reviewed", "What became of it", "outcomes", REVIEW_EFFECT),
            segment=Axis.of_vocabulary("court_level", "Level of the court", "levels", COURT_LEVEL),
            fields=("court_level", *RULING_FIELDS),
        ),
        rulings(
            name="sums",
            theme=VERDICT,
            question="Which sums were at stake, by currency?",
            counts="Rulings that name a sum, by its currency and by what was decided of it. Sums are added up within "
            "one result alone, since a later ruling may change an earlier one’s.",
            lacking="without a sum",
            observations=observations.sums,
            row=Axis("currency", "Currency", "currencies"),
            segment=Axis.of_vocabulary("result", "Result", "results", RESULT),
            measures=sum_of_amounts,
            headings={"sum": "Sum"},
        ),
        cases(
            name="roles",
            theme=PEOPLE,
            question="In which roles do parties appear?",
            counts="Cases, by the roles of those who take part, and by side. A case counts once under each role.",
            lacking="without a party",
            observations=observations.roles,
            row=Axis.of_vocabulary("role", "Role", "roles", ROLE),
            segment=Axis.of_vocabulary("side", "Side", "sides", SIDE),
        ),
        cases(
            name="disputed-facts",
            theme=RECORD,
            question="On which facts do sources differ?",
            counts="Cases with a fact on which sources differ, by the field; the facts themselves stand beside. "
            "Facts of parties, judges and courts as such are not counted.",
            lacking="without one",
            observations=observations.disputed,
            row=Axis("disputed", "Field", "fields", field_label, named=quoted),
            measures=lambda facts: {"facts": len(set(facts))},
            headings={"facts": "Facts"},
        ),
        cases(
            name="single-source-facts",
            theme=RECORD,
            question="Which facts rest on one source alone?",
            counts="Cases with a fact that one source alone supports, by the field; the facts themselves stand beside. "
            "A copy of another source is no second one. Facts of parties, judges and courts as such are not counted.",
            lacking="without one",
            observations=observations.single_source,
            row=Axis("single_source", "Field", "fields", field_label, named=quoted),
            measures=lambda facts: {"facts": sum(is_single for *_, is_single in set(facts)), "of": len(set(facts))},
            headings={"facts": "Facts", "of": "Of all such facts"},
        ),
    ]
}
ON_FIRST_PAGE = (
    *("results-by-year", "time-to-verdict", "results-by-court", "results-by-country"),
    *("results-by-case-type", "results-by-topic", "stances-by-side", "findings"),
)
"""Shown with their figures; the first page only links to the others."""
