"""Dates and hours of documents: formats are asserted, an hour stands in its zone, odd dates are reported."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import orjson
import pytest
import time_machine
from django.core.management import call_command

from cases.models import CaseEvent
from casetracker.core.writing import writing
from casetracker.exchange.doubts import date_doubts
from casetracker.exchange.dump import dump_case
from casetracker.exchange.errors import DocumentError
from casetracker.exchange.load import load_document
from casetracker.exchange.parsing import validate
from casetracker.exchange.unit_documents import unit_documents
from parties.models import Party
from tests.exchange.samples import SAMPLE, a_document, loaded, the_case

pytestmark = pytest.mark.django_db


def with_event(**columns: Any) -> dict[str, Any]:
    return a_document(events=[{"key": "e1", "kind": "hearing", "title": "Hearing", **columns}])


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"begins_at": "2020-01-16T11:00", "time_zone": "Asia/Jerusalem"}, "2020-01-16T09:00Z"),
        ({"begins_at": "2020-07-16T11:00:00", "time_zone": "Asia/Jerusalem"}, "2020-07-16T08:00Z"),
        ({"begins_at": "2020-01-16T11:00+02:00"}, "2020-01-16T09:00Z"),
        ({"begins_at": "2020-01-16T11:00Z", "time_zone": "Asia/Jerusalem"}, "2020-01-16T11:00Z"),
    ],
)
def test_an_hour_stands_in_its_zone_whenever_it_is_loaded(columns: dict[str, str], expected: str) -> None:
    data = with_event(**columns)
    loaded(data)
    begins = CaseEvent.objects.get().begins_at
    data["case"]["summary"] = "Loaded again."
    report = loaded(data, apply=True)
    again = dump_case(the_case())

    assert begins == datetime.fromisoformat(expected)
    assert report.kept == []
    assert CaseEvent.objects.get().begins_at == begins
    assert again["case"]["events"][0]["begins_at"] == begins.astimezone(UTC).isoformat().replace("+00:00", "Z")


def test_a_zone_that_is_known_already_counts() -> None:
    loaded(with_event(begins_at="2020-01-16T11:00", time_zone="Asia/Jerusalem"))
    loaded(with_event(begins_at="2020-01-16T12:00"), apply=True)
    assert CaseEvent.objects.get().begins_at == datetime(2020, 1, 16, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"begins_at": "2020-01-16T11:00"}, "“2020-01-16T11:00” does not say in which zone; write its offset"),
        ({"begins_at": "2020-01-16T11:00", "time_zone": "Jerusalem"}, "“Jerusalem” is no time zone"),
        ({"time_zone": "Middle Earth"}, "“Middle Earth” is no time zone"),
        ({"begins_at": "16 January"}, "“16 January” is no day with an hour; write 2020-01-16T09:00Z"),
        ({"begins_at": "2020-02-30T11:00Z"}, "“2020-02-30T11:00Z”: there is no such day or hour"),
        ({"on": "16.1.20"}, "16.1.20 could be 16 January 2020 or 16 January 1920"),
    ],
)
def test_what_is_no_date_or_hour_is_refused(columns: dict[str, str], said: str) -> None:
    with pytest.raises(DocumentError, match=said.replace("(", r"\(")):
        loaded(with_event(**columns))
    assert not CaseEvent.objects.exists()


def test_the_schema_asserts_its_formats_before_anything_is_loaded() -> None:
    data = with_event(begins_at="noon")
    data["case"]["filed_on"] = "2019-13"
    with pytest.raises(DocumentError) as error:
        validate(data)
    assert [where for where, _ in error.value.problems] == ["$.case.events[0].begins_at", "$.case.filed_on"]


@time_machine.travel(datetime(2026, 11, 28, tzinfo=UTC), tick=False)
def test_odd_dates_are_loaded_and_reported(tmp_path: Path) -> None:
    data = a_document(filed_on="1202-05", events=[{"key": "e", "kind": "filing", "title": "Motion", "on": "1620"}])
    data["rulings"] = [{**SAMPLE["rulings"][0], "issued_on": "2026-12-24", "heard_on": "2026-12-25"}]
    data["reactions"][0]["made_on"] = "2020"
    path, output = tmp_path / "case.json", StringIO()
    path.write_bytes(orjson.dumps(data))

    call_command("load_cases", path, stdout=output)

    asked = [line.partition("look again: ")[2] for line in output.getvalue().splitlines() if "look again" in line]
    assert asked == [
        "case malekar-v-deca: filed on: May 1202 lies before 1800; is the year one of our calendar?",
        "case malekar-v-deca: “Motion”, date: 1620 lies before 1800; is the year one of our calendar?",
        "ruling malekar-v-deca/judgment: heard on: 25 December 2026 lies after today; is that right?",
        "ruling malekar-v-deca/judgment: issued on: 24 December 2026 lies after today; is that right?",
        "ruling malekar-v-deca/judgment: it was given before it was heard.",
        "reaction malekar-v-deca/nso-2020-07: it was made before what it is about.",
    ]


def test_a_filing_after_the_ruling_is_asked_about_on_both() -> None:
    data = a_document(filed_on="2021")
    load_document(data)
    data["case"]["filed_on"] = "2022"
    report = load_document(data)
    assert report.doubts == ["case malekar-v-deca: a ruling was given before the filing."]


def test_what_is_usual_raises_no_question() -> None:
    assert loaded(a_document()).doubts == []


def test_a_confirmed_date_is_asked_about_no_more_until_another_stands_there() -> None:
    event = {"key": "e", "kind": "filing", "title": "Motion", "on": "1620"}
    data = a_document(filed_on="1789", confirmed=["filed_on=1789", "events/e.on=1620"], events=[event])
    first = loaded(data)
    dumped = dump_case(the_case())
    data["case"]["filed_on"], data["case"]["events"][0]["on"] = "1889", "1621"
    second = loaded(data, apply=True)

    assert (first.doubts, dumped["case"]["confirmed"]) == ([], ["filed_on=1789", "events/e.on=1620"])
    assert second.doubts == [
        "case malekar-v-deca: “Motion”, date: 1621 lies before 1800; is the year one of our calendar?"
    ]


def test_what_an_editor_confirmed_stays_when_its_document_is_loaded_again() -> None:
    data = a_document(filed_on="1789")
    loaded(data)
    case = the_case()
    with writing(reason="a correction") as change:
        change.touch(case)
        case.confirmed = ["filed_on=1789"]
        case.save()
    data["case"] |= {"summary": "Loaded again.", "confirmed": ["filed_on=1789", "filed_on=1790"]}
    report = loaded(data, apply=True)

    assert (the_case().confirmed, report.kept, report.doubts) == (["filed_on=1789"], [], [])


@pytest.mark.parametrize(
    ("confirmation", "said"),
    [
        ("summary=1789", "“summary” is no date of this record; write its path and its value, such as filed_on=1789"),
        ("claims/c1.statement=1789", "“claims/c1.statement” is no date of this record"),
        ("filed_on=long ago", "“filed_on=long ago”: "),
    ],
)
def test_a_confirmation_of_no_date_is_refused(confirmation: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        loaded(a_document(confirmed=[confirmation]))


def test_usual_dates_cost_no_question_to_the_database(django_assert_num_queries: Any) -> None:
    loaded(a_document())
    documents = {unit: unit_documents([unit])[unit.public_id] for unit in (the_case(), *Party.objects.all())}
    with django_assert_num_queries(2):  # whether a claim or a ruling of the case is out of order
        assert [words for unit, document in documents.items() for words in date_doubts(unit, document)] == []
