"""Filters, facets, records and statistics find a ruling from each of its cases, and count it once."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Source
from casetracker.exchange.consistency import check_record
from casetracker.search.index.upkeep import disagreements
from rulings.models import JoinedCase
from tests import builders as b
from tests.joined import Pair, a_pair
from tests.kept import kept
from tests.reading.test_pages import api

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pair(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Pair]:
    with kept(django_db_blocker):
        yield a_pair()


def found(client: Client, path: str) -> list[str]:
    return sorted(row["id"] for row in api(client, path)["results"])


OF_RULINGS = (
    *("judge=Ada Stone", "result=rejected", "result=granted&decides=petition", "decided_year=2021", "bench_size_min=1"),
    *("finding=accepted", "has=verdict", "has=time_to_verdict", "dissent=no&decided_after=2021", "docket=[2021] HC 7"),
    *("single_source=ruling.holdings.statement", "source=SOURCE"),
)


@pytest.mark.parametrize("query", OF_RULINGS)
def test_cases_are_found_by_the_ruling_that_decides_them(pair: Pair, client: Client, query: str) -> None:
    query = query.replace("SOURCE", Source.objects.get(title="The judgment").public_id)
    assert found(client, f"/cases/?{query}") == sorted([pair.alpha.public_id, pair.beta.public_id])


def test_rulings_are_found_by_each_of_their_cases(pair: Pair, client: Client) -> None:
    judgment = pair.judgment.public_id
    for name, case in (("Alpha", pair.alpha), ("Beta", pair.beta)):
        both = sorted([judgment, pair.orders[name].public_id])
        for query in (f"case={case.public_id}", f"party={name}", f"topic=Files of {name}&case_type=petition"):
            assert found(client, f"/rulings/?{query}") == both, query
            assert api(client, f"/rulings/?{query}&count=exact")["count"] == 2
        assert found(client, f"/verdicts/?party={name}") == [judgment]
        [holding] = api(client, f"/holdings/?case={case.public_id}")["results"]
        assert holding["ruling"]["id"] == judgment
        feed = client.get(f"/cases/{case.public_id}/feed/").content.decode()
        assert feed.count(f'/rulings/{judgment}/"') == 1


def test_facets_count_each_case_and_the_ruling_once(pair: Pair, client: Client) -> None:
    def facet(path: str, name: str) -> dict[str, int]:
        [of_name] = [each for each in api(client, path)["facets"] if each["name"] == name]
        return {value["label"]: value["count"] for value in of_name["values"]}

    kept = facet("/cases/?facets=yes", "result")
    assert kept == {"Denied": 2, "Granted": 2, "Rejected": 2}
    assert facet("/cases/?facets=yes&case_type=petition", "result") == kept  # counted, not kept
    assert facet("/cases/?facets=yes&judge=Ada Stone", "result") == {"Granted": 2, "Rejected": 2}
    assert facet("/verdicts/?facets=yes", "result") == {"Granted": 1, "Rejected": 1}
    assert facet("/verdicts/?facets=yes&party=Beta", "result") == {"Rejected": 1}
    assert facet("/verdicts/?facets=yes", "topic") == {"Files of Alpha": 1, "Files of Beta": 1}
    assert facet("/verdicts/?facets=yes", "role") == {"Petitioner": 1}
    assert facet("/cases/?facets=yes&result=granted,rejected", "role") == {"Petitioner": 2}
    assert list(disagreements()) == []


def test_records_and_statistics_count_the_ruling_once(pair: Pair, client: Client) -> None:
    judge = api(client, "/judges/?name=Stone")["results"][0]
    record = api(client, f"/judges/{judge['id']}/")
    assert (record["number_of_rulings"]["number"], record["verdicts"]["number"]) == (1, 1)
    party = api(client, "/parties/?name=Beta")["results"][0]
    [role] = api(client, f"/parties/{party['id']}/")["roles"]
    assert [(each["result"], each["number"]) for each in role["results"]] == [("rejected", 1)]

    def figure(name: str) -> tuple[int, dict[str, int]]:
        answer = api(client, f"/statistics/{name}/")
        return answer["counted"], {row["label"]: row["count"] for row in answer["rows"]}

    assert figure("results-by-judge") == (1, {"Ada Stone": 1})
    assert figure("results-by-topic") == (1, {"Files of Alpha": 1, "Files of Beta": 1})
    assert figure("results-by-case-type") == (1, {"Petition": 1})
    assert figure("time-to-verdict") == (2, {"High Court": 2})


def test_a_hidden_case_is_not_found_through_its_ruling(pair: Pair, client: Client) -> None:
    b.sealed(pair.beta)

    assert client.get("/api/v1/rulings/?topic=Files of Beta").status_code == 400
    assert found(client, "/cases/?judge=Ada Stone") == [pair.alpha.public_id]
    assert client.get(f"/api/v1/rulings/?case={pair.beta.public_id}").status_code == 400
    assert api(client, "/statistics/results-by-topic/")["rows"][0]["label"] == "Files of Alpha"
    assert len(api(client, "/statistics/results-by-topic/")["rows"]) == 1
    assert (check_record(repair=False), list(disagreements())) == ([], [])


def test_a_case_that_is_no_longer_joined_lets_go_of_the_ruling(pair: Pair, client: Client) -> None:
    with b.story() as change:
        change.touch(pair.judgment)
        JoinedCase.objects.update(is_withdrawn=True)

    assert found(client, f"/rulings/?case={pair.beta.public_id}") == [pair.orders["Beta"].public_id]
    assert found(client, "/cases/?judge=Ada Stone") == [pair.alpha.public_id]
    assert (check_record(repair=False), list(disagreements())) == ([], [])
