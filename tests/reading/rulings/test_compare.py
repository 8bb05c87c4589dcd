"""Rulings side by side, and how a reader gets there."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rulings.models import Ruling, RulingIdentifier
from tests import builders as b
from tests.reading.cases.test_compare import page, table, words

pytestmark = pytest.mark.django_db


def address(*rulings: Ruling | str) -> str:
    return "/rulings/compare/?" + "&".join(f"ruling={getattr(each, 'public_id', each)}" for each in rulings)


def four_rulings() -> list[Ruling]:
    """Two of one case and court, with a topic on which both held something, and two of other cases."""
    with b.story():
        court, topic, judge = b.a_court("Supreme Court"), b.a_topic("Standing"), b.a_judge("Ada Stone")
        case = b.a_case("Rivers v. Ministry", court=court)
        b.a_participation(case, b.a_party("Rivers", kind="ngo"))
        first = b.a_ruling(case, court=court, judge=judge)
        panel = [{"judge": judge, "part": "dissenting"}, {"judge": b.a_judge("Ben Field"), "part": "author"}]
        second = b.a_ruling(case, court=court, panel=panel, issued_on=None, votes_for=2, votes_against=1)
        b.a_holding(first, topics=[topic], statement="They have none.")
        b.a_holding(second, topics=[topic], finding="accepted", statement="They have it.", weight="dissent")
        others = [b.a_ruling(b.a_case(f"Case {name}"), issued_on="2021-02-03") for name in "AB"]
    return [first, second, *others]


def test_rulings_stand_side_by_side(client: Client) -> None:
    first, second, *others = four_rulings()
    with CaptureQueriesContext(connection) as of_two:
        found = page(client.get(address(first, second)))
    told = table(found)
    assert words(found.h1) == "Two rulings side by side"
    assert [words(head) for head in found.thead.find_all("th")][1:] == [
        "Judgment of 12 July 2020 Rivers v. Ministry", "Judgment of unknown date Rivers v. Ministry",
    ]  # fmt: skip
    assert told == {
        "Court": ["Both: Supreme Court, Israel"],
        "Given on": ["12 July 2020", "Not known"],
        "Stage": ["Both: Merits"],
        "Brought by": ["Both: Rivers"],
        "Decided": ["Petition rejected", "Petition rejected"],
        "Favours": ["Both: Opposing side"],
        "Bench": ["Ada Stone (in both)", "Ada Stone, dissenting (in both); Ben Field, author"],
        "Votes": ["Not known", "2 for, 1 against"],
        "Held on Standing": ["Not established They have none.", "Accepted, dissent They have it."],
    }
    with CaptureQueriesContext(connection) as of_four:
        four = page(client.get(address(first, second, *others)))
    assert words(four.h1) == "Four rulings side by side"
    assert len(of_four) <= len(of_two) + 2 <= 20  # each id is looked up by itself
    assert table(four)["Stage"] == ["All four: Merits"]


def test_what_is_not_found_is_told_with_what_to_do(client: Client) -> None:
    first, second, *_ = rulings = four_rulings()
    hidden = b.a_ruling(published=False)
    for unseen in (hidden.public_id, "zzzzzzzzzz"):
        answer = client.get(address(first, unseen))
        told = words(BeautifulSoup(answer.content, "html.parser").find(role="alert"))
        assert answer.status_code == 404
        assert told.startswith(f"No ruling “{unseen}” in this collection. Write an id, an address, a citation")
    assert client.get(address(*rulings, b.a_ruling())).status_code == 400
    assert client.get(f"{address(first)}&colour=red").status_code == 400
    assert "Choose two rulings" in words(page(client.get("/rulings/compare/")).main)
    one = page(client.get(address(first)))
    assert "Chosen: Judgment of 12 July 2020" in words(one.main)
    assert address(first, second) in [link["href"] for link in one.find_all("a", rel="nofollow")]


def test_a_citation_or_a_docket_number_names_rulings(client: Client) -> None:
    first, second, *_ = four_rulings()
    b.part(first, RulingIdentifier, scheme="neutral_citation", value="[2020] EWHC 1")
    answer = client.get(address("2020 EWHC 1", second))
    assert (answer.status_code, answer["Location"]) == (302, address(first, second))


def test_the_list_and_a_ruling_lead_to_it(client: Client) -> None:
    first, *_ = four_rulings()
    for path in ("/rulings/", "/verdicts/"):
        found = page(client.get(path))
        assert first.public_id in {box["value"] for box in found.find_all("input", form="compare")}
        assert found.find("form", id="compare")["action"] == "/rulings/compare/"
    beside = page(client.get(first.get_absolute_url()))
    assert address(first) in {link["href"] for link in beside.find_all("a")}
