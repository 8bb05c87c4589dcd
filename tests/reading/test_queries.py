"""How many queries a page and an answer cost: bounded, and the same at 20 and at 60 rows."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from benchmarks.load import load
from cases.models import Case, Judge
from parties.models import Party
from rulings.models import Ruling
from tests.exchange.samples import loaded_as_new
from tests.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST_AT_MOST = 8
COUNTED_AT_MOST = 18
"""For the number in the title and the facets of a page."""
CHOSEN_AT_MOST = 2
"""For each filter in use that has a facet, which is counted without it."""
MATCHED_AT_MOST = 3
"""For the rulings through which a case is found: themselves, who sat and what they decided."""
DETAIL_AT_MOST = 25
HOME_AT_MOST = 50
"""The story of one case, the latest verdicts as a list has them, the kept counts and what they are of."""
LISTS = ["/cases/", "/rulings/", "/verdicts/"]
API_LISTS = [f"/api/v1{path}" for path in (*LISTS, "/petitioners/", "/respondents/", "/judges/")]


REJECTED = {"key": "d", "decides": "petition", "result": "rejected"}
OPEN = {"key": "h1", "finding": "left_open", "statement": "Open."}


def a_large_document(key: str, rows: int) -> dict[str, Any]:
    """A case with so many parties, claims, events, rulings and reactions, all linked."""
    numbers = range(rows)
    return {
        "format": "casetracker-case-1",
        "system": f"test-{key}",
        "courts": [{"key": "court", "name": "Court", "names": [{"key": "he", "name": "בית משפט", "language": "he"}]}],
        "judges": [{"key": f"j{n}", "name": f"Judge {n}"} for n in numbers],
        "parties": [{"key": f"p{n}", "name": f"Party {n}", "kind": "company"} for n in numbers],
        "topics": [{"key": "topic", "name": f"Topic {key}"}],
        "sources": [{"key": f"s{n}", "kind": "news_report", "title": f"Report {n}"} for n in numbers],
        "case": {
            "key": key,
            "title": "A v. B",
            "court": "court",
            "topics": ["topic"],
            "participations": [
                {"key": f"p{n}", "party": f"p{n}", "role": "petitioner" if n % 2 else "respondent", "side": "bringing"}
                for n in numbers
            ],
            "claims": [{"key": f"c{n}", "statement": f"Claim {n}", "raised_by": [f"p{n}"]} for n in numbers],
            "events": [{"key": f"e{n}", "kind": "hearing", "title": f"Hearing {n}", "by": [f"p{n}"]} for n in numbers],
            "titles": [{"key": f"t{n}", "title": f"Title {n}"} for n in numbers],
            "citations": [{"source": f"s{n}", "path": f"claims/c{n}.statement"} for n in numbers],
        },
        "rulings": [
            {
                "key": f"r{n}",
                "issued_on": "2020-07",
                "dispositions": [{**REJECTED, "requested_by": [f"p{n}"], "claims": [f"c{n}"]}],
                "panel": [{"key": "j", "judge": f"j{n}", "role": "sole"}],
                "holdings": [{**OPEN, "claims": [f"c{n}"], "topics": ["topic"]}],
                "citations": [{"source": f"s{n}"}],
            }
            for n in numbers
        ],
        "reactions": [
            {
                "key": f"a{n}",
                "about_ruling": f"r{n}",
                "speakers": [{"key": "s", "party": f"p{n}"}],
                "points": [{"key": "p1", "summary": "No.", "holdings": [f"r{n}/h1"]}],
                "citations": [{"source": f"s{n}"}],
            }
            for n in numbers
        ],
    }  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def many_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A hundred of everything, one case with 20 of each and one with 60 of each."""
    with kept(django_db_blocker):
        load(120)
        for key, rows in (("small", 20), ("large", 60)):
            loaded_as_new(a_large_document(key, rows), publish=True)
        yield


def at_most(path: str) -> int:
    """For a list in the API, or for its page with what is counted there."""
    return LIST_AT_MOST + (0 if path.startswith("/api/") else COUNTED_AT_MOST)


def cost(count: Any, client: Client, path: str) -> int:
    """The queries of one request, once what is kept in memory is there."""
    client.get(path)
    with count(500) as captured:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(captured)


DETAILS: dict[str, Callable[[Case], str]] = {
    "case page": lambda case: case.get_absolute_url(),
    "case in the API": lambda case: f"/api/v1{case.get_absolute_url()}",
    "ruling page": lambda case: case.rulings.get(key="r7").get_absolute_url(),
    "ruling in the API": lambda case: f"/api/v1{case.rulings.get(key='r7').get_absolute_url()}",
}


@pytest.fixture
def count(django_assert_max_num_queries: Any) -> Any:
    return django_assert_max_num_queries


@pytest.mark.parametrize("name", DETAILS)
def test_a_story_costs_the_same_at_20_and_at_60_rows(client: Client, count: Any, name: str) -> None:
    small, large = (Case.objects.get(external_key=key) for key in ("small", "large"))
    answer = client.get(DETAILS["case in the API"](large)).json()
    assert [len(answer[part]) for part in ("participations", "claims", "events", "rulings", "reactions")] == [60] * 5

    costs = [cost(count, client, DETAILS[name](case)) for case in (small, large)]

    assert (costs[1], max(costs) <= DETAIL_AT_MOST) == (costs[0], True)


@pytest.mark.parametrize("path", [*LISTS, *API_LISTS])
def test_a_list_costs_the_same_at_20_and_at_60_rows(client: Client, count: Any, path: str) -> None:
    api = f"/api/v1{path.removeprefix('/api/v1')}"
    assert [len(client.get(f"{api}?page_size={size}").json()["results"]) for size in (20, 60)] == [20, 60]

    costs = [cost(count, client, f"{path}?page_size={size}") for size in (20, 60)]

    assert (costs[1], max(costs) <= at_most(path)) == (costs[0], True)


@pytest.mark.parametrize("path", [*LISTS, *API_LISTS[:3]])
def test_a_filtered_list_costs_no_more(client: Client, count: Any, path: str) -> None:
    party, judge = Party.objects.visible().first(), Judge.objects.visible().first()
    query = f"party={party.public_id}&judge={judge.public_id}&role=respondent&decides=petition,claim&decided_after=1990"
    more = MATCHED_AT_MOST if path.endswith("/cases/") else 0
    more += 0 if path.startswith("/api/") else 3 * CHOSEN_AT_MOST  # judge, role and what was decided

    assert client.get(f"/api/v1{path.removeprefix('/api/v1')}?{query}").json()["results"]
    assert cost(count, client, f"{path}?{query}") <= at_most(path) + more


@pytest.mark.parametrize("path", ["/cases/", "/api/v1/rulings/"])
def test_a_name_costs_one_query_more(client: Client, count: Any, path: str) -> None:
    party, judge = Party.objects.visible().first(), Judge.objects.visible().first()
    ids = cost(count, client, f"{path}?party={party.public_id}&judge={judge.public_id}")

    assert cost(count, client, f"{path}?party={party.public_id}&judge={judge.name}") == ids + 1


def test_the_home_page_costs_the_same_whatever_the_collection_holds(client: Client, count: Any) -> None:
    assert cost(count, client, "/") <= HOME_AT_MOST


def test_a_page_that_reaches_the_undated_rows_costs_no_more(client: Client, count: Any) -> None:
    undated = {"issued_on": None, "issued_on_earliest": None, "issued_on_latest": None, "issued_on_is_wide": False}
    Ruling.objects.filter(case__external_key="large").update(**undated)
    dated = Ruling.objects.visible().filter(case__external_key="small").count()
    case = f"case={Case.objects.get(external_key='small').public_id}"
    Ruling.objects.filter(case__external_key="small", key__in=["r1", "r2"]).update(**undated)

    answer = client.get(f"/api/v1/rulings/?{case}").json()

    assert [row["issued_on"] for row in answer["results"]] == ["2020-07"] * (dated - 2) + [None, None]
    assert cost(count, client, f"/api/v1/rulings/?{case}") <= LIST_AT_MOST
