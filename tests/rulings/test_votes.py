"""Votes for and against a decision: both or neither, no vote against is a fact too, and each can be asked for."""

import csv
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from casetracker.exchange.dump import dump_case
from rulings.doubts import ruling_doubts
from rulings.models import Ruling
from tests import builders as b
from tests.exchange.samples import SAMPLE, a_document, loaded, the_case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"votes_for": 5}, "votes_against"),
        ({"votes_against": 0}, "votes_for"),
        ({"votes_for": 0, "votes_against": 0}, "votes_for"),
        ({"votes_for": -1, "votes_against": 0}, "votes_for"),
    ],
)
def test_votes_are_given_together_and_one_is_for_it(columns: dict[str, int], field: str) -> None:
    with pytest.raises(ValidationError) as error:
        Ruling(case=b.a_case(), key="x", **columns).full_clean(validate_unique=False, validate_constraints=False)
    assert list(error.value.message_dict) == [field]


@pytest.mark.parametrize(
    ("columns", "doubt"),
    [
        ({"votes_for": 4, "votes_against": 5}, "more judges voted against it than for it; are the two exchanged?"),
        ({"votes_for": 5, "votes_against": 4, "bench_size": 7}, "more judges voted than sat on it."),
        ({"votes_for": 4, "votes_against": 4, "bench_size": 8}, None),
        ({"votes_for": 8, "votes_against": 0, "bench_size": 9}, None),
    ],
)
def test_odd_votes_are_doubted(columns: dict[str, int], doubt: str | None) -> None:
    doubts = [words for words, _ in ruling_doubts(b.a_ruling(**columns)) if "voted" in words]
    assert doubts == ([doubt] if doubt else [])


def with_votes(**votes: Any) -> dict[str, Any]:
    return {**a_document(), "rulings": [{**SAMPLE["rulings"][0], **votes}]}


@pytest.mark.parametrize("votes", [{"votes_for": 3, "votes_against": 0}, {"votes_for": 5, "votes_against": 4}])
def test_votes_go_through_documents_and_none_is_lost(votes: dict[str, int]) -> None:
    loaded(a_document())
    loaded(with_votes(**votes), apply=True)  # what is new in a known record comes in, 0 too

    dumped = dump_case(the_case())["rulings"][0]

    assert {name: dumped[name] for name in votes} == votes


def test_page_list_file_and_api_tell_the_votes(client: Client) -> None:
    ruling = b.a_ruling(votes_for=3, votes_against=0)
    b.a_ruling()

    own, case = (
        BeautifulSoup(client.get(unit.get_absolute_url()).content, "html.parser") for unit in (ruling, ruling.case)
    )
    page = client.get("/rulings/").content.decode()
    rows = list(csv.DictReader(StringIO(client.get("/api/v1/rulings/?format=csv").getvalue().decode("utf-8-sig"))))
    told = client.get(f"/api/v1/rulings/{ruling.public_id}/").json()

    bench = own.find("dt", string="Bench").find_next_sibling("dd")  # type: ignore[union-attr]
    assert [line.get_text(strip=True) for line in bench.select(".votes")] == ["3 for, 0 against"]
    assert [line.get_text(strip=True) for line in case.select(".ruling .votes")] == ["3 for, 0 against"]
    assert page.count("3 votes for, 0 against") == page.count("votes for,") == 1
    assert sorted((row["votes_for"], row["votes_against"]) for row in rows) == [("", ""), ("3", "0")]
    assert (told["votes_for"], told["votes_against"]) == (3, 0)


@pytest.fixture
def divided() -> dict[str, Ruling]:
    """Rulings by their votes."""
    with b.story():
        made = {"5-4": (5, 4), "3-0": (3, 0), "2-1": (2, 1)}
        found = {key: b.a_ruling(votes_for=pro, votes_against=contra) for key, (pro, contra) in made.items()}
        b.a_ruling()
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("votes=5-4", ["5-4"]),
        ("votes=5-4,3–0", ["3-0", "5-4"]),
        ("votes_against_min=1", ["2-1", "5-4"]),
        ("votes_against_min=0", ["2-1", "3-0", "5-4"]),
        ("votes_against_min=2", ["5-4"]),
    ],
)
def test_votes_are_filtered(client: Client, divided: dict[str, Ruling], query: str, expected: list[str]) -> None:
    ids = {row["id"] for row in client.get(f"/api/v1/rulings/?{query}").json()["results"]}
    assert sorted(key for key, ruling in divided.items() if ruling.public_id in ids) == expected
    assert len(ids) == len(expected)


def test_cases_are_found_by_a_divided_ruling(client: Client, divided: dict[str, Ruling]) -> None:
    found = client.get("/api/v1/cases/?votes_against_min=2").json()["results"]
    assert [row["id"] for row in found] == [divided["5-4"].case.public_id]


@pytest.mark.parametrize("query", ["votes=five", "votes=5", "votes_against_min=-1", "votes_against_min=one"])
def test_what_is_no_vote_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/api/v1/rulings/?{query}").status_code == 400


def test_a_statistic_counts_rulings_by_their_votes(client: Client, divided: dict[str, Ruling]) -> None:
    told = client.get("/api/v1/statistics/votes/").json()
    divisions = client.get("/api/v1/statistics/votes/?votes_against_min=1").json()
    assert {row["label"]: row["count"] for row in told["rows"]} == {"5 to 4": 1, "3 to 0": 1, "2 to 1": 1}
    assert told["lacking"] == 1
    assert {row["label"] for row in divisions["rows"]} == {"5 to 4", "2 to 1"}
