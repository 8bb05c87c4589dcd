"""Kept counts: true after every change, and when an embargo lifts by the clock alone, to the second."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.test import Client

from cases.models import Topic
from casetracker.core.writing import writing
from casetracker.reading.cases.listing import CASES
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.search.facets import EXACT, facets
from casetracker.search.index.kept_counts import counts_of_list, totals
from casetracker.search.index.upkeep import disagreements, rebuild
from casetracker.search.models import CountedCase, FacetCount
from rulings.models import Disposition
from tests import builders as b
from tests.planting import plant

pytestmark = pytest.mark.django_db
LISTS = (CASES, RULINGS, VERDICTS)
WRITTEN = datetime(2030, 1, 1, 8, tzinfo=UTC)
LIFT = datetime(2030, 3, 1, 12, tzinfo=UTC)


def counted(listing: Any, *, kept: bool) -> dict[str, dict[str, int]]:
    """The exact facets of a whole list, as they are kept or as they are counted when there is nothing kept."""
    filterset = listing.filterset(QueryDict())
    assert filterset.is_valid()
    found = facets(filterset, listing.counted_as if kept else "")
    return {each.name: {value.label: value.count for value in each.values} for each in found if each.name in EXACT}


def agreeing() -> dict[str, dict[str, dict[str, int]]]:
    found = {listing.counted_as: counted(listing, kept=True) for listing in LISTS}
    assert found == {listing.counted_as: counted(listing, kept=False) for listing in LISTS}
    return found


def test_nothing_is_counted_of_an_empty_record() -> None:
    assert agreeing()["cases"] == {"court": {}, "result": {}, "decided_year": {}}


@pytest.mark.slow
def test_hidden_records_are_not_counted_and_each_change_is() -> None:
    world = plant()
    before = agreeing()
    rejected = before["rulings"]["result"]["Rejected"]
    other = b.a_ruling(world.case, issued_on="2021", dispositions=[{**b.REJECTED, "result": "granted"}])
    assert agreeing()["rulings"]["result"] == before["rulings"]["result"] | {"Granted": 1}
    assert agreeing()["cases"]["decided_year"]["2021"] == 1
    with writing(reason="a correction") as change:
        change.touch(other)
        Disposition.objects.filter(ruling=other).update(result="rejected")
    assert agreeing()["rulings"]["result"]["Rejected"] == rejected + 1
    assert agreeing()["cases"]["result"] == before["cases"]["result"]
    b.withdrawn(other)
    assert agreeing() == before
    b.sealed(world.case)
    assert agreeing()["rulings"]["result"]["Rejected"] < rejected
    assert list(disagreements()) == []


@pytest.mark.parametrize("is_case", [True, False])
def test_an_embargo_lifts_on_the_second_with_no_job_running(is_case: bool, client: Client) -> None:
    with time_machine.travel(WRITTEN, tick=False):
        case = b.a_case("A v. B", court=b.a_court(), embargoed_until=LIFT if is_case else None)
        b.a_ruling(case, embargoed_until=None if is_case else LIFT)
    for seconds in (-1, 0, 1):
        with time_machine.travel(LIFT + timedelta(seconds=seconds), tick=False):
            is_seen = seconds >= 0
            assert agreeing()["rulings"]["decided_year"] == ({"2020": 1} if is_seen else {})
            assert bool(agreeing()["cases"]["court"]) == (is_seen or not is_case)
            answer = client.get("/api/v1/verdicts/?facets=yes").json()
            found = {each["name"]: each["values"] for each in answer["facets"]}
            assert [value["count"] for value in found["result"]] == ([1] if is_seen else [])
    with time_machine.travel(LIFT + timedelta(days=1), tick=False):
        assert list(disagreements()) == []
        b.withdrawn(case)
        assert agreeing()["cases"] == {"court": {}, "result": {}, "decided_year": {}}
        rebuild()
        assert sum(FacetCount.objects.values_list("number", flat=True)) == 0


def test_every_record_is_counted_and_a_topic_with_what_is_below_it() -> None:
    with b.story():
        top = b.a_topic("Top")
        middle = b.a_topic("Middle", parent=top)
        case = b.a_case(topics=[b.a_topic("Low", parent=middle), middle])
        ruling = b.a_ruling(case)
        reaction = b.a_reaction(about_ruling=ruling)
        b.a_reaction(about_ruling=ruling, published=False)
        other = b.a_topic("Other")

    def topics() -> dict[str, int]:
        return {topic.name: number for topic in Topic.objects.all() if (number := kept[topic.pk])}

    kept = counts_of_list("cases", "topic")
    assert totals() == {"cases": 1, "rulings": 1, "verdicts": 1, "reactions": 1}
    assert topics() == {"Top": 1, "Middle": 1, "Low": 1}
    with writing(reason="a better place") as change:
        change.touch(middle)
        middle.parent = other
        middle.save()
    kept = counts_of_list("cases", "topic")
    assert topics() == {"Other": 1, "Middle": 1, "Low": 1}
    b.withdrawn(reaction)
    assert (totals()["reactions"], list(disagreements())) == (0, [])


def test_a_wrong_sum_and_a_wrong_addition_are_told_and_mended() -> None:
    case = b.a_case("A v. B")
    b.a_ruling(case)
    right = agreeing()
    FacetCount.objects.filter(listing="cases", facet="result").update(number=7)
    assert [text.split(":")[1] for text in disagreements()] == [
        " the sum is 7 and should be 1; run rebuild_search"
    ] or ("the sum is 7 and should be 1" in next(disagreements()))
    CountedCase.objects.update(additions="[]")
    assert f"case {case.pk}: what it adds to the counts is old" in list(disagreements())
    rebuild()
    assert (list(disagreements()), agreeing()) == ([], right)


def test_the_counts_of_a_case_that_is_gone_go_with_the_next_rebuild() -> None:
    CountedCase.objects.create(case_ref=8, additions='[["cases","result","granted","1970-01-01T00:00:00+00:00",1]]')
    rebuild()
    assert (CountedCase.objects.count(), counts_of_list("cases", "result")) == (0, Counter())


@pytest.mark.parametrize("path", ["cases", "rulings", "verdicts"])
def test_page_and_api_count_the_same_and_each_link_keeps_what_it_says(client: Client, path: str) -> None:
    """The page shows the facets unasked, but for those of which a value tells nothing apart."""
    case = b.a_case("A v. B", court=b.a_court())
    b.a_ruling(case, judge=b.a_judge())
    b.a_ruling(case, issued_on="2021", dispositions=[{**b.REJECTED, "result": "granted"}])
    b.a_ruling(b.a_case("C v. D", court=b.a_court("Other court")), issued_on="2022")
    api = client.get(f"/api/v1/{path}/?facets=yes").json()["facets"]
    page = BeautifulSoup(client.get(f"/{path}/").content, "html.parser")
    shown = {section.h3.text: section for section in page.select(".facet")}
    told = {each["label"]: each["values"] for each in api if len(each["values"]) > 1}
    assert (list(shown), {"Result", "Year of the decision"} <= shown.keys()) == (list(told), True)
    for label, values in told.items():
        links = shown[label].select("li")
        assert [(li.a.text, int(li.span.text)) for li in links] == [(v["label"], v["count"]) for v in values]
        for li, value in zip(links, values, strict=True):
            narrowed = BeautifulSoup(client.get(f"/{path}/{li.a['href']}").content, "html.parser")
            assert len(narrowed.select("[data-id]")) == value["count"]
            assert value["label"] in [a.text for a in narrowed.select(".facet [aria-current=true]")]
    assert "facets" not in client.get(f"/api/v1/{path}/").json()


@pytest.mark.parametrize(("address", "why"), [
    ("cases/?facets=no", "write yes"), ("judges/?facets=yes", "facets"),
])  # fmt: skip
def test_facets_that_there_are_not_are_refused(client: Client, address: str, why: str) -> None:
    for answer in (client.get(f"/{address}"), client.get(f"/api/v1/{address}")):
        assert answer.status_code == 400
        assert why in answer.content.decode()


def test_a_file_of_a_list_has_no_facets(client: Client) -> None:
    assert client.get("/api/v1/cases/?facets=yes&format=csv").status_code == 400
