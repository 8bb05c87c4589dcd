"""Lists as CSV and NDJSON: the whole result set, streamed, in constant memory, without formulas."""

import csv
import gc
import io
import json
import tracemalloc
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Case, Participation
from casetracker.core.models import new_public_id
from casetracker.lists.exports import CHUNK, cell, text
from parties.models import Party
from tests import builders as b

pytestmark = pytest.mark.django_db

LISTS = ["cases", "rulings", "verdicts", "petitioners", "respondents", "judges"]


def many_cases(number: int) -> None:
    """Visible cases with two parties each, past the write path: a list reads nothing else of them."""
    parties = [b.a_party(f"Party {i}") for i in range(2)]
    Party.objects.update(visible_from=timezone.now())
    rows = [
        Case(title=f"Case {i} v. State", public_id=new_public_id(), external_key=f"case-{next(b.numbers)}",
             case_type="petition", filed_on=f"{1901 + i % 120}-05",
             state="published", published_at=timezone.now(), visible_from=timezone.now())
        for i in range(number)
    ]  # fmt: skip
    Case.objects.bulk_create(rows)
    Participation.objects.bulk_create(
        Participation(case=case, party=party, role=role, side="bringing", key=role)
        for case in rows
        for party, role in zip(parties, ("petitioner", "respondent"), strict=True)
    )


def read_csv(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(path).getvalue().decode("utf-8-sig"))))


def read_ndjson(client: Client, path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in client.get(path).getvalue().splitlines()]


def every_row(client: Client, path: str) -> list[dict[str, Any]]:
    """The rows of the list's pages of JSON, to the end."""
    rows, following = [], path
    while following:
        page = client.get(following).json()
        rows += page["results"]
        following = page["next"]
    return rows


def a_world() -> None:
    case = b.a_case(topics=[b.a_topic()])
    b.a_participation(case)
    b.a_participation(case, b.a_party("Ministry of Defence"), "respondent", "opposing")
    b.a_reaction(about_ruling=b.a_ruling(case, judge=b.a_judge()))
    b.a_ruling(b.a_case("Second", filed_on=None), issued_on=None)
    b.a_case(published=False)


@pytest.mark.parametrize("name", LISTS)
def test_ndjson_holds_the_rows_of_every_page(client: Client, name: str) -> None:
    a_world()
    assert (
        read_ndjson(client, f"/api/v1/{name}/?format=ndjson") == every_row(client, f"/api/v1/{name}/?page_size=1") != []
    )


@pytest.mark.parametrize("name", LISTS)
def test_csv_has_a_line_for_each_row_and_every_leaf_as_a_column(client: Client, name: str) -> None:
    a_world()
    rows, lines = every_row(client, f"/api/v1/{name}/"), read_csv(client, f"/api/v1/{name}/?format=csv")
    assert [line["id"] for line in lines] == [row["id"] for row in rows] != []
    leaves = {name for row in rows for name, value in row.items() if not isinstance(value, list | dict)}
    assert leaves <= lines[0].keys() | {"verdict", "court"}
    assert None not in lines[0]


def test_csv_shows_nested_values_by_their_path(client: Client) -> None:
    case = b.a_case("A v. B", filed_on="2019-05", docket_number="1-20")
    first, second = b.a_party("Ämne"), b.a_party("=SUM(A1)")
    b.a_participation(case, first)
    b.a_participation(case, second)
    b.a_reaction(b.a_ruling(case, judge=b.a_judge("רחל ברקאי")).case, speaker=first)
    (line,) = read_csv(client, "/api/v1/cases/?format=csv")
    told = {
        name: line[name]
        for name in (
            "title",
            "filed_on",
            "filed_on_latest",
            "court.country",
            "petitioners.name",
            "petitioners.role",
            "verdict.result",
            "verdict.judges.name",
            "reactions.speakers.name",
            "respondents.name",
        )
    }
    assert told == {
        "title": "A v. B", "filed_on": "2019-05", "filed_on_latest": "2019-05-31", "court.country": "IL",
        "petitioners.name": "Ämne | '=SUM(A1)", "petitioners.role": "petitioner | petitioner",
        "verdict.result": "rejected",
        "verdict.judges.name": "רחל ברקאי", "reactions.speakers.name": "Ämne", "respondents.name": "",
    }  # fmt: skip


def test_no_cell_is_a_formula(client: Client) -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(1)", "＝1", " =1", "\t=1", "\r=1", "\n=1", "\u00a0=1"]
    assert [text(value) for value in evil] == [f"'{value}" for value in evil]
    kept = ["A=1", "", "1-20", "’=", "2019-05/2020", "(a)"]
    assert [text(value) for value in kept] == kept
    assert [text(value) for value in (-5, 2.5, True, False, {"a": 1})] == ["-5", "2.5", "true", "false", '{"a":1}']
    b.a_case('=HYPERLINK("http://x")')
    raw = client.get("/api/v1/cases/?format=csv").getvalue().decode()
    assert '"\'=HYPERLINK(""http://x"")"' in raw


def test_lists_within_lists_keep_their_places() -> None:
    row = {
        "reactions": [
            {"stance": "x", "speakers": [{"n": "A"}, {"n": "B"}]},
            {"stance": "y", "speakers": []},
            {"stance": "z", "speakers": [{"n": None}]},
        ]
    }
    assert cell(row, ("reactions", "stance")) == "x | y | z"
    assert cell(row, ("reactions", "speakers", "n")) == "A / B |  | "
    assert cell({"court": None}, ("court", "name")) == ""


def test_filters_and_order_hold_and_what_speaks_of_pages_is_refused(client: Client) -> None:
    for year in (2018, 2020, 2019):
        b.a_case(f"Of {year}", filed_on=str(year))
    path = "/api/v1/cases/?format=ndjson&filed_after=2019&ordering=filed_on"
    assert [row["title"] for row in read_ndjson(client, path)] == ["Of 2019", "Of 2020"]
    refused = {
        "format=csv&cursor=x": "cursor: A whole list has no pages; leave it out.",
        "format=ndjson&page_size=9": "page_size: A whole list has no pages; leave it out.",
        "format=csv&ordering=x": "ordering: “x” is not known; write one of -filed_on, filed_on, -changed_at, "
        "changed_at, -story_changed_at, story_changed_at.",
        "format=xlsx": "format: “xlsx” is not known here; write json, csv, ndjson, atom.",
    }
    answers = {query: client.get(f"/api/v1/cases/?{query}") for query in refused}
    assert {query: answer.json()["detail"] for query, answer in answers.items()} == refused
    assert {(a.status_code, a.headers["Content-Type"]) for a in answers.values()} == {(400, "application/problem+json")}


def test_the_accept_header_asks_as_well(client: Client) -> None:
    b.a_case()
    for accept, kind in (
        ("text/csv", "text/csv"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("*/*", "application/json"),
        ("text/html, */*;q=0.1", "application/json"),
    ):
        answer = client.get("/api/v1/cases/", headers={"Accept": accept})
        assert (answer.headers["Content-Type"].split(";")[0], bool(answer.getvalue())) == (kind, True)
    assert client.get("/api/v1/cases/", headers={"Accept": "image/png"}).status_code == 406
    detail = f"/api/v1/cases/{Case.objects.get().public_id}/"
    assert client.get(detail, headers={"Accept": "text/csv"}).status_code == 406


def test_an_empty_list_has_its_header_alone(client: Client) -> None:
    assert client.get("/api/v1/cases/?format=csv").getvalue().decode("utf-8-sig").startswith('"id","url"')
    assert read_csv(client, "/api/v1/cases/?format=csv") == []
    assert client.get("/api/v1/cases/?format=ndjson").getvalue() == b""
    assert client.get("/api/v1/cases/?format=csv").headers["Content-Disposition"] == 'attachment; filename="cases.csv"'


def added_heap(client: Client, form: str) -> tuple[int, int]:
    """The bytes sent, and the most that was held above the start while they were read."""
    client.get(f"/api/v1/cases/?format={form}&filed_year=1900").getvalue()  # warm
    sent = 0
    gc.collect()  # what waits to be collected is no part of it
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for part in client.get(f"/api/v1/cases/?format={form}").streaming_content:
            sent += len(part)
        return sent, tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_a_long_list_needs_no_more_memory_than_a_short_one(client: Client, form: str) -> None:
    many_cases(2 * CHUNK)
    small, heap = added_heap(client, form)
    many_cases(18 * CHUNK)
    large, heap_of_ten = added_heap(client, form)
    assert large > 9 * small
    # A list that is kept whole holds nine times as much; how much waits for the collector differs a little.
    assert heap_of_ten < 1.5 * heap, f"{heap:,} bytes for {2 * CHUNK} rows, {heap_of_ten:,} for ten times as many"
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/api/v1/cases/?format={form}").getvalue()
    assert len(queries) <= 20 * 5
