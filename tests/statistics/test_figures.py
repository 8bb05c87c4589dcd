"""What figures are divided by, which rows and segments they have, and how a long time is drawn."""

import csv
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import builders as b
from tests.identity import SITE
from tests.statistics.test_statistics import GRANTED, figure, numbers, parts

pytestmark = pytest.mark.django_db


def check_lists(client: Client, told: dict[str, Any]) -> None:
    """Every number is the length of the list behind it."""
    found = {part["url"]: part["count"] for part in parts(told)}
    assert found == {url: client.get(f"/api/v1{url.removeprefix(SITE)}&count=exact").json()["count"] for url in found}


# Judges share a result or do not


@b.story()
def a_divided_bench() -> None:
    panel = [
        {"judge": b.a_judge(name), "part": part}
        for name, part in (
            ("Author", "author"),
            ("Silent", "unknown"),
            ("Dissenter", "dissenting"),
            ("Halfway", "dissenting_in_part"),
            ("Absent", "recused"),
        )
    ]
    b.a_ruling(panel=panel)


def test_a_result_is_of_those_judges_who_shared_it(client: Client) -> None:
    a_divided_bench()
    told = figure(client, "results-by-judge")
    assert {row["label"]: row["count"] for row in told["rows"]} == {"Author": 1, "Silent": 1}
    assert (told["counted"], told["lacking"]) == (1, 0)
    assert "Judges who dissented, in whole or in part, or did not take part are left out" in " ".join(
        told["counts"].split()
    )
    check_lists(client, told)


def test_dissenters_are_counted_where_they_are_asked_for(client: Client) -> None:
    a_divided_bench()
    told = figure(client, "results-by-judge", "judge_part=dissenting,dissenting_in_part")
    assert {row["label"]: row["count"] for row in told["rows"]} == {"Dissenter": 1, "Halfway": 1}
    check_lists(client, told)


def test_a_verdict_whose_only_named_judge_dissented_lacks_a_judge(client: Client) -> None:
    b.a_ruling(panel=[{"judge": b.a_judge(), "part": "dissenting"}])
    told = figure(client, "results-by-judge")
    assert (told["counted"], told["lacking"], told["rows"]) == (0, 1, [])


# Country, topic, type of case


def test_results_are_divided_by_country_topic_and_type_of_case(client: Client) -> None:
    with b.story():
        surveillance = b.a_topic("Surveillance")
        spyware = b.a_topic("Spyware", parent=surveillance)
        exports = b.a_topic("Exports")
        lod, lyon = b.a_court("Lod", country="IL"), b.a_court("Lyon", country="FR")
        b.a_ruling(b.a_case(court=lod, topics=[spyware, exports]))
        b.a_ruling(b.a_case(court=lyon, topics=[surveillance], case_type="appeal"), dispositions=[GRANTED])
        b.a_ruling(b.a_case(court=None))
    for name, rows, lacking in (
        ("results-by-country", {"Israel": {"Rejected": 1}, "France": {"Granted": 1}}, 1),
        (
            "results-by-topic",
            {"Surveillance": {"Granted": 1, "Rejected": 1}, "Spyware": {"Rejected": 1}, "Exports": {"Rejected": 1}},
            1,
        ),
        ("results-by-case-type", {"Petition": {"Rejected": 2}, "Appeal": {"Granted": 1}}, 0),
    ):
        told = figure(client, name)
        assert (numbers(client, name), told["lacking"]) == (rows, lacking), name
        check_lists(client, told)


def test_a_case_of_several_topics_is_timed_once(client: Client) -> None:
    with b.story():
        surveillance = b.a_topic("Surveillance")
        narrower = [b.a_topic(name, parent=surveillance) for name in ("Spyware", "Phones")]
        for topics, issued in ((narrower, "2020-01-31"), (narrower[:1], "2020-01-11"), ([], "2020-03-01")):
            b.a_ruling(b.a_case(filed_on="2020-01-01", topics=topics), issued_on=issued)
    told = figure(client, "time-to-verdict-by-topic")
    assert (told["counted"], told["lacking"], told["measures"]["median"]) == (2, 1, [20, 20])
    assert {row["label"]: (row["count"], row["measures"]["median"]) for row in told["rows"]} == {
        "Surveillance": (2, [20, 20]),
        "Spyware": (2, [20, 20]),
        "Phones": (1, [30, 30]),
    }
    check_lists(client, told)


# Years


@b.story()
def rulings_of_two_years() -> None:
    case = b.a_case()
    b.a_ruling(case, issued_on="2018-03")
    b.a_ruling(case, issued_on="2021-03", dispositions=[GRANTED])


def test_years_without_a_verdict_stay_on_the_axis(client: Client) -> None:
    rulings_of_two_years()
    told = figure(client, "results-by-year")
    assert [(row["key"], row["count"], len(row["segments"])) for row in told["rows"]] == [
        ("2018", 1, 1),
        ("2019", 0, 0),
        ("2020", 0, 0),
        ("2021", 1, 1),
    ]
    check_lists(client, told)
    page = BeautifulSoup(client.get("/statistics/results-by-year/").content, "html.parser")
    assert [mark.title.text for mark in page.select(".chart svg a")] == [
        "2018: 1 verdict", "2018: Rejected, 1", "2019: 0 verdicts", "2020: 0 verdicts", "2021: 1 verdict",
        "2021: Granted, 1",
    ]  # fmt: skip
    assert "2 years have none and keep their place." in page.select_one("figcaption").text
    lines = client.get("/statistics/results-by-year.csv").content.decode("utf-8-sig").splitlines()
    rows = [(row["decided_year"], row["result"], row["verdicts"], row["percent"]) for row in csv.DictReader(lines)]
    assert rows == [
        ("2018", "rejected", "1", ""),
        ("2019", "", "0", ""),
        ("2020", "", "0", ""),
        ("2021", "granted", "1", ""),
    ]


def test_years_that_were_chosen_are_the_axis(client: Client) -> None:
    rulings_of_two_years()
    told = figure(client, "results-by-year", "decided_year=2018,2020,2021")
    assert [(row["key"], row["count"]) for row in told["rows"]] == [("2018", 1), ("2020", 0), ("2021", 1)]


def test_a_long_time_is_drawn_by_decades_and_then_by_centuries(client: Client) -> None:
    with b.story():
        case = b.a_case(filed_on="1950")
        for issued in ("1960", "1963", "2021"):
            b.a_ruling(case, issued_on=issued)
    page = BeautifulSoup(client.get("/statistics/results-by-year/").content, "html.parser")
    marks = {mark.title.text: mark["href"] for mark in page.select(".chart svg a")}
    assert list(marks)[:2] == ["1960s: 2 verdicts", "1960s: Rejected, 2"]
    assert client.get(f"/api/v1{marks['1960s: Rejected, 2']}&count=exact").json()["count"] == 2
    assert [row.get_text(" ", strip=True) for row in page.select(".numbers tbody th[scope='row']:first-child")] == [
        "1960s", "1970s", "1980s", "1990s", "2000s", "2010s", "2020s",
    ]  # fmt: skip
    assert len(figure(client, "results-by-year")["rows"]) == 62
    b.a_ruling(case, issued_on="1450")
    page = BeautifulSoup(client.get("/statistics/results-by-year/").content, "html.parser")
    assert page.select_one(".chart svg a").title.text == "1400–1499: 1 verdict"
