"""The marks beside facts, the peeks behind them, and the sources with what each supports."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from cases.models import Case, Source
from rulings.models import Ruling
from tests import builders as b
from tests.reading.test_pages import page, words

pytestmark = pytest.mark.django_db

IMPLIED = {"support": "implies", "note": "It follows."}


def mark_of(shown: BeautifulSoup, fact: str) -> Tag:
    """The only mark whose hidden words name the fact."""
    [mark] = [mark for mark in shown.select("a.mark") if words(mark.select_one(".hide")) == f": {fact}"]
    return mark


def target(shown: BeautifulSoup, link: Tag) -> Tag:
    found = shown.select_one(f'[id="{str(link["href"])[1:]}"]')
    assert found, link
    return found


@pytest.fixture
def cited() -> tuple[Case, Ruling]:
    """A case with one fact of each kind, and a ruling with a dispute and a source of its own."""
    with b.story():
        press, court, late = (b.a_source(f"{name} report", publisher=name) for name in ("Press", "Court", "Blog"))
        case = b.a_case(
            filed_on="2019-05", docket_number="1/19", hearing_access="open", summary="A story.", source=press
        )
        b.cite(case, press, "docket_number")
        b.cite(case, press, "hearing_access", **IMPLIED)
        b.cite(case, press, "status", support="silent")
        for source in (press, court):
            b.cite(case, source, "summary")
            b.cite(case, source, "filed_on")
        b.cite(case, late, "filed_on", stated_value="2018", standing="mistaken", note="Another petition.")
        ruling = b.a_ruling(case, source=b.a_source("Register", publisher="Register"), judge=b.a_judge("R. Barkai"))
        b.cite(ruling, court, "issued_on")
        b.cite(ruling, late, "issued_on", stated_value="2020-07-13", standing="undecided", locator="p. 3")
        holding = b.a_holding(ruling)
        reaction = b.a_reaction(
            about_ruling=ruling, speaker=b.a_party("Access Now"), summary="It is wrong.", source=press
        )
        b.a_point(reaction, [holding], summary="It was proved.")
        b.cite(reaction, press, "made_on", stated_value="1999", standing="mistaken")
    return case, ruling


def test_a_fact_has_one_mark_in_words_that_leads_to_what_each_source_says(client: Client, cited) -> None:
    case, ruling = cited
    shown = page(client, case.get_absolute_url())

    told = {fact: words(mark_of(shown, fact)).partition(" : ")[0] for fact in (
        "docket number", "hearing access", "status", "summary", "filed on", "R1 issued on",
    )}  # fmt: skip
    assert told == {
        "docket number": "1 source",
        "hearing access": "1 source, inferred",
        "status": "1 source, silent",
        "summary": "2 sources",
        "filed on": "3 sources, 1 differs",
        "R1 issued on": "2 sources, disputed",
    }
    plain = mark_of(shown, "docket number")
    assert (plain["href"], target(shown, plain).name) == ("#S1", "li")
    peek = target(shown, mark_of(shown, "filed on"))
    assert peek.has_attr("popover")
    assert [words(row) for row in peek.select("li")] == [
        "S1 Press , S2 Court",
        "S3 Blog : says 2018 , mistaken. Another petition.",
    ]
    assert words(target(shown, mark_of(shown, "hearing access")).li) == "S1 Press : implies it. It follows."
    assert words(target(shown, mark_of(shown, "status")).li) == "S1 Press : does not say"
    ids = [element["id"] for element in shown.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in shown.select(".peek a[href^='#'], a.mark, .supports a")} <= set(ids)
    assert [peek.parent.name for peek in shown.select(".peek")] == ["main"] * len(shown.select(".peek"))


def test_open_disputes_come_first_and_sources_say_what_they_support(client: Client, cited) -> None:
    case, ruling = cited
    shown = page(client, case.get_absolute_url())

    assert [words(h) for h in shown.select(".disputes h3")] == [
        "R1 : issued on open", "Filed on settled", "A1 : made on settled",
    ]  # fmt: skip
    press, court, late, register = shown.select("ol.sources > li")
    assert [words(row) for row in press.select(".supports")] == [
        "Supports the record , docket number , hearing access , summary , filed on ; A1 the record",
        "Differs on A1 made on",
    ]
    assert [words(row) for row in late.select(".supports")] == ["Differs on filed on ; R1 issued on"]
    assert [row["href"] for row in court.select(".supports a")] == [
        f"#{mark_of(shown, fact)['id']}" for fact in ("summary", "filed on", "R1 issued on")
    ]
    assert words(register.select_one(".supports")) == "Supports R1 the record"


def test_a_ruling_and_a_reaction_show_what_they_rest_on_alone(client: Client, cited) -> None:
    case, ruling = cited
    shown = page(client, ruling.get_absolute_url())

    assert [words(h) for h in shown.select(".disputes h3")] == ["Issued on open"]
    assert [li["value"] for li in shown.select("ol.sources > li")] == ["2", "3", "4"]
    assert words(mark_of(shown, "issued on")) == "2 sources, disputed : issued on"
    assert [words(row) for row in target(shown, mark_of(shown, "issued on")).select("li")] == [
        "S2 Court",
        "S3 Blog (p. 3): says 13 July 2020 , undecided",
    ]
    assert "It was proved." in words(shown.select_one(".beside"))
    [reaction] = case.reactions.all()
    assert [words(p) for p in shown.select(".reacted p")] == ["Access Now criticises 13 July 2020", "It is wrong."]

    own = page(client, reaction.get_absolute_url())
    assert [words(h) for h in own.select(".disputes h3")] == ["Made on settled"]
    assert [li["value"] for li in own.select("ol.sources > li")] == ["1"]


def test_a_source_without_a_number_is_named_by_its_own_page(client: Client) -> None:
    """Those that only a party's facts cite have no number on the case."""
    source: Source = b.a_source("A register")
    party = b.a_party("Amnesty")
    case = b.a_case()
    b.a_participation(case, party, "petitioner", "bringing")
    b.cite(party, source, "name", stated_value="Amnesty International", standing="mistaken")
    shown = page(client, case.get_absolute_url())

    links = shown.select(f'.values a[href="/sources/{source.public_id}/"]')
    assert [words(link) for link in links] == ["A register"]
    assert [link["href"] for link in shown.select(".peek li a")] == [f"/sources/{source.public_id}/"]
    assert shown.select('[id="SNone"], [href="#SNone"]') == []
