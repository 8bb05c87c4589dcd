"""The questions of docs/research-questions.md, asked of the loaded record as the document says, with its answers."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from parties.models import Party
from tests.record import record_kept

DOCUMENT = Path(settings.BASE_DIR, "docs", "research-questions.md").read_text()
SECTION = re.compile(r"^## (\d+)\. (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ASKED = re.compile(r"^    GET (\S+)\n\n((?:^- .+\n)+)", re.MULTILINE)
CHECKED = datetime(2026, 11, 25, tzinfo=UTC)
"""The day after the record was last checked; the document's answers are of that day."""

SECTIONS = {int(number): (heading, text) for number, heading, text in SECTION.findall(DOCUMENT)}
QUESTIONS = [
    pytest.param(address, answer.splitlines(), id=f"{number}-{place}")
    for number, (_, text) in SECTIONS.items()
    for place, (address, answer) in enumerate(ASKED.findall(text), start=1)
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with record_kept(django_db_blocker):
        yield


def ask(client: Client, address: str) -> dict[str, Any]:
    """The answer; ID in an address stands for the id of NSO Group, which every collection gives anew."""
    address = address.replace("ID", Party.objects.get(external_key="nso-group").public_id)
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def told(answer: dict[str, Any]) -> Iterator[str]:
    """An answer as the document writes it, line by line."""
    if "count" in answer:
        yield f"- {answer['count']}"
        rows = [f"- {row_told(row)}" for row in answer["results"] if answer["count"] <= 3]
        by_ids = any({"unit", "speakers"} & row.keys() for row in answer["results"])  # which each collection gives anew
        yield from sorted(rows) if by_ids else rows
        return
    measures = "".join(f", {name} {value}" for name, value in answer["measures"].items())
    yield f"- {answer['counted']} counted, {answer['lacking']} lacking{measures}"
    for row in answer["rows"][:10]:
        yield f"- {part_told(row)}" + "".join(f"; {part_told(part)}" for part in row["segments"])


def part_told(part: dict[str, Any]) -> str:
    return f"{part['label']}: {part['count']}" + "".join(
        f", {name} {value}" for name, value in part["measures"].items()
    )


def row_told(row: dict[str, Any]) -> str:
    """A case with its verdict, or where it stands without one; what else there is with its case."""
    title = row["title"] if "title" in row else row["case"]["title"]
    if "verdict" in row and row["verdict"] is None:
        return f"{title}: {row['status']}, filed {row['filed_on']}"
    if "to_case" in row:
        return f"{title}: {row['kind']} {row['to_case']['title']}"
    if "finding" in row:
        return f"{title}, {row['court']['country']}: {row['finding']}: {row['statement']}"
    if "speakers" in row:
        names = ", ".join(speaker["name"] for speaker in row["speakers"])
        said = row["stance"] if "stance" in row else row["response"]
        answered = [held["finding"] for point in row.get("points", [row]) for held in point["holdings"]]
        return f"{title}: {names}: {said}" + (f" ({', '.join(answered)})" if answered else "")
    ruling = row.get("verdict", row)
    return f"{title}: {ruling['result']}, {ruling['issued_on']}"


def test_the_document_answers_every_question() -> None:
    assert list(SECTIONS) == list(range(1, 25))
    assert all(ASKED.search(text) for _, text in SECTIONS.values())


@pytest.mark.parametrize(("address", "answer"), QUESTIONS)
def test_the_record_answers_as_the_document_says(client: Client, address: str, answer: list[str]) -> None:
    with time_machine.travel(CHECKED, tick=False):
        assert list(told(ask(client, address))) == answer


def test_a_year_later_nothing_has_been_checked_for_a_year(client: Client) -> None:
    with time_machine.travel(datetime(2027, 11, 26, tzinfo=UTC), tick=False):
        assert ask(client, "/api/v1/cases/?lacks=check_within_a_year&count=exact")["count"] == 29
