"""The same counsel elsewhere: a part of a name, in any script, of one participation."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import builders as b
from tests.planting import withdraw

pytestmark = pytest.mark.django_db


@b.story()
def two_cases() -> None:
    first, second = b.a_case("First"), b.a_case("Second")
    b.a_participation(first, b.a_party("Nova"), counsel=["Ora Lev", "רם כהן"])
    b.a_participation(first, b.a_party("Orb"), "respondent", "opposing", counsel=['Élise "Lis" O’Roy'])
    b.a_participation(second, b.a_party("Lumen"), counsel=["Ora Lev"])
    b.a_ruling(first)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("counsel=Ora", ["First", "Second"]),
        ("counsel=ora+lev", ["First", "Second"]),
        ("counsel=כהן", ["First"]),
        ("counsel=Élise", ["First"]),
        ("counsel=O’Roy", ["First"]),
        ("counsel=%22Lis%22", ["First"]),
        ("counsel=Ora&role=respondent", []),
        ("counsel=O’Roy&side=opposing", ["First"]),
        ("counsel=Nobody", []),
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


def test_each_name_on_a_case_leads_to_the_cases_with_the_same_counsel(client: Client) -> None:
    two_cases()
    first = client.get("/api/v1/cases/?counsel=כהן").json()["results"][0]["url"]
    page = BeautifulSoup(client.get(first).content, "html.parser")
    links = [link["href"] for link in page.select("a[href*='counsel=']")]
    found = [len(BeautifulSoup(client.get(link).content, "html.parser").select("[data-id]")) for link in links]
    assert found == [2, 1, 1]
