"""Review: comments, sending back, assigning, approving; and the second person."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from cases.actions import publish_case
from cases.models import Case
from casetracker.core.models import Change, ReviewStep
from casetracker.core.publishing import remove, send_for_review, withdraw
from casetracker.core.review import steps
from casetracker.core.review.second_person import NEEDED, takes_two
from casetracker.core.writing import writing
from rulings.actions import publish_ruling
from rulings.models import Ruling
from tests import builders as b
from tests.desk.test_reasons import editor_as
from tests.desk.test_roles import member_of
from tests.editor import Editor

pytestmark = pytest.mark.django_db
OWN = "You changed it since it was last public: somebody else has to do this."


def thread(unit: Any) -> list[tuple[str, Any, str, Any]]:
    rows = ReviewStep.objects.filter(unit_id=unit.public_id).order_by("id")
    return [(row.what, row.by, row.text, row.assignee) for row in rows]


def written_by(editor: Editor, **columns: Any) -> Case:
    """A draft that the editor wrote."""
    with writing(by=editor.user) as change:
        case = Case(title="Malekar v. DECA", **columns)
        change.touch(case)
    b.cite(case, path="title")
    return case


def test_a_draft_goes_to_and_fro_until_it_is_published() -> None:
    editor, publisher = editor_as("editor"), editor_as("publisher")
    case = written_by(editor, case_type="criminal")

    sent = editor.change(case).type(review_text="Please look.", review_to=publisher.user).press("_review")
    queue = publisher.get("/admin/queue/").context["queue"]
    silent = publisher.change(case).press("_send_back")
    publisher.change(case).type(review_text="Which court?").press("_send_back")
    mine = editor.get("/admin/queue/").context["queue"][0].lists[0]
    editor.change(case).type(caption="In the matter of DECA", review_text="Done").press("_review")
    page = publisher.change(case)
    approved = page.type(review_text="Good").press("_approve")
    publisher.change(case).save("_publish")

    assert sent.messages == [f"“{case}” is saved and waits for {publisher.user}."]
    assert (queue[0].label, queue[0].lists[0].count, queue[0].lists[0].rows[0].unit) == ("Assigned to you", 1, case)
    assert silent.errors == ["Say what has to be done before it can be published."]
    assert (mine.count, mine.rows[0].assignee) == (1, editor.user)
    assert all(text in page.html for text in ("Please look.", "Which court?", "It is a criminal matter.", "Done"))
    assert approved.messages == [f"“{case}” is approved as it is now."]
    assert thread(case) == [
        ("sent", editor.user, "Please look.", publisher.user),
        ("sent_back", publisher.user, "Which court?", editor.user),
        ("sent", editor.user, "Done", None),
        ("approved", publisher.user, "Good", None),
    ]
    assert Case.objects.get().is_public
    assert [work for work in publisher.get("/admin/queue/").context["queue"] if work.name == "mine"][0].lists[
        0
    ].count == 0


def test_comments_and_assignments_are_kept_with_the_form_and_change_no_version() -> None:
    editor, publisher = editor_as("editor"), editor_as("publisher")
    case = b.a_case(published=False)

    editor.change(case).type(review_text="Is this her name?").save()
    publisher.change(case).type(review_text="Look at it", review_to=editor.user).save()

    assert Case.objects.get().version == case.version
    assert thread(case) == [
        ("comment", editor.user, "Is this her name?", None),
        ("assigned", publisher.user, "Look at it", editor.user),
    ]


def test_authors_approve_nothing_of_their_own_and_lose_nothing_typed() -> None:
    author, other = editor_as("publisher"), member_of("publisher", "other")
    case = written_by(author, case_type="criminal")

    own = author.change(case).buttons
    other_case = b.a_case(published=False)
    refused = author.change(other_case).type(review_text="I like it", caption="A caption").press("_approve")
    with pytest.raises(ValidationError, match="It takes two persons"):
        publish_case(case, by=author.user)
    steps.approve(case, by=other)
    changed = author.change(case).type(note="One more thing").press("_publish")
    case.refresh_from_db()
    steps.approve(case, by=other)
    publish_case(case, by=author.user)

    assert "_approve" not in own
    assert (refused.errors, refused.values["review_text"], refused.values["caption"]) == (
        [OWN],
        "I like it",
        "A caption",
    )
    assert NEEDED in changed.messages  # the approval was of what it was before
    case.refresh_from_db()
    assert (case.is_public, case.note) == (True, "One more thing")


def test_what_was_changed_meanwhile_is_not_approved_unseen() -> None:
    case, publisher = b.a_case(published=False), member_of("publisher")
    version = case.version
    b.cite(case, path="title")
    with pytest.raises(ValidationError, match="It was changed after you opened it"):
        steps.approve(case, by=publisher, version=version)
    assert thread(case) == []


@pytest.mark.parametrize(
    ("setting", "expected"), [("all", (True, True)), ("sensitive", (False, True)), ("none", (False, False))]
)
def test_the_setting_says_what_takes_two(settings: Any, setting: str, expected: tuple[bool, bool]) -> None:
    settings.REVIEW_BY_TWO = setting
    author = member_of("publisher")
    for case_type, due in zip(("petition", "criminal"), expected, strict=True):
        case = b.a_case(published=False, case_type=case_type)
        assert takes_two(case) == due
        if due:
            with pytest.raises(ValidationError, match="It takes two persons"):
                publish_case(case, by=author)
            publish_case(case)  # the operator's command
        else:
            publish_case(case, by=author)
        assert case.is_public


def test_criminal_matters_and_persons_at_risk_make_a_record_sensitive() -> None:
    plain, criminal, role, risk = (b.a_case(title) for title in ("Plain", "Criminal", "Role", "Risk"))
    Case.objects.filter(pk=criminal.pk).update(case_type="investigation")
    b.a_participation(role, b.a_party("Somebody", kind="person"), "accused", "opposing")
    b.a_participation(risk, b.a_party("A child", kind="person", exposure="minor"))
    joined = b.a_ruling(plain, dispositions=[{"decides": "charge", "result": "convicted"}])
    speaking = b.a_reaction(plain, speaker=b.a_party("A witness", kind="person", identity="protected"))

    cases = Case.objects.filter(title__in=("Plain", "Criminal", "Role", "Risk")).order_by("id")
    assert {str(case): takes_two(case) for case in cases} == {
        "Plain": False,
        "Criminal": True,
        "Role": True,
        "Risk": True,
    }
    assert [takes_two(unit) for unit in (joined, speaking, b.a_ruling(plain), b.a_ruling(role))] == [
        *(True, True, False, True)
    ]


def test_editors_mark_and_publishers_who_did_not_write_it_unmark() -> None:
    editor, publisher = editor_as("editor"), editor_as("publisher")
    case = written_by(editor)
    ruling = b.a_ruling(case, published=False)

    editor.change(case).type(sensitivity="yes").save()
    assert Case.objects.get().is_sensitive
    assert takes_two(Ruling.objects.get(pk=ruling.pk))
    forged = editor.change(case).type(sensitivity="no").press("_save")
    with pytest.raises(PermissionDenied):
        steps.mark_sensitive(case, by=editor.user, is_sensitive=False)
    publisher.change(case).type(sensitivity="no").save()

    assert forged.errors == ["Select a valid choice. no is not one of the available choices."]
    assert Case.objects.get().is_sensitive is False
    own = written_by(publisher, case_type="criminal")
    with pytest.raises(ValidationError, match="somebody else has to do this"):
        steps.mark_sensitive(own, by=publisher.user, is_sensitive=False)


def test_publishing_everything_attached_takes_an_approval_of_each() -> None:
    author, other = editor_as("publisher"), member_of("publisher", "other")
    case = b.a_case(published=False, case_type="criminal")
    ruling = b.a_ruling(case, published=False)
    steps.approve(case, by=other)

    refused = author.change(case).press("_publish_all")
    steps.approve(ruling, by=other)
    publish_case(case, by=author.user)
    publish_ruling(ruling, by=author.user)

    assert refused.messages[1:] == [f"{ruling}: {NEEDED}"]
    assert (Case.objects.get().is_public, Ruling.objects.get().is_public) == (True, True)


def test_what_was_approved_waits_unchanged_for_its_embargo() -> None:
    publisher = member_of("publisher")
    case = b.in_state(b.a_case(published=False, case_type="criminal"), "embargoed")

    with pytest.raises(ValidationError, match="waits to be seen as it was approved"), writing(by=publisher) as change:
        change.touch(case)
        case.title = "Another"
        case.save()

    case.refresh_from_db()
    withdraw(case, by=publisher, reason="It was wrong.")
    with writing(by=publisher) as change:
        change.touch(case)
        case.title = "Another"
        case.save()
    with pytest.raises(ValidationError, match="It takes two persons"):
        publish_case(case, by=publisher)


def test_the_form_cannot_make_what_was_approved_one_that_takes_nobody() -> None:
    publisher = editor_as("publisher")
    case = b.in_state(b.a_case(published=False, case_type="criminal"), "embargoed")

    page = (
        publisher.change(case)
        .type(case_type="civil_claim", caption="Nobody saw this", reason="No reason")
        .press("_save")
    )

    assert "waits to be seen as it was approved" in page.errors[0]
    case.refresh_from_db()
    assert (case.case_type, case.caption) == ("criminal", "")


def test_review_is_for_editors_and_goes_with_the_record() -> None:
    word, case = "zqreview", b.a_case(published=False)
    steps.comment(case, by=None, text=word)
    send_for_review(case, by=None, text=word)
    publish_case(case)
    for path in (case.get_absolute_url(), f"/api/v1/cases/{case.public_id}/", f"/cases/{case.public_id}/history/"):
        assert word not in Client().get(path).content.decode()
    assert not Change.objects.filter(reason__contains=word).exists()

    gone = b.a_case(published=False)
    steps.comment(gone, by=None, text=word)
    remove(gone, by=None)
    assert thread(gone) == []


def test_the_queue_tells_case_sender_assignee_and_difference() -> None:
    editor, reader = editor_as("editor"), editor_as("reader")
    ruling = b.a_ruling(b.a_case("Malekar v. DECA"), published=False, summary="A long story")
    send_for_review(ruling, by=editor.user, assignee=reader.user)

    html = reader.get("/admin/queue/").content.decode()
    difference = reader.get(f"/admin/rulings/ruling/{ruling.pk}/difference/").content.decode()

    assert html.index("Assigned to you") < html.index("Drafts")
    for text in ("Malekar v. DECA", str(editor.user), str(reader.user), f"ruling/{ruling.pk}/difference/"):
        assert text in html
    assert "A long story" in difference


def test_the_difference_of_a_withdrawn_record_is_to_what_readers_saw() -> None:
    reader, case = editor_as("reader"), b.withdrawn(b.a_case("As it was", summary="The same"))
    with writing() as change:
        change.touch(case)
        case.title = "As it will be"
        case.save()

    html = reader.get(f"/admin/cases/case/{case.pk}/difference/").content.decode()

    assert ("As it was" in html, "As it will be" in html, "The same" in html) == (True, True, False)
