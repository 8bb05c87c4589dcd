"""Filters against brute force: 300 random combinations give the same ids on the page, in the API and in Python."""

import html
import random
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Judge, Topic
from parties.models import Party
from rulings.models import Ruling
from tests.adversary import plant
from tests.oracle import EXPECTED, PUBLIC, Seen
from tests.record import record_kept

pytestmark = pytest.mark.django_db

SEED = 20200712
COMBINATIONS = 300


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        plant()
        yield


# What is asked at random: values that stand in the record, so that combinations find something


OF_DISPOSITIONS = ("decides", "result", "favours", "basis", "form")
OF_CASES = ("hearing_access", "case_type", "status", "finality")
BOUNDED = ("filed", "decided", "published", "reacted")


def values(seen: Seen) -> dict[str, list[str]]:
    """For each parameter the values that the record has."""
    rows = [row for rows in seen.dispositions.values() for row in rows]
    parts = [row for rows in seen.participations.values() for row in rows]
    parties = [row.party.public_id for row in parts]
    speakers = {pk for found in seen.speakers.values() for pk in found}
    judges = {pk for found in seen.judges.values() for pk in found if pk}
    days = ["2018", "2019-05", "2020", "2020-01-16", "2020-07-12", "2022", "2024-11", "2026"]
    return {
        "party": parties,
        "requested_by": [p.party.public_id for row in rows for p in row.requested_by.all()],
        "speaker": list(Party.objects.filter(pk__in=speakers).values_list("public_id", flat=True)),
        "judge": list(Judge.objects.filter(pk__in=judges).values_list("public_id", flat=True)),
        "court": [case.court.public_id for case in seen.cases if case.court],
        "topic": list(Topic.objects.values_list("public_id", flat=True)),
        "role": [row.role for row in parts],
        "side": [row.side for row in parts],
        "party_kind": [row.party.kind for row in parts],
        **{name: [getattr(row, name) for row in rows if getattr(row, name)] for name in OF_DISPOSITIONS},
        "stance": [row.stance for row in seen.reactions],
        **{name: [getattr(case, name) for case in seen.cases] for name in OF_CASES},
        **{name: [getattr(row, name) for row in seen.rulings] for name in ("kind", "stage", "decided_by")},
        **{f"{name}_{part}": days for name in BOUNDED for part in ("after", "before")},
        **{f"{name}_year": ["2019", "2020", "2020,2024", "2025"] for name in ("filed", "decided")},
    }  # fmt: skip


ONLY_CASES = {"status", "finality", "filed_after", "filed_before", "filed_year"}
ONLY_RULINGS = {"kind", "stage", "decided_by"}


def combinations(seen: Seen) -> Iterator[tuple[str, dict[str, str]]]:
    chance = random.Random(SEED)
    known = {name: sorted(set(found)) for name, found in values(seen).items()}
    for number in range(COMBINATIONS):
        path = list(EXPECTED)[number % 3]
        fit = [name for name in known if name not in (ONLY_RULINGS if path == "/cases/" else ONLY_CASES)]
        names = chance.sample(fit, chance.choice([0, 1, 1, 2, 2, 3, 4]))
        yield path, {name: one_or_two(chance, name, known[name]) for name in names}


def one_or_two(chance: random.Random, name: str, found: list[str]) -> str:
    several = name not in PUBLIC and not name.endswith(("_after", "_before")) and chance.random() < 0.3
    return ",".join(dict.fromkeys(chance.choice(found) for _ in range(2 if several else 1)))


# The two surfaces, each paged to its end


def api_ids(client: Client, path: str, query: str) -> list[str]:
    found, url = [], f"/api/v1{path}?{query}"
    while url:
        answer = client.get(url).json()
        found += [row["id"] for row in answer["results"]]
        url = answer["next"]
    return found


def page_ids(client: Client, path: str, query: str) -> list[str]:
    found, url = [], f"{path}?{query}"
    while url:
        page = client.get(url).content.decode()
        found += re.findall(r'data-id="(\w+)"', page)
        link = re.search(r'<a rel="next" href="([^"]+)"', page)
        url = html.unescape(link[1]) if link else ""
    return found


@pytest.mark.parametrize("part", range(6))
def test_random_combinations_agree_with_brute_force(client: Client, part: int) -> None:
    seen = Seen()
    hits = 0
    for number, (path, asked) in enumerate(combinations(seen)):
        if number % 6 != part:
            continue
        query = urlencode({**asked, "page_size": "7" if number % 5 == 0 else "100"})
        expected = EXPECTED[path](seen, asked)
        in_api = api_ids(client, path, query)
        assert (sorted(in_api), len(in_api)) == (sorted(expected), len(set(in_api))), (path, asked)
        assert page_ids(client, path, query) == in_api, (path, asked)
        hits += bool(expected)
    assert hits >= 20


@pytest.mark.parametrize("path", EXPECTED)
@pytest.mark.parametrize("direction", ["", "-"])
def test_a_list_is_in_order_with_the_undated_last_and_the_same_backwards(
    client: Client, path: str, direction: str
) -> None:
    name = "filed_on" if path == "/cases/" else "issued_on"
    query = f"ordering={direction}{name}&page_size=5"
    answer = client.get(f"/api/v1{path}?{query}").json()
    pages = [answer]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        pages.append(answer)
    rows = [row for page in pages for row in page["results"]]

    days = [row[f"{name}_earliest"] for row in rows]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=bool(direction))
    assert days == [*dated, *[None] * (len(days) - len(dated))]
    assert None in days
    back = [answer]
    while answer["previous"]:
        answer = client.get(answer["previous"]).json()
        back.insert(0, answer)
    assert [page["results"] for page in back] == [page["results"] for page in pages]


def test_the_verdict_in_one_call(client: Client) -> None:
    barkai = Judge.objects.get(external_key="rachel-barkai").public_id
    query = f"judge={barkai}&decides=petition&result=rejected&decided_year=2020"

    rows = client.get(f"/api/v1/rulings/?{query}").json()["results"]

    founding = Ruling.objects.get(case__external_key="founding", result="rejected")
    assert [row["id"] for row in rows] == [founding.public_id]
    assert {speaker["name"] for reaction in rows[0]["reactions"] for speaker in reaction["speakers"]} >= {"NSO Group"}


def test_a_party_in_a_role_is_one_participation(client: Client) -> None:
    nso = Party.objects.get(external_key="nso-group")

    rows = client.get(f"/api/v1/cases/?party={nso.public_id}&role=petitioner").json()["results"]

    stands = [
        case.public_id
        for case in Case.objects.visible()
        if case.participations.current().filter(party=nso, role="petitioner")
    ]
    assert sorted(row["id"] for row in rows) == sorted(stands)
    assert len(rows) == 1
