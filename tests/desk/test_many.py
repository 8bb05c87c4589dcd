"""Actions on many records: the same rules as for one, one transaction a record, a report, and no end of patience."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from cases.models import Case, Citation
from casetracker.beside.working import run_next, run_ready
from casetracker.core.models import Change
from casetracker.core.review.second_person import approval_of
from casetracker.tasks import jobs
from casetracker.tasks.models import Job
from rulings.models import Ruling
from tests import builders
from tests.desk.editor_texts import text_of
from tests.editor import Editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings: Any) -> Iterator[None]:
    """The queue of a site, and no time for anything within a request."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before, jobs.AT_ONCE, jobs.IN_ONE_TASK = (jobs.AT_ONCE, jobs.IN_ONE_TASK), 0, 0
    yield
    jobs.AT_ONCE, jobs.IN_ONE_TASK = before


def choose(editor: Editor, action: str, units: list[Any], **more: str) -> str:
    """Mark records in their list and choose an action; return the address of the page that asks."""
    model = type(units[0])._meta
    marked = {"action": action, "index": "0", "_selected_action": [unit.pk for unit in units], **more}
    answer = editor.client.post(f"/admin/{model.app_label}/{model.model_name}/", marked)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def states(units: list[Any]) -> list[str]:
    return [type(unit)._base_manager.get(pk=unit.pk).state for unit in units]


def test_twenty_drafts_are_published_and_the_report_says_what_was_refused() -> None:
    editor = Editor(superuser=True)
    case = builders.a_case()
    ready = [builders.a_ruling(case, published=False) for _ in range(3)]
    bare = builders.a_ruling(case, published=False)
    Citation.objects.filter(unit=bare.public_id).delete()
    public = builders.a_ruling(case)
    listed = editor.get("/admin/rulings/ruling/").content.decode()
    assert f'value="{bare.pk}" class="action-select" aria-label="Select this object for an action' in listed

    asking = choose(editor, "publish", [*ready, bare, public])
    asked = text_of(editor.get(asking))
    assert "Records chosen: 5." in asked and "It is published already." in asked and "are shown" not in asked
    assert states(ready) == ["draft"] * 3

    answer = editor.client.post(asking, {"reason": "The verdicts of October."}, follow=True)
    report = text_of(answer)
    assert states([*ready, bare]) == ["published"] * 3 + ["draft"]
    assert "Finished. Done: 3. Refused: 2." in report
    assert "It cites no source yet: add at least one citation before it is published." in report
    assert f"/admin/rulings/ruling/{bare.pk}/change/" in answer.content.decode()
    rows = Change.objects.filter(event="published", unit_ref__in=[ruling.public_id for ruling in ready])
    assert {(row.by, row.reason) for row in rows} == {(editor.user, "The verdicts of October.")}

    before = Change.objects.count()
    editor.client.post(asking, {"reason": "Twice."})
    assert Change.objects.count() == before


def test_many_are_approved_by_somebody_who_did_not_write_them() -> None:
    author, second = Editor(superuser=True), Editor(superuser=True, name="second")
    theirs, own = builders.a_ruling(published=False), builders.a_ruling(published=False)
    author.change(theirs).type(summary="Written.").save()
    second.change(own).type(summary="Written.").save()

    report = text_of(second.client.post(choose(second, "approve", [theirs, own]), {}, follow=True))

    assert "Finished. Done: 1. Refused: 1." in report and "somebody else has to do this" in report
    approval = approval_of(theirs)
    assert (approval and approval.by, approval_of(own)) == (second.user, None)


def test_what_was_changed_after_it_was_chosen_is_not_approved_unseen() -> None:
    author, second = Editor(superuser=True), Editor(superuser=True, name="second")
    ruling = builders.a_ruling(published=False)
    asking = choose(second, "approve", [ruling])
    author.change(ruling).type(summary="Written meanwhile.").save()

    report = text_of(second.client.post(asking, {}, follow=True))

    assert "Done: 0. Refused: 1." in report and "changed after you chose it" in report
    assert approval_of(ruling) is None


def test_withdrawing_asks_for_a_reason_and_topics_for_one_where_readers_see_it() -> None:
    editor = Editor(superuser=True)
    public, draft = builders.a_case(), builders.a_case("Draft", published=False)
    topic = builders.a_topic("Arms exports")
    asking = choose(editor, "add_case_topics", [public, draft])
    assert "This field is required." in text_of(editor.client.post(asking, {"other": topic.pk}))
    editor.client.post(asking, {"other": topic.pk, "reason": "They are about exports."})
    assert set(topic.cases.all()) == {public, draft}
    editor.client.post(choose(editor, "remove_case_topics", [draft]), {"other": topic.pk})
    assert set(topic.cases.all()) == {public}

    asking = choose(editor, "withdraw", [public, draft])
    assert "This field is required." in text_of(editor.client.post(asking, {"reason": " "}))
    report = text_of(editor.client.post(asking, {"reason": "Entered twice."}, follow=True))
    assert (states([public, draft]), "Only a published record can be withdrawn." in report) == (
        ["withdrawn", "draft"],
        True,
    )
    editor.client.post(choose(editor, "delete", [public, draft]))
    assert set(Case.objects.all()) == {public}


def test_who_may_not_do_one_may_not_do_many() -> None:
    editor = Editor("rulings.view_ruling", "rulings.change_ruling", "cases.view_case")
    draft, public = builders.a_ruling(published=False), builders.a_ruling()
    head = Editor(superuser=True, name="head")
    assert list(editor.get("/admin/rulings/ruling/").context["action_form"].fields["action"].choices) == [
        ("", "---------"),
        ("review", "Send for review"),
    ]
    forged = {"action": "withdraw", "index": "0", "_selected_action": [public.pk]}
    editor.client.post("/admin/rulings/ruling/", forged)
    assert Job.objects.count() == 0

    asking = choose(head, "withdraw", [public])
    assert editor.client.get(asking).status_code == 404
    assert editor.client.post(asking, {"reason": "Mine."}).status_code == 404
    report = text_of(editor.client.post(choose(editor, "review", [draft, public]), follow=True))
    assert states([draft, public]) == ["in_review", "published"]
    assert "Only a draft can be sent for review." in report


def test_all_that_match_are_worked_off_in_the_background(queue: None) -> None:
    editor = Editor(superuser=True)
    case = builders.a_case()
    drafts = [builders.a_ruling(case, published=False) for _ in range(4)]
    other = builders.a_ruling(case)

    answer = editor.client.post(
        "/admin/rulings/ruling/?state__exact=draft", {"action": "publish", "index": "0", "select_across": "1"}
    )
    page = editor.client.post(answer.headers["Location"], {"reason": "All."}, follow=True)
    assert (states(drafts).count("published"), page.headers["Refresh"]) == (1, "3")
    assert "1 of 4" in text_of(page)

    run_next()
    assert Ruling.objects.filter(state="published").exclude(pk=other.pk).count() == 2
    User.objects.filter(pk=editor.user.pk).update(is_superuser=False)  # the right is asked for each record
    assert run_ready() > 1
    finished = Job.objects.get()
    assert (states(drafts).count("published"), finished.done, finished.finished_at is not None) == (2, 4, True)
    assert set(finished.items.filter(outcome="refused").values_list("text", flat=True)) == {"You may not do this."}


def test_a_job_that_nobody_works_on_says_so_and_can_go_on(queue: None, client: Client) -> None:
    editor = Editor(superuser=True)
    cases = [builders.a_case(f"Case {number}", published=False) for number in range(3)]
    asking = choose(editor, "review", cases)
    editor.client.post(asking)
    Job.objects.update(stepped_at=timezone.now() - timedelta(hours=1))
    page = editor.get(asking)
    assert ("Nothing has happened" in text_of(page), "Refresh" in page.headers) == (True, False)
    editor.client.post(asking)
    run_ready()
    assert states(cases) == ["in_review"] * 3
