"""The Python client reads the record through the site's own WSGI application."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from casetracker_client import Casetracker, NotFound, Wrong
from generator.__main__ import FOLDER, written
from pytest_django.plugin import DjangoDbBlocker

from casetracker.api import router
from tests.clients.wsgi import site_client
from tests.record import record_kept

pytestmark = pytest.mark.django_db
VERDICT: dict[str, Any] = {"judge": "Rachel Barkai", "decides": "petition", "decided_year": 2020}


@pytest.fixture(scope="module")
def client(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Casetracker]:
    with record_kept(django_db_blocker), site_client() as client:
        yield client


def test_what_is_generated_is_what_the_schema_says() -> None:
    """After a change of docs/openapi.json: make client"""
    assert {path.name: path.read_text() for path in FOLDER.glob("*.py") if path.stem != "__init__"} == written()


def test_every_resource_is_there(client: Casetracker) -> None:
    named = {name.replace("_", "-") for name in dir(client) if not name.startswith("_")}
    assert {name for name, _, _ in router.registry} - named == {"imports"}  # which is what `load` asks


def test_the_founding_verdict_with_who_reacted_how(client: Casetracker) -> None:
    verdicts = client.rulings.list(**VERDICT, result=["rejected", "denied"])
    [ruling] = verdicts
    assert (ruling["case"]["docket_number"], ruling["issued_on"], verdicts.count()) == ("28312-05-19", "2020-07-12", 1)
    stances = {speaker["name"]: one["stance"] for one in ruling["reactions"] for speaker in one["speakers"]}
    assert (stances["NSO Group"], stances["Amnesty International Israel"]) == ("welcomes", "condemns")
    assert client.cases.get(ruling["case"]["id"])["rulings"][-1]["id"] == ruling["id"]
    assert client.rulings.as_of(ruling["id"], "2019")["as_of"] == "2019"


def test_pages_the_whole_list_and_the_count_are_of_the_same_rows(client: Casetracker) -> None:
    paged = [row["id"] for row in client.rulings.list(page_size=7)]
    assert len(paged) == len(set(paged)) == client.rulings.list().count() > 7
    assert [row["id"] for row in client.rulings.stream()] == paged
    assert client.rulings.list().first() == next(iter(client.rulings.list(page_size=1)))
    assert client.rulings.list(q="nobodywroteso").first() is None


def test_several_values_are_alternatives_and_none_at_all_is_an_error(client: Casetracker) -> None:
    counted = Counter(row["stance"] for row in client.reactions.list())
    chosen = client.reactions.list(stance=["condemns", "welcomes"], speaker=None).count()
    assert chosen == counted["condemns"] + counted["welcomes"] > counted["condemns"] > 0
    with pytest.raises(ValueError, match="^stance: this is an empty list"):
        client.reactions.list(stance=[]).count()


def test_search_goes_through_its_pages(client: Casetracker) -> None:
    found = [case["id"] for case in client.search("court")]
    assert len(found) == len(set(found)) == client.cases.list(q="court").count() > 1


def test_a_refusal_says_what_the_server_said(client: Casetracker) -> None:
    with pytest.raises(Wrong, match="jugde: Unknown parameter") as refused:
        client.cases.list(jugde="Barkai").first()  # type: ignore[call-arg]
    assert (refused.value.status, refused.value.errors[0]["parameter"]) == (400, "jugde")
    with pytest.raises(NotFound, match="^GET /api/v1/cases/aaaaaaaaaa/: 404 Not Found\nThere is nothing here"):
        client.cases.get("aaaaaaaaaa")


def test_a_data_frame_has_the_types_of_the_schema(client: Casetracker) -> None:
    frame = client.rulings.to_pandas(decided_year=2020)
    assert frame["id"].tolist() == [row["id"] for row in client.rulings.list(decided_year=2020)]
    kinds = {"number": "Int64", "is_verdict": "boolean", "court.name": "string", "issued_on_latest": "datetime64[s]"}
    assert {name: str(frame[name].dtype) for name in kinds} == kinds
    barkai = frame[frame["case.docket_number"] == "28312-05-19"].explode("reactions").dropna(subset="reactions")
    assert Counter(one["stance"] for one in barkai["reactions"])["condemns"] >= 1
    nothing = client.rulings.to_pandas(q="nobodywroteso")
    assert nothing.empty and dict(nothing.dtypes) == dict(frame.dtypes)
