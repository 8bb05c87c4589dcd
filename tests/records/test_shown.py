"""The pages of judges, parties and the like on the record that comes with Casetracker."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.reading.test_pages import api, page, words
from tests.record import record_kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def one_called(client: Client, kind: str, name: str) -> str:
    return next(row["id"] for row in api(client, f"/{kind}/?name={name}")["results"] if row["name"] == name)


def test_the_judge_of_the_founding_case(record: None, client: Client) -> None:
    judge = api(client, f"/judges/{one_called(client, 'judges', 'Rachel Barkai')}/")
    parts = "author,joined,concurring,concurring_in_part,unknown"
    decided = "decides=petition,claim,appeal,charge&result=rejected"
    address = f"http://testserver/verdicts/?judge={judge['id']}&judge_part={parts}&{decided}"
    assert judge["number_of_rulings"] == {"number": 3, "is_more": False}
    assert judge["verdicts"] == {
        "number": 1,
        "is_more": False,
        "results": [{"result": "rejected", "number": 1, "percent": None, "url": address}],
    }
    latest = [row["result"] for row in judge["latest_rulings"]]
    assert (latest[0], sorted(latest[1:])) == ("rejected", ["denied", "granted"])  # the two may be of one day
    shown = page(client, judge["url"])
    assert shown.h1.text == "Rachel Barkai"
    assert "Based on 3 rulings in this collection." in words(shown.main)
    assert "%" not in words(shown.main)
    assert shown.select_one('link[rel="canonical"]')["href"] == judge["url"]


def test_nso_in_each_of_its_roles(record: None, client: Client) -> None:
    nso = api(client, f"/parties/{one_called(client, 'parties', 'NSO Group')}/")
    roles = {row["role"]: (row["number"], {r["result"]: r["number"] for r in row["results"]}) for row in nso["roles"]}
    assert roles == {
        "petitioner": (1, {}),
        "respondent": (1, {"rejected": 1}),
        "defendant": (8, {"granted": 1, "rejected": 1, "dismissed_in_limine": 2, "varied": 1}),
        "appellant": (2, {"affirmed": 1}),
        "appellee": (2, {"affirmed": 1, "vacated_and_remanded": 1}),
        "licensee": (1, {"rejected": 1}),
        "suspect": (1, {}),
        "affected_person": (1, {}),
    }
    for row in nso["roles"]:
        for counted in [row, *row["results"], row["without_verdict"]]:
            assert api(client, f"{counted['url']}&count=exact")["count"] == counted["number"]
    for counted in nso["reactions_by_stance"]:
        assert api(client, f"{counted['url']}&count=exact")["count"] == counted["number"]
    assert nso["number_of_cases"]["number"] == api(client, f"/cases/?party={nso['id']}&count=exact")["count"] == 16
    shown = page(client, nso["url"])
    assert [cell.get_text(" ", strip=True).split()[0] for cell in shown.select("#as-defendant td")] == [
        "8", "1", "1", "2", "0", "0", "1", "4",
    ]  # fmt: skip
    assert "most often as defendant (8). It met 41 other parties, 18 of them against it." in words(shown.main)
    assert len(shown.select("#cases ~ ol li")) == 16
    met = {row["name"]: row for row in nso["met"]}
    assert met["Ministry of Defense"]["roles"] == [
        {"own": "respondent", "other": "respondent"},
        {"own": "licensee", "other": "respondent"},
    ]
    stood = {name: met[name]["stood"] for name in ("Ministry of Defense", "Apple Inc.", "Abogacía del Estado")}
    assert stood == {"Ministry of Defense": "beside", "Apple Inc.": "against", "Abogacía del Estado": "apart"}
    assert met["Apple Inc."]["number"] == 1
    assert len(shown.select(".others tbody tr")) == len(shown.select(".ring a")) == 12
    assert len(shown.select("#met-more li")) == len(nso["met"]) - 12


@pytest.mark.slow
def test_every_page_of_the_record_answers_with_a_title_of_its_own(record: None, client: Client) -> None:
    titles: dict[str, str] = {}
    for kind in ("judges", "courts", "parties", "petitioners", "respondents", "topics", "sources", "reactions"):
        rows = api(client, f"/{kind}/?page_size=500")["results"]
        pages = [row.get("page") or row["url"] for row in rows] if kind not in ("petitioners", "respondents") else []
        for path in [f"/{kind}/", *pages[:12]]:
            shown = page(client, path)
            assert len(shown.select("h1")) == 1, path
            assert shown.title.text not in titles, (path, titles.get(shown.title.text))
            titles[shown.title.text] = path
