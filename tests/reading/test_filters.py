"""Filters against brute force: 400 random combinations give the same ids in the API as in Python, 134 on the page."""

import html
import random
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Court, Judge
from casetracker.core.dates import PartialDate
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.reactions.filters import ReactionFilterSet
from casetracker.reading.rulings.filters import RulingFilterSet
from parties.models import Party
from rulings.models import Holding, Reaction, Ruling
from tests.adversary import plant
from tests.oracle import DISPOSITION, EXPECTED, UNITS, Asked, Seen, current, requesters, votes, with_broader
from tests.record import record_kept

pytestmark = pytest.mark.django_db

SEED = 20200712
COMBINATIONS = 240
PARTS = 4
FILTERS = {
    "/cases/": CaseFilterSet,
    "/rulings/": RulingFilterSet,
    "/verdicts/": RulingFilterSet,
    "/reactions/": ReactionFilterSet,
}
DATED_BY = {"/cases/": "filed_on", "/reactions/": "made_on"}
ONE_VALUE = {
    *UNITS,
    "counsel",
    "firm",
    "changed_after",
    "story_changed_after",
    "pending_years",
    "bench_size_min",
    "votes_against_min",
    "currency",
    "docket",
    "below_docket",
    "identifier",
    "language",
    "reacted_within",
}
Facts = dict[str, list[str]]


@pytest.fixture(scope="module")
def seen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Seen]:
    with record_kept(django_db_blocker):
        plant()
        yield Seen()


# What is asked: values that are true of one record, so that combinations find something and nearly find something else


def facts(seen: Seen, row: Case | Ruling | Reaction) -> Facts:
    """For each parameter every value that is true of the record, or of something that hangs on it."""
    found = facts_of_reaction(seen, row) if isinstance(row, Reaction) else facts_of_story(seen, row)
    return {name: sorted(set(filter(None, values))) for name, values in found.items()}


def facts_of_story(seen: Seen, row: Case | Ruling) -> Facts:
    case = row if isinstance(row, Case) else row.case
    rulings = seen.rulings_of(row) if isinstance(row, Case) else [row]
    reactions = seen.reactions_of(row) if isinstance(row, Case) else seen.reactions_about(row)
    holdings = [row for ruling in rulings for row in seen.holdings[ruling.pk]]
    return {
        **facts_of_matter(seen, case, rulings),
        **facts_of_holdings(holdings),
        "changed_after": [row.changed_at.isoformat()],
        **facts_of_benches(seen, rulings),
        **dates("published", [ruling.published_on for ruling in rulings]),
        **facts_of_reactions(seen, reactions),
        **(facts_of_case(seen, row) if isinstance(row, Case) else facts_of_ruling(seen, row)),
    }


def facts_of_matter(seen: Seen, case: Case, rulings: list[Ruling]) -> Facts:
    """Who takes part in the case, what it is about, and what these rulings decided."""
    parts = seen.participations[case.pk]
    dispositions = [row for ruling in rulings for row in seen.dispositions[ruling.pk]]
    seats = [seat for ruling in rulings for seat in seen.seats[ruling.pk]]
    return {
        "party": [part.party.public_id for part in parts],
        "role": [part.role for part in parts],
        "side": [part.side for part in parts],
        "party_kind": [part.party.kind for part in parts],
        "counsel": [row.name for part in parts for row in current(part.counsel.all())],
        "firm": [row.firm for part in parts for row in current(part.counsel.all())],
        **{name: [getattr(one, name) for one in dispositions] for name in DISPOSITION},
        "requested_by": [party.public_id for one in dispositions for party in requesters(one)],
        "requested_by_kind": [party.kind for one in dispositions for party in requesters(one)],
        "judge": [seat.judge.public_id for seat in seats if seat.judge],
        "judge_part": [seat.part for seat in seats],
        **dates("decided", [ruling.issued_on for ruling in rulings]),
        "topic": [topic.public_id for topic in seen.topics[case.pk]],
        "case_type": [case.case_type],
        "hearing_access": [case.hearing_access],
    }


def facts_of_benches(seen: Seen, rulings: list[Ruling]) -> Facts:
    sizes = [str(ruling.bench_size) for ruling in rulings if ruling.bench_size]
    dissents = ["yes" if seen.dissented(ruling) else "no" for ruling in rulings]
    against = [str(ruling.votes_against) for ruling in rulings if ruling.votes_against is not None]
    opinions = [opinion for ruling in rulings for opinion in seen.opinions[ruling.pk]]
    authors = [seat.judge for opinion in opinions for seat in current(opinion.authors.all()) if seat.judge]
    return {
        "opinion_kind": [opinion.kind for opinion in opinions],
        "opinion_author": [judge.public_id for judge in authors],
        "dissent": dissents,
        "bench_size": sizes,
        "bench_size_min": sizes,
        "votes_against_min": against,
    }


def facts_of_court(court: Court | None) -> Facts:
    return {
        "court": [court.public_id] if court else [],
        "country": [court.country] if court else [],
        "court_level": [court.level] if court else [],
    }


def facts_of_holdings(holdings: list[Holding]) -> Facts:
    return {
        "finding": [one.finding for one in holdings],
        "holding_topic": [topic.public_id for one in holdings for topic in with_broader(one.topics.all())],
    }


def facts_of_reactions(seen: Seen, reactions: list[Reaction]) -> Facts:
    return {
        "speaker": [party.public_id for one in reactions for party in seen.speakers[one.pk]],
        "speaker_side": [
            side for one in reactions for party in seen.speakers[one.pk] for side in seen.sides(one, party)
        ],
        "stance": [one.stance for one in reactions],
        "reacted_within": [str(days) for one in reactions if 0 <= (days := seen.days_after(one) or 0) < 36_500],
        **dates("reacted", [one.made_on for one in reactions]),
    }


def facts_of_reaction(seen: Seen, reaction: Reaction) -> Facts:
    ruling, points = seen.ruling_of(reaction), seen.points[reaction.pk]
    return {
        **facts_of_matter(seen, reaction.case, [ruling] if ruling else []),
        **facts_of_court(ruling.court if ruling else reaction.case.court),
        **facts_of_holdings([held for point in points for held in seen.answered(point)]),
        **facts_of_reactions(seen, [reaction]),
        "case": [reaction.case.public_id],
        "changed_after": [reaction.changed_at.isoformat()],
        "kind": [reaction.kind],
        "ruling": [ruling.public_id] if ruling else [],
        "response": [point.response for point in points],
        "asserts_fact": ["yes" if point.asserts_fact else "no" for point in points],
    }


def facts_of_case(seen: Seen, case: Case) -> Facts:
    return {
        "story_changed_after": [case.story_changed_at.isoformat()],
        **facts_of_court(case.court),
        "docket": [case.docket_number],
        **facts_of_decisions_below(case),
        "language": case.languages,
        **{name: [getattr(case, name)] for name in ("status", "finality", "record_status")},
        **dates("filed", [case.filed_on]),
        **dates("next", [case.next_on]),
        "pending_years": [str(years) for years in range(1, 1 + seen.years_pending(case))],
        "source": [citation.source.public_id for citation in seen.cited_in(case)],
        "has": list(seen.has(case)),
        "lacks": list(seen.lacks(case)),
        **{name: list(found) for name, found in seen.facts(case).items()},
    }


def facts_of_decisions_below(case: Case) -> Facts:
    below = current(case.decisions_below.select_related("court"))
    return {
        "below_court": [row.court.public_id for row in below if row.court],
        "below_docket": [row.docket_number for row in below],
        "below_result": [row.result for row in below],
    }


def facts_of_ruling(seen: Seen, ruling: Ruling) -> Facts:
    return {
        **facts_of_court(ruling.court),
        "case": [ruling.case.public_id],
        "identifier": [one.value for one in seen.identifiers_of(ruling)],
        "reviewed": list(seen.review_effects(ruling)),
        "text_version": [version.kind for version in seen.text_versions[ruling.pk]],
        "votes": list(votes(ruling)),
        **{name: [getattr(ruling, name)] for name in ("kind", "stage", "decided_by", "text_availability")},
    }


def dates(name: str, values: list[PartialDate | None]) -> Facts:
    known = [value for value in values if value]
    ends = [day for value in known for day in (value.earliest, value.latest) if date.min < day < date.max]
    days = [text for day in ends for text in (day.isoformat(), f"{day:%Y-%m}", str(day.year))]
    years = [str(value.year) for value in known if value.year]
    return {
        f"{name}_after": days,
        f"{name}_before": days,
        **({f"{name}_year": years} if name in ("filed", "decided") else {}),
    }


def rows_of(seen: Seen, path: str) -> list[Any]:
    return {"/cases/": seen.cases, "/reactions/": seen.reactions}.get(path, seen.rulings)


def everything(seen: Seen, path: str) -> Facts:
    found: dict[str, set[str]] = {}
    for row in rows_of(seen, path):
        for name, values in facts(seen, row).items():
            found.setdefault(name, set()).update(values)
    return {name: sorted(values) for name, values in found.items()}


def combinations(seen: Seen) -> Iterator[tuple[str, Asked]]:
    """Two of three are drawn from one record, the third from all; some ask for two values of one parameter."""
    chance = random.Random(SEED)
    whole = {path: everything(seen, path) for path in EXPECTED}
    for number in range(COMBINATIONS):
        path = list(EXPECTED)[number % len(EXPECTED)]
        drawn = facts(seen, chance.choice(rows_of(seen, path))) if chance.random() < 0.67 else whole[path]
        names = [name for name in drawn if drawn[name]]
        names = chance.sample(names, min(chance.choice([1, 1, 2, 2, 3, 4, 5]), len(names)))
        yield path, {name: value(chance, name, drawn[name], whole[path][name]) for name in names}


def value(chance: random.Random, name: str, drawn: list[str], whole: list[str]) -> str:
    found = [chance.choice(drawn)]
    if name not in ONE_VALUE and not name.endswith(("_after", "_before")) and chance.random() < 0.25:
        found.append(chance.choice(whole))
    return ",".join(dict.fromkeys(found))


def test_every_filter_is_asked_for(seen: Seen) -> None:
    """A new filter needs a condition in the oracle and a value here; words are asked in tests/search/."""
    for path, filterset in FILTERS.items():
        assert {name for name, values in everything(seen, path).items() if values} == filterset.base_filters.keys() - {
            "q"
        }


# The two surfaces, each paged to its end


def api_ids(client: Client, path: str, query: str) -> list[str]:
    found, url = [], f"/api/v1{path}?{query}"
    while url:
        answer = client.get(url).json()
        found += [row["id"] for row in answer["results"]]
        url = answer["next"]
    return found


def pages(client: Client, url: str, rel: str = "next") -> Iterator[tuple[str, list[str]]]:
    """Each page from this one on, forwards or backwards: its address and the ids on it."""
    while url:
        text = client.get(url).content.decode()
        yield url, re.findall(r'data-id="(\w+)"', text)
        link = re.search(rf'<a rel="{rel}" href="([^"]+)"', text)
        url = html.unescape(link[1]) if link else ""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_random_combinations_agree_with_brute_force(client: Client, seen: Seen, part: int) -> None:
    hits, size = 0, 0
    for number, (path, asked) in enumerate(combinations(seen)):
        if number % PARTS != part:
            continue
        query = urlencode({**asked, "page_size": "7" if number % 5 == 0 else "500"})
        expected = EXPECTED[path](seen, asked)
        assert api_ids(client, path, query) == expected, (path, asked)
        if number % 3 == 0:
            assert [row for _, ids in pages(client, f"{path}?{query}") for row in ids] == expected, (path, asked)
        hits, size = hits + bool(expected), size + len(expected)
    assert hits >= COMBINATIONS / PARTS / 2
    assert size > 2 * hits


@pytest.mark.parametrize("path", EXPECTED)
@pytest.mark.parametrize("direction", ["", "-"])
def test_a_list_is_in_order_with_the_undated_last_and_the_same_backwards(
    client: Client, seen: Seen, path: str, direction: str
) -> None:
    name = DATED_BY.get(path, "issued_on")
    expected = EXPECTED[path](seen, {})
    rows = {row.public_id: getattr(row, name) for row in rows_of(seen, path)}
    undated = [public_id for public_id in expected if rows[public_id] is None]
    if not direction:
        expected = [*expected[: len(expected) - len(undated)][::-1], *undated[::-1]]
    query = f"ordering={direction}{name}&page_size=11"

    assert api_ids(client, path, query) == expected
    forwards = list(pages(client, f"{path}?{query}"))
    assert [row for _, ids in forwards for row in ids] == expected
    backwards = list(pages(client, forwards[-1][0], "prev"))
    assert [ids for _, ids in backwards] == [ids for _, ids in forwards][::-1]
    assert len(undated) > 0 == sum(rows[public_id] is None for public_id in expected[: -len(undated)])


# The two questions that the collection is for


def test_the_verdict_in_one_call(client: Client, seen: Seen) -> None:
    barkai = Judge.objects.get(external_key="rachel-barkai").public_id
    query = f"judge={barkai}&decides=petition&result=rejected&decided_year=2020"

    rows = client.get(f"/api/v1/rulings/?{query}").json()["results"]

    founding = Ruling.objects.get(case__external_key="founding", result="rejected")
    assert [row["id"] for row in rows] == [founding.public_id]
    assert {speaker["name"] for reaction in rows[0]["reactions"] for speaker in reaction["speakers"]} >= {"NSO Group"}


def test_a_party_in_a_role_is_one_participation(client: Client, seen: Seen) -> None:
    nso = Party.objects.get(external_key="nso-group")

    rows = client.get(f"/api/v1/cases/?party={nso.public_id}&role=petitioner").json()["results"]

    stands = [
        case
        for case in seen.cases
        for part in seen.participations[case.pk]
        if part.party == nso and part.role == "petitioner"
    ]
    assert [row["id"] for row in rows] == [case.public_id for case in stands]
    assert len(rows) == 1
