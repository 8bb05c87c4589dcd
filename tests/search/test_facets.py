"""Every count beside a list is the length of the list behind it: brute force over random filters."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.http import QueryDict
from pytest_django.plugin import DjangoDbBlocker

from casetracker.reading.cases.listing import CASES
from casetracker.reading.rulings.listing import RULINGS, VERDICTS
from casetracker.search.facets import COLUMNS, EXACT, facets
from tests.record import record_kept

pytestmark = pytest.mark.django_db
LISTS = {"cases": CASES, "rulings": RULINGS, "verdicts": VERDICTS}
SETS = {"cases": 60, "rulings": 40, "verdicts": 20}
"""Random filter sets of each list; of each facet one value is counted again."""
WORDS = ["court", "nso", "journalist*", "petition OR appeal", "spyware -export", "israel"]


@pytest.fixture(autouse=True, scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def asked(listing: Any, parameters: dict[str, str]) -> Any:
    query = QueryDict(mutable=True)
    query.update(parameters)
    filterset = listing.filterset(query)
    assert filterset.is_valid(), filterset.errors
    return filterset


def counted(listing: Any, parameters: dict[str, str]) -> dict[str, dict[str, int]]:
    return {
        facet.name: {value.value: value.count for value in facet.values}
        for facet in facets(asked(listing, parameters), listing.counted_as)
    }


def length(listing: Any, parameters: dict[str, str]) -> int:
    return asked(listing, parameters).qs.count()


@pytest.mark.slow
@pytest.mark.parametrize("name", LISTS)
def test_every_count_is_the_length_of_the_list_behind_it(name: str) -> None:
    listing, rng = LISTS[name], Random(f"{name} 12")
    known = counted(listing, {})
    assert {facet for facet, values in known.items() if values} >= {"court", "country", "judge", "result", "topic"}
    for _ in range(SETS[name]):
        chosen = rng.sample([facet for facet in known if known[facet]], rng.randint(0, 3))
        parameters = {facet: rng.choice(list(known[facet])) for facet in chosen}
        if rng.random() < 0.3:
            parameters["q"] = rng.choice(WORDS)
        for facet, values in counted(listing, parameters).items():
            assert all(number or facet in parameters for number in values.values())
            if values:
                value = rng.choice(list(values))
                assert values[value] == length(listing, {**parameters, facet: value}), (parameters, facet, value)


def test_all_facets_are_of_the_list_of_cases() -> None:
    assert list(counted(CASES, {})) == list(COLUMNS)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "parameters", [{}, {"result": "rejected"}, {"q": "court"}, {"country": "US", "role": "respondent"}]
)
def test_many_records_are_counted_as_few_are(
    name: str, parameters: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = counted(LISTS[name], parameters)
    monkeypatch.setattr("casetracker.search.index.backends.BATCH", 1)
    assert counted(LISTS[name], parameters) == few


@pytest.mark.parametrize("more", [{}, {"country": "US"}, {"court_level": "first_instance"}, {"result": "granted"}])
def test_above_the_bound_all_but_court_result_and_year_say_that_they_are_capped(
    more: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parameters = {"q": "court", **more}
    exact = {name: values for name, values in counted(CASES, parameters).items() if name in EXACT}
    monkeypatch.setattr("casetracker.search.counted.RECORDS_AT_MOST", 2)
    found = {facet.name: facet for facet in facets(asked(CASES, parameters), "cases")}
    assert {name for name, facet in found.items() if not facet.is_capped} == set(EXACT)
    assert {name: {v.value: v.count for v in found[name].values} for name in EXACT} == exact
    assert sum(value.count for value in found["language"].values) < sum(v.count for v in found["court"].values)
