"""What hangs on something hidden: no link leads through it, and no number shows that it is there."""

import pytest
from django.test import Client

from tests import builders as b
from tests.planting import withdraw

pytestmark = pytest.mark.django_db


def test_a_source_that_only_hidden_things_cite_here_does_not_find_the_case(client: Client) -> None:
    """It has a number on the case, and it is visible by another case."""
    case, source = b.a_case(), b.a_source()
    cited = b.a_ruling(case, source=source)
    elsewhere = b.a_case(source=source)
    b.withdrawn(cited)
    answer = client.get(f"/api/v1/cases/?source={source.public_id}").json()
    assert [row["id"] for row in answer["results"]] == [elsewhere.public_id]


def test_a_ladder_does_not_lead_through_a_hidden_case(client: Client) -> None:
    """Two appeals from a hidden case, and an appeal from one of them, do not show that they belong together."""
    hidden = b.a_case("Hidden", published=False)
    first, second, third = b.a_case("First"), b.a_case("Second"), b.a_case("Third")
    b.a_relation(first, hidden)
    b.a_relation(second, hidden)
    b.a_relation(third, first)
    stories = [client.get(f"/api/v1/cases/{case.public_id}/").json() for case in (first, second, third)]
    ladders = [[step["title"] for step in story["ladder"]] for story in stories]
    assert ladders == [["First", "Third"], [], ["First", "Third"]]
    assert [story["related"] for story in stories] == [[], [], []]


def test_a_ladder_does_not_lead_through_a_draft_appeal(client: Client) -> None:
    """The appeal between the first and the last instance is a draft: neither shows that they belong together."""
    first, draft, last = b.a_case("Quill"), b.a_case("Heron", published=False), b.a_case("Osprey")
    b.a_relation(draft, first)
    b.a_relation(last, draft)
    stories = [client.get(f"/api/v1/cases/{case.public_id}/").json() for case in (first, last)]
    assert [(story["ladder"], story["related"]) for story in stories] == [([], []), ([], [])]
    pages = [client.get(f"/cases/{case.public_id}/").content.decode() for case in (first, last)]
    assert ["Heron" in pages[0], "Osprey" in pages[0], "Heron" in pages[1], "Quill" in pages[1]] == [False] * 4


def test_a_party_is_listed_for_its_visible_roles_alone(client: Client) -> None:
    party = b.a_participation(b.a_case(), role="respondent", side="opposing").party
    hidden, shown = b.a_case(published=False), b.a_case()
    b.a_participation(hidden, party)
    assert client.get("/api/v1/petitioners/").json()["results"] == []
    assert client.get(f"/api/v1/petitioners/{party.public_id}/").status_code == 404
    b.a_participation(shown, party)
    [row] = client.get("/api/v1/petitioners/").json()["results"]
    assert [stands["case"]["id"] for stands in row["cases"]] == [shown.public_id]


def test_numbers_show_no_gap_where_something_is_hidden(client: Client) -> None:
    case = b.a_case()
    for state in ("draft", "in_review", "embargoed"):
        b.in_state(b.a_ruling(case, published=False), state)
        b.in_state(b.a_reaction(case, published=False), state)
        b.a_claim(b.a_case(published=False))
    b.a_reaction(about_ruling=b.a_ruling(case))
    story = client.get(f"/api/v1/cases/{case.public_id}/").json()
    numbers = {part: [row["number"] for row in story[part]] for part in ("rulings", "reactions", "sources")}
    assert numbers == {"rulings": [1], "reactions": [1], "sources": [1, 2, 3]}


def test_what_a_withdrawn_part_requested_does_not_find_the_case(client: Client) -> None:
    """Its party is visible by another case."""
    party = b.a_participation(b.a_case()).party
    case = b.a_case()
    gone = b.a_participation(case, party)
    b.a_ruling(case, dispositions=[{**b.REJECTED, "requested_by": [gone]}])
    questions = [f"/api/v1/{name}/?requested_by={party.public_id}" for name in ("cases", "rulings", "verdicts")]
    assert [len(client.get(question).json()["results"]) for question in questions] == [1, 1, 1]
    withdraw(case, [gone])
    assert [len(client.get(question).json()["results"]) for question in questions] == [0, 0, 0]
