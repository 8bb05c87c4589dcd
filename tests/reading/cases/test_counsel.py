"""The same counsel and the same firm elsewhere: in any spelling and script, of one participation."""

import csv

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import builders as b
from tests.planting import withdraw

pytestmark = pytest.mark.django_db
LEV = {"name": "Ora B. Lev", "firm": "Lev & Katz", "role": "lead_counsel"}


@b.story()
def two_cases() -> None:
    first, second = b.a_case("First"), b.a_case("Second")
    other = {"name": "Dan Katz QC", "firm": "Sea Chambers", "role": "other", "note": "guardian of the minor"}
    b.a_participation(first, b.a_party("Nova"), counsel=[LEV, "עו״ד רם כהן", other])
    b.a_participation(first, b.a_party("Orb"), "respondent", "opposing", counsel=['Élise "Lis" O’Roy-Benítez'])
    b.a_participation(second, b.a_party("Lumen"), counsel=["Ora B. Lev", {"firm": "The Harbour Office"}])
    b.a_ruling(first)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("counsel=Ora", ["First", "Second"]),
        ("counsel=lev,+ORA", ["First", "Second"]),
        ("counsel=O.+Lev", ["First", "Second"]),
        ("counsel=Ms+Ora+Lev+KC", ["First", "Second"]),
        ("counsel=Katz", ["First"]),
        ("counsel=Mr+Dan+Katz+QC", ["First"]),
        ("counsel=כהן", ["First"]),
        ("counsel=עו''ד+רם+כהן", ["First"]),
        ("counsel=Elise", ["First"]),
        ("counsel=o'roy+benitez", ["First"]),
        ("counsel=%22Lis%22", ["First"]),
        ("counsel=Harbour+Office", ["Second"]),
        ("counsel=Ora&role=respondent", []),
        ("counsel=O’Roy&side=opposing", ["First"]),
        ("counsel=Roybenitez", []),
        ("counsel=Nobody", []),
        ("firm=lev+and+katz", ["First"]),
        ("firm=the+harbour", ["Second"]),
        ("firm=Ora", []),
        ("counsel=Ora&firm=Katz", ["First"]),
        ("counsel=Dan&firm=Lev", []),
    ],
)
def test_counsel_of_one_participation_are_found(client: Client, query: str, found: list[str]) -> None:
    two_cases()
    assert sorted(row["title"] for row in client.get(f"/api/v1/cases/?{query}").json()["results"]) == found
    assert len(client.get(f"/api/v1/rulings/?{query}").json()["results"]) == ("First" in found)


def test_counsel_of_a_withdrawn_or_hidden_participation_are_not_found(client: Client) -> None:
    case = b.a_case()
    withdraw(case, [b.a_participation(case, counsel=["Ora Lev"])])
    b.a_participation(b.a_case(published=False), counsel=["Ora Lev"])
    assert client.get("/api/v1/cases/?counsel=Ora").json()["results"] == []
    assert client.get("/api/v1/participations/?counsel=Ora").json()["results"] == []


def test_a_case_names_counsel_with_firm_and_role_and_leads_to_the_same_elsewhere(client: Client) -> None:
    two_cases()
    story = client.get(client.get("/api/v1/cases/?counsel=כהן").json()["results"][0]["api_url"])
    told = story.json()["participations"][0]["counsel"]
    assert told[:2] == [LEV | {"note": ""}, {"name": "עו״ד רם כהן", "firm": "", "role": "unknown", "note": ""}]

    page = BeautifulSoup(client.get(story.json()["url"]).content, "html.parser")
    shown = [" ".join(row.get_text().split()) for row in page.select("#parties ~ .sides li .soft")]
    assert [row.partition("; ")[2] for row in shown] == [
        "counsel Ora B. Lev, Lev & Katz, lead counsel; עו״ד רם כהן; "
        "Dan Katz QC, Sea Chambers, other, guardian of the minor",
        'counsel Élise "Lis" O’Roy-Benítez',
    ]
    assert page.select_one("a[href*='counsel='] bdi[dir=rtl]")
    links = [link["href"] for link in page.select("a[href*='counsel='], a[href*='firm=']")]
    found = [len(BeautifulSoup(client.get(link).content, "html.parser").select("[data-id]")) for link in links]
    assert found == [2, 1, 1, 1, 1, 1]


def test_a_file_of_participations_has_a_column_for_each_thing_told_of_counsel(client: Client) -> None:
    two_cases()
    answer = client.get("/api/v1/participations/?firm=Lev&format=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    (row,) = csv.DictReader(lines)
    assert {name: row[f"counsel.{name}"] for name in ("name", "firm", "role")} == {
        "name": "Ora B. Lev | עו״ד רם כהן | Dan Katz QC",
        "firm": "Lev & Katz |  | Sea Chambers",
        "role": "lead_counsel | unknown | other",
    }
