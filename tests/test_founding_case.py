"""The founding case: thirty facts, each at a JSON path of the API, as a text on the page, and with its source."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cases.models import Case, Citation, Source
from parties.models import Party
from tests.record import SYSTEM, record_kept

pytestmark = pytest.mark.django_db

TEXT = "..."
"""The value is a text; what matters of it stands in the third column."""

# fact, path in the answer of /api/v1/cases/ID/, its value, text on the page, unit and path of the citation, sources
FACTS: list[tuple[str, str, Any, str, str, str, str]] = [
    ("F1", "court/name", "Tel Aviv District Court", "Tel Aviv District Court", "case", "court", "calcalist20"),
    ("F2", "rulings/judgment/judges/barkai/name", "Rachel Barkai", "Rachel Barkai", "ruling/judgment", "panel/barkai.judge", "calcalist20 jpost20 globes"),
    ("F2", "rulings/judgment/judges/barkai/role", "sole", "sole judge", "ruling/judgment", "panel/barkai.role", "calcalist20 jpost20 globes"),
    ("F3", "participations/about-30-petitioners/name", TEXT, "About 30 people from Israel, activists of Amnesty International Israel among them", "case", "participations/about-30-petitioners.party", "calcalist20 amnestyca hsnw"),
    ("F3", "participations/about-30-petitioners/party/size_stated", "about 30", "about 30", "party/about-30-petitioners", "size_stated", "calcalist20"),
    ("F3", "participations/amnesty-israel/role", "supporter", "Much of the press calls Amnesty the petitioner", "case", "participations/amnesty-israel.role", "calcalist20 reuters-np"),
    ("F3", "participations/amnesty-international/role", "supporter", "Calls the case Amnesty's lawsuit", "case", "participations/amnesty-international.role", "jpost20 reuters-np jns"),
    ("F4", "participations/ministry-of-defense-il/name", "Ministry of Defense", "Ministry of Defense", "case", "participations/ministry-of-defense-il.party", "calcalist20 alaraby"),
    ("F5", "participations/nso-group/role", "respondent", "NSO Group", "case", "participations/nso-group.role", "calcalist20 seventheye"),
    ("F5", "participations/nso-group-licensee/role", "licensee", "The company whose licence the petition is about", "case", "participations/nso-group-licensee.role", "calcalist20"),
    ("F6", "filed_on", "2019-05", "May 2019", "case", "filed_on", "calcalist20 globes gfoe"),
    ("F6", "filed_on", "2019-05", "Says that the petition will be filed the next day, a Tuesday", "case", "filed_on", "pcil"),
    ("F6", "filed_on", "2019-05", "that Amnesty has filed", "case", "filed_on", "toi19"),
    ("F6", "events/filing/on", "2019-05-14?", "The month is certain. The day is inferred", "case", "events/filing.on", "pcil toi19"),
    ("F7", "claims/c2/statement", TEXT, "ordered to revoke NSO's defence export licence", "case", "claims/c2.statement", "calcalist20 pcil"),
    ("F8", "claims/c1/statement", TEXT, "the attempt may have succeeded", "case", "claims/c1.statement", "calcalist20"),
    ("F8", "claims/c1/alleged_on", "2018-06", "June 2018", "case", "claims/c1.alleged_on", "calcalist20"),
    ("F9", "rulings/r1/dispositions/d1/form", "in_camera", "That the case be heard behind closed doors", "ruling/r1", "dispositions/d1.form", "calcalist20 jpostjan amnestyca"),
    ("F9", "rulings/r1/issued_on", "2020-01-16", "16 January 2020", "ruling/r1", "issued_on", "calcalist20"),
    ("F10", "rulings/judgment/dispositions/d1/result", "rejected", "The petition was rejected", "ruling/judgment", "dispositions/d1.result", "calcalist20 gfoe"),
    ("F10", "rulings/judgment/issued_on", "2020-07-12", "12 July 2020", "ruling/judgment", "issued_on", "gfoe alaraby mwn jurist"),
    ("F10", "rulings/judgment/published_on", "2020-07-13", "13 July 2020", "ruling/judgment", "published_on", "alaraby mwn calcalist20"),
    ("F11", "rulings/judgment/holdings/h1/statement", TEXT, "The evidence was not enough to show that anyone tried to get into the activist's phone", "ruling/judgment", "holdings/h1.statement", "calcalist20 gfoe"),
    ("F12", "rulings/judgment/holdings/h2/statement", TEXT, "Licences are granted after a careful and thorough process", "ruling/judgment", "holdings/h2.statement", "calcalist20 gfoe"),
    ("F13", "rulings/judgment/holdings/h3/statement", TEXT, "Whether the company holds a licence to market or to export was expressly not decided", "ruling/judgment", "holdings/h3.statement", "calcalist20"),
    ("F14", "rulings/judgment/holdings/h5/statement", TEXT, "particularly sensitive to violations of human rights", "ruling/judgment", "holdings/h5.statement", "calcalist20"),
    ("F14", "participations/deca/role", "regulator", "The body whose supervision the judgment describes", "case", "participations/deca.role", "calcalist20"),
    ("F15", "reactions/nso-2020-07/points/p1/summary", TEXT, "It will go on supplying its technology, which it calls lifesaving, to states and intelligence services", "reaction/nso-2020-07", "points/p1.summary", "calcalist20 hrdblog"),
    ("F15", "reactions/nso-2020-07/stance", "welcomes", "has only what NSO will do and nothing of what it thinks of the judgment", "reaction/nso-2020-07", "stance", "calcalist20"),
    ("F16", "reactions/amnesty-israel-2020-07/points/p1/quotation", "shameful, though not surprising", "shameful, though not surprising", "reaction/amnesty-israel-2020-07", "points/p1.quotation", "calcalist20"),
    ("F16", "reactions/amnesty-israel-2020-07/points/p1/response", "accepts_with_regret", "Accepts with regret", "reaction/amnesty-israel-2020-07", "points/p1.response", "calcalist20"),
    ("F16", "reactions/amnesty-israel-2020-07/points/p2/quotation", "rubber stamp", "rubber stamp", "reaction/amnesty-israel-2020-07", "points/p2.quotation", "calcalist20 amnestyil"),
    ("F16", "reactions/amnesty-israel-2020-07/stance", "condemns", "Condemns", "reaction/amnesty-israel-2020-07", "stance", "calcalist20"),
    ("F17", "reactions/amnesty-israel-2020-07/points/p3/summary", TEXT, "The court ignored the evidence and the testimonies that were filed", "reaction/amnesty-israel-2020-07", "points/p3.summary", "calcalist20"),
    ("F18", "reactions/amnesty-israel-2020-07/points/p4/summary", TEXT, "At no time did the state say that it was investigating", "reaction/amnesty-israel-2020-07", "points/p4.summary", "calcalist20"),
    ("F19", "reactions/amnesty-israel-2020-07/points/p5/summary", TEXT, "The burden of proof cannot be met", "reaction/amnesty-israel-2020-07", "points/p5.summary", "calcalist20"),
    ("F20", "reactions/amnesty-israel-2020-07/points/p6/summary", TEXT, "the ministry's approval makes every Israeli complicit", "reaction/amnesty-israel-2020-07", "points/p6.summary", "calcalist20"),
    ("F21", "reactions/amnesty-israel-2020-07/points/p7/calls_for", TEXT, "Reform of the law on the supervision of defence exports, in line with Europe and the United States", "reaction/amnesty-israel-2020-07", "points/p7.calls_for", "calcalist20"),
    ("F22", "sources/calcalist20/title", TEXT, "Court rejects Amnesty International petition to withdraw NSO's export license", "source/calcalist20", "title", "calcalist20"),
    ("F22", "sources/calcalist20/author", "Hagar Ravet", "Hagar Ravet", "source/calcalist20", "author", "calcalist20"),
    ("F22", "sources/calcalist20/published_time", "13:04:00", "13:04", "source/calcalist20", "published_time", "calcalist20"),
    ("F22", "sources/calcalist20/url", TEXT, "https://www.calcalistech.com/ctech/articles/0,7340,L-3839397,00.html", "source/calcalist20", "url", "calcalist20"),
    ("F23", "sources/calcalist20/media", TEXT, "NSO Group's office", "source/calcalist20", "media", "calcalist20"),
    ("F23", "sources/calcalist20/media", TEXT, "Mexican activists protesting against NSO", "source/calcalist20", "media", "calcalist20"),
    ("F24", "topics", TEXT, "Pegasus", "case", "topics", "calcalist20"),
    ("F25", "summary", TEXT, "Licences of this kind are kept secret; for that reason the court, asked by the ministry, closed its doors to the public", "case", "summary", "calcalist20 haaretzjan amnestyca"),
    ("F25", "topics", TEXT, "State secrecy", "case", "topics", "calcalist20"),
    ("F26", "rulings/judgment/holdings/h4/statement", TEXT, "The court is satisfied with the care that the authorities take, before a licence is issued and after", "ruling/judgment", "holdings/h4.statement", "calcalist20"),
    ("F26", "rulings/judgment/holdings/h4/note", TEXT, "“The respondents” are the authorities here, not the company", "ruling/judgment", "holdings/h4.note", "calcalist20"),
    ("F27", "reactions/amnesty-israel-2020-07/points/p8/summary", "The verdict praises the ministry without ground.", "The verdict praises the ministry without ground", "reaction/amnesty-israel-2020-07", "points/p8.summary", "calcalist20"),
    ("F28", "reactions/amnesty-israel-2020-07/points/p9/summary", TEXT, "in a long list of decisions by which Israeli governments become complicit in crimes through arms exports", "reaction/amnesty-israel-2020-07", "points/p9.summary", "calcalist20"),
    ("F29", "claims/c3/statement", TEXT, "The court itself is to clear up the matter at exactly this level of detail", "case", "claims/c3.statement", "calcalist20"),
    ("F29", "reactions/amnesty-israel-2020-07/points/p10/summary", TEXT, "The petition had asked the court to clarify the matter at this very level of detail", "reaction/amnesty-israel-2020-07", "points/p10.summary", "calcalist20"),
    ("F30", "participations/amnesty-israel/role", "supporter", "The report differs from itself", "case", "participations/amnesty-israel.role", "calcalist20"),
]  # fmt: skip


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[dict[str, Any], BeautifulSoup]]:
    """The case in the API, and its page."""
    with record_kept(django_db_blocker):
        case = Case.objects.get(external_system=SYSTEM, external_key="founding")
        page = BeautifulSoup(Client().get(case.get_absolute_url()).content, "html.parser")
        yield Client().get(f"/api/v1/cases/{case.public_id}/").json(), page


@pytest.fixture
def story(answers: tuple[dict[str, Any], BeautifulSoup]) -> dict[str, Any]:
    return answers[0]


@pytest.fixture
def page(answers: tuple[dict[str, Any], BeautifulSoup]) -> BeautifulSoup:
    return answers[1]


def at(story: dict[str, Any], path: str) -> Any:
    """The value at a path of the answer; rows of a list are named by their key, sources by theirs in the record."""
    value: Any = story
    for step in path.split("/"):
        value = value[step] if isinstance(value, dict) else next(row for row in value if step in names_of(row))
    return value


def names_of(row: dict[str, Any]) -> list[str]:
    if "key" in row:
        return [row["key"]]
    return [Source.objects.get(public_id=row["id"]).external_key]


def cited_sources(story: dict[str, Any], unit: str, path: str) -> set[str]:
    """The keys of the sources that are cited for the fact, or for the whole part in which it stands."""
    kind, _, key = unit.partition("/")
    if kind == "source":
        return {key}
    if kind == "party":
        rows = Citation.objects.filter(
            unit__kind="party", unit_id=Party.objects.get(external_key=key).public_id, path=path
        )
        return set(rows.values_list("source__external_key", flat=True))
    citations = story["citations"] if kind == "case" else at(story, f"{kind}s/{key}")["citations"]
    part = path.rpartition(".")[0]
    ids = [row["source"]["id"] for row in citations if row["path"] in (path, part or path)]
    return set(Source.objects.filter(public_id__in=ids).values_list("external_key", flat=True))


def folded(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())


def test_all_thirty_facts_are_asserted() -> None:
    assert {fact for fact, *_ in FACTS} == {f"F{number}" for number in range(1, 31)}


@pytest.mark.parametrize(("fact", "path", "value", "text", "unit", "cited", "sources"), FACTS)
def test_fact(
    story: dict[str, Any], page: BeautifulSoup, fact: str, path: str, value: Any, text: str, unit: str, cited: str, sources: str
) -> None:  # fmt: skip
    found = at(story, path)

    assert text in str(found) if value is TEXT else found == value
    links = {link["href"] for link in page.find_all("a", href=True)}
    assert text in folded(page) or text in links
    assert set(sources.split()) <= cited_sources(story, unit, cited)


def test_every_source_of_the_story_has_its_number_on_the_page(story: dict[str, Any], page: BeautifulSoup) -> None:
    numbers = [f"S{source['number']}" for source in story["sources"]]

    assert numbers == [f"S{number}" for number in range(1, len(numbers) + 1)]
    assert [item["id"] for item in page.select("ol.sources > li")] == numbers


def test_title_names_amnesty_and_nso_and_the_caption_is_the_courts(story: dict[str, Any], page: BeautifulSoup) -> None:
    heading = page.h1.get_text()

    assert ("Amnesty" in heading, "NSO" in heading) == (True, True)
    assert story["caption"] == "Malekar et al. v. Defense Export Controls Agency (DECA) et al."
    assert "Malekar v. DECA" in [title["title"] for title in story["titles"]]


def test_who_says_which_day_the_judgment_was_given(story: dict[str, Any]) -> None:
    dispute = next(
        fact for fact in story["disputed_facts"] if fact["fact"] == "issued on" and fact["unit"]["label"] == "R3"
    )

    assert (dispute["path"], dispute["is_settled"]) == ("issued_on", True)
    assert {row["stated_value"] for row in dispute["contrary"]} == {"2020-07-13"}
    assert len(dispute["contrary"]) >= 3
    assert all(row["note"] for row in dispute["contrary"])


def test_the_impossible_burden_of_proof_answers_two_holdings(story: dict[str, Any]) -> None:
    point = at(story, "reactions/amnesty-israel-2020-07/points/p5")

    assert [holding["key"] for holding in point["holdings"]] == ["h1", "h3"]


def test_stance_of_nso_differs_by_source(story: dict[str, Any]) -> None:
    stances = [fact for fact in story["disputed_facts"] if fact["path"] == "stance"]

    assert [[row["stated_value"] for row in fact["contrary"]] for fact in stances] == [["not_stated"]]


def test_both_who_petitioned_stand_in_one_source(story: dict[str, Any]) -> None:
    path = "participations/amnesty-israel.role"
    ctech = Source.objects.get(external_key="calcalist20").public_id
    said = [row for row in story["citations"] if (row["path"], row["source"]["id"]) == (path, ctech)]

    assert sorted((row["stated_value"], row["is_contrary"]) for row in said) == [
        ("petitioner", True),
        ("supporter", False),
    ]


def test_page_says_that_the_record_was_compiled_from_press_reports(page: BeautifulSoup) -> None:
    assert "This record was compiled from press reports." in folded(page)


def test_reactions_stand_beside_the_holdings_that_they_answer(page: BeautifulSoup) -> None:
    beside = page.select_one("#R3-H3 .beside").get_text(" ", strip=True)

    assert "The burden of proof cannot be met" in beside
