"""Whatever is done to a document, it is loaded whole or refused with a DocumentError; nothing else ever comes out."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.models import Case
from casetracker.exchange.load import load_document
from casetracker.exchange.read import DocumentError, check, read_bytes
from tests.exchange.samples import SAMPLE
from tests.record import DOCUMENTS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FOUNDING = DOCUMENTS["founding"]
Place = tuple[Any, Any]
"""A dict or list of the document, and a name or index in it."""

odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["", "unknown", "other", "2019", "03/04/2020", "nso", "c1", "a/b/c", "x:y", "#not_stated", "9" * 400]
    ),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
)


def places(value: Any) -> Iterator[Place]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        yield value, name
        yield from places(child)


def mutated(document: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The document with one to three places replaced, dropped, doubled or taken from elsewhere in it."""
    document = deepcopy(document)
    for _ in range(data.draw(st.integers(1, 3))):
        found = list(places(document))
        holder, name = data.draw(st.sampled_from(found))
        how = data.draw(st.sampled_from(["replace", "drop", "copy", "double"]))
        if how == "drop":
            del holder[name]
        elif how == "double" and isinstance(holder, list):
            holder.append(deepcopy(holder[name]))
        elif how == "copy":
            other, place = data.draw(st.sampled_from(found))
            holder[name] = deepcopy(other[place])
        else:
            holder[name] = data.draw(odd_values)
    return document


def load_or_refuse(document: dict[str, Any], publish: bool) -> None:
    """Load it in a savepoint that is taken back; a refusal leaves no case behind."""
    with transaction.atomic():
        try:
            check(document)
            load_document(document, publish=publish, apply=True)
        except DocumentError as error:
            assert all(where and text for where, text in error.problems)
            assert not Case.objects.exists()
        transaction.set_rollback(True)


@given(data=st.data(), publish=st.booleans())
@settings(max_examples=100)
def test_a_mutated_document_is_loaded_or_refused(data: st.DataObject, publish: bool) -> None:
    load_or_refuse(mutated(SAMPLE, data), publish)


@given(data=st.data())
@settings(max_examples=15)
def test_the_mutated_founding_document_is_loaded_or_refused(data: st.DataObject) -> None:
    load_or_refuse(mutated(FOUNDING, data), publish=True)


@given(data=st.data())
@settings(max_examples=25)
def test_a_mutated_document_on_top_of_what_it_was_is_loaded_or_refused(data: st.DataObject) -> None:
    with transaction.atomic():
        load_document(SAMPLE, publish=True)
        changed = mutated(SAMPLE, data)
        try:
            check(changed)
            load_document(changed, apply=data.draw(st.booleans()))
        except DocumentError as error:
            assert error.problems
        transaction.set_rollback(True)


@given(start=st.integers(0, 90_000), length=st.integers(0, 40), put=st.binary(max_size=8))
@settings(max_examples=200)
def test_a_file_with_damaged_bytes_is_read_or_refused(start: int, length: int, put: bytes) -> None:
    content = json.dumps(FOUNDING, ensure_ascii=False).encode()
    try:
        read_bytes(content[:start] + put + content[start + length :])
    except DocumentError as error:
        assert error.problems


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_document_of_the_record_is_valid(key: str) -> None:
    check(DOCUMENTS[key])
