"""docs/where.md: every file is there with the name that the table gives, and every address answers."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from tests.docs.sandbox import ROOT
from tests.editor import Editor
from tests.record import record_kept

TEXT = (ROOT / "docs" / "where.md").read_text()
WORDS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.split("## ")[0].splitlines()
    if line.startswith("| ")
][1:]
BRIEF = ["case", "petitioner", "respondent", "judge", "ruling", "verdict", "reaction", "petition", "claim", "relief",
         "holding", "disposition", "panel", "source", "filter", "admin entry", "REST API"]  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def with_id(client: Client, address: str) -> str:
    """The address with the id of the founding case, or of the first row of its list, in place of ID."""
    kind = address.removeprefix("/api/v1").split("/")[1]
    if "/ID/" not in address:
        return address
    if kind == "cases":
        return address.replace("ID", Case.objects.get(external_key="founding").public_id)
    return address.replace("ID", client.get(f"/api/v1/{kind}/").json()["results"][0]["id"])


def test_every_word_of_the_brief_has_its_line() -> None:
    named = {word.strip() for row in WORDS for word in row[0].split(",")}
    assert [word for word in BRIEF if word not in named] == []


def test_every_file_is_there_with_what_it_is_named_for() -> None:
    paths = re.findall(r"`((?:\w+/)+[\w.]+\.(?:py|html|css))`(?: `(\w+)`)?", TEXT)
    assert len(paths) > len(WORDS)
    assert [(path, name) for path, name in paths if not (ROOT / path).is_file()] == []
    assert [name for path, name in paths if not re.search(rf"\b{name}\b", (ROOT / path).read_text())] == []


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row[0])
def test_every_address_answers(record: None, client: Client, row: list[str]) -> None:
    editor = Editor(superuser=True)
    asked = [with_id(client, address) for cell in row[2:] for address in re.findall(r"`(/[^`]*)`", cell)]
    answers = {path: (editor.client if path.startswith("/admin") else client).get(path).status_code for path in asked}
    assert answers == dict.fromkeys(asked, 200)
