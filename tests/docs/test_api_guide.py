"""docs/api.md says what is so: its example runs, and its tables name every resource and every filter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from casetracker.api import router
from casetracker.lists.conditions import Bound
from casetracker.lists.filter_fields import ValuesField
from casetracker.lists.keyset import SIZE, SIZE_AT_MOST
from casetracker.lists.unit_lookup import NAMES_ASKED_AT_MOST
from casetracker.reading.cases.filters import CaseFilterSet
from casetracker.reading.parts.api import PARTS
from casetracker.reading.points.filters import PointFilterSet
from casetracker.reading.reactions.filters import ReactionFilterSet
from casetracker.reading.rulings.filters import RulingFilterSet
from casetracker.web.problems import SHOWN
from rulings.models import Ruling
from tests.record import record_kept

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "api.md").read_text()
WORDS = " ".join(TEXT.split())


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def table(heading: str) -> dict[str, set[str]]:
    """The first table under a heading: its first column, and what the second names."""
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")][2:]
    return {row[0].strip(): set(re.findall(r"`([a-z_]+)`", re.sub(r"\(.*?\)", "", row[1]))) for row in rows}


@pytest.mark.django_db
def test_the_example_answers_its_question(record: None, client: Client) -> None:
    section = TEXT.split("## The verdict in one call\n")[1].split("\n## ")[0]
    [example] = re.findall(r"curl '(?:http://127.0.0.1:8000)?(/[^']*)'", section)
    [row] = client.get(example).json()["results"]
    assert row["id"] == Ruling.objects.get(case__external_key="founding", result="rejected").public_id
    promised = ("case", "court", "dispositions", "judges", "petitioners", "respondents", "reactions")
    assert [name for name in promised if not row[name]] == []
    assert client.get(f"/api/v1/cases/{row['case']['id']}/").json()["sources"] != []


def test_every_resource_is_in_the_table() -> None:
    named = [name for cell in table("Resources") for name in re.findall(r"`([\w-]+)/`", cell)]
    assert sorted(named) == sorted(name for name, _, _ in router.registry)


def test_every_filter_is_in_the_table() -> None:
    rows = table("Filters")
    shared = {name for row, names in rows.items() if row.startswith("cases and rulings") for name in names}
    assert shared | rows["cases"] == CaseFilterSet.base_filters.keys()
    assert shared | rows["rulings"] == RulingFilterSet.base_filters.keys()
    also = {name for row, names in rows.items() if row.endswith("also of reactions") for name in names}
    assert also | rows["reactions"] == ReactionFilterSet.base_filters.keys()
    assert (also | rows["reactions"]) - {"q", "changed_after"} == PointFilterSet.base_filters.keys()
    parts = rows["parts: the unit"]
    changed = rows["parties, petitioners, respondents, judges, courts, topics, sources"]
    for name, viewset, _ in router.registry:
        filters = viewset.listing.filters.base_filters.keys() if hasattr(viewset, "listing") else set()
        if name in PARTS:
            assert parts | rows[name] == filters
        elif name in ("petitioners", "respondents", "parties"):
            assert changed | rows["parties, petitioners, respondents"] == filters
        elif name in ("judges", "courts", "topics", "sources"):
            assert changed | rows[name] == filters


def test_the_limits_are_the_products() -> None:
    values, bound = ValuesField(check=str), Bound("x", "after").field
    assert f"`page_size` is 1 to {SIZE_AT_MOST}, {SIZE} if not given" in WORDS
    assert f"Up to {values.most} values of one filter, of which {NAMES_ASKED_AT_MOST} may be names." in WORDS
    assert (bound.most, "each bound given once" in WORDS) == (1, True)
    assert f"At most {SHOWN} errors are listed at once." in WORDS


def test_the_documents_command_is_the_one_that_the_drift_test_runs() -> None:
    assert "manage.py spectacular --format openapi-json --file docs/openapi.json" in TEXT
