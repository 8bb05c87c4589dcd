"""The kinds of statistics: what they count, the axes that divide several of them, and their themes."""

from collections.abc import Iterable
from functools import partial

from django.conf import settings

from cases.choices import CASE_TYPE
from cases.models import Case
from casetracker.core.naming.places import country_name
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.rulings.filters import RulingFilterSet
from casetracker.statistics.figures import Axis
from casetracker.statistics.headlines import time_headline
from casetracker.statistics.measures import shortest_median_longest
from casetracker.statistics.statistic import Statistic
from rulings.choices import RESULT, VERDICT_DECIDES
from rulings.models import Ruling

DECIDING = {"decides": ",".join(VERDICT_DECIDES)}
RULING_FIELDS = (
    *("court", "country", "judge", "judge_part", "party", "party_kind", "side"),
    *("decides", "result", "decided_after", "decided_before", "topic"),
)
VERDICTS = (
    "Verdicts: rulings that decide a petition, a claim, an appeal or a charge, by the result of what they decide. A "
    "verdict with several results counts once under each."
)
TIMES = (
    "Cases, by the time from their filing in this court to the last verdict in it, as exactly as the two dates are "
    "known. An appeal is a case of its own."
)
CASE_FIELDS = ("court", "country", "case_type", "party", "role", "filed_after", "filed_before", "topic")
REACTION_FIELDS = ("speaker", "speaker_side", "stance", "kind", "reacted_after", "reacted_before", "reacted_within")

WITH_ARTICLE = {"AE", "BS", "CD", "CF", "CG", "DO", "FO", "GB", "IM", "KM", "MH", "MV", "NL", "PH", "SB", "US"}
"""Countries that have an article in a sentence."""
COUNTRY = Axis(
    "country",
    "Country",
    "countries",
    country_name,
    named=lambda part: f"{'the ' * (part.key in WITH_ARTICLE)}{part.label}",
)
TOPIC = Axis("topic", "Topic", "topics")
TYPE = Axis.of_vocabulary("case_type", "Type of case", "types of case", CASE_TYPE)
VERDICT, TIME, BENCH, PEOPLE, RECORD = (
    "How courts decided",
    "How long it took",
    "Benches, findings and review",
    "Who took part and who reacted",
    "What the record rests on",
)


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
    segment=Axis.of_vocabulary("result", "Result", "results", RESULT),
    defaults=DECIDING,
    counts=VERDICTS,
    theme=VERDICT,
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
times = partial(
    cases,
    counts=TIMES,
    lacking="without a verdict, one of the two dates or a court",
    flags={"has": "time_to_verdict"},
    measures=shortest_median_longest,
    headings={"shortest": "Shortest", "median": "Median", "longest": "Longest"},
    theme=TIME,
    headline=time_headline,
)
