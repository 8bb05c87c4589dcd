"""Odd dates are asked about with a checkbox; what is confirmed is asked about no more, for that value."""

import pytest
from django.test import Client

from cases.models import Case
from casetracker.core.models import Change
from tests import builders as b
from tests.editor import Editor

pytestmark = pytest.mark.django_db
FILED = "filed on: 1789 lies before 1800; is the year one of our calendar?"
MOTION = "“Motion”, date: 1620 lies before 1800; is the year one of our calendar?"


def test_a_confirmed_date_is_silent_and_in_the_history(client: Client) -> None:
    editor, case = Editor(superuser=True), b.a_case(filed_on="1789")
    event = b.an_event(case, title="Motion", on="1620")
    before = Case.objects.get().version
    form = editor.change(case)
    offered = form.html.count("This date is right")
    confirmations = ["filed_on=1789", f"events/{event.key}.on=1620"]
    saved = form.type(confirmed=confirmations, reason="both stand in the register").press()
    again = editor.change(case).press()
    history = client.get(f"/cases/{case.public_id}/history/").content.decode()

    case.refresh_from_db()
    assert (offered, saved.doubts, again.doubts) == (2, [], [])
    assert (case.confirmed, case.version) == (confirmations, before + 1)
    assert Change.objects.filter(unit_ref=case.public_id).last().reason == "both stand in the register"  # type: ignore[union-attr]  # it was changed
    assert "Odd dates that are right" in history
    assert "filed on 1789, event “Motion”: date 1620" in history
    assert again.values["confirmed"] == confirmations


def test_another_value_is_asked_about_anew() -> None:
    editor, case = Editor(superuser=True), b.a_case(filed_on="1789", confirmed=["filed_on=1789"])
    b.an_event(case, title="Motion", on="1620")
    before = editor.change(case).press().doubts
    changed = editor.change(case).type(filed_on="1788", reason="Misread").press()
    confirmed = Case.objects.get().confirmed
    usual = editor.change(case).type(filed_on="1889", reason="Misread").press()

    assert before == [MOTION]
    assert changed.doubts == [FILED.replace("1789", "1788"), MOTION]
    assert (confirmed, usual.doubts) == ([], [MOTION])


def test_a_confirmation_is_taken_back_and_nothing_else_can_be_confirmed() -> None:
    editor, case = Editor(superuser=True), b.a_case(filed_on="1789", confirmed=["filed_on=1789"])
    taken_back = editor.change(case).type(confirmed=None, reason="In doubt again").press()
    editor.change(case).type(confirmed=["filed_on=1500", "summary=1789", "nonsense"]).press()

    assert taken_back.doubts == [FILED]
    assert Case.objects.get().confirmed == []


def test_a_usual_record_shows_no_such_box() -> None:
    form = Editor(superuser=True).change(b.a_case(filed_on="2019"))
    assert ("This date is right" in form.html, "Look again" in form.html) == (False, False)
