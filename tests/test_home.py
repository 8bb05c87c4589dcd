"""The home page: of an empty collection, of one case, and of one that is longer than the page."""

from typing import Any

import pytest
from django.test import Client

from casetracker import home
from tests import builders as b
from tests.reading.test_pages import page, words

pytestmark = pytest.mark.django_db


def ways(shown: Any, section: str) -> list[str]:
    return [words(row) for row in shown.select(f"section[aria-labelledby={section}] li")]


def test_an_empty_collection_says_so_and_offers_the_search_alone(client: Client) -> None:
    shown = page(client, "/")

    assert "Nothing is published here yet." in words(shown.main)
    assert (shown.select("main h2, main ul"), len(shown.select("main input[name=q]"))) == ([], 1)


def test_one_case_without_a_ruling_is_told(client: Client) -> None:
    case = b.a_case("Rivers v. Aquavolt")
    shown = page(client, "/")

    assert [words(row) for row in shown.select(".amounts li")] == ["1 case"]
    assert [words(heading) for heading in shown.select("main h2")] == ["Rivers v. Aquavolt"]
    assert shown.select_one("#story a")["href"] == case.get_absolute_url()  # type: ignore[index]


def test_what_the_collection_holds_is_counted_told_and_listed(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(home, "COURTS_SHOWN", 2)
    monkeypatch.setattr(home, "VERDICTS_SHOWN", 2)
    with b.story():
        wide = b.a_topic("Spyware")
        narrow = b.a_topic("Pegasus", parent=wide)
        courts = [b.a_court(name, country=country) for name, country in (("Z", "DE"), ("A", "IL"), ("Once", "US"))]
        hidden = b.a_party("A witness", kind="person", exposure="private")
        judge = b.a_judge("Rachel Barkai")
        plain = b.a_case("Plain v. State", court=courts[0], topics=[narrow])
        received = b.a_case("Rivers v. Aquavolt", court=courts[1], topics=[narrow, wide])
        unlisted = b.a_case("Unlisted v. State", court=courts[2])
        b.a_case("A draft", published=False, topics=[wide])
        b.a_participation(unlisted, hidden)
        for case, years in ((plain, (2021, 2024)), (received, (2020, 2020)), (unlisted, (2023,))):
            for year in years:
                ruling = b.a_ruling(case, court=case.court, issued_on=str(year), judge=judge)
                if case is not plain:
                    b.a_reaction(about_ruling=ruling, stance="welcomes")
                    b.a_reaction(about_ruling=ruling, stance="condemns")
        b.a_point(b.a_reaction(about_ruling=ruling, published=False))
    client.get("/")
    with django_assert_max_num_queries(60) as asked:
        shown = page(client, "/")

    assert [(words(row), row.a["href"]) for row in shown.select(".amounts li")] == [
        ("3 cases", "/cases/"), ("5 rulings", "/rulings/"), ("5 verdicts", "/verdicts/"),
        ("6 reactions", "/reactions/"), ("3 courts", "/courts/"), ("2 topics", "/topics/"),
    ]  # fmt: skip
    assert words(shown.select_one("#story")) == "Rivers v. Aquavolt"
    assert "A witness" not in words(shown.main)
    assert ways(shown, "latest") == [
        "2024 Plain v. State Petition rejected · Z · Rachel Barkai",
        "2023 Unlisted v. State Petition rejected · Once · Rachel Barkai",
    ]
    assert [words(link) for link in shown.select("section > .small > a")][1:] == ["All 5 verdicts", "All courts"]
    assert ways(shown, "courts") == ["Z Germany 2", "A Israel 2"]
    assert ways(shown, "topics") == ["Pegasus 2", "Spyware 2"]
    assert ways(shown, "years") == ["2024 1", "2023 1", "2021 1", "2020 2"]
    for link in shown.select(".ways a"):
        assert client.get(link["href"]).status_code == 200

    for year in range(3):
        b.a_ruling(b.a_case(topics=[b.a_topic()]), issued_on=f"190{year}", judge=b.a_judge("Another"))
    with django_assert_max_num_queries(60) as asked_of_more:
        client.get("/")
    assert len(asked_of_more) == len(asked)
