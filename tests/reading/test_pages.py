"""The pages of judges, courts, parties, topics, sources and reactions: what each shows, and what it does not count."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import LazySettings
from django.test import Client

from cases.models import JudgeCourt, JudgeName
from casetracker.reading import citations, counting
from casetracker.reading.parties import record as party
from tests import builders as b
from tests.identity import SITE

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return BeautifulSoup(answer.content, "html.parser")


def api(client: Client, path: str) -> Any:
    answer = client.get(f"/api/v1{path.removeprefix(SITE)}")
    assert answer.status_code == 200, path
    return answer.json()


def words(element: Any) -> str:
    return re.sub(r"\s+", " ", element.get_text(" ", strip=True))


# What each page says


def test_a_source_names_the_facts_that_rest_on_it(client: Client) -> None:
    source = b.a_source("The judgment", publisher="The court")
    case = b.a_case("Amnesty v. NSO", source=source)
    ruling = b.a_ruling(case, source=source)
    b.cite(case, source, "filed_on", stated_value="2018", note="It says so.")
    b.cite(b.a_case("A draft", published=False), source, "title")
    told = api(client, f"/sources/{source.public_id}/")
    assert [(row["kind"], row["id"], [c["fact"] for c in row["citations"]]) for row in told["records"]] == [
        ("case", case.public_id, ["the record", "filed on"]),
        ("ruling", ruling.public_id, ["the record"]),
    ]
    shown = page(client, f"/sources/{source.public_id}/")
    assert [(words(h), h.a["href"]) for h in shown.select("#facts ~ section h3")] == [
        ("Amnesty v. NSO", f"/cases/{case.public_id}/"),
        ("Judgment R1 in Amnesty v. NSO", f"/rulings/{ruling.public_id}/"),
    ]
    assert "2018 against the record" in words(shown.main)


def test_hidden_records_do_not_count_among_those_that_rest_on_a_source(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citations, "CITATIONS_AT_MOST", 1)
    source = b.a_source()
    seen = b.a_case(source=source)
    for _ in range(5):
        b.a_case(source=source, published=False)
    told = api(client, f"/sources/{source.public_id}/")
    assert ([row["id"] for row in told["records"]], told["is_more"]) == ([seen.public_id], False)


def test_a_topic_holds_the_cases_of_narrower_ones(client: Client) -> None:
    broad = b.a_topic("Surveillance", description="Being watched.")
    narrow = b.a_topic("Spyware", parent=broad)
    case = b.a_case(topics=[narrow])
    b.a_case(topics=[narrow], published=False)
    ruling = b.a_ruling(case)
    b.a_holding(ruling, topics=[narrow])
    told = api(client, f"/topics/{broad.public_id}/")
    assert (told["narrower"], told["number_of_cases"]) == (
        [{"id": narrow.public_id, "name": "Spyware"}],
        {"number": 1, "is_more": False},
    )
    assert [row["id"] for row in told["latest_cases"] + told["latest_rulings"]] == [case.public_id, ruling.public_id]
    shown = page(client, f"/topics/{narrow.public_id}/")
    assert [link["href"] for link in shown.select(".crumbs a")] == ["/", "/topics/", f"/topics/{broad.public_id}/"]


def test_a_reaction_has_a_page_with_what_it_answers(client: Client) -> None:
    ruling = b.a_ruling()
    holding = b.a_holding(ruling)
    reaction = b.a_reaction(about_ruling=ruling, speaker=b.a_party("Access Now"), summary="They are wrong.")
    b.a_point(reaction, [holding], summary="It was proved.")
    told = api(client, f"/reactions/{reaction.public_id}/")
    assert (told["case"]["id"], told["about"]["ruling"]) == (ruling.case.public_id, ruling.public_id)
    assert told["url"] == f"{SITE}{reaction.get_absolute_url()}" == f"{SITE}/reactions/{reaction.public_id}/"
    shown = page(client, told["url"])
    assert words(shown.h1) == "Reaction of Access Now"
    assert f"/cases/{ruling.case.public_id}/#R1-H1" in [link["href"] for link in shown.select(".points a")]


def test_a_reaction_shows_what_is_disputed_of_it_alone(client: Client) -> None:
    reaction = b.a_reaction(about_ruling=b.a_ruling())
    point = b.a_point(reaction, [], summary="No.")
    case, source = reaction.case, b.a_source("The press")
    for unit, path, stated in (
        (case, "filed_on", "1999"), (reaction, "made_on", "1999"), (reaction, f"points/{point.key}.summary", "Yes."),
    ):  # fmt: skip
        b.cite(unit, source, path, stated_value=stated)
    b.cite(case, source, "status", support="implies", note="It follows.")
    b.cite(reaction, source, "stance", support="implies", note="It follows.")
    shown = page(client, reaction.get_absolute_url())
    assert [words(h) for h in shown.select("#disputed h3")] == [
        "Made on settled",
        f"Point {point.number or '–'}: summary settled",
    ]
    assert [words(fact) for fact in shown.select("#inferred li")] == ["Stance Criticises S4 The press . It follows."]
    assert [words(summary) for summary in shown.select("summary")][:3] == [
        "Disputed facts 2 settled",
        "Inferred facts 1 that no source states",
        "Sources 2 that this page rests on",
    ]
    assert len(page(client, case.get_absolute_url()).select(".disputes > li")) == 3
    assert page(client, reaction.about_ruling.get_absolute_url()).select(".disputes > li") == []


def test_facts_of_parts_are_called_by_name_or_number(client: Client) -> None:
    """Never by their keys; nor by the name of who takes part in a case, whose page may be kept from search engines."""
    judge, source = b.a_judge("Rachel Barkai"), b.a_source("The judgment")
    b.part(judge, JudgeCourt, key="tlv", court=b.a_court("Tel Aviv District Court"))
    b.part(judge, JudgeName, key="he", name="רחל ברקאי", language="he")
    ruling = b.a_ruling(judge=judge)
    b.cite(judge, source, "courts/tlv")
    b.cite(judge, source, "names/he")
    holding, part = b.a_holding(ruling), b.a_participation(ruling.case, b.a_party("Somebody"))
    b.cite(ruling, source, f"holdings/{holding.key}.statement")
    b.cite(ruling.case, source, f"participations/{part.key}.role")

    assert {c["fact"] for c in api(client, f"/judges/{judge.public_id}/")["citations"]} == {
        "court Tel Aviv District Court", "name רחל ברקאי",
    }  # fmt: skip
    told = api(client, f"/sources/{source.public_id}/")["records"]
    assert {c["fact"] for record in told if record["kind"] != "judge" for c in record["citations"]} == {
        f"holding {holding.label}: statement", f"{part.label}: role",
    }  # fmt: skip
    shown = page(client, f"/judges/{judge.public_id}/")
    assert [bdi["dir"] for bdi in shown.select('.sources bdi[lang="he"]')] == ["rtl"]


@pytest.mark.parametrize(
    ("path", "above"),
    [("/petitioners/", "/parties/"), ("/respondents/", "/parties/"), ("/verdicts/", "/rulings/"), ("/parties/", None)],
)
def test_a_list_within_another_says_so(client: Client, path: str, above: str | None) -> None:
    links = [link["href"] for link in page(client, path).select(".crumbs a")]
    assert links == (["/", above] if above else ["/"])


@pytest.mark.parametrize("path", ["/nothing/", "/cases/zzzzzzzzzz/"])
def test_an_error_has_no_address_of_its_own(client: Client, path: str) -> None:
    shown = BeautifulSoup(client.get(path).content, "html.parser")
    assert (shown.select('[rel="canonical"]'), shown.select_one('[name="robots"]')["content"]) == ([], "noindex")


# What is counted, and what is not


def verdicts(judge: Any, results: list[str], country: str = "IL") -> None:
    court = b.a_court(f"A court in {country}", country=country)
    for result in results:
        case = b.a_case(court=court)
        b.a_ruling(case, judge=judge, court=court, dispositions=[{**b.REJECTED, "result": result}])


def test_no_share_is_given_of_fewer_than_five(client: Client) -> None:
    judge = b.a_judge()
    verdicts(judge, ["rejected"] * 4)
    told = api(client, f"/judges/{judge.public_id}/")["verdicts"]["results"]
    assert [(row["number"], row["percent"]) for row in told] == [(4, None)]
    assert "%" not in words(page(client, f"/judges/{judge.public_id}/").main)
    verdicts(judge, ["granted"])
    told = api(client, f"/judges/{judge.public_id}/")["verdicts"]["results"]
    assert [(row["result"], row["number"], row["percent"]) for row in told] == [("granted", 1, 20), ("rejected", 4, 80)]
    assert "80%" in words(page(client, f"/judges/{judge.public_id}/").main)


def test_judges_are_not_compared_where_that_is_forbidden(client: Client, settings: LazySettings) -> None:
    settings.JUDGE_STATISTICS_OFF = ["FR"]
    judge = b.a_judge()
    verdicts(judge, ["rejected"], "IL")
    verdicts(judge, ["granted"] * 6, "FR")
    told = api(client, f"/judges/{judge.public_id}/")
    assert (told["left_out"], told["verdicts"]["number"], told["number_of_rulings"]["number"]) == (["FR"], 1, 7)
    assert [row["result"] for row in told["verdicts"]["results"]] == ["rejected"]
    shown = words(page(client, f"/judges/{judge.public_id}/").main)
    assert "Verdicts of courts in France are not counted here" in shown


def test_nothing_is_counted_further_than_is_cheap(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (counting, party):
        monkeypatch.setattr(module, "COUNTED_AT_MOST", 2)
    judge, somebody = b.a_judge(), b.a_party()
    verdicts(judge, ["rejected"] * 3)
    for _ in range(3):
        b.a_participation(b.a_case(), somebody)
    told = api(client, f"/judges/{judge.public_id}/")
    assert told["number_of_rulings"] == {"number": 2, "is_more": True}
    assert told["verdicts"]["is_more"] is True
    assert "Based on more than 2 rulings" in words(page(client, f"/judges/{judge.public_id}/").main)
    assert [(r["number"], r["is_more"]) for r in api(client, f"/parties/{somebody.public_id}/")["roles"]] == [(2, True)]


def test_a_role_in_a_hidden_case_is_no_role(client: Client) -> None:
    """Nor a way to have met somebody, nor a filter that finds."""
    somebody, other = b.a_party("Somebody"), b.a_party("Other", kind="ngo")
    seen, draft = b.a_case(), b.a_case(published=False)
    b.a_participation(seen, somebody, "respondent", "opposing")
    b.a_participation(b.a_case(), other)
    b.a_participation(draft, somebody, "petitioner")
    b.a_participation(draft, other, "amicus_curiae", "neutral")
    told = api(client, f"/parties/{somebody.public_id}/")
    assert ([row["role"] for row in told["roles"]], told["met"]) == (["respondent"], [])
    assert api(client, "/parties/?role=amicus_curiae")["results"] == []
    assert client.get(f"/api/v1/parties/?court={draft.court.public_id}").status_code == 400
    assert [row["name"] for row in api(client, f"/parties/?court={seen.court.public_id}")["results"]] == ["Somebody"]


def test_lists_are_filtered_and_paged(client: Client) -> None:
    for name, country in (("Court C", "IL"), ("Court A", "IL"), ("Court B", "FR")):
        b.a_case(court=b.a_court(name, country=country))
    shown = page(client, "/courts/?country=il&page_size=1")
    assert [words(row.h2) for row in shown.select("[data-id]")] == ["Court A"]
    assert words(shown.select_one(".chips")).startswith("Country: Israel ×")
    following = page(client, shown.select_one('a[rel="next"]')["href"])
    assert [words(row.h2) for row in following.select("[data-id]")] == ["Court C"]
