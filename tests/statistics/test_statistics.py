"""Statistics: exact counts of visible rows, each number with the list behind it, and no share of a few."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Citation, Court, Participation
from casetracker.reading.cases.fact_filters import CITABLE_FIELDS, citable_field, cites_field
from casetracker.statistics import figures
from casetracker.statistics.catalogue import ON_FIRST_PAGE, STATISTICS
from casetracker.statistics.words import duration
from rulings.models import Ruling
from tests import builders as b
from tests.identity import SITE
from tests.record import record_kept

GRANTED = {"decides": "petition", "result": "granted", "favours": "bringing"}
DAMAGES = {"decides": "claim", "result": "granted", "amount": "100.50", "currency": "EUR"}

pytestmark = pytest.mark.django_db


def figure(client: Client, name: str, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/api/v1/statistics/{name}/?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def numbers(client: Client, name: str, query: str = "") -> dict[str, Any]:
    """Each row's number by its label; with segments, those by theirs."""
    return {
        row["label"]: {part["label"]: part["count"] for part in row["segments"]} or row["count"]
        for row in figure(client, name, query)["rows"]
    }


def parts(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in told["rows"]:
        yield row
        yield from row["segments"]


# Every number is the length of the list to which it links


@pytest.fixture(scope="class")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


@pytest.mark.usefixtures("record")
class TestOnTheRecord:
    @pytest.mark.parametrize("name", STATISTICS)
    def test_a_number_is_the_length_of_its_list(self, client: Client, name: str) -> None:
        told = figure(client, name)
        found = {part["url"]: part["count"] for part in parts(told)}
        lists = {url: client.get(f"/api/v1{url.removeprefix(SITE)}&count=exact").json()["count"] for url in found}
        assert found == lists
        assert len(found) > (0 if name == "votes" else 3)  # of one ruling alone the record tells the votes

    @pytest.mark.parametrize(
        ("name", "query"),
        [
            ("results-by-year", "court=Northern&result=granted,varied"),
            ("results-by-court", "decides=petition&side=opposing&party_kind=government_body,public_office"),
            ("results-by-judge", "judge=Hamilton&judge=Barkai"),
            ("results-by-basis", "basis=immunity,jurisdiction"),
            ("time-to-verdict", "has=reactions&country=IL"),
            ("stances-by-side", "speaker_side=opposing,none&reacted_within=7"),
            ("findings", "holding_topic=Device+infection&finding=not_established,left_open"),
            ("reviews", "court_level=first_instance"),
            ("roles", "party=Amnesty+International&side=bringing"),
            ("disputed-facts", "disputed=case.filed_on,ruling.issued_on"),
            ("single-source-facts", "single_source=case.filed_on&country=US"),
        ],
    )
    def test_filters_narrow_number_and_list_alike(self, client: Client, name: str, query: str) -> None:
        found = {part["url"]: part["count"] for part in parts(figure(client, name, query))}
        assert found
        assert found == {
            url: client.get(f"/api/v1{url.removeprefix(SITE)}&count=exact").json()["count"] for url in found
        }
        assert len(found) < len(list(parts(figure(client, name))))

    @pytest.mark.parametrize("name", STATISTICS)
    def test_drawing_and_table_of_a_page_lead_to_the_same_lists(self, client: Client, name: str) -> None:
        soup = BeautifulSoup(client.get(f"/statistics/{name}/").content, "html.parser")
        marks, cells = ({link["href"] for link in soup.select(f"{part} a")} for part in (".chart", ".numbers"))
        assert {link for link in cells if "?" in link} <= marks or STATISTICS[name].has_singles
        assert {link for link in marks if "?" not in link} <= cells
        assert {client.get(link).status_code for link in sorted(marks)[::5]} == {200}

    def test_a_mark_of_the_first_page_leads_to_as_many_records_as_it_says(self, client: Client) -> None:
        soup = BeautifulSoup(client.get("/statistics/").content, "html.parser")
        said = {mark["href"]: mark.title.get_text() for mark in soup.select(".chart svg a[tabindex='-1']")}
        assert len(said) > 60
        for href, words in list(said.items())[::2]:
            if "?" not in href:
                assert client.get(href).status_code == 200
                continue
            number = int(re.findall(r"\d+", words)[-1])
            assert (words, client.get(f"/api/v1{href}&count=exact").json()["count"]) == (words, number)

    @pytest.mark.parametrize("name", STATISTICS)
    def test_csv_and_api_give_the_same_numbers(self, client: Client, name: str) -> None:
        text = client.get(f"/statistics/{name}.csv").content.decode("utf-8-sig")
        rows = list(csv.DictReader(StringIO(text)))
        told = figure(client, name)
        expected = [(row["key"], part["count"]) for row in told["rows"] for part in row["segments"] or [row]]
        assert [(row[told["divided_by"][0]], int(row[f"{told['unit']}s"])) for row in rows] == expected

    def test_every_fact_that_is_cited_has_a_name_that_finds_it(self) -> None:
        for kind, path in set(Citation.objects.exclude(path="").values_list("unit__kind", "path")):
            if kind in ("case", "ruling", "reaction"):
                name = citable_field(kind, path)
                assert name in CITABLE_FIELDS
                assert Citation.objects.filter(cites_field(name), path=path).exists()

    @pytest.mark.parametrize("name", STATISTICS)
    def test_a_figure_costs_two_queries(self, client: Client, name: str, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(2):
            client.get(f"/statistics/{name}/")

    def test_the_first_page_costs_two_for_each_figure(self, client: Client, django_assert_num_queries: Any) -> None:
        with django_assert_num_queries(2 * len(ON_FIRST_PAGE)):
            answer = client.get("/statistics/")
        assert len(answer.content) < 100_000


# What is counted


def test_a_figure_whole(client: Client) -> None:
    court = b.a_court("Tel Aviv District Court")
    b.a_ruling(b.a_case(court=court), issued_on="2020-07-12")
    b.a_ruling(b.a_case(court=court), issued_on="2020", dispositions=[GRANTED])
    b.a_ruling(b.a_case(court=court), issued_on="2019/2020")
    listed = f"{SITE}/verdicts/?decides=petition,claim,appeal,charge&decided_year=2020"
    told = figure(client, "results-by-year")
    words = {name: told.pop(name) for name in ("question", "counts", "lacking_reason", "filters")}
    assert all(words.values())
    assert told == {
        "name": "results-by-year",
        "counted": 2,
        "lacking": 1,
        "measures": {},
        "divided_by": ["decided_year", "result"],
        "unit": "verdict",
        "url": f"{SITE}/statistics/results-by-year/",
        "api_url": f"{SITE}/api/v1/statistics/results-by-year/",
        "note": "",
        "rows": [
            {
                "key": "2020",
                "label": "2020",
                "count": 2,
                "share": None,
                "url": listed,
                "measures": {},
                "segments": [
                    {**part, "count": 1, "share": None, "url": f"{listed}&result={part['key']}", "measures": {}}
                    for part in ({"key": "granted", "label": "Granted"}, {"key": "rejected", "label": "Rejected"})
                ],
            }
        ],
    }


def test_the_list_of_questions_names_them_all(client: Client) -> None:
    told = client.get("/api/v1/statistics/").json()
    assert [row["name"] for row in told] == list(STATISTICS)
    assert told[0].keys() == {"name", "question", "counts", "unit", "divided_by", "filters", "url", "api_url"}


def test_no_share_is_given_of_fewer_than_five(client: Client) -> None:
    judge = b.a_judge()
    for _ in range(4):
        b.a_ruling(judge=judge)
    assert [part["share"] for part in parts(figure(client, "results-by-judge"))] == [None, None]
    assert "%<" not in client.get("/statistics/results-by-judge/").content.decode()
    b.a_ruling(judge=judge, dispositions=[GRANTED])
    assert [part["share"] for part in parts(figure(client, "results-by-judge"))] == [None, 20, 80]
    assert "80%<" in client.get("/statistics/results-by-judge/").content.decode()


def test_a_verdict_with_several_results_counts_once_under_each(client: Client) -> None:
    b.a_ruling(dispositions=[b.REJECTED, GRANTED, GRANTED, {"decides": "motion", "result": "denied"}])
    told = figure(client, "results-by-year")
    assert (told["counted"], told["rows"][0]["count"]) == (1, 1)
    assert numbers(client, "results-by-year") == {"2020": {"Granted": 1, "Rejected": 1}}
    assert numbers(client, "results-by-year", "decides=motion") == {"2020": {"Denied": 1}}


def test_only_the_dispositions_that_are_asked_for_count(client: Client) -> None:
    party = b.a_party("Ministry of Defence", kind="government_body")
    case = b.a_case()
    respondent = b.a_participation(case, party, "respondent", "opposing")
    closing = {"decides": "motion", "result": "granted", "form": "in_camera", "requested_by": [respondent]}
    b.a_ruling(case, dispositions=[closing, b.REJECTED])
    asked = "decides=motion&form=in_camera&requested_by_kind=government_body"
    assert numbers(client, "results-by-court", asked) == {"Tel Aviv District Court": {"Granted": 1}}
    assert numbers(client, "results-by-court", asked.replace("government_body", "company")) == {}


NOT_HERE = {"results-by-basis", "results-by-topic", "reviews", "time-to-verdict-by-topic", "votes"}
"""Statistics of what that ruling does not have."""


@pytest.mark.slow
def test_hidden_and_withdrawn_things_do_not_count(client: Client) -> None:
    judge = b.a_judge()
    case = b.a_case(court=b.a_court("Seen"), filed_on="2020-01-01")
    party = b.a_participation(case)
    ruling = b.a_ruling(case, judge=judge, issued_on="2020-03-01", bench_size=1, dispositions=[b.REJECTED, DAMAGES])
    b.a_holding(ruling)
    b.a_reaction(about_ruling=ruling, speaker=party.party)
    b.cite(case, path="title")
    b.cite(case, path="filed_on", stated_value="2019-01-01")
    before = {name: figure(client, name) for name in STATISTICS}
    for state in (state for state in b.STATES if state != "published"):
        hidden = b.in_state(
            b.a_ruling(
                case,
                judge=None,
                panel=[{"judge": judge, "part": "dissenting"}],
                bench_size=3,
                published=False,
                dispositions=[DAMAGES],
            ),
            state,
        )
        b.a_holding(hidden, finding="left_open")
        b.part(hidden, hidden.reviews.model, reviewed=ruling, effect="reverses")
        b.cite(hidden, path="issued_on", stated_value="2018")
        b.in_state(b.a_reaction(case, about_ruling=ruling, published=False, stance="welcomes"), state)
        whole = b.a_case(published=False, court=case.court)
        b.a_participation(whole, role="defendant", side="opposing")
        b.in_state(whole, state)
        b.a_ruling(whole, judge=judge)
    for row in (
        b.a_disposition(ruling, result="granted"),
        b.a_participation(case, b.a_party("Gone"), "expert", "neutral"),
    ):
        row.is_withdrawn = True
        with_owner = row.owner_unit()
        b.part(with_owner, row)
    assert {name: figure(client, name) for name in STATISTICS} == before
    counted = {name: before[name]["counted"] for name in STATISTICS}
    assert {name for name, number in counted.items() if not number} == NOT_HERE
    assert {*counted.values()} == {0, 1}


def test_an_embargoed_ruling_counts_from_its_second_on(client: Client) -> None:
    lift = datetime(2030, 3, 1, 12, tzinfo=UTC)
    with time_machine.travel(lift - timedelta(days=30), tick=False):
        b.a_ruling(embargoed_until=lift)
    counted = []
    for offset in (-1, 0, 1):
        with time_machine.travel(lift + timedelta(seconds=offset), tick=False):
            counted.append(figure(client, "results-by-year")["counted"])
    assert counted == [0, 1, 1]


def test_times_are_as_exact_as_their_dates(client: Client) -> None:
    court = b.a_court()
    for filed, issued in (
        ("2020-01-01", "2020-01-31"),
        ("2020", "2020-07"),
        ("2020-06-01", "2020-05-01"),
        (None, "2020"),
        ("2019/..", "2020"),
    ):
        b.a_ruling(b.a_case(court=court, filed_on=filed), issued_on=issued)
    told = figure(client, "time-to-verdict")
    assert (told["counted"], told["lacking"], told["rows"][0]["measures"]) == (
        3,
        2,
        {"shortest": [0, 0], "median": [0, 30], "longest": [30, 212]},
    )
    assert duration(0, 30) == "0 to 30 days"
    assert [duration(408, 438), duration(0, 177), duration(425, 425), duration(1, 1)] == [
        "13 to 15 months", "at most 6 months", "about 14 months", "1 day",
    ]  # fmt: skip


def test_the_last_verdict_ends_the_time(client: Client) -> None:
    case = b.a_case(filed_on="2020-01-01")
    for issued in ("2020-03-01", "2021-01-01", "2020-02-01"):
        b.a_ruling(case, issued_on=issued)
    assert figure(client, "time-to-verdict")["rows"][0]["measures"]["median"] == [366, 366]


def test_sides_are_those_of_the_very_case(client: Client) -> None:
    case, elsewhere, both, stranger = b.a_case(), b.a_case(), b.a_party("Both"), b.a_party("Stranger")
    b.a_participation(case, both, "petitioner", "bringing")
    b.a_participation(case, both, "interested_party", "opposing")
    b.a_participation(elsewhere, stranger, "respondent", "opposing")
    b.a_reaction(case, speaker=both, stance="welcomes")
    b.a_reaction(case, speaker=stranger, stance="condemns")
    assert numbers(client, "stances-by-side") == {
        "Bringing side": {"Welcomes": 1},
        "Opposing side": {"Welcomes": 1},
        "Not in the case": {"Condemns": 1},
    }
    assert numbers(client, "stances-by-side", "speaker_side=opposing") == {"Opposing side": {"Welcomes": 1}}


@pytest.mark.parametrize(
    ("made_on", "is_within"),
    [("2020-07-12", True), ("2020-07-19", True), ("2020-07-20", False), ("2020-07", False), (None, False)],
)
def test_within_days_means_for_certain(client: Client, made_on: str | None, is_within: bool) -> None:
    b.a_reaction(about_ruling=b.a_ruling(issued_on="2020-07-12"), made_on=made_on)
    assert figure(client, "stances-by-side", "reacted_within=7")["counted"] == int(is_within)


def test_sums_are_added_up_within_one_result_and_currency(client: Client) -> None:
    b.a_ruling(
        dispositions=[DAMAGES, DAMAGES, DAMAGES | {"result": "varied", "amount": "7"}, DAMAGES | {"currency": "USD"}]
    )
    told = figure(client, "sums")
    found = {(row["key"], part["key"]): part["measures"]["sum"] for row in told["rows"] for part in row["segments"]}
    assert found == {("EUR", "granted"): "201", ("EUR", "varied"): "7", ("USD", "granted"): "100.5"}
    assert [row["measures"] for row in told["rows"]] == [{}, {}]


def test_a_copy_of_a_source_is_no_second_source(client: Client) -> None:
    agency = b.a_source("Agency")
    copy, other = b.a_source("Copy", derived_from=agency), b.a_source("Other")
    case = b.a_case(filed_on="2019-05", docket_number="1-19")
    for source in (agency, copy):
        b.cite(case, source, "filed_on")
    for source in (agency, other):
        b.cite(case, source, "docket_number")
    b.cite(case, other, "filed_on", stated_value="2018")
    told = figure(client, "single-source-facts")
    assert (told["measures"], [row["key"] for row in told["rows"]]) == ({"facts": 1, "of": 2}, ["case.filed_on"])
    assert {row["key"]: row["count"] for row in figure(client, "disputed-facts")["rows"]} == {"case.filed_on": 1}


def test_reviews_count_the_reviewed_ruling(client: Client) -> None:
    below = b.a_ruling(b.a_case(court=b.a_court(level="first_instance")))
    above = b.a_ruling(b.a_case(court=b.a_court("Above", level="appellate")))
    b.part(above, above.reviews.model, reviewed=below, effect="reverses")
    assert numbers(client, "reviews") == {"Reverses": {"First instance": 1}}
    assert figure(client, "reviews")["lacking"] == 1
    assert numbers(client, "reviews", "court_level=appellate") == {}


def test_judges_of_countries_that_forbid_it_are_left_out(client: Client, settings: Any) -> None:
    for country in ("FR", "IL"):
        b.a_ruling(
            b.a_case(court=b.a_court(f"Court of {country}", country=country)), judge=b.a_judge(f"Judge of {country}")
        )
    settings.JUDGE_STATISTICS_OFF = ["FR"]
    told = figure(client, "results-by-judge")
    assert ([row["label"] for row in told["rows"]], told["note"]) == (
        ["Judge of IL"],
        "Judges of these countries are left out, since their law forbids it: FR.",
    )
    assert "Judge of FR" not in client.get("/statistics/").content.decode()


# What cannot be answered


def test_unknown_and_paging_parameters_are_refused(client: Client) -> None:
    b.a_ruling()
    queries = {"colour=red": "colour", "page_size=5": "page_size", "decided_year=soon": "Decided year"}
    for query, label in queries.items():
        name = query.partition("=")[0]
        answer = client.get(f"/api/v1/statistics/results-by-year/?{query}")
        assert (answer.status_code, [error["parameter"] for error in answer.json()["errors"]]) == (400, [name])
        page = client.get(f"/statistics/results-by-year/?{query}")
        assert page.status_code == 400
        assert BeautifulSoup(page.content, "html.parser").select_one("[role=alert] li > *").get_text() == label
        answer = client.get(f"/statistics/results-by-year.csv?{query}")
        assert (answer.status_code, answer.content.decode().partition(":")[0]) == (400, name)
    assert (
        client.get("/statistics/?court=x").status_code == client.get("/api/v1/statistics/?court=x").status_code == 400
    )


def test_filters_stand_before_their_figure_and_keep_further_ones_in_use(client: Client) -> None:
    page = BeautifulSoup(client.get("/statistics/results-by-year/?kind=judgment").content, "html.parser")
    skip, filters, results = page.select(".listing > *")
    assert (skip["class"], filters["class"], results["class"]) == (["skip"], ["filters"], ["results"])
    assert results.select_one(skip["href"]) or results["id"] == skip["href"].removeprefix("#")
    assert filters.select_one("form [name=kind]"), "a filter from a link is lost with the next choice"


@pytest.mark.parametrize("path", ["/statistics/nothing/", "/statistics/nothing.csv", "/api/v1/statistics/nothing/"])
def test_a_question_that_is_not_there(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_too_much_is_refused_and_never_sampled(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "ENTRIES_AT_MOST", 2)
    court = b.a_court()
    for _ in range(2):
        b.a_ruling(b.a_case(court=court))
    assert figure(client, "results-by-year")["counted"] == 2
    b.a_ruling(b.a_case(), issued_on="2019")
    answer = client.get("/api/v1/statistics/results-by-year/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert "narrow it with a filter" in answer.json()["detail"]
    assert client.get("/statistics/results-by-year.csv").status_code == 422
    for path in ("/statistics/", "/statistics/results-by-year/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "narrow it with a filter" in page.content.decode()
    assert figure(client, "results-by-year", "decided_year=2020")["counted"] == 2


def test_an_empty_collection_has_figures_without_rows(client: Client) -> None:
    assert not Case.objects.exists() and not Ruling.objects.exists() and not Court.objects.exists()
    assert not Participation.objects.exists()
    assert {
        name: (figure(client, name)["counted"], figure(client, name)["rows"]) for name in STATISTICS
    } == dict.fromkeys(STATISTICS, (0, []))
    assert "There is no verdict to count yet." in client.get("/statistics/").content.decode()


def test_a_court_whose_name_is_a_formula_stays_a_name(client: Client) -> None:
    b.a_ruling(b.a_case(court=b.a_court("=1+1")))
    assert '"\'=1+1"' in client.get("/statistics/results-by-court.csv").content.decode()


# Dissents, by the size of the bench


def test_dissents_are_counted_by_the_size_of_the_bench(client: Client) -> None:
    with b.story():
        case, judge = b.a_case(), b.a_judge("Ada Bar")
        members = [{"judge": judge}, {"name_as_stated": "B."}]
        b.a_ruling(case, bench_size=3, panel=[*members, {"name_as_stated": "C.", "part": "dissenting"}])
        b.a_holding(b.a_ruling(case, bench_size=3, panel=members), weight="dissent")
        b.a_ruling(case, bench_size=3, panel=[*members, {"name_as_stated": "C.", "part": "concurring"}])
        b.a_ruling(case, bench_size=11)
        b.a_ruling(case, panel=[{"name_as_stated": "D.", "part": "dissenting"}])
    told = figure(client, "dissents")
    assert (told["counted"], told["lacking"]) == (4, 1)
    assert numbers(client, "dissents") == {
        "3": {"With a dissent": 2, "No dissent recorded": 1},
        "11": {"No dissent recorded": 1},
    }
    assert numbers(client, "dissents", "dissent=yes") == {"3": {"With a dissent": 2}}
    rows = client.get("/api/v1/rulings/?bench_size_min=3&dissent=no").json()["results"]
    assert sorted(row["bench_size"] for row in rows) == [3, 11]


def test_a_size_that_is_no_number_of_judges_is_refused(client: Client) -> None:
    answer = client.get("/api/v1/rulings/?bench_size=0")
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"parameter": "bench_size", "detail": "“0” is no number of judges; write one from 1 to 999, such as 3."}
    ]
