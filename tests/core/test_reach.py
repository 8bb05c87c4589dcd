"""Dates that certainly cannot be are refused, odd ones are asked about, and what may lie ahead may."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from cases.models import Case, CaseEvent, Court
from casetracker.core.dates import COMING, HAPPENED, PartialDate, PartialDateError
from tests.builders import a_case

NOW = datetime(2026, 11, 28, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_2026():
    with time_machine.travel(NOW):
        yield


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        (
            "2563-07-12",
            "2563-07-12 lies 537 years after today; if it is of the Buddhist calendar, write 2020-07-12",
            "2020-07-12",
        ),
        ("2528~", "2528~ lies 502 years after today; if it is of the Buddhist calendar, write 1985~", "1985~"),
        (
            "2562/2563",
            "2562/2563 lies 536 years after today; if it is of the Buddhist calendar, write 2019/2020",
            "2019/2020",
        ),
        (
            "5780",
            "5780 lies 3754 years after today; if it is of the Jewish calendar, write [2019,2020]",
            "[2019,2020]",
        ),
        ("2062-07-12", "2062-07-12 lies 36 years after today; look at the year again", None),
        ("9999/..", "9999/.. lies 7973 years after today; look at the year again", None),
    ],
)
def test_what_has_happened_cannot_lie_years_ahead(text: str, message: str, suggestion: str | None) -> None:
    with pytest.raises(PartialDateError) as error:
        HAPPENED.check(PartialDate.parse(text))
    assert (str(error.value), error.value.suggestion) == (message, suggestion)


@pytest.mark.parametrize("text", ["2026-11-28", "2027-11", "2016/..", "../2099", "[2020,2099]", "1202", "0001"])
def test_what_could_be_is_not_refused(text: str) -> None:
    HAPPENED.check(PartialDate.parse(text))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("2027-01", "January 2027 lies after today; is that right?"),
        ("2026-11-29", "29 November 2026 lies after today; is that right?"),
        ("1202-07-12", "12 July 1202 lies before 1800; is the year one of our calendar?"),
        ("1441", "1441 lies before 1800; is the year one of our calendar?"),
        ("2026-11-28", ""),
        ("2026", ""),
        ("1799/1801", ""),
        ("2016/..", ""),
    ],
)
def test_what_is_odd_is_asked_about(text: str, question: str) -> None:
    assert HAPPENED.question(PartialDate.parse(text)) == question


def test_a_hearing_may_lie_ahead_and_not_in_another_era() -> None:
    COMING.check(PartialDate.parse("2031-03"))
    assert COMING.question(PartialDate.parse("2031-03")) == ""
    with pytest.raises(PartialDateError):
        COMING.check(PartialDate.parse("2569-03"))


@pytest.mark.django_db
def test_the_columns_know_how_far_they_reach() -> None:
    case = a_case()
    for row, name in [(Case(title="A v. B"), "filed_on"), (CaseEvent(case=case, key="x"), "on")]:
        setattr(row, name, "2563")
        with pytest.raises(ValidationError) as error:
            row.clean_fields()
        assert error.value.error_dict[name][0].params == {"suggestion": "2020"}
    Case(title="A v. B", next_on="2031").clean_fields(exclude=["public_id", "external_key"])
    Court(name="Court of Session", active_from="1532").clean_fields(exclude=["public_id", "external_key"])
