"""Sources as a bibliography: the article itself with the archive's address, one by one and all of a case."""

import json
import re
from typing import Any
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Source
from casetracker.citing.sources import BIBLIOGRAPHY_FORMS
from tests import builders as b

pytestmark = pytest.mark.django_db
ARTICLE, COPY = "https://www.example.com/article", "https://archive.example.org/article"


def an_article(**columns: Any) -> Source:
    source = b.a_source(
        "Court rejects 50% of {it}",
        **{
            "author": "Hagar Ravet",
            "publisher": "CTech",
            "url": ARTICLE,
            "archived_url": COPY,
            "published_on": "2020-07-13",
            "accessed_on": "2026-11-24",
            "language": "en",
            **columns,
        },
    )
    b.a_case("Malekar v. DECA", source=source)
    source.refresh_from_db()
    return source


def cited(client: Client, source: Source, form: str) -> str:
    answer = client.get(f"/sources/{source.public_id}/cite.{form}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, BIBLIOGRAPHY_FORMS[form].media_type)
    return answer.content.decode()


def test_a_source_is_cited_itself_with_the_archives_address(client: Client) -> None:
    source = an_article()
    assert cited(client, source, "txt") == (
        f"Hagar Ravet, “Court rejects 50% of {{it}}”, CTech, 13 July 2020, {ARTICLE}, archived at {COPY}, "
        "accessed 24 November 2026\n"
    )
    (item,) = json.loads(cited(client, source, "json"))
    assert item == {
        "id": f"casetracker-{source.public_id}",
        "type": "article-newspaper",
        "title": "Court rejects 50% of {it}",
        "author": [{"literal": "Hagar Ravet"}],
        "issued": {"date-parts": [[2020, 7, 13]]},
        "container-title": "CTech",
        "note": f"Archived at {COPY}.",
        "language": "en",
        "URL": ARTICLE,
        "archive_location": COPY,
        "accessed": {"date-parts": [[2026, 11, 24]]},
    }
    (entry,) = rispy.loads(cited(client, source, "ris"))
    told = ("type_of_reference", "secondary_title", "date", "urls", "access_date", "authors")
    assert [entry[name] for name in told] == [
        *("NEWS", "CTech", "2020/07/13/", [ARTICLE], "2026/11/24/", ["Hagar Ravet,"]),
    ]
    (record,) = bibtexparser.parse_string(cited(client, source, "bib")).entries
    assert (record.entry_type, record["title"], record["journaltitle"], record["urldate"]) == (
        *("article", r"{Court rejects 50\% of \{it\}}", "CTech", "2026-11-24"),
    )
    assert (record["url"], record["note"], record["date"]) == (ARTICLE, f"Archived at {COPY}.", "2020-07-13")


def test_what_is_not_known_is_left_out_and_a_doubtful_date_does_not_pretend(client: Client) -> None:
    bare = an_article(author="", publisher="", url="", published_on=None, accessed_on=None, kind="ngo_report")
    (item,) = json.loads(cited(client, bare, "json"))
    assert (item["type"], item["URL"], item.keys() & {"author", "issued", "accessed", "publisher"}) == (
        *("report", COPY, set()),
    )
    assert "undated" in cited(client, bare, "txt")
    doubtful = an_article(published_on="2020-07?")
    (entry,) = rispy.loads(cited(client, doubtful, "ris"))
    assert ("date" in entry, entry["year"]) == (False, "2020")
    assert "Date: perhaps July 2020." in entry["notes"][0]


def test_all_sources_of_a_case_are_one_bibliography(client: Client) -> None:
    first, second = an_article(), b.a_source("A look back", url="https://www.example.com/back")
    case = b.a_case("Other v. Case", source=first)
    b.cite(case, second, "title")
    hidden = b.a_ruling(case, published=False, source=b.a_source("Hidden report"))
    answers = {form: client.get(f"/cases/{case.public_id}/sources.{form}") for form in BIBLIOGRAPHY_FORMS}
    assert [item["title"] for item in json.loads(answers["json"].content)] == [first.title, second.title]
    assert [entry["title"] for entry in rispy.loads(answers["ris"].content.decode())] == [first.title, second.title]
    assert len(bibtexparser.parse_string(answers["bib"].content.decode()).entries) == 2
    assert len(answers["txt"].content.decode().splitlines()) == 2
    assert all(b"Hidden report" not in answer.content for answer in answers.values()) and hidden.pk
    page = client.get(case.get_absolute_url()).content.decode()
    assert all(f"/cases/{case.public_id}/sources.{form}" in page for form in BIBLIOGRAPHY_FORMS)


def test_hidden_sources_and_cases_have_no_bibliography(client: Client) -> None:
    unseen = b.a_source("Nobody cites it")
    draft = b.a_case(published=False)
    for form in BIBLIOGRAPHY_FORMS:
        assert client.get(f"/sources/{unseen.public_id}/cite.{form}").status_code == 404
        assert client.get(f"/cases/{draft.public_id}/sources.{form}").status_code == 404


def test_a_sources_page_gives_the_article_and_not_our_page(client: Client) -> None:
    source = an_article()
    page = BeautifulSoup(client.get(f"/sources/{source.public_id}/").content, "html.parser")
    named = re.compile("^(z|dc|prism|citation)[:_]")
    assert {tag["name"]: tag["content"] for tag in page.head.find_all("meta", attrs={"name": named})} == {
        "z:itemType": "newspaperArticle",
        "dc:title": source.title,
        "dc:creator": "Hagar Ravet,",
        "dc:date": "13 July 2020",
        "dc:publisher": "CTech",
        "prism:publicationName": "CTech",
        "dc:language": "en",
        "citation_public_url": ARTICLE,
    }


def coins(client: Client, path: str) -> list[dict[str, str]]:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    spans = [parse_qs(span["title"]) for span in page.find_all("span", class_="Z3988")]
    return [{name.removeprefix("rft."): values[0] for name, values in span.items()} for span in spans]


def test_lists_can_be_saved_as_a_whole(client: Client) -> None:
    source = an_article()
    case = b.a_case(
        "Amnesty v. Ministry", docket_number="28312-05-19", court=b.a_court("District Court"), source=source
    )
    ruling = b.a_ruling(case, issued_on="2020-07-12", source=source)
    doubtful = b.a_ruling(b.a_case("Open v. Case", court=None, source=source), issued_on="2020-07?", source=source)
    (first, second) = sorted(coins(client, "/rulings/"), key=lambda row: "date" not in row)
    assert first == {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "type": "case",
        "title": "Amnesty v. Ministry",
        "date": "2020-07-12",
        "publisher": "District Court",
        "source": "28312-05-19",
        "identifier": f"http://testserver{ruling.get_absolute_url()}",
    }
    assert ("date" in second, second["identifier"]) == (False, f"http://testserver{doubtful.get_absolute_url()}")
    by_title = {row["title"]: row for row in coins(client, "/cases/")}
    assert by_title["Amnesty v. Ministry"]["date"] == "2020-07-12"
    (row,) = [row for row in coins(client, "/sources/") if row["title"] == source.title]
    assert (row["type"], row["creator"], row["identifier"]) == ("newspaperArticle", "Hagar Ravet,", ARTICLE)
