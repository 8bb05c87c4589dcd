"""Days and hours in the admin: every form of a date is taken, and hours are those of the event's own clock."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from cases.models import Case, CaseEvent
from casetracker.desk.fields import InstantField
from tests import builders as b
from tests.editor import Editor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "2026-07-13 10:00",
        "13 July 2026, 10:00",
        "13 July 2026 10:00 UTC",
        "July 13, 2026, 10:00",
        "13.7.2026 10:00",
        "2026-07-13T10:00Z",
    ],
)
def test_a_day_and_an_hour_take_every_form_of_a_date(text: str) -> None:
    assert InstantField().clean(text) == datetime(2026, 7, 13, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("6.7.2026 10:00", "6.7.2026 could be 6 July or 7 June"),
        ("July 2026, 10:00", "Write a day and an hour, such as 13 July 2026, 10:00"),
        ("tomorrow", "Write a day and an hour"),
    ],
)
def test_what_is_no_instant_says_what_to_write(text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        InstantField().clean(text)


def test_an_embargo_is_typed_as_any_date_and_told_with_its_zone() -> None:
    editor, case = Editor(superuser=True), b.a_case(published=False)
    with time_machine.travel(datetime(2026, 11, 28, tzinfo=UTC)):
        page = editor.change(case).type(publish_at="3 January 2027, 9:30").press("_publish")
        case.refresh_from_db()
        assert page.messages == [f"“{case}” is published; readers see it from 3 January 2027, 09:30 UTC."]
        assert case.publish_at == datetime(2027, 1, 3, 9, 30, tzinfo=UTC)
        assert "3 January 2027, 09:30 UTC" in editor.get("/admin/cases/case/").content.decode()


def test_hours_are_typed_and_shown_by_the_clock_of_the_event(client: Client) -> None:
    editor = Editor(superuser=True)
    case = b.a_case()
    event = b.an_event(case, on="2020-01-16", begins_at="2020-01-16T09:00Z", time_zone="Asia/Jerusalem")
    form = editor.change(case)
    name = next(name for name in form.values if name.endswith("begins_at") and "__prefix__" not in name)
    shown = form.values[name]

    page = form.type(
        reason="The hour", **{name: "16 January 2020, 11:30", name.replace("begins", "ends"): "2020-01-16 12:00"}
    ).press()

    event.refresh_from_db()
    assert (page.errors, shown) == ([], "2020-01-16 11:00")
    assert event.begins_at == datetime(2020, 1, 16, 9, 30, tzinfo=UTC)
    assert event.ends_at == datetime(2020, 1, 16, 10, tzinfo=UTC)
    assert (
        "16 January 2020</time>, 11:30 to 12:00 (Asia/Jerusalem)"
        in client.get(case.get_absolute_url()).content.decode()
    )


def test_a_row_that_stays_as_it_is_changes_nothing() -> None:
    case = b.a_case()
    b.an_event(case, begins_at="2020-01-16T09:00Z", time_zone="Asia/Jerusalem")
    version = Case.objects.get().version
    Editor(superuser=True).change(case).press()
    assert (Case.objects.get().version, CaseEvent.objects.get().begins_at) == (
        version,
        datetime(2020, 1, 16, 9, tzinfo=UTC),
    )


def test_an_era_is_refused_and_odd_dates_are_asked_about() -> None:
    editor = Editor(superuser=True)
    refused = editor.add(Case).type(title="A v. B", filed_on="2563").press()
    saved = editor.add(Case).type(title="A v. B", filed_on="1202").press()
    assert "if it is of the Buddhist calendar, write 2020" in refused.html
    assert saved.doubts == ["filed on: 1202 lies before 1800; is the year one of our calendar?"]
