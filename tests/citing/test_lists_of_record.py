"""The lists of the shipped record as bibliographies: the same citations as of each record, and all of its sources."""

import json
from collections.abc import Iterator

import bibtexparser
import pytest
import rispy
from django.http import QueryDict
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.citing.lists import LISTS, SOURCED_LISTS
from casetracker.citing.references import Reference, reference
from casetracker.lists import exports
from casetracker.lists.exports import Chunks
from casetracker.reading.cases.story.assembly import case_story
from tests.record import record_kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stories(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[dict]]:
    with record_kept(django_db_blocker):
        yield [case_story(case) for case in Case.objects.visible().select_related("court")]


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "CHUNK", 7)


def listed(name: str) -> dict[str, Reference]:
    cited = LISTS[name]
    filterset = cited.listing.filterset(QueryDict())
    assert filterset.is_valid()
    refs = [cited.refer(row, "https://x") for portion in Chunks(cited.listing, filterset, "") for row in portion]
    found = {ref.public_id: ref for ref in refs}
    assert len(found) == len(refs)
    return found


def test_a_list_cites_each_record_as_its_own_page_does(stories: list[dict]) -> None:
    parts = {"cases": lambda story: [None], "rulings": lambda s: s["rulings"], "reactions": lambda s: s["reactions"]}
    for name, rows in parts.items():
        refs = [reference(story, row, "https://x") for story in stories for row in rows(story)]
        assert listed(name) == {ref.public_id: ref for ref in refs} != {}
    verdicts = {row["id"] for story in stories for row in story["rulings"] if row["is_verdict"]}
    assert listed("verdicts") == {key: ref for key, ref in listed("rulings").items() if key in verdicts} != {}


@pytest.mark.parametrize("name", SOURCED_LISTS)
def test_the_sources_of_a_list_stand_there_once(client: Client, stories: list[dict], name: str) -> None:
    expected = set()
    for story in stories:
        verdicts = [row for row in story["rulings"] if row["is_verdict"]]
        whole = [story, *story["rulings"], *story["reactions"]]
        units = {"cases": whole, "verdicts": verdicts}.get(name) or story.get(name, [])
        expected |= {f"casetracker-{each['source']['id']}" for unit in units for each in unit["citations"]}
    text = {form: client.get(f"/{name}/sources.{form}").getvalue().decode() for form in ("json", "ris", "bib", "txt")}
    items = [item["id"] for item in json.loads(text["json"])]
    assert (set(items), len(items)) == (expected, len(expected))
    assert [entry["id"] for entry in rispy.loads(text["ris"])] == items
    assert [entry.key for entry in bibtexparser.parse_string(text["bib"]).entries] == items
    assert len(text["txt"].splitlines()) == len(items)
