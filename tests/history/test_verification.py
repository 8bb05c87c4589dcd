"""The record is compared with its log: whatever was written past it is found, and named."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import Case
from casetracker.beside.verifying import verify_if_due, verify_repeatedly
from casetracker.core.models import Change, Revision, UnitId, Verification
from casetracker.core.publishing import remove
from casetracker.core.writing import writing
from casetracker.history.verification import found_problems, verify
from rulings.models import Holding, Ruling
from tests import builders as b
from tests.core.test_guard import drop
from tests.editor import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    """A public ruling with a holding, whose case has been changed since it was public."""
    ruling = b.a_ruling(b.a_case(title="Malekar v. DECA"))
    b.a_holding(ruling)
    with writing(reason="Its caption.") as change:
        change.touch(ruling.case)
        ruling.case.title = "Malekar v. Ministry"
        ruling.case.save()
    return ruling


def past_the_log(statement: str, *values: Any) -> None:
    """Somebody writes to the database itself."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_what_the_product_does_is_as_logged(ruling: Ruling) -> None:
    """A change, a withdrawal, a removal, evidence, hidden states; the log accounts for each."""
    b.cite(ruling, path="issued_on", stated_value="1999")
    b.withdrawn(b.a_reaction(ruling.case))
    for state in b.STATES:
        b.in_state(b.a_ruling(ruling.case, published=False), state)
    draft = b.a_case(published=False)
    remove(draft, by=None, reason="It was a double.")
    assert list(found_problems()) == []
    assert (result := verify()[0]).problem_count == 0
    assert (result.rows, result.head) == (Change.objects.count(), Change.objects.last().digest)


TAMPERED: dict[str, tuple[Callable[[Ruling], Any], str]] = {
    "a record": (
        lambda ruling: Case.objects.filter(pk=ruling.case_id).update(title="Nothing to see"),
        "case {case}: what it says is not what it said when version 2 was logged.",
    ),
    "a part": (
        lambda ruling: Holding.objects.filter(ruling=ruling).update(finding="accepted"),
        "ruling {ruling}: what it says is not what it said when version 2 was logged.",
    ),
    "a version": (
        lambda ruling: Case.objects.filter(pk=ruling.case_id).update(version=9),
        "case {case}: its version is 9, and the log has 2 rows of it, the last of version 2.",
    ),
    "an earlier version": (
        lambda ruling: Revision.objects.filter(unit_id=ruling.case.public_id).update(document={"title": "Other"}),
        "case {case} version 1: what is kept of it is not what it said when it was logged.",
    ),
    "a record without a row": (
        lambda ruling: past_the_log(
            "UPDATE core_change SET unit_ref = 'zzzzzzzzzz' WHERE unit_ref = %s", ruling.public_id
        ),
        "ruling {ruling}: the log has no row of it.",
    ),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_written_past_the_log_is_found(ruling: Ruling, what: str) -> None:
    assert list(found_problems()) == []
    drop()
    tamper, problem = TAMPERED[what]
    tamper(ruling)
    expected = problem.format(case=ruling.case.public_id, ruling=ruling.public_id)
    assert expected in list(found_problems())
    with pytest.raises(CommandError, match="not what its change log says"):
        call_command("verify_changes", stderr=StringIO())


def test_a_record_that_is_gone_without_a_row_is_found(ruling: Ruling) -> None:
    holding_of = Holding.objects.filter(ruling=ruling)
    holding_of.delete()
    reaction = b.a_reaction(ruling.case, about_ruling=None)
    for name in reaction._meta.related_objects:
        name.related_model._base_manager.filter(**{name.field.name: reaction}).delete()
    past_the_log("DELETE FROM rulings_reaction WHERE id = %s", reaction.pk)
    gone = f"reaction {reaction.public_id}: it is gone, and the log has no row of its removal."
    assert gone in list(found_problems())
    UnitId.objects.filter(pk=reaction.public_id).delete()
    assert gone in list(found_problems())


def test_a_log_whose_end_was_cut_is_whole_but_lacks_a_digest_noted_outside(ruling: Ruling) -> None:
    noted = Change.objects.last().digest
    call_command("verify_changes", since=noted, stdout=StringIO())
    drop()
    past_the_log("DELETE FROM core_change WHERE digest = %s", noted)
    with pytest.raises(CommandError, match=f"No row of the change log has the digest {noted}: its end was cut"):
        call_command("verify_changes", since=noted)


def test_what_an_upgrade_wrote_anew_is_logged_once_and_is_no_version(ruling: Ruling) -> None:
    b.a_holding(ruling)
    Holding.objects.filter(ruling=ruling).update(finding="accepted")
    output = StringIO()
    for _ in range(2):
        call_command("log_conversion", stdout=output)
    told = output.getvalue().splitlines()
    assert told == ["1 records logged in their new shape.", "0 records logged in their new shape."]
    b.a_holding(ruling)  # versions go on as before
    assert list(found_problems()) == []


def test_a_day_has_one_verification_whose_problems_are_logged(ruling: Ruling, caplog: pytest.LogCaptureFixture) -> None:
    start = datetime(2030, 1, 1, tzinfo=UTC)
    caplog.set_level(logging.INFO, logger="casetracker.beside.verifying")
    for hours in (0, 1, 23, 25):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            verify_if_due()
    assert Verification.objects.count() == 2
    Holding.objects.filter(ruling=ruling).update(finding="accepted")
    verify_repeatedly(60, lambda seconds: True)
    assert [row.levelname for row in caplog.records] == [
        "INFO",
        "INFO",
        "ERROR",
        "ERROR",
    ]  # what is stored, what is told
    for wrong in ({"every": 0}, {"every": 5, "since": "a"}):
        with pytest.raises(CommandError, match="--every"):
            call_command("verify_changes", **wrong)


def test_the_start_page_tells_who_may_read_the_log(ruling: Ruling) -> None:
    editor = Editor(superuser=True)

    def told() -> str:
        return " ".join(editor.get("/admin/").content.decode().split())

    assert "verify_changes does not run" in told()
    verify()
    assert f"<code>{Change.objects.last().digest}</code>" in told()
    assert "verify_changes does not run" not in told()
    Holding.objects.filter(ruling=ruling).update(finding="accepted")
    verify()
    assert "Something was written past the change log" in told()
    assert f"<li>ruling {ruling.public_id}: what it says is not" in told()
    Verification.objects.update(at=datetime(2020, 1, 1, tzinfo=UTC))
    assert "verify_changes does not run" in told()
