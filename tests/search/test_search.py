"""Questions put to the page, the API and the lists: what is found, in which order, and what is never shown."""

import time
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import builders as b
from tests.canaries import TRACES
from tests.kept import kept
from tests.planting import plant

pytestmark = pytest.mark.django_db


def titles(client: Client, q: str, **filters: str) -> list[str]:
    answer = client.get("/api/v1/search/", {"q": q, **filters})
    assert answer.status_code == 200, answer.content
    return [row["title"] for row in answer.json()["results"]]


def test_names_stand_above_holdings_and_these_above_the_full_text(client: Client) -> None:
    b.a_ruling(b.a_case("Text"), issued_on="2023", full_text="About a harbour.")
    b.a_holding(b.a_ruling(b.a_case("Held"), issued_on="2022"), statement="The harbour is open.")
    b.a_case("Harbour v. State", filed_on="2001")
    b.a_case("Harbour v. Town", filed_on="2002")
    assert titles(client, "harbour") == ["Harbour v. Town", "Harbour v. State", "Held", "Text"]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("harbour river", ["Harbour River"]), ("harbour OR river", ["River", "Harbour River", "Harbour"]),
        ("harbour -river", ["Harbour"]), ("harbour NOT river", ["Harbour"]), ('"river harbour"', []),
        ('"harbour river"', ["Harbour River"]), ('"harbour river', ["Harbour River"]), ("harb*", ["Harbour River", "Harbour"]),
        ("title:river", ["River", "Harbour River"]), ("nofield:river", []), ("HARBOURS AND river", ["Harbour River"]),
        ("( harbour ) river", ["Harbour River"]), ("harbour OR", ["Harbour River", "Harbour"]), ("riv* -harbour", ["River"]),
    ],
)  # fmt: skip
def test_the_grammar_is_read_forgivingly(client: Client, q: str, expected: list[str]) -> None:
    for year, title in enumerate(("Harbour", "Harbour River", "River"), start=2001):
        b.a_case(title, filed_on=str(year))
    assert titles(client, q) == expected


@pytest.mark.parametrize("q", ["12345/06/19", "AP 12345-06-19", "no. 12345–6–2019", "12345 06 19"])
def test_a_docket_number_leads_to_its_case(client: Client, q: str) -> None:
    case = b.a_case("Harbour", docket_number="12345-06-19")
    b.a_case("River", docket_number="12346-06-19")
    assert client.get("/search/", {"q": q}).headers["Location"] == case.get_absolute_url()
    assert client.get("/search/", {"q": "06-19"}).status_code == 200


HOSTILE = [
    '"', '""', "OR", "OR OR", "-", "-harbour", "*", "a*b*", "NEAR(a b)", "a AND (b OR", "words:x", "{a b}:c", "^a",
    "a' OR '1'='1", "%", "_", "%s", "a:*", "'a' & !b", "\\", "a\\'b", ":*", "<->", "&&|!", "((((((((((a))))))))))",
    "-" * 390, "a " * 200, "x" * 400, "word " * 10_000, "a\x00b", "a\x1bb", "‮abc", "💥", "é" * 399, "court:", "judge:\"",
    "é́́́", "١٢٣/٤٥", "1/2/3/4/5/6/7/8/9/10/11/12/13",
]  # fmt: skip


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_question_is_answered_quickly_and_clearly(client: Client, q: str) -> None:
    b.a_case("Harbour v. State")
    for address in ("/search/", "/api/v1/search/", "/cases/", "/api/v1/rulings/", "/api/v1/suggestions/"):
        begin = time.process_time()
        answer = client.get(address, {"q": q})
        assert time.process_time() - begin < 1
        assert answer.status_code in (200, 302, 400)
        if answer.status_code == 400:
            assert b"q" in answer.content and len(answer.content) > 60


def test_a_hit_is_shown_in_its_sentence_and_markup_in_it_as_text(client: Client) -> None:
    text = "First of all. <script>alert(1)</script> the harbour & <b>river</b>. Last of all."
    b.a_ruling(b.a_case("A v. B"), full_text=text)
    answer = client.get("/search/", {"q": "harbours"}).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; the <mark>harbour</mark> &amp; &lt;b&gt;river&lt;/b&gt;." in answer
    assert "First of all" not in answer
    hit = client.get("/api/v1/search/", {"q": "harbours"}).json()["results"][0]["hit"]
    assert [part["text"] for part in hit["parts"] if part["is_hit"]] == ["harbour"]
    assert (hit["tier"], hit["kind"]) == (3, "ruling")


def test_filters_narrow_a_search_and_facets_count_without_their_own(client: Client) -> None:
    one, other = b.a_court("Harbour Court", country="IL"), b.a_court("River Court", country="FR")
    for court, result in ((one, "rejected"), (one, "granted"), (other, "rejected")):
        b.a_ruling(b.a_case(f"Pilots {result}", court=court), dispositions=[{"decides": "petition", "result": result}])
    answer = client.get("/api/v1/search/", {"q": "pilots", "court": one.public_id, "result": "rejected"}).json()
    assert [row["title"] for row in answer["results"]] == ["Pilots rejected"]
    counts = {facet["name"]: {v["label"]: v["count"] for v in facet["values"]} for facet in answer["facets"]}
    assert counts["court"] == {"Harbour Court": 1, "River Court": 1}
    assert counts["result"] == {"Rejected": 1, "Granted": 1}
    assert counts["country"] == {"Israel": 1}


def test_words_of_very_many_records_are_counted_when_that_is_asked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Harbour v. State", "River v. State"):
        b.a_ruling(b.a_case(name, court=b.a_court(name)), full_text="Pilots.")
    monkeypatch.setattr("casetracker.search.result_page.RECORDS_AT_MOST", 1)
    asked = "/search/?q=pilot&facets=yes"
    assert client.get("/api/v1/search/?q=pilot").json()["facets"] is None
    assert client.get("/api/v1/search/?q=pilot&country=FR").json()["facets"] is not None
    assert client.get(f"/api/v1{asked}").json()["facets"][0]["name"] == "court"
    assert asked.removeprefix("/search/").replace("&", "&amp;") in client.get("/search/?q=pilot").content.decode()
    assert "it takes a while" not in client.get(asked).content.decode()
    assert client.get("/api/v1/search/?q=pilot&facets=no").json()["errors"][0]["parameter"] == "facets"


def test_words_are_a_filter_of_the_lists_and_of_their_feeds(client: Client) -> None:
    ruling = b.a_ruling(b.a_case("Harbour v. State"), full_text="Pilots.")
    b.a_ruling(b.a_case("River v. State"))
    assert [row["id"] for row in client.get("/api/v1/rulings/?q=pilot").json()["results"]] == [ruling.public_id]
    assert [row["id"] for row in client.get("/api/v1/cases/?q=pilot").json()["results"]] == [ruling.case.public_id]
    assert entries(client, "/api/v1/cases/?q=pilot&format=atom") == [ruling.case.public_id]


def entries(client: Client, address: str) -> list[str]:
    feed = ElementTree.fromstring(client.get(address).content)
    return [str(entry.text).rpartition(":")[2] for entry in feed.iter("{http://www.w3.org/2005/Atom}id")][1:]


def test_a_followed_search_has_new_rulings_and_reactions_once(client: Client) -> None:
    case = b.a_case("Pilots v. State", court=b.a_court("Harbour Court", country="IL"))
    other = b.a_case("River v. State", court=b.a_court("River Court", country="FR"))
    b.a_ruling(other)
    address = "/api/v1/search/?q=pilot&format=atom"
    assert entries(client, address) == [case.public_id]
    ruling = b.a_ruling(other, full_text="A pilot was heard.")
    reaction = b.a_reaction(other, about_ruling=ruling, summary="The pilots appeal.")
    found = entries(client, address)
    assert sorted(found) == sorted([case.public_id, other.public_id, ruling.public_id, reaction.public_id])
    assert entries(client, f"{address}&country=IL") == [case.public_id]
    assert f'href="{address.replace("&", "&amp;")}"' in client.get("/search/?q=pilot").content.decode()


@pytest.mark.parametrize(
    ("more", "wrong"), [("page=2", "page"), ("facets=yes", "facets"), ("ordering=filed_on", "ordering"), ("q=", "q")]
)
def test_a_feed_of_a_search_refuses_what_a_feed_has_not(client: Client, more: str, wrong: str) -> None:
    answer = client.get(f"/api/v1/search/?q=pilot&format=atom&{more}")
    assert (answer.status_code, [each["parameter"] for each in answer.json()["errors"]]) == (400, [wrong])


def suggested(client: Client, q: str, **more: str) -> list[tuple[str, str, bool]]:
    rows = client.get("/api/v1/suggestions/", {"q": q, **more}).json()
    return [(row["kind"], row["name"], row["is_near"]) for row in rows]


def test_names_are_suggested_and_near_ones_where_there_is_none(client: Client) -> None:
    case = b.a_case("Barkan v. State", court=b.a_court("Haifa Court"))
    b.a_participation(case, b.a_party("Barak Works"))
    b.a_ruling(case, judge=b.a_judge("Rachel Barkai"))
    assert suggested(client, "bar") == [
        ("party", "Barak Works", False), ("case", "Barkan v. State", False), ("judge", "Rachel Barkai", False),
    ]  # fmt: skip
    assert suggested(client, "rachel ba", kind="judge") == [("judge", "Rachel Barkai", False)]
    assert suggested(client, "rachael barkay") == [("judge", "Rachel Barkai", True)]
    assert suggested(client, " ") == suggested(client, "zzzzzz") == []


@pytest.mark.parametrize(
    "columns", [{"exposure": "private"}, {"exposure": "at_risk"}, {"exposure": "minor"}, {"identity": "protected"}]
)
def test_who_is_not_listed_is_never_suggested(client: Client, columns: dict[str, str]) -> None:
    b.a_participation(b.a_case("A v. B"), b.a_party("Yael Harbour", kind="person", **columns))
    assert suggested(client, "yael") == suggested(client, "yaell harbor") == []
    assert titles(client, "yael") == []


SURFACES = ["/search/", "/api/v1/search/", "/api/v1/suggestions/", "/cases/", "/api/v1/rulings/", "/api/v1/reactions/"]


@pytest.fixture(scope="class")
def planted(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with kept(django_db_blocker):
        plant()
        yield


@pytest.mark.usefixtures("planted")
class TestHidden:
    @pytest.mark.parametrize(
        "q", ["visible", "seen", "court", "reaction*", "rejected OR reject*", "report OR v", "acquitted"]
    )
    def test_no_answer_shows_what_is_hidden(self, client: Client, q: str) -> None:
        for address, more in [*((surface, {}) for surface in SURFACES), ("/api/v1/cases/", {"format": "atom"})]:
            shown = client.get(address, {"q": q, **more}).content.decode().lower()
            assert [trace for trace in TRACES if trace.lower() in shown] == []

    @pytest.mark.parametrize("q", ["zqcanary", "zqcan*", "judge:zqcanary", "docket:zqcanary", "acquitted", "convicted"])
    def test_no_question_finds_what_is_hidden(self, client: Client, q: str) -> None:
        answer = client.get("/api/v1/search/", {"q": q}).json()
        counts = [facet["values"] for facet in answer["facets"]]
        assert (answer["results"], answer["names"], answer["docket"], counts) == ([], [], "", [[]] * len(counts))
        assert client.get("/api/v1/suggestions/", {"q": q}).json() == []
        for name in ("cases", "rulings", "verdicts", "reactions"):
            assert client.get(f"/api/v1/{name}/", {"q": q, "count": "exact"}).json()["count"] == 0
        for name in ("cases", "search"):
            assert entries(client, f"/api/v1/{name}/?q={quote(q)}&format=atom") == []


@pytest.mark.slow
def test_a_search_costs_the_same_queries_for_any_number_of_hits(client: Client, django_assert_max_num_queries) -> None:
    with b.story():
        for number in range(25):
            b.a_ruling(b.a_case(f"Harbour {number} v. State"), judge=b.a_judge(), full_text="Pilots.")
    with django_assert_max_num_queries(50):
        client.get("/search/", {"q": "harbour"})
