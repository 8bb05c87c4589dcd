"""Results that send a matter back, mixed ones, and those that no source tells: said in words and counted as such."""

from typing import Any

import pytest
from django.test import Client

from casetracker.reading.parts.decisions import decision
from tests import builders as b

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("decides", "result", "words"),
    [
        ("appeal", "reversed_and_remanded", "Decision below reversed and remanded"),
        ("appeal", "affirmed_and_remanded", "Decision below affirmed and remanded"),
        ("appeal", "affirmed_in_part_and_remanded", "Decision below affirmed in part and remanded"),
        ("appeal", "mixed", "Appeal: mixed result"),
        ("petition", "mixed", "Petition: mixed result"),
        ("petition", "unknown", "Petition: result not known"),
        ("petition", "other", "Petition other"),
    ],
)
def test_a_result_is_said_in_words(decides: str, result: str, words: str) -> None:
    assert decision({"decides": decides, "result": result, "form": "", "effect": "unknown"}) == words


def test_a_motion_of_unknown_result_says_for_what() -> None:
    motion = {"decides": "motion", "result": "unknown", "form": "stay", "effect": "unknown"}
    assert decision(motion) == "Motion for stay: result not known"


RESULTS = ("mixed", "unknown", "reversed_and_remanded")


@pytest.fixture
def verdicts() -> None:
    with b.story():
        court, source = b.a_court(), b.a_source()
        for result in RESULTS:
            b.a_ruling(b.a_case(court=court, source=source), dispositions=[row(result)], source=source)


def row(result: str) -> dict[str, Any]:
    return {"decides": "appeal", "result": result}


@pytest.mark.usefixtures("verdicts")
def test_each_stands_for_itself_in_statistics_and_filters(client: Client) -> None:
    figure = client.get("/api/v1/statistics/results-by-court/").json()["rows"][0]
    counted = {part["label"]: part["count"] for part in figure["segments"]}
    found = {result: client.get(f"/api/v1/verdicts/?result={result}").json()["results"] for result in RESULTS}
    other = client.get("/api/v1/verdicts/?result=other").json()["results"]

    assert counted == {"Reversed and remanded": 1, "Mixed": 1, "Not known": 1}
    assert {result: [row["result"] for row in rows] for result, rows in found.items()} == {
        result: [result] for result in RESULTS
    }
    assert other == []


def test_a_party_of_unknown_kind_is_no_other_kind(client: Client) -> None:
    case = b.a_case()
    b.a_participation(case, b.a_party("Somebody", kind="unknown"))
    found = {kind: client.get(f"/api/v1/cases/?party_kind={kind}").json()["results"] for kind in ("unknown", "other")}
    assert [row["id"] for row in found["unknown"]] == [case.public_id]
    assert found["other"] == []
    assert "Not known" in client.get("/api/v1/vocabularies/party_kind/").content.decode()
