"""Relations between cases as a list: both ends, either way, and nothing of a hidden case."""

import csv
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Case
from tests import builders as b

pytestmark = pytest.mark.django_db


def rows(client: Client, query: str = "") -> list[dict[str, Any]]:
    answer = client.get(f"/api/v1/relations/?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


@b.story()
def three_cases() -> tuple[Case, Case, Case]:
    """The first is cited by the other two; the last is also an appeal from a case that is not in the collection."""
    lod, lyon = b.a_court("Lod", country="IL"), b.a_court("Lyon", country="FR")
    first, second, third = b.a_case("First", court=lod), b.a_case("Second", court=lyon), b.a_case("Third", court=lyon)
    b.a_relation(second, first, "cites", key="second-first")
    b.a_relation(third, first, "cites", key="third-first")
    b.a_relation(third, None, "appeal_of", key="third-below", to_text="The court below")
    return first, second, third


def test_a_row_tells_both_ends(client: Client) -> None:
    first, second, _ = three_cases()
    told = next(row for row in rows(client) if row["key"] == "second-first")
    assert (told["unit"], told["kind"], told["to_text"], told["note"]) == (second.public_id, "cites", "", "")
    ends = [(told[end]["id"], told[end]["title"], told[end]["court"]["country"]) for end in ("case", "to_case")]
    assert ends == [(second.public_id, "Second", "FR"), (first.public_id, "First", "IL")]
    assert client.get(f"/api/v1/relations/{second.public_id}/second-first/").json() == told


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["second-first", "third-below", "third-first"]),
        ("kind=cites&to_case={first}", ["second-first", "third-first"]),
        ("case={third}", ["third-below", "third-first"]),
        ("case={first}", ["second-first", "third-first"]),
        ("from_case={second}", ["second-first"]),
        ("kind=appeal_of", ["third-below"]),
        ("country=FR", ["second-first", "third-below", "third-first"]),
        ("to_country=IL", ["second-first", "third-first"]),
        ("to_court=Lyon", []),
        ("court=Lyon&to_court=Lod&to_country=IL", ["second-first", "third-first"]),
    ],
)
def test_each_filter_leaves_what_it_says(client: Client, query: str, keys: list[str]) -> None:
    first, second, third = three_cases()
    asked = query.format(first=first.public_id, second=second.public_id, third=third.public_id)
    found = rows(client, asked)
    assert sorted(row["key"] for row in found) == keys
    page = BeautifulSoup(client.get(f"/relations/?{asked}").content, "html.parser")
    assert [row["data-id"] for row in page.select("[data-id]")] == [f"{row['unit']}/{row['key']}" for row in found]


def test_a_relation_to_a_hidden_case_is_a_name_or_nothing(client: Client) -> None:
    shown, hidden = b.a_case("Shown"), b.a_case("Hidden", published=False)
    b.a_relation(shown, hidden, "cites", key="unnamed")
    b.a_relation(shown, hidden, "follows", key="named", to_text="A case known by its name")
    b.a_relation(hidden, shown, "cites", key="hidden")
    (told,) = rows(client)
    assert (told["key"], told["to_case"], told["to_text"]) == ("named", None, "A case known by its name")
    assert rows(client, "to_country=IL") == []
    assert client.get(f"/api/v1/relations/{shown.public_id}/unnamed/").status_code == 404


def test_a_case_page_says_which_cases_cite_it_and_leads_to_the_list(client: Client) -> None:
    first, _, _ = three_cases()
    page = BeautifulSoup(client.get(f"/cases/{first.public_id}/").content, "html.parser")
    related = page.select_one("#related")
    assert [" ".join(item.text.split()) for item in related.select(":scope > ul > li")] == [
        "Cited by: Second, Lyon",
        "Cited by: Third, Lyon",
    ]
    assert related.select_one(f'a[href="/relations/?case={first.public_id}"]')


def test_the_file_has_both_ends(client: Client) -> None:
    three_cases()
    lines = client.get("/api/v1/relations/?format=csv").getvalue().decode("utf-8-sig").splitlines()
    found = {row["key"]: row for row in csv.DictReader(lines)}
    names = ("case.title", "kind", "to_case.title", "to_case.court.name", "to_text")
    assert [found["second-first"][name] for name in names] == ["Second", "cites", "First", "Lod", ""]
    assert [found["third-below"][name] for name in names] == ["Third", "appeal_of", "", "", "The court below"]
