"""The pages of lists: how many they say they found, what narrows them, and what cannot be answered."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from casetracker.reading.cases.listing import CASES
from casetracker.reading.reactions.listing import REACTIONS
from casetracker.reading.rulings.listing import RULINGS
from tests import builders as b
from tests.kept import kept

pytestmark = pytest.mark.django_db
GRANTED = {"decides": "claim", "result": "granted", "favours": "bringing", "description": "An injunction", "key": "d1"}
DENIED = {"decides": "motion", "result": "denied", "description": "For a stay", "key": "d2"}


@pytest.fixture(scope="module", autouse=True)
def few_rulings(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two rulings of one court on a petition, one of another on a claim and a motion."""
    with kept(django_db_blocker):
        with b.story():
            court, judge = b.a_court(), b.a_judge()
            case = b.a_case("Amnesty v. Ministry", court=court, languages=["he"])
            b.a_participation(case, b.a_party("NSO Group"), "respondent", "opposing")
            first = b.a_ruling(case, court=court, judge=judge, published_on="2020-08")
            b.a_holding(first, statement="The licence is lawful.")
            b.a_reaction(about_ruling=first, speaker=b.a_party("Amnesty International"), summary="A shameful day.")
            b.a_ruling(case, court=court, issued_on="2021")
            other = b.a_court("Court of California", country="US")
            b.a_ruling(b.a_case("Meta v. Other", court=other), court=other, dispositions=[GRANTED, DENIED])
        yield


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


def words(element: Any) -> str:
    return " ".join(element.get_text(" ", strip=True).split())


@pytest.mark.parametrize(("address", "sentence"), [
    ("/rulings/", "3 rulings, newest first"),
    ("/rulings/?ordering=issued_on", "3 rulings, oldest first"),
    ("/rulings/?court=Tel Aviv", "2 rulings of Tel Aviv District Court, newest first"),
    ("/rulings/?decides=petition&party=NSO", "2 rulings on petitions, with NSO Group as a party, newest first"),
    ("/rulings/?party=NSO&role=respondent,petitioner",
     "2 rulings with NSO Group as a party in the role of respondent or petitioner, newest first"),
    ("/rulings/?role=respondent&stance=criticises",
     "1 ruling with a party in the role of respondent, with a reaction with the stance “criticises”"),
    ("/rulings/?country=us&result=granted&decides=claim",
     "1 ruling of courts in the United States, on claims with the result “granted”"),
    ("/rulings/?judge=Barkai&decided_after=2022", "No rulings given in 2022 or later, with Rachel Barkai on the bench"),
    ("/cases/?decides=petition&decided_year=2021&q=amnesty",
     "1 case with the words “amnesty”, with a ruling given in 2021 on petitions"),
    ("/cases/?has=verdict,reactions", "1 case with verdict and reactions"),
    ("/reactions/?speaker=Amnesty&result=rejected",
     "1 reaction by Amnesty International, on a ruling with the result “rejected”"),
    ("/parties/?name=amnesty", "1 party called “amnesty”"),
    ("/relations/", "No relations between cases"),
    ("/search/?q=licence", "1 case with the words “licence”"),
])  # fmt: skip
def test_a_title_says_how_many_of_what_and_in_which_order(client: Client, address: str, sentence: str) -> None:
    shown = page(client, address)
    assert words(shown.h1) == sentence
    assert sentence in words(shown.title)


def test_a_count_stops_where_it_would_be_dear(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("casetracker.lists.pages", "casetracker.lists.pages.counts"):
        monkeypatch.setattr(f"{module}.COUNTED_AT_MOST", 2)
    shown = page(client, "/rulings/")
    assert words(shown.h1) == "More than 2 rulings, newest first"
    assert "Counted among 2 of them." in words(shown.select_one(".filters"))
    exact = page(client, f"/rulings/{shown.select_one('.filters a[href*=facets]')['href']}")
    assert "Counted among" not in words(exact.select_one(".filters"))


def test_facets_stand_before_the_hits_in_words_and_tell_them_apart(client: Client) -> None:
    shown = page(client, "/rulings/?country=IL")
    facets = {words(each.h3): each for each in shown.select(".facet")}
    assert [words(each) for each in facets["Country"].select("li")] == ["Israel 2", "United States 1"]
    assert [words(each) for each in facets["Country"].select("[aria-current]")] == ["Israel"]
    assert all(len(each.select("li")) > 1 for each in facets.values()) and "Court" not in facets
    assert shown.select_one(".filters").find_next(class_="rows")
    assert not page(client, "/rulings/?judge=Barkai&result=granted").select(".facet li:only-child")


def test_empty_fields_leave_the_address(client: Client) -> None:
    answer = client.get("/rulings/?court=&judge=Barkai&party=%20&decided_after=")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/rulings/?judge=Barkai")
    assert client.get("/search/?q=").headers["Location"] == "/search/"
    assert client.get("/api/v1/rulings/?court=&judge=Barkai").status_code == 400


def test_what_cannot_be_answered_is_said_at_its_field(client: Client) -> None:
    shown = page(client, "/rulings/?judge=Barkai&decided_after=soon&colour=red", 400)
    problem = shown.select_one(".problem")
    link = problem.select_one("a")
    field = shown.select_one(link["href"])
    assert (words(link), field["value"], field["aria-invalid"]) == ("Decided after", "soon", "true")
    assert words(shown.find(id=field["aria-describedby"].split()[0])).startswith("soon: not a date")
    assert "colour" in words(problem) and "bench_size" not in words(problem)
    assert words(shown.h1) == "1 ruling with Rachel Barkai on the bench"
    assert shown.select_one("#f-judge")["value"] == "Rachel Barkai"
    searched = page(client, "/search/?q=licence&decided_after=soon&country=IL", 400)
    assert (words(searched.select_one(".problem a")), len(searched.select("[data-id]"))) == ("Decided after", 1)


def test_a_form_keeps_the_filters_for_which_it_has_no_field(client: Client) -> None:
    shown = page(client, "/rulings/?kind=other,judgment&ordering=issued_on")
    assert shown.select_one("#f-kind option[selected]")["value"] == "other,judgment"
    assert shown.select_one("form [name=ordering]")["value"] == "issued_on"
    assert [each["data-suggest"] for each in shown.select("[data-suggest]")] == [
        "court", "judge", "party", "topic", "party",
    ]  # fmt: skip


@pytest.mark.parametrize(("path", "listing"), [("/rulings/", RULINGS), ("/cases/", CASES), ("/reactions/", REACTIONS)])
def test_each_order_that_is_offered_pages_through_all(client: Client, path: str, listing: Any) -> None:
    offered = page(client, path).select(".choices [href*=ordering], .choices [aria-current]")
    said = {order.said for order in listing.keyset.orders.values() if order.said}
    assert {words(each) for each in offered} == (said if path != "/reactions/" else set())  # one reaction has no order
    for each in offered:
        address, seen = f"{path}{each['href']}".removesuffix("?"), []
        address += ("&" if "?" in address else "?") + "page_size=1"
        while address:
            shown = page(client, address)
            seen += [row["data-id"] for row in shown.select("[data-id]")]
            following = shown.select_one('a[rel="next"]')
            address = following["href"] if following else ""
        assert len(seen) == len(set(seen)) == listing.records().count()


def test_a_row_shows_the_decision_that_matched(client: Client) -> None:
    row = page(client, "/rulings/?decides=motion").select_one("[data-id]")
    assert [words(each) for each in row.select(".match")] == ["D2 For a stay : Motion denied"]
    assert words(row.mark) == "Motion denied"
    assert not page(client, "/rulings/").select("mark")
    case = page(client, "/cases/?decided_year=2021").select_one("[data-id]")
    assert (words(case.select_one(".match a")), words(case.mark)) == ("Judgment of 2021", "Petition rejected")


@pytest.mark.parametrize(("q", "place"), [
    ("lawful", "Holding H1 of the judgment of 12 July 2020"),
    ("shameful", "Summary of the reaction of Amnesty International"),
    ("injunction", "Decision D1 of the judgment of 12 July 2020"),
])  # fmt: skip
def test_a_hit_says_where_it_stands(client: Client, q: str, place: str) -> None:
    shown = page(client, f"/search/?q={q}")
    assert words(shown.select_one("[data-id] .match a")) == place
    assert words(shown.select_one("[data-id] .match mark")) == q
    assert not shown.select(".facet")  # one hit is not narrowed further


def test_where_nothing_fits_each_filter_can_be_left_out(client: Client) -> None:
    shown = page(client, "/rulings/?court=Tel Aviv&decides=motion")
    links = {words(each): each.a["href"] for each in shown.select(".loosened li")}
    assert set(links) == {
        "Without “Court: Tel Aviv District Court ” 1 found",
        "Without “What was decided: Motion ” 2 found",
    }
    assert words(shown.select_one(".results")).endswith("Show all 3 rulings")
    for said, address in links.items():
        number = re.search(r"(\d+) found", said)[1]  # type: ignore[index]  # every one says it
        assert len(page(client, address).select("[data-id]")) == int(number)


def test_the_json_of_every_page_can_be_had(client: Client) -> None:
    lists = (
        "cases",
        "rulings",
        "verdicts",
        "reactions",
        "holdings",
        "judges",
        "courts",
        "parties",
        "topics",
        "sources",
    )
    for path in (
        *(f"/{name}/" for name in lists),
        "/rulings/?decides=claim",
        "/search/",
        "/search/?q=licence&country=IL",
    ):
        link = page(client, path).find("a", string=re.compile("as JSON$"))
        assert client.get(link["href"]).status_code == 200, path


def test_topics_and_sources_are_suggested_where_they_are_asked_for(client: Client) -> None:
    b.a_case(topics=[b.a_topic("Spyware")], source=b.a_source("The Spyware files"))
    for kind, name in (("topic", "Spyware"), ("source", "The Spyware files")):
        assert [row["name"] for row in client.get(f"/api/v1/suggestions/?q=spyw&kind={kind}").json()] == [name]
    assert client.get("/api/v1/suggestions/?q=spyw").json() == []
