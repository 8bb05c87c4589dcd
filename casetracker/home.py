"""The home page: what the collection holds, one of its stories, and the ways into it.

Numbers are the kept ones, so that none is counted for a request; what is listed is as long as the page has room for.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.models import Case, CaseSource, Court, Participation, Topic
from casetracker.core.naming.places import country_name
from casetracker.lists.rows import RowData, Rows
from casetracker.reading.cases.pages import case_context
from casetracker.reading.cases.story.assembly import case_story
from casetracker.reading.parts.decisions import outcome, result_in_short
from casetracker.reading.rulings.rows import RulingRow
from casetracker.search.index.kept_counts import FacetValue, counts_of_list, totals
from casetracker.web.addresses import filtered_address
from casetracker.web.tags import names_unlisted
from parties.models import Party
from rulings.choices import VERDICT_DECIDES
from rulings.models import Reaction, ReactionSpeaker, Ruling

VERDICTS_SHOWN = 8
CANDIDATES = 50
"""The latest verdicts, among which the story that is told is chosen."""
COURTS_SHOWN, TOPICS_SHOWN, YEARS_SHOWN = 24, 24, 30
LISTS = (
    ("cases", "case-list", "case", "cases"),
    ("rulings", "ruling-list", "ruling", "rulings"),
    ("verdicts", "verdict-list", "verdict", "verdicts"),
    ("reactions", "reaction-list", "reaction", "reactions"),
)
"""What is counted: its kept count, its page, and what one and what several are called."""
NO_STORY: RowData = {"story": None}


class Way(NamedTuple):
    """A link into the collection, with the number of records behind it."""

    name: str
    url: str
    number: int
    place: str = ""
    """In which country a court is."""


def home(request: HttpRequest) -> HttpResponse:
    """Show what the collection holds, one story of it, and the ways into it."""
    courts, topics = counts_of_list("rulings", "court"), counts_of_list("cases", "topic")
    years = counts_of_list("rulings", "decided_year")
    kept, case = totals(), case_to_tell()
    context = {
        "numbers": numbers(kept, courts, topics),
        "verdicts": latest_verdicts(),
        "all_verdicts": kept["verdicts"] if kept["verdicts"] > VERDICTS_SHOWN else None,
        "courts": courts_with_rulings(courts),
        "more_courts": len(courts) > COURTS_SHOWN,
        "topics": topics_with_cases(topics),
        "more_topics": len(topics) > TOPICS_SHOWN,
        "years": years_with_rulings(years),
        **(story_context(case) if case else NO_STORY),
    }
    return render(request, "home.html", context)


def numbers(kept: Counter[str], courts: Counter[FacetValue], topics: Counter[FacetValue]) -> list[tuple[int, str, str]]:
    """How many records of each kind there are, what they are called, and the page of their list."""
    found = [(kept[name], one if kept[name] == 1 else several, url) for name, url, one, several in LISTS]
    found.append((len(courts), "court" if len(courts) == 1 else "courts", "court-list"))
    found.append((len(topics), "topic" if len(topics) == 1 else "topics", "topic-list"))
    return [each for each in found if each[0]]


# The story that is told


def case_to_tell() -> Case | None:
    """Of the latest verdicts that were received in several ways the one with the most sources; of equals the latest.

    Where there is no verdict, the case that was filed last. Nobody without a page of their own stands in the story, as
    the home page is open to search engines.
    """
    latest = Ruling.objects.visible().filter(is_verdict=True, issued_on_earliest__isnull=False)
    latest = latest.order_by("-issued_on_earliest", "-public_id")
    case_of = dict(latest.values_list("pk", "case_id")[:CANDIDATES])
    left_out = cases_with_unlisted(case_of.values())
    candidates = {ruling: case for ruling, case in case_of.items() if case not in left_out}
    cases = Case.objects.visible().select_related("court")
    if not candidates:
        last = cases.filter(filed_on_earliest__isnull=False).order_by("-filed_on_earliest", "-public_id")
        return last.first() if not case_of else None
    said = Reaction.objects.visible().filter(about_ruling__in=list(candidates)).exclude(stance="not_stated")
    stances = dict(said.order_by().values_list("about_ruling").annotate(Count("stance", distinct=True)))
    sources = dict(
        CaseSource.objects.current()
        .filter(case__in=candidates.values())
        .order_by()
        .values_list("case")
        .annotate(Count("pk"))
    )
    told = max(candidates, key=lambda ruling: (stances.get(ruling, 0) > 1, sources.get(candidates[ruling], 0)))
    return cases.filter(pk=candidates[told]).first()


def cases_with_unlisted(cases: Iterable[int]) -> set[int]:
    """Those of the cases in which somebody takes part or speaks who has no page."""
    unlisted = Party.objects.visible().unlisted().values("pk")
    parts = Participation.objects.current().filter(case__in=set(cases), party__in=unlisted)
    speakers = ReactionSpeaker.objects.current().filter(reaction__case__in=set(cases), party__in=unlisted)
    return {*parts.values_list("case", flat=True), *speakers.values_list("reaction__case", flat=True)}


def story_context(case: Case) -> RowData:
    """The story as the strip of its page has it, its links leading to that page."""
    story = case_story(case)
    if names_unlisted(story):  # in a case that was joined, say
        return NO_STORY
    return {**case_context(story), "case_url": story["url"]}


# The ways into the collection


def latest_verdicts() -> Rows:
    """The latest verdicts, each with its result in a few words."""
    verdicts = Ruling.objects.visible().filter(is_verdict=True, issued_on_earliest__isnull=False)
    rows = RulingRow.read(verdicts.order_by("-issued_on_earliest", "-public_id")[:VERDICTS_SHOWN])
    return [{**row, "in_short": verdict_in_short(row)} for row in rows]


def verdict_in_short(row: RowData) -> str:
    """The result without names, unless it is another for one party than for the next."""
    deciding = [each for each in row["dispositions"] if each["decides"] in VERDICT_DECIDES]
    if len({each["result"] for each in deciding}) > 1 and any(each["concerning"] for each in deciding):
        return outcome(row["dispositions"])
    return result_in_short(deciding or row["dispositions"])


def courts_with_rulings(counts: Counter[FacetValue]) -> list[Way]:
    """The courts with the most rulings, by country and name."""
    commonest = dict(counts.most_common(COURTS_SHOWN))
    rows = Court.objects.visible().filter(pk__in=commonest).order_by("sort_key", "pk")
    ways = [
        Way(court.name, filtered_address("ruling-list", court=court.public_id), commonest[court.pk], place)
        for court in rows
        for place in [country_name(court.country) if court.country else ""]
    ]
    return sorted(ways, key=lambda way: way.place)


def topics_with_cases(counts: Counter[FacetValue]) -> list[Way]:
    """The topics with the most cases, by name."""
    commonest = dict(counts.most_common(TOPICS_SHOWN))
    rows = Topic.objects.visible().filter(pk__in=commonest).order_by("sort_key", "pk")
    return [Way(topic.name, topic.get_absolute_url(), commonest[topic.pk]) for topic in rows]


def years_with_rulings(counts: Counter[FacetValue]) -> list[Way]:
    """The latest years with a ruling, the last first."""
    years = sorted((int(year) for year in counts), reverse=True)[:YEARS_SHOWN]
    return [Way(str(year), filtered_address("ruling-list", decided_year=str(year)), counts[year]) for year in years]
