"""The case with which the product began: each of its thirty facts is in the API, on the page, and has its source.

A row names the fact's number, its place in the API and what stands there, words of the case's page, the place of its
citations in the unit's document, and the sources that must be among them. F26 was numbered after F25; all are here.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Citation, Source
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests.record import record_kept

pytestmark = pytest.mark.django_db


class Fact(NamedTuple):
    number: str
    place: str
    """In the API's document of the case; the row of a list is named by its key in brackets."""
    value: str
    """What stands there, or a part of its text."""
    words: str
    """On the page."""
    cited: str
    """`unit: path` of the citations; a unit is the case, a ruling, a reaction or a party."""
    sources: str


JUDGMENT, AMNESTY, NSO = "rulings[judgment]", "reactions[amnesty-israel-2020-07]", "reactions[nso-2020-07]"
R, A, N, CTECH = "ruling judgment", "reaction amnesty-israel-2020-07", "reaction nso-2020-07", "calcalist20"
FACTS = [
    Fact("F1", "court.name", "Tel Aviv District Court", "Tel Aviv District Court", "case: court", CTECH),
    Fact("F1", "court.country", "IL", "Tel Aviv District Court", "case: court", CTECH),
    Fact("F2", f"{JUDGMENT}.judges[barkai].name", "Rachel Barkai", "Rachel Barkai", f"{R}: panel/barkai.judge",
         "calcalist20 jpost20 globes"),
    Fact("F2", f"{JUDGMENT}.judges[barkai].role", "sole", "Rachel Barkai רחל ברקאי راحيل بركاي , sole judge",
         f"{R}: panel/barkai.role", CTECH),
    Fact("F3", "participations[about-30-petitioners].party.name", "About 30 people from Israel",
         "About 30 people from Israel, activists of Amnesty International Israel among them",
         "case: participations/about-30-petitioners", "calcalist20 amnestyca hsnw"),
    Fact("F3", "participations[about-30-petitioners].party.size_stated", "about 30", "Petitioner, group, about 30",
         "party about-30-petitioners: size_stated", CTECH),
    Fact("F3", "participations[about-30-petitioners].role", "petitioner", "Petitioner, group, about 30",
         "case: participations/about-30-petitioners", CTECH),
    Fact("F3", "participations[amnesty-international].role", "supporter", "Amnesty International",
         "case: participations/amnesty-international.role", "jpost20 reuters-np jns"),
    Fact("F4", "participations[ministry-of-defense-il].role", "respondent", "Ministry of Defense",
         "case: participations/ministry-of-defense-il", "calcalist20 alaraby"),
    Fact("F4", "participations[ministry-of-defense-il].party.kind", "government_body", "government body",
         "case: participations/ministry-of-defense-il", CTECH),
    Fact("F5", "participations[nso-group].role", "respondent", "NSO Group", "case: participations/nso-group.role",
         "calcalist20 seventheye"),
    Fact("F5", "participations[nso-group-licensee].role", "licensee", "also licence holder",
         "case: participations/nso-group-licensee", CTECH),
    Fact("F6", "filed_on", "2019-05", "May 2019 (day not known)", "case: filed_on", "calcalist20 globes gfoe"),
    Fact("F6", "filed_on", "2019-05", "Says that the petition will be filed the next day, a Tuesday", "case: filed_on", "pcil"),
    Fact("F6", "events[filing].on", "2019-05-14?", "The month is certain. The day is inferred", "case: events/filing.on", "pcil toi19"),
    Fact("F7", "claims[c2].kind", "relief_sought", "ordered to revoke NSO's defence export licence", "case: claims/c2.statement",
         "calcalist20 pcil"),
    Fact("F8", "claims[c1].statement", "may have succeeded", "the attempt may have succeeded", "case: claims/c1.statement", CTECH),
    Fact("F8", "claims[c1].alleged_on", "2018-06", "June 2018", "case: claims/c1.alleged_on", CTECH),
    Fact("F9", "rulings[r1].dispositions[d1].form", "in_camera", "That the case be heard behind closed doors",
         "ruling r1: dispositions/d1.form", "calcalist20 jpostjan amnestyca"),
    Fact("F9", "rulings[r1].dispositions[d1].result", "granted", "Motion for closed hearing granted",
         "ruling r1: dispositions/d1.form", CTECH),
    Fact("F9", "rulings[r1].dispositions[d1].requested_by", "ministry-of-defense-il", "asked that the case be heard without",
         "ruling r1: dispositions/d1.form", CTECH),
    Fact("F9", "rulings[r1].issued_on", "2020-01-16", "16 January 2020", "ruling r1: issued_on", CTECH),
    Fact("F10", f"{JUDGMENT}.dispositions[d1].result", "rejected", "Petition rejected", f"{R}: dispositions/d1.result",
         "calcalist20 gfoe"),
    Fact("F10", f"{JUDGMENT}.issued_on", "2020-07-12", "12 July 2020", f"{R}: issued_on", "gfoe alaraby mwn jurist calcalist20"),
    Fact("F10", f"{JUDGMENT}.published_on", "2020-07-13", "13 July 2020", f"{R}: published_on", "alaraby mwn calcalist20"),
    Fact("F11", f"{JUDGMENT}.holdings[h1].finding", "not_established",
         "The evidence was not enough to show that anyone tried to get into the activist's phone",
         f"{R}: holdings/h1.statement", "calcalist20 gfoe"),
    Fact("F11", f"{JUDGMENT}.holdings[h1].claims", "c1", "Not established H1", f"{R}: holdings/h1.statement", CTECH),
    Fact("F12", f"{JUDGMENT}.holdings[h2].statement", "careful and thorough process",
         "Licences are granted after a careful and thorough process", f"{R}: holdings/h2.statement", "calcalist20 gfoe"),
    Fact("F13", f"{JUDGMENT}.holdings[h3].finding", "left_open",
         "Whether the company holds a licence to market or to export was expressly not decided",
         f"{R}: holdings/h3.statement", CTECH),
    Fact("F14", f"{JUDGMENT}.holdings[h5].statement", "human rights", "particularly sensitive to violations of human rights",
         f"{R}: holdings/h5.statement", CTECH),
    Fact("F14", "participations[deca].party.kind", "government_body", "The body whose supervision the judgment describes",
         "case: participations/deca", CTECH),
    Fact("F15", f"{NSO}.points[p1].summary", "go on supplying its technology",
         "It will go on supplying its technology, which it calls lifesaving, to states and intelligence services",
         f"{N}: points/p1.summary", "calcalist20 hrdblog"),
    Fact("F15", f"{NSO}.stance", "welcomes", "has only what NSO will do and nothing of what it thinks of the judgment",
         f"{N}: stance", CTECH),
    Fact("F16", f"{AMNESTY}.stance", "condemns", "Condemns", f"{A}: stance", CTECH),
    Fact("F16", f"{AMNESTY}.points[p1].response", "accepts_with_regret", "Accepts with regret", f"{A}: points/p1.response", CTECH),
    Fact("F16", f"{AMNESTY}.points[p1].quotation", "shameful", "shameful, though not surprising", f"{A}: points/p1.quotation", CTECH),
    Fact("F16", f"{AMNESTY}.points[p2].quotation", "rubber stamp", "rubber stamp", f"{A}: points/p2.quotation", "calcalist20 amnestyil"),
    Fact("F17", f"{AMNESTY}.points[p3].holdings", "h1",
         "The court ignored the evidence and the testimonies that were filed", f"{A}: points/p3.summary", CTECH),
    Fact("F18", f"{AMNESTY}.points[p4].holdings", "h2",
         "At no time did the state say that it was investigating", f"{A}: points/p4.summary", CTECH),
    Fact("F19", f"{AMNESTY}.points[p5].holdings", "h1 h3", "The burden of proof cannot be met",
         f"{A}: points/p5.summary", CTECH),
    Fact("F20", f"{AMNESTY}.points[p6].summary", "complicit", "the ministry's approval makes every Israeli complicit",
         f"{A}: points/p6.summary", CTECH),
    Fact("F21", f"{AMNESTY}.points[p7].calls_for", "Europe and the United States",
         "Reform of the law on the supervision of defence exports, in line with Europe and the United States",
         f"{A}: points/p7.calls_for", CTECH),
    Fact("F22", "sources[calcalist20].title", "Court rejects Amnesty International petition to withdraw NSO's export license",
         "Court rejects Amnesty International petition to withdraw NSO's export license", "case: filed_on", CTECH),
    Fact("F22", "sources[calcalist20].author", "Hagar Ravet", "Hagar Ravet", "case: filed_on", CTECH),
    Fact("F22", "sources[calcalist20].published_time", "13:04:00", "13 July 2020 , 13:04", "case: filed_on", CTECH),
    Fact("F22", "sources[calcalist20].url", "https://www.calcalistech.com/ctech/articles/0,7340,L-3839397,00.html",
         "Calcalist CTech", "case: filed_on", CTECH),
    Fact("F23", "sources[calcalist20].media", "NSO Group's office AFP", "NSO Group's office (AFP)", "case: filed_on", CTECH),
    Fact("F23", "sources[calcalist20].media", "Mexican activists protesting against NSO Reuters",
         "Mexican activists protesting against NSO (Reuters)", "case: filed_on", CTECH),
    Fact("F24", "topics", "Pegasus", "Pegasus", "case: topics", CTECH),
    Fact("F25", "summary", "Licences of this kind are kept secret",
         "Licences of this kind are kept secret; for that reason the court, asked by the ministry, closed its doors",
         "case: summary", "calcalist20 haaretzjan amnestyca"),
    Fact("F25", "topics", "State secrecy", "State secrecy", "case: topics", CTECH),
    Fact("F26", f"{JUDGMENT}.holdings[h4].statement", "before a licence is issued and after",
         "The court is satisfied with the care that the authorities take, before a licence is issued and after",
         f"{R}: holdings/h4.statement", CTECH),
    Fact("F26", f"{JUDGMENT}.holdings[h4].note", "The respondents", "“The respondents” are the authorities here, not the company",
         f"{R}: holdings/h4.statement", CTECH),
    Fact("F27", f"{AMNESTY}.points[p8].holdings", "h2 h4",
         "The verdict praises the ministry without ground", f"{A}: points/p8.summary", CTECH),
    Fact("F28", f"{AMNESTY}.points[p9].summary", "long list",
         "in a long list of decisions by which Israeli governments become complicit in crimes through arms exports",
         f"{A}: points/p9.summary", CTECH),
    Fact("F29", "claims[c3].statement", "level of detail", "clear up the matter at exactly this level of detail",
         "case: claims/c3.statement", CTECH),
    Fact("F29", f"{AMNESTY}.points[p10].asserts_fact", "True",
         "The petition had asked the court to clarify the matter at this very level of detail", f"{A}: points/p10.summary", CTECH),
    Fact("F30", "participations[amnesty-israel].role", "supporter", "The report differs from itself",
         "case: participations/amnesty-israel.role", CTECH),
]  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def case(record: None) -> Case:
    return Case.objects.get(external_key="founding")


@pytest.fixture(scope="module")
def data(case: Case) -> dict[str, Any]:
    response = Client().get(f"/api/v1/cases/{case.public_id}/")
    assert response.status_code == 200
    return response.json()


@pytest.fixture(scope="module")
def page(case: Case) -> BeautifulSoup:
    response = Client().get(f"/cases/{case.public_id}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(data: Any, place: str) -> Any:
    """The value at a place such as `rulings[judgment].holdings[h1].finding`."""
    for name, key in re.findall(r"(\w+)(?:\[([\w-]+)\])?", place):
        data = data[name]
        if key:
            wanted = {key, source_id(key)}
            data = next(row for row in data if wanted & {row.get("key"), row.get("id")})
    return data


def source_id(key: str) -> str:
    return Source.objects.filter(external_key=key).values_list("public_id", flat=True).first() or ""


def plain(value: Any) -> str:
    """A value as text: a list's rows by their keys, names or captions."""
    if isinstance(value, list):
        return " ".join(plain(row) for row in value)
    if isinstance(value, dict):
        return " ".join(str(value[name]) for name in ("name", "caption", "credit", "key") if name in value)
    return str(value)


def test_all_thirty_facts_are_in_the_table() -> None:
    assert {fact.number for fact in FACTS} == {f"F{number}" for number in range(1, 31)}


def named(fact: Fact) -> str:
    return f"{fact.number}-{fact.place}"


@pytest.mark.parametrize("fact", FACTS, ids=named)
def test_a_fact_is_in_the_api(data: dict[str, Any], fact: Fact) -> None:
    value = plain(found(data, fact.place))
    assert fact.value == value or (" " in value and fact.value in value)


@pytest.mark.parametrize("fact", FACTS, ids=named)
def test_a_fact_is_on_the_page(page: BeautifulSoup, fact: Fact) -> None:
    assert fact.words in " ".join(unescape(page.get_text(" ")).split())


@pytest.mark.parametrize("fact", FACTS, ids=named)
def test_a_fact_has_its_sources(case: Case, data: dict[str, Any], page: BeautifulSoup, fact: Fact) -> None:
    """A citation at the fact or at its part names each source, and the source has its number on the page."""
    name, path = fact.cited.split(": ")
    kind, _, key = name.partition(" ")
    unit: Any = case
    if kind == "party":
        unit = Party.objects.get(external_key=key)
    elif key:
        unit = {"ruling": Ruling, "reaction": Reaction}[kind].objects.get(case=case, key=key)
    paths = [path, *([path.rpartition(".")[0]] if "." in path else [])]
    cited = Citation.objects.filter(unit_id=unit.public_id, path__in=paths)
    sources = dict(cited.values_list("source__external_key", "source__public_id"))
    numbers = {row["id"]: row["number"] for row in data["sources"]}

    assert set(fact.sources.split()) <= sources.keys()
    for key in fact.sources.split():
        assert page.find(id=f"S{numbers[sources[key]]}")
        assert page.find("a", href=f"#S{numbers[sources[key]]}")


def test_the_disputed_petitioner_is_told_with_both_values(data: dict[str, Any]) -> None:
    """One source says both: its headline names Amnesty, its text about 30 petitioners."""
    disputes = [row for row in data["disputed_facts"] if row["path"] == "participations/amnesty-israel.role"]
    values = {
        (row["stated_value"], row["source"]["title"][:38]) for row in disputes[0]["contrary"] + disputes[0]["agreeing"]
    }
    assert {
        ("petitioner", "Court rejects Amnesty International pe"),
        ("supporter", "Court rejects Amnesty International pe"),
    } <= values


def test_the_burden_of_proof_answers_two_holdings(case: Case) -> None:
    point = Reaction.objects.get(case=case, key="amnesty-israel-2020-07").points.get(key="p5")
    assert [holding.key for holding in point.holdings.order_by("number")] == ["h1", "h3"]
