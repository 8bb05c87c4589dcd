"""What figures are divided by, which rows and segments they have, and what their colours mean."""

import csv
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import builders as b
from tests.statistics.test_statistics import GRANTED, figure, numbers, parts

pytestmark = pytest.mark.django_db


def check_lists(client: Client, told: dict[str, Any]) -> None:
    """Every number is the length of the list behind it."""
    found = {part["url"]: part["count"] for part in parts(told)}
    assert found == {url: client.get(f"/api/v1{url}&count=exact").json()["count"] for url in found}


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
        ("results-by-country", {"IL": {"Rejected": 1}, "FR": {"Granted": 1}}, 1),
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
    assert [bar.select_one(".bar-of").text.split() for bar in page.select(".bars a")][1] == ["2019", "0", "verdicts"]
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


def test_a_page_shows_the_last_years(client: Client) -> None:
    with b.story():
        case = b.a_case(filed_on="1950")
        b.a_ruling(case, issued_on="1960")
        b.a_ruling(case, issued_on="2021")
    page = BeautifulSoup(client.get("/statistics/results-by-year/").content, "html.parser")
    years = [bar.select_one(".bar-of").text.split()[0] for bar in page.select(".bars a")]
    assert (years[0], years[-1], len(years)) == ("1982", "2021", 40)
    assert "22 more rows stand in the CSV." in page.text


# Colours


def legends(client: Client, path: str) -> list[dict[str, str]]:
    """The legend of each figure of a page: the tone of each label."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    return [
        {item.get_text(strip=True): item.select_one("rect")["class"][0] for item in legend.select("li")}
        for legend in page.select(".legend")
    ]


def test_a_colour_means_one_thing_on_a_page(client: Client) -> None:
    with b.story():
        judge = b.a_judge()
        for year, result in (("2019", "granted"), (None, "moot"), ("2020", "rejected"), ("2021", "affirmed")):
            seat = [{"judge": judge}] if result in ("moot", "affirmed") else []
            b.a_ruling(issued_on=year, panel=seat, dispositions=[{"decides": "petition", "result": result}])
        for stance in ("welcomes", "condemns"):
            b.a_reaction(stance=stance)
    shown = [(label, tone) for legend in legends(client, "/statistics/") for label, tone in legend.items()]
    assert len(shown) > len(set(shown)) == 8  # of which two speak of a median
    segments = {(label, tone) for label, tone in shown if "edian" not in label and "dates" not in label}
    assert len(segments) == len({label for label, _ in segments}) == len({tone for _, tone in segments}) == 6


def test_more_segments_than_colours_are_outlined_and_dashed(client: Client) -> None:
    results = ["granted", "granted_in_part", "denied", "rejected", "dismissed_in_limine", "dismissed", "inadmissible"]
    results += ["struck_out", "withdrawn", "settled", "moot", "affirmed", "reversed"]
    b.a_ruling(dispositions=[{"decides": "petition", "result": result} for result in results])
    (legend,) = legends(client, "/statistics/results-by-year/")
    assert [legend[label] for label in ("Granted", "Inadmissible", "Reversed")] == ["t1", "o1", "h1"]
