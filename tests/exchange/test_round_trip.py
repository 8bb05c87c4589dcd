"""The record as documents: nothing of a case is lost, and its document makes the same case."""

from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from casetracker.exchange.dump import dump_case
from casetracker.exchange.load import load_document
from casetracker.exchange.parsing import parse_bytes
from casetracker.exchange.remove import remove_system
from tests.record import DOCUMENTS, SYSTEM, record_kept

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Dumps = dict[str, dict[str, Any]]


def dumped_record() -> Dumps:
    return {case.external_key: dump_case(case) for case in Case.objects.filter(external_system=SYSTEM).order_by("id")}


@pytest.fixture(scope="module")
def twice(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Dumps, Dumps]]:
    """Every case of the record as a document, and again after these documents were loaded into an empty collection."""
    with record_kept(django_db_blocker):
        first = dumped_record()
        remove_system(SYSTEM)
        assert not Case.objects.exists()
        for data in first.values():
            load_document(parse_bytes(orjson.dumps(data)), publish=True)
        yield first, dumped_record()


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_dumped_case_makes_the_same_case(twice: tuple[Dumps, Dumps], key: str) -> None:
    first, second = twice
    assert second[key] == first[key]


@pytest.mark.parametrize("key", DOCUMENTS)
def test_a_dump_says_all_that_the_loaded_document_said(twice: tuple[Dumps, Dumps], key: str) -> None:
    assert list(lost(DOCUMENTS[key], twice[0][key], "$")) == []


def lost(said: Any, found: Any, path: str) -> Iterator[str]:
    """Every place of a document whose value another does not have; defaults and numbers may come in addition."""
    if isinstance(said, dict) and isinstance(found, dict):
        for name, value in said.items():
            yield from lost(value, found.get(name), f"{path}.{name}")
    elif isinstance(said, list) and isinstance(found, list) and said and isinstance(said[0], dict):
        others = {name_of(row): row for row in found}
        for row in said:
            yield from lost(row, others.get(name_of(row)), f"{path}[{name_of(row)}]")
    elif isinstance(said, list) and isinstance(found, list):
        if sorted(said) != sorted(found):
            yield f"{path}: {said} became {found}"
    elif said != found and (said or found):
        yield f"{path}: {said} became {found}"


def name_of(row: dict[str, Any]) -> Any:
    names = (row.get(name) for name in ("key", "caption", "name", "firm"))
    return next(filter(None, names), None) or (row["source"], row.get("path", ""), row.get("stated_value"))
