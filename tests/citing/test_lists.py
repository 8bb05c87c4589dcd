"""Whole lists as bibliographies: their formats and filters, what they do not show, and what they cost."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from casetracker.citing.lists import LISTS
from casetracker.citing.sources import BIBLIOGRAPHY_FORMS
from casetracker.citing.styles import STYLES
from rulings.models import Ruling
from tests import builders as b

pytestmark = pytest.mark.django_db


def sent(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content).decode()


def test_every_style_is_a_text_with_a_line_for_each_ruling(client: Client) -> None:
    for year in (2020, 2021):
        b.a_ruling(b.a_case(f"A {year} v. B"), issued_on=str(year))
    found = client.get("/api/v1/verdicts/?ordering=issued_on").json()["results"]
    texts = [client.get(f"/rulings/{row['id']}/cite.styles").json() for row in found]
    for style in STYLES:
        answer = client.get(f"/verdicts/cite.{style}?ordering=issued_on")
        assert b"".join(answer.streaming_content).decode().splitlines() == [each[style] for each in texts]
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.headers["Content-Disposition"] == f'inline; filename="verdicts.{style}.txt"'
    assert len(texts) == 2
    assert client.get("/reactions/cite.oscola").status_code == 404


def test_what_is_hidden_is_neither_cited_nor_a_source(client: Client) -> None:
    case = b.a_case("Open v. Case", source=b.a_source("Told", archived_url="https://archive.example.org/told"))
    b.a_ruling(case, published=False, source=b.a_source("Hidden report"))
    b.a_case("Draft v. Case", published=False, source=b.a_source("Of a draft"))
    of_ruling = b.a_source("Of a ruling")
    for issued_on in ("2021", None):
        b.a_ruling(case, issued_on=issued_on, source=of_ruling)
    assert [item["title"] for item in json.loads(sent(client, "/cases/sources.json"))] == ["Told", "Of a ruling"]
    assert "archived at https://archive.example.org/told" in sent(client, "/cases/sources.txt")
    assert [item["title"] for item in json.loads(sent(client, "/rulings/sources.json?decided_year=2021"))] == [
        "Of a ruling"
    ]
    (item,) = json.loads(sent(client, "/cases/cite.json"))
    assert (item["title"], item["issued"]) == ("Open v. Case", {"date-parts": [[2021]]})
    assert sent(client, "/cases/cite.json?country=FR") == "[]\n"
    assert sent(client, "/cases/cite.ris?country=FR") == sent(client, "/cases/sources.txt?country=FR") == ""


def test_what_cannot_be_answered_is_named(client: Client) -> None:
    for address in ("/rulings/cite.ris", "/cases/sources.bib"):
        answer = client.get(f"{address}?colour=red&cursor=x")
        assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")
        assert answer.content.decode().startswith("colour: Unknown parameter")
    for query, name in (("page_size=3", "page_size"), ("ordering=age", "ordering"), ("format=csv", "format")):
        answer = client.get(f"/cases/cite.ris?{query}")
        assert (answer.status_code, answer.content.decode().partition(":")[0]) == (400, name)
    assert client.get("/judges/cite.ris").status_code == client.get("/sources/sources.ris").status_code == 404


def test_a_portion_takes_the_same_queries_whatever_stands_in_it(client: Client) -> None:
    def queries(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            sent(client, address)
        return len(captured)

    addresses = ["/cases/cite.ris", "/rulings/cite.oscola", "/reactions/cite.bib", "/cases/sources.txt"]
    a_told_case()
    few = [queries(address) for address in addresses]
    for _ in range(4):
        a_told_case()
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 16
    assert (Case.objects.count(), Ruling.objects.count()) == (5, 10)


def a_told_case() -> None:
    case = b.a_case(source=b.a_source())
    b.a_participation(case)
    for year in ("2020", "2021"):
        b.a_reaction(about_ruling=b.a_ruling(case, issued_on=year, judge=b.a_judge(), court=b.a_court()))


def test_lists_and_the_search_offer_them_with_the_filters_that_are_set(client: Client) -> None:
    b.a_ruling(b.a_case("Amnesty v. Ministry"))
    page = client.get("/rulings/?decides=petition&page_size=5&ordering=issued_on").content.decode()
    for form in LISTS["rulings"].forms:
        assert f'href="/rulings/cite.{form}?decides=petition&amp;ordering=issued_on"' in page
    for form in BIBLIOGRAPHY_FORMS:
        assert f'href="/rulings/sources.{form}?decides=petition&amp;ordering=issued_on"' in page
    page = client.get("/search/?q=Amnesty&country=IL&facets=yes").content.decode()
    assert 'href="/cases/cite.oscola?q=Amnesty&amp;country=IL"' in page
    assert 'href="/cases/sources.ris?q=Amnesty&amp;country=IL"' in page
    assert "Amnesty v. Ministry" in sent(client, "/cases/cite.ris?q=Amnesty&country=IL")
    page = client.get("/sources/").content.decode()
    assert 'href="/sources/cite.ris"' in page and "sources/sources" not in page
    assert "cite.ris" not in client.get("/judges/").content.decode()
