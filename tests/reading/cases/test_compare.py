"""Cases side by side: their facts row by row, what they share in words, and how a reader gets there."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from parties.models import Party
from tests import builders as b
from tests.exchange.samples import loaded_as_new
from tests.kept import kept
from tests.reading.test_queries import a_large_document

pytestmark = pytest.mark.django_db

HEBREW = "אגמון נ' משרד הביטחון"


def address(*cases: Case | str) -> str:
    ids = [each if isinstance(each, str) else each.public_id for each in cases]
    return "/cases/compare/?" + "&".join(f"case={each}" for each in ids)


def page(answer: HttpResponse) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def table(found: BeautifulSoup) -> dict[str, list[str]]:
    """The cells of every fact by its heading, without the names of the records that a phone shows in front of them.

    What all share stands first, in one cell.
    """
    for name in found.find_all(class_="stacked"):
        name.decompose()
    facts: dict[str, list[str]] = {}
    cells: list[str] = []
    for row in found.tbody.find_all("tr"):
        if row.th:
            cells = facts[words(row.th)] = []
        cells.extend(words(cell) for cell in row.find_all("td"))
    return facts


def two_cases() -> tuple[Case, Case]:
    """Two cases that share a judge, a party, a topic, a source and a counsel, and an appeal from one to the other."""
    nso, judge = b.a_party("NSO Group"), b.a_judge("Rachel Barkai")
    shared, licences = b.a_topic("Burden of proof"), b.a_topic("Licences")
    source = b.a_source("A report")
    first = b.a_case(
        "Amnesty v. Ministry", court=b.a_court("District Court"), docket_number="28312-05-19",
        topics=[shared, licences], filed_on="2019-05", source=source,
    )  # fmt: skip
    second = b.a_case(HEBREW, title_language="he", court=None, topics=[shared], filed_on=None, source=source)
    b.a_participation(first, b.a_party("Amnesty"), counsel=["Eitay Mack"])
    b.a_participation(first, nso, "respondent", "opposing")
    b.a_participation(second, b.a_party("Agmon", kind="person"), counsel=[{"name": "EITAY MACK", "firm": "Mack & Co."}])
    b.a_participation(second, nso, "respondent", "opposing", name_as_stated="NSO")
    claim = b.a_claim(first, "Take the licence away.", kind="relief_sought")
    seats = [
        {"judge": judge, "role": "presiding"},
        {"judge": b.a_judge("Dorit Levy"), "role": "member", "part": "dissenting"},
    ]
    ruling = b.a_ruling(first, panel=seats, source=source)
    b.a_holding(ruling, [claim], topics=[licences, shared], statement="Nothing was proved.")
    other = b.a_ruling(second, judge=judge, issued_on=None, source=source)
    b.a_holding(other, topics=[shared], finding="accepted", statement="It was proved.")
    b.a_reaction(about_ruling=ruling, speaker=nso, stance="welcomes", source=source)
    b.a_relation(second, first, "appeal_of")
    return first, second


def test_two_cases_stand_side_by_side_and_say_what_they_share(client: Client) -> None:
    first, second = two_cases()
    found = page(client.get(address(first, second)))
    assert f"{HEBREW} appeal of Amnesty v. Ministry" in words(found.main)
    assert words(found.h1) == "Two cases side by side"
    assert table(found) == {
        "Court": ["District Court, Israel", "Not known"],
        "Docket number": ["28312-05-19", "Not recorded"],
        "Type": ["Both: Petition"],
        "Bringing side": ["Amnesty", "Agmon"],
        "Opposing side": ["Both: NSO Group"],
        "Counsel": ["Eitay Mack (in both)", "EITAY MACK, Mack & Co. (in both)"],
        "Filed": ["May 2019", "Not known"],
        "Verdict": ["Petition rejected, 12 July 2020", "Petition rejected"],
        "From filing to verdict": ["about 14 months", "Not known"],
        "Judges": ["Both: Rachel Barkai", "Dorit Levy, dissenting", "Nothing else"],
        "Claims": ["Relief sought, not established Take the licence away.", "Not recorded"],
        "Held on Burden of proof": ["Not established Nothing was proved.", "Accepted It was proved."],
        "Reactions": ["welcomes NSO Group", "Not recorded"],
        "Topics": ["Both: Burden of proof", "Licences", "Nothing else"],
        "Sources": ["Both: A report", "1 in all", "1 in all"],
    }


def test_the_table_has_headings_for_every_reader_and_device(client: Client) -> None:
    first, second = two_cases()
    found = page(client.get(address(second, first)))
    assert [words(each) for each in found.thead.find_all("th", scope="col")] == [
        *("Fact", HEBREW, "Amnesty v. Ministry"),
    ]
    assert found.thead.find("bdi", lang="he")["dir"] == "auto"
    for row in found.tbody.find_all("tr"):
        span = sum(int(cell.get("colspan", 1)) for cell in row.find_all("td"))
        assert span == 2 and (row.find("th", scope="row") or "rest" in row["class"])
        stacked = [words(name) for name in row.find_all(class_="stacked")]
        assert stacked == ([] if row.find(class_="all") else [HEBREW, "Amnesty"])
    assert found.table.find_all(role=True) == []  # a table's own elements say what they are; HTML forbids to repeat it
    ids = [tag["id"] for tag in found.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert found.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    canonical = "http://testserver" + address(*sorted([first.public_id, second.public_id]))
    assert found.find("link", rel="canonical")["href"] == canonical


def test_four_cases_say_in_which_of_them_something_is(client: Client) -> None:
    first, second = two_cases()
    topic = first.topics.get(name="Burden of proof")
    third, fourth = b.a_case("Third v. Case", topics=[topic]), b.a_case("Fourth v. Case", topics=[topic])
    found = page(client.get(address(first, second, third, fourth)))
    told = table(found)
    assert told["Topics"] == ["All four: Burden of proof", "Licences", *["Nothing else"] * 3]
    assert told["Opposing side"] == [
        "NSO Group (in two of the four)", "NSO (in two of the four)", "Nobody named", "Nobody named",
    ]  # fmt: skip
    leaving = [link["href"] for link in found.find_all("a", rel="nofollow") if words(link).startswith("Leave out")]
    assert leaving[:2] == [address(second, third, fourth), address(first, third, fourth)]
    assert found.find(id="another") is None
    five = client.get(address(first, second, third, fourth, b.a_case()))
    shown = BeautifulSoup(five.content, "html.parser")
    assert five.status_code == 400
    assert "At most four cases stand side by side." in words(shown.find(role="alert"))
    assert table(shown) == told


def test_who_has_no_page_is_not_traced_from_case_to_case(client: Client) -> None:
    person = b.a_party("Private person", kind="person", exposure="private")
    cases = [b.a_case(f"Case {n}") for n in "AB"]
    for case in cases:
        b.a_participation(case, person)
    assert not Party.objects.visible().listed().filter(pk=person.pk).exists()
    found = page(client.get(address(*cases)))
    assert table(found)["Bringing side"] == ["Private person"] * 2


def test_a_case_is_named_by_its_number_address_or_words(client: Client) -> None:
    first, second = two_cases()
    for text in ("28312-05-19", f"http://testserver{first.get_absolute_url()}", "Amnesty+licence"):
        answer = client.get(address(text, second))
        assert (answer.status_code, answer.headers["Location"]) == (302, address(first, second))
    third = b.a_case("Amnesty v. Second Ministry")
    answer = client.get(address(second, "Amnesty"))
    assert {link["href"] for link in page(answer).main.find_all("a")} >= {
        address(second, first),
        address(second, third),
    }


def test_a_hidden_case_answers_as_one_that_never_was(client: Client) -> None:
    seen, hidden, gone = b.a_case("Open v. Case"), b.a_case(published=False), b.withdrawn(b.a_case("Gone v. Case"))
    answers = [client.get(address(seen, each)) for each in (hidden, "zzzzzzzzzz")]
    assert [answer.status_code for answer in answers] == [404, 404]
    told = [
        answer.content.decode().replace(each, "")
        for answer, each in zip(answers, (hidden.public_id, "zzzzzzzzzz"), strict=True)
    ]
    assert told[0] == told[1]
    assert "No case “<bdi></bdi>” in this collection." in told[0]
    assert client.get(address(seen, gone)).status_code == 410
    assert client.get(f"{address(seen)}&colour=red").status_code == 400
    assert "Choose two cases" in words(page(client.get("/cases/compare/")))
    one = page(client.get(address(seen)))
    assert "Chosen: Open v. Case. Choose what stands beside it." in words(one.main)


def test_the_list_and_a_case_lead_to_it(client: Client) -> None:
    first, second = two_cases()
    found = page(client.get("/cases/"))
    boxes = found.find_all("input", type="checkbox", form="compare")
    assert {box["value"] for box in boxes} >= {first.public_id, second.public_id}
    assert found.find("form", id="compare")["action"] == "/cases/compare/"
    beside = page(client.get(first.get_absolute_url())).find(id="compare").parent
    assert [link["href"] for link in beside.find_all("a")] == [address(first, second)]
    assert [(box["name"], box.get("value")) for box in beside.find_all("input")] == [
        ("case", first.public_id), ("case", None),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def crowded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[int, list[str]]]:
    """Two cases with 20 rows of everything, and two with 60."""
    with kept(django_db_blocker):
        for rows in (20, 60):
            for letter in "ab":
                loaded_as_new(a_large_document(f"{letter}{rows}", rows), publish=True)
        yield {
            rows: [Case.objects.get(external_key=f"{letter}{rows}").public_id for letter in "ab"] for rows in (20, 60)
        }


@pytest.mark.slow
def test_it_costs_the_same_and_weighs_less_than_a_case_whatever_the_cases_hold(
    client: Client, crowded: dict[int, list[str]]
) -> None:
    costs = {}
    for rows, ids in crowded.items():
        client.get(address(*ids))
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address(*ids))
        assert answer.status_code == 200
        costs[rows] = len(queries)
        assert len(answer.content) < min(100_000, len(client.get(f"/cases/{ids[0]}/").content))
    assert costs[20] == costs[60] <= 50
