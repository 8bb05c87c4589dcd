"""`fields` and `omit`, and counts: an answer has what is asked for, and the database is asked for no more."""

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casetracker.lists import counting
from casetracker.lists.finder import finder
from tests import builders as b
from tests.identity import SITE, of_part, of_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Any:
    ruling = b.a_ruling(b.a_case(topics=[b.a_topic()]), judge=b.a_judge())
    b.a_participation(ruling.case)
    b.a_claim(ruling.case, key="c")
    b.a_holding(ruling)
    b.a_reaction(about_ruling=ruling)
    b.a_relation(ruling.case, b.a_case(filed_on="1990"))
    return ruling.case


def asked(client: Client, path: str) -> tuple[Any, int]:
    """The answer, and how many statements it took."""
    with CaptureQueriesContext(connection) as made:
        answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json(), len(made)


def test_a_list_reads_what_is_asked_for(case: Any, client: Client) -> None:
    whole, most = asked(client, "cases/")
    some, least = asked(client, "cases/?fields=title,id")
    assert some["results"] == [{name: row[name] for name in ("id", "title")} for row in whole["results"]]
    assert [list(row) for row in some["results"]] == [["id", "title"]] * 2
    without, less = asked(client, "cases/?omit=reactions,verdict,matched,petitioners,respondents")
    left = whole["results"][0].keys() - {"reactions", "verdict", "matched", "petitioners", "respondents"}
    assert without["results"][0].keys() == left
    assert (least, less) == (2, 2) and most > 4  # the second is that of the rulings that were matched, which is none


def test_a_record_reads_what_is_asked_for(case: Any, client: Client) -> None:
    for path in ("cases", "rulings", "parties", "judges", "courts", "topics", "reactions", "claims"):
        row = client.get(f"/api/v1/{path}/?fields=api_url").json()["results"][0]
        address = row["api_url"].removeprefix(f"{SITE}/api/v1/")
        whole, most = asked(client, address)
        some, least = asked(client, f"{address}?fields=api_url,version")
        assert (some, least) == ({name: whole[name] for name in ("api_url", "version")}, 1), path
        for name in whole:
            assert asked(client, f"{address}?fields={name}")[0] == {name: whole[name]}
        without, less = asked(client, f"{address}?omit={list(whole)[-1]}")
        assert (without, less <= most) == ({name: whole[name] for name in list(whole)[:-1]}, True)
    address = f"cases/{case.public_id}/"
    assert asked(client, f"{address}?omit=ladder,related")[1] < asked(client, address)[1]


def test_files_have_the_members_that_are_asked_for(case: Any, client: Client) -> None:
    table = b"".join(client.get("/api/v1/cases/?fields=id,court&format=csv").streaming_content).decode()
    assert next(csv.reader(io.StringIO(table.removeprefix("\ufeff")))) == [
        "id",
        "court.id",
        "court.name",
        "court.country",
    ]
    lines = b"".join(client.get("/api/v1/cases/?omit=court&format=ndjson").streaming_content).splitlines()
    assert "court" not in json.loads(lines[0])


def test_a_file_has_a_validator_as_long_as_it_is_not_large(
    case: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for form in ("csv", "ndjson"):
        first = client.get(f"/api/v1/cases/?format={form}")
        again = client.get(f"/api/v1/cases/?format={form}", headers={"If-None-Match": first.headers["ETag"]})
        other = client.get(f"/api/v1/cases/?format={form}&omit=court")
        assert (again.status_code, other.headers["ETag"] == first.headers["ETag"]) == (304, False)
    monkeypatch.setattr("casetracker.lists.exports.KEPT_AT_MOST", 10)
    large = client.get("/api/v1/cases/?format=ndjson")
    assert (large.has_header("ETag"), len(b"".join(large.streaming_content).splitlines())) == (False, 2)


@pytest.mark.parametrize(
    ("query", "parameter", "told"),
    [
        ("fields=id,titel", "fields", "There is no titel; there are id, url, api_url,"),
        ("omit=x", "omit", "There is no x;"),
        ("fields=id&omit=url", "omit", "not both"),
        ("fields=id&fields=url", "fields", "Give it once."),
        ("fields=id&format=atom", "fields", "leave it out"),
        ("count=about", "count", "write exact or estimate"),
    ],
)
def test_what_cannot_be_answered_is_said(client: Client, query: str, parameter: str, told: str) -> None:
    answer = client.get(f"/api/v1/cases/?{query}")
    [error] = answer.json()["errors"]
    assert (answer.status_code, error["parameter"], told in error["detail"]) == (400, parameter, True)


def test_an_estimate_says_that_it_is_one(case: Any, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(query: str) -> tuple[int, bool | None]:
        answer = client.get(f"/api/v1/{query}&page_size=1").json()
        return answer["count"], answer.get("count_is_estimate")

    assert (told("cases/?count=exact"), told("cases/?count=estimate")) == ((2, None), (2, False))
    monkeypatch.setattr(counting, "COUNTED_AT_MOST", 1)
    monkeypatch.setattr(finder, "totals", lambda: {"cases": 70})
    assert told("cases/?count=estimate") == (70, True)
    number, is_estimate = told("cases/?count=estimate&filed_after=1900")
    assert is_estimate and number >= 2
    if connection.vendor == "sqlite":
        assert number == 2


def test_every_row_says_who_it_is(case: Any, client: Client) -> None:
    row = client.get("/api/v1/cases/").json()["results"][0]
    key = {"system": case.external_system, "key": case.external_key}
    assert {name: row[name] for name in ("id", "url", "api_url", "version", "changed_at", "key")} == {
        **of_unit(case),
        "key": key,
    }
    claim = client.get("/api/v1/claims/").json()["results"][0]
    expected = of_part(case.claims.get(), "claims", "#C1")
    assert {name: claim[name] for name in expected} == expected
    source = b.a_source(url="https://example.org/a", publisher="Gazette")
    b.cite(case, source)
    [row] = client.get(f"/api/v1/sources/?title={source.title}&publisher=Gazette").json()["results"]
    assert (row["url"], row["page"]) == ("https://example.org/a", f"{SITE}/sources/{source.public_id}/")
