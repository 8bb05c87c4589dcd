"""Cases that wait for their court, what comes next, and what has changed since a day."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests import builders as b

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 2, 28, 12, tzinfo=UTC)


def titles(client: Client, query: str) -> list[str]:
    answer = client.get(f"/api/v1/cases/?{query}")
    assert answer.status_code == 200, answer.content
    return sorted(row["title"] for row in answer.json()["results"])


@pytest.mark.parametrize(
    ("filed_on", "status", "is_found"),
    [
        ("2023-02-28", "pending", True),
        ("2023-03-01", "pending", False),
        ("2023-02", "reserved", True),
        ("2023", "filed", False),
        ("2022/2024", "filed", False),
        ("../2020", "pending", True),
        ("2010", "decided", False),
        ("2010", "on_appeal", False),
        (None, "pending", False),
    ],
)
def test_pending_for_years_means_for_certain(client: Client, filed_on: str | None, status: str, is_found: bool) -> None:
    with time_machine.travel(TODAY, tick=False):
        b.a_case("Waits", filed_on=filed_on, status=status)
        assert titles(client, "pending_years=3") == ["Waits"] * is_found


def test_a_leap_day_counts_from_the_last_of_february(client: Client) -> None:
    with time_machine.travel(datetime(2028, 2, 29, tzinfo=UTC), tick=False):
        b.a_case("Waits", filed_on="2025-02-28", status="pending")
        assert titles(client, "pending_years=3") == ["Waits"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("next_after=2027", ["A span", "Open"]),
        ("next_before=2026-12-31", ["A day"]),
        ("next_after=2026-12-03&next_before=2027", ["A day", "A span"]),
    ],
)
def test_the_next_date_is_found_where_it_could_be(client: Client, query: str, found: list[str]) -> None:
    for title, next_on in {"A day": "2026-12-03", "A span": "2027/2029", "Open": "2028/..", "None": None}.items():
        b.a_case(title, next_on=next_on)
    assert titles(client, query) == found


def test_the_row_and_the_page_say_what_comes_next(client: Client) -> None:
    b.a_case(next_on="2027-05")
    (row,) = client.get("/api/v1/cases/").json()["results"]
    assert row["next_on"] == "2027-05"
    assert "next date <time" in client.get("/cases/").content.decode()


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("2026", True),
        ("2026-02", True),
        ("2026-02-28", True),
        ("2026-02-28T12:00Z", True),
        ("2026-02-28T13:00%2B01:00", True),
        ("2026-02-28T12:00:01Z", False),
        ("2026-03", False),
    ],
)
def test_what_has_changed_since_is_found(client: Client, text: str, is_found: bool) -> None:
    with time_machine.travel(TODAY, tick=False):
        b.a_reaction(about_ruling=b.a_ruling())
        for name in ("cases", "rulings", "verdicts", "reactions"):
            rows = client.get(f"/api/v1/{name}/?changed_after={text}").json()["results"]
            assert len(rows) == is_found, name


def test_what_is_no_date_is_refused(client: Client) -> None:
    refused = {
        "pending_years=0": "“0” is no number of years; write one from 1 to 200, such as 3.",
        "changed_after=soon": (
            "“soon” is no date or instant; write one such as 2026-11, 2026-11-24 or 2026-11-24T18:00Z."
        ),
        "changed_after=2019/2020": (
            "“2019/2020” is no date or instant; write one such as 2026-11, 2026-11-24 or 2026-11-24T18:00Z."
        ),
    }
    for query, detail in refused.items():
        answer = client.get(f"/api/v1/cases/?{query}")
        assert (answer.status_code, answer.json()["errors"][0]["detail"]) == (400, detail)
