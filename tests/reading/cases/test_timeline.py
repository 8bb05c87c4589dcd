"""What the page of a case says of when things happened: the timeline, the hours, and the ladder of instances."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import builders as b
from tests.reading.test_pages import api, page, words

pytestmark = pytest.mark.django_db


def test_an_open_beginning_stands_at_its_latest_day(client: Client) -> None:
    with b.story():
        case = b.a_case()
        days = {"C": "../2020-01-16", "A": "2018-06", "D": "2020-01-17", "B": "2020-01/2020-02", "E": None}
        for title, on in days.items():
            b.an_event(case, title, on=on)
        b.a_reaction(case, made_on="../2021", summary="Late.")
        b.a_reaction(case, made_on="2020", summary="Early.")
    told = api(client, f"/cases/{case.public_id}/")

    assert [entry["title"] for entry in told["timeline"] if entry["type"] == "event"] == ["A", "B", "C", "D", "E"]
    assert [row["summary"] for row in told["reactions"]] == ["Early.", "Late."]


def test_the_latest_verdict_is_the_same_in_lists_and_on_the_page(client: Client) -> None:
    case = b.a_case()
    b.a_ruling(case, issued_on="2019")
    latest = b.a_ruling(case, issued_on="../2020")

    assert api(client, "/cases/")["results"][0]["verdict"]["id"] == latest.public_id
    assert api(client, f"/cases/{case.public_id}/")["verdict"] == latest.public_id


def test_the_timeline_shows_the_hour_of_a_hearing(client: Client) -> None:
    begins = datetime(2020, 1, 16, 8, tzinfo=UTC)
    case = b.a_case()
    b.an_event(case, on="2020-01-16", begins_at=begins, time_zone="Asia/Jerusalem")

    assert "16 January 2020 , 10:00 (Asia/Jerusalem)" in words(
        page(client, case.get_absolute_url()).select_one(".line")
    )


def test_the_timeline_is_drawn_in_three_lanes_and_listed(client: Client) -> None:
    with b.story():
        case = b.a_case()
        company = b.a_party("Aquavolt")
        b.a_participation(case, company, "respondent", "opposing")
        b.an_event(case, "The river is poisoned", "incident", on="2019-06")
        b.an_event(case, "העתירה הוגשה", "filing", on="../2020-01-16")
        b.an_event(case, "A hearing without a date")
        ruling = b.a_ruling(case, issued_on="2020-07-12")
        party = b.a_reaction(about_ruling=ruling, speaker=company, made_on="2020-07-13", stance="welcomes")
        b.a_point(party, quotation="Rightly so", quotation_language="en", summary="It is right.")
        b.a_reaction(about_ruling=ruling, speaker=b.a_party("The Times", kind="media"), made_on="2020-07-13?")
    told = page(client, case.get_absolute_url()).select_one("section.timeline")
    assert told
    drawing, links, strip = told.select("figure > div > svg, figure > svg")

    assert [(words(lane), [words(line) for line in lane.find_next_siblings("svg", recursive=False)][:1])
            for lane in drawing.select(".lane")] == [
        ("Court", ["12 July 2020 R1: Petition rejected"]),
        ("Parties", ["16 January 2020 or earlier \u2068 העתירה הוגשה \u2069"]),
        ("Outside", ["June 2019 The river is poisoned"]),
    ]  # fmt: skip
    assert "13 July 2020 + Aquavolt: “Rightly so”" in words(drawing)
    assert "perhaps 13 July 2020 − The Times: criticises" in words(drawing)
    assert [(tspan["lang"], words(tspan)) for tspan in drawing.select("tspan")] == [("he", "העתירה הוגשה")]
    assert [(link["href"], link["aria-label"]) for link in links.select("a")] == [
        ("#R1", "R1: Petition rejected, 12 July 2020")
    ]
    assert [len(strip.select(mark)) for mark in ("circle.court", "circle.perhaps", ".bar", ".open")] == [1, 1, 1, 1]
    named = " ".join(svg["aria-labelledby"] for svg in (drawing, strip)).split()
    assert all(told.select_one(f"#{each}") for each in named)
    assert "One entry without a date stands in the list alone." in words(told.figcaption)
    assert words(told.summary) == "The 6 entries as a list"
    assert [[words(cell) for cell in row.select("p")] for row in told.select("details .line > li")] == [
        ["June 2019", "Outside", "The river is poisoned"],
        ["16 January 2020 or earlier", "Parties", "העתירה הוגשה"],
        ["12 July 2020", "Court", "Judgment R1 : Petition rejected"],
        ["13 July 2020", "Parties", "welcomes Aquavolt : Rightly so"],
        ["perhaps 13 July 2020", "Outside", "criticises The Times"],
        ["date not known", "Court", "A hearing without a date"],
    ]
    assert [row["id"] for row in told.select(".line > [id]")] == ["E2", "E1", "E3"]


def test_a_case_with_few_dates_has_the_list_alone(client: Client) -> None:
    with b.story():
        case = b.a_case()
        for on in ("2019-06", "2020", None):
            b.an_event(case, on=on)
    told = page(client, case.get_absolute_url()).select_one("section.timeline")

    assert told
    assert (len(told.select(".line > li")), told.select("svg, details, figure")) == (3, [])


def test_a_claim_says_who_raised_it_and_against_whom(client: Client) -> None:
    with b.story():
        case = b.a_case()
        rivers = b.a_participation(case, b.a_party("Rivers"))
        company = b.a_participation(case, b.a_party("Aquavolt"), "respondent", "opposing")
        b.a_claim(case, raised_by=[rivers], against=[company])

    assert "Allegation, raised by Rivers , against Aquavolt" in words(
        page(client, case.get_absolute_url()).select_one(".claims tbody")
    )


def test_the_ladder_is_a_tree_with_siblings_by_date(client: Client) -> None:
    with b.story():
        first = b.a_case("First instance", filed_on="2018")
        later = b.a_case("Appeal of 2025", filed_on="2025")
        early = b.a_case("Appeal of 2021", filed_on="2021")
        top = b.a_case("Supreme of 2022", filed_on="2022")
        for upper, lower in ((later, first), (early, first), (top, early)):
            b.a_relation(upper, lower)

    for case in (first, later, early, top):
        ladder = api(client, f"/cases/{case.public_id}/")["ladder"]
        assert [(row["title"], row["depth"], row["appeal_of"]) for row in ladder] == [
            ("First instance", 0, None),
            ("Appeal of 2021", 1, first.public_id),
            ("Supreme of 2022", 2, early.public_id),
            ("Appeal of 2025", 1, first.public_id),
        ]
        assert [row["title"] for row in ladder if row["is_this"]] == [case.title]
    shown = page(client, top.get_absolute_url())
    assert [words(row.select_one("a, b")) for row in shown.select(".ladder .ladder > li")] == [
        "Appeal of 2021", "Supreme of 2022", "Appeal of 2025",
    ]  # fmt: skip
    assert [words(row.b) for row in shown.select(".ladder .ladder .ladder > li")] == ["Supreme of 2022"]


def test_cases_that_appeal_each_other_are_shown_once(client: Client) -> None:
    one, two = b.a_case("One", filed_on="2018"), b.a_case("Two", filed_on="2019")
    b.a_relation(one, two)
    b.a_relation(two, one)

    assert [row["title"] for row in api(client, f"/cases/{two.public_id}/")["ladder"]] == ["One", "Two"]
    assert client.get(two.get_absolute_url()).status_code == 200


def test_a_preview_says_what_readers_do_not_see(admin_client: Client, admin_user: User) -> None:
    def said(unit: Any) -> str:
        return words(page(admin_client, f"/admin/preview/{unit.public_id}/").select_one('.note[role="status"]'))

    case = b.a_case()
    ruling = b.a_ruling(case)
    assert [said(case), said(ruling)] == ["Preview. Readers see this record as it stands here."] * 2
    draft = b.a_ruling(case, published=False)
    assert said(draft) == "Preview. Readers do not see this yet. Numbers are provisional until it is published."
    assert said(case).endswith(
        "Readers see this record, but for one ruling or reaction of the case that is not public; its numbers are "
        "provisional."
    )
    b.a_reaction(case, published=False)
    assert "but for 2 rulings and reactions" in said(case)
    assert said(b.a_case(published=False)).startswith("Preview. Readers do not see this yet.")
