"""Pages and lists of records ask the database as much for many rows as for few."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from tests.crowd import Crowd, crowd
from tests.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def crowds(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Crowd]]:
    with kept(django_db_blocker):
        yield [crowd(20), crowd(200)]


def number_of_queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


@pytest.mark.parametrize("kind", ["judges", "courts", "parties", "topics", "sources", "reactions"])
@pytest.mark.parametrize("base", ["", "/api/v1"])
def test_a_page_asks_as_much_of_a_crowd(crowds: list[Crowd], client: Client, kind: str, base: str) -> None:
    asked = [number_of_queries(client, f"{base}/{kind}/{crowd.ids[kind]}/") for crowd in crowds]
    assert asked[1] <= asked[0] <= 30  # of many citations those shown may be of fewer kinds


PARTS = ["participations", "claims", "events", "dispositions", "holdings", "reaction-points", "relations"]
LISTS = ["judges", "courts", "parties", "petitioners", "respondents", "topics", "sources", "reactions"]
PAGES = [*LISTS, "holdings", "reaction-points", "relations"]


@pytest.mark.parametrize("path", [*(f"/{kind}/" for kind in PAGES), *(f"/api/v1/{kind}/" for kind in [*LISTS, *PARTS])])
def test_a_list_asks_as_much_for_many_rows(crowds: list[Crowd], client: Client, path: str) -> None:
    asked = [number_of_queries(client, f"{path}?page_size={size}") for size in (20, 200)]
    assert asked[0] == asked[1] <= (6 if path.startswith("/api/") else 7)  # a page's title says how many there are
