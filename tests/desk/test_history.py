"""What was: versions of every record with their differences, drafts too; a form filled with one; the log to read."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, Citation, Claim, Participation
from casetracker.core.documents import digest
from casetracker.core.models import Change, KeptForm, Revision
from casetracker.core.publishing import remove
from casetracker.core.writing import interchange, writing
from casetracker.history.as_of import case_as_of
from casetracker.history.verification import found_problems
from casetracker.history.versions import versions_of_case
from parties.models import Party
from rulings.models import Ruling
from tests import builders as b
from tests.editor import Editor, Form, admin_path

pytestmark = pytest.mark.django_db


def retitle(case: Case, title: str, **more: Any) -> None:
    with writing(**more) as change:
        change.touch(case)
        case.title = title
        case.save()


def history(editor: Editor, unit: Any) -> Any:
    return editor.get(f"{admin_path(type(unit))}{unit.pk}/history/")


def told(page: Any) -> dict[int, list[tuple[str, str, str]]]:
    """The differences that the page shows, by version."""
    return {
        version.change.version: [(row.fact, row.before, row.after) for row in version.differences]
        for version, _ in page.context["versions"]
    }


def filled(editor: Editor, unit: Any, version: int) -> Form:
    """The form that "fill the form with version" leads to."""
    path = f"{admin_path(type(unit))}{unit.pk}/history/"
    response = editor.client.post(path, {"version": version}, follow=True)
    address = response.redirect_chain[-1][0]
    return Form(editor, address, response)


# Versions


def test_a_drafts_versions_are_kept_and_told_to_editors_alone() -> None:
    case = b.a_case(title="Canary one v. State", published=False)
    b.cite(case)
    retitle(case, "Canary two v. State", reason="Its name.")
    b.a_claim(case, statement="The licence is void.")
    first = case.version

    assert not Revision.objects.filter(was_public=True).exists()
    assert {digest(row.document) == row.digest for row in Revision.objects.all()} == {True}
    assert list(found_problems()) == []

    editor = Editor(superuser=True)
    page = history(editor, case)
    found = told(page)
    assert ("title", "Canary one v. State", "Canary two v. State") in [row for rows in found.values() for row in rows]
    assert [fact for fact, *_ in found[first]] == ["claim C: statement"] or any("claim" in f for f, *_ in found[first])
    html = strip_tags(page.content.decode())
    assert "Why: Its name." in " ".join(html.split())
    assert "by an import or a command" in html

    b.in_state(case, "published")
    retitle(case, "Canary three v. State", reason="Again.")
    case = Case.objects.get()
    seen = [version.document["title"] for version in versions_of_case(case)]
    assert seen == ["Canary two v. State", "Canary three v. State"]
    past = case_as_of(case, "2100")["case"]
    assert past and past["document"]["title"] == "Canary three v. State"
    for path in (f"/cases/{case.public_id}/history/", f"/api/v1/cases/{case.public_id}/versions/", "/changes/"):
        assert b"Canary one" not in editor.client.get(path).content
    assert list(found_problems()) == []
    assert "Canary one v. State" in history(editor, case).content.decode()


def test_a_deleted_draft_takes_its_versions_with_it() -> None:
    case = b.a_case(published=False)
    retitle(case, "Other")
    assert Revision.objects.filter(unit_id=case.public_id).exists()
    remove(case, by=None)
    assert not Revision.objects.exists()
    assert list(found_problems()) == []


def test_publishing_many_keeps_no_version_for_numbers_alone() -> None:
    case = b.a_case(published=False)
    b.cite(case)
    b.a_claim(case)
    before = Revision.objects.count()
    b.in_state(case, "published")
    assert Case.objects.get().claims.get().number == 1
    assert Revision.objects.count() == before


def test_what_was_not_kept_is_said_and_not_offered() -> None:
    case = b.a_case(published=False)
    retitle(case, "Second")
    retitle(case, "Third")
    Revision.objects.filter(document__title="Second").delete()
    editor = Editor(superuser=True)
    page = history(editor, case)
    lost = Change.objects.order_by("-id")[1].version
    assert "What it said was not kept." in page.content.decode()
    assert f'value="{lost}"' not in page.content.decode()
    assert "was not kept" in str(filled(editor, case, lost).messages)
    for wrong in ("", "x", "9" * 30, "-1"):
        path = f"{admin_path(Case)}{case.pk}/history/"
        assert editor.client.post(path, {"version": wrong}).status_code == 302
    assert not KeptForm.objects.exists()


def test_shared_records_have_a_history_and_it_costs_the_same(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    party = b.a_party("NSO Group")
    editor = Editor(superuser=True)

    def rename(name: str) -> None:
        with writing(by=editor.user, reason="Spelling.") as change:
            change.touch(party)
            party.name = name
            party.save()

    rename("N.S.O. Group")
    assert ("name", "NSO Group", "N.S.O. Group") in told(history(editor, party))[party.version]
    with django_assert_max_num_queries(30) as counted:
        history(editor, party)
    for number in range(5):
        rename(f"NSO {number}")
    with django_assert_max_num_queries(len(counted)):
        history(editor, party)


# Going back


def test_the_form_is_filled_with_a_version_and_nothing_is_saved_before_saving() -> None:
    case = b.a_case(title="First v. State", published=False)
    source = b.a_source("A report")
    b.cite(case, source=source, path="title", quotation="As it was")
    kept_claim, lost_claim = b.a_claim(case, statement="It is void."), b.a_claim(case, statement="It is unsafe.")
    party = b.a_participation(case, b.a_party("Amnesty"), role="petitioner")
    old = Case.objects.get().version
    with writing() as change:
        change.touch(case)
        Case.objects.filter(pk=case.pk).update(title="Second v. State", summary="Something new.")
        Claim.objects.filter(pk=kept_claim.pk).update(statement="It is not void.")
        Claim.objects.filter(pk=lost_claim.pk).delete()
        Citation.objects.filter(unit_id=case.public_id).update(quotation="As it is")
    added = b.a_claim(case, statement="A later claim.")
    editor = Editor(superuser=True)
    before = Change.objects.count(), interchange.documents([Case.objects.get()])

    page = filled(editor, case, old)
    assert (Change.objects.count(), interchange.documents([Case.objects.get()])) == before
    assert f"The form below says what version {old} said." in page.html
    page.save()

    case = Case.objects.get()
    assert (case.title, case.summary) == ("First v. State", "")
    assert sorted(case.claims.values_list("statement", flat=True)) == ["It is unsafe.", "It is void."]
    assert not Claim.objects.filter(pk=added.pk).exists()
    assert Claim.objects.get(statement="It is void.").pk == kept_claim.pk
    assert Citation.objects.get(unit_id=case.public_id, path="title").quotation == "As it was"
    assert Participation.objects.get().pk == party.pk
    assert not KeptForm.objects.exists()
    assert list(found_problems()) == []


def test_what_cannot_be_filled_is_named() -> None:
    case = b.a_case(published=False)
    gone = b.a_party("Amnesty")
    claim = b.a_claim(case)
    b.a_participation(case, gone, role="petitioner")
    participation = Participation.objects.get()
    with writing() as change:
        change.touch(case)
        claim.raised_by.set([participation])
    old = Case.objects.get().version
    with writing() as change:
        change.touch(case)
        participation.delete()
    remove(Party.objects.get(), by=None)

    page = filled(Editor(superuser=True), case, old)
    said = " ".join(page.messages)
    assert "Not in it, because what it names is not there any more" in said
    assert "petitioner" in said or "party" in said
    assert Case.objects.get().claims.get().raised_by.count() == 0


def test_who_may_not_change_may_read() -> None:
    case = b.a_case(title="First", published=False)
    retitle(case, "Second")
    reader = Editor("cases.view_case")
    page = history(reader, case)
    assert page.status_code == 200 and b"Fill the form" not in page.content
    path = f"{admin_path(Case)}{case.pk}/history/"
    assert reader.client.post(path, {"version": 1}).status_code == 403


# The log


def test_the_log_names_records_persons_and_leads_to_both(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    editor = Editor(superuser=True, name="noor")
    editor.user.first_name, editor.user.last_name = "Noor", "Haddad"
    editor.user.save()
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        case = b.a_case(title="Amnesty v. Ministry")
        ruling = b.a_ruling(case)
    with time_machine.travel(datetime(2026, 4, 2, 23, 59, 59, tzinfo=UTC), tick=False):
        retitle(case, "Amnesty v. State", by=editor.user, reason="Its name.")

    page = editor.get("/admin/core/change/")
    html = page.content.decode()
    assert f'<a href="/admin/cases/case/{case.pk}/change/"><bdi>Amnesty v. State</bdi></a>' in html
    assert f'<a href="/admin/cases/case/{case.pk}/history/#version-{case.version}">' in html
    assert f'<a href="/admin/rulings/ruling/{ruling.pk}/change/">' in html and "in <bdi>Amnesty v. State</bdi>" in html
    assert '<td class="field-who">Noor Haddad</td>' in html
    assert "an import or a command" in html

    def rows(query: str) -> list[tuple[str, str]]:
        found = editor.get(f"/admin/core/change/?{query}").context["cl"].result_list
        return [(row.kind, row.event) for row in found]

    assert rows("on=2026-04-02") == rows("on=April+2026&kind=case") == [("case", "changed")]
    assert rows(f"by={editor.user.pk}") == [("case", "changed")]
    assert ("case", "changed") not in rows("by=none&kind=case")
    assert {kind for kind, _ in rows("kind=ruling")} == {"ruling"}
    assert rows("on=2026-04-03") == []
    for wrong in ("on=yesterday", "by=x", "by=99999999999999999999"):
        assert editor.get(f"/admin/core/change/?{wrong}").status_code == 302

    with django_assert_max_num_queries(20) as counted:
        editor.get("/admin/core/change/")
    for _ in range(6):
        b.a_ruling(b.a_case())
    with django_assert_max_num_queries(len(counted)):
        editor.get("/admin/core/change/")


def test_the_log_gives_no_title_of_what_an_account_may_not_see() -> None:
    b.a_party("Hidden from them")
    b.a_case(title="Seen by them", published=False)
    html = Editor("core.view_change", "cases.view_case").get("/admin/core/change/").content.decode()
    assert "Seen by them" in html and "Hidden from them" not in html


def test_a_ruling_whose_rows_are_gone_is_filled_with_all_of_them() -> None:
    case = b.a_case(published=False)
    claim = b.a_claim(case)
    ruling = b.a_ruling(case, published=False, summary="What it held.", issued_on="2020-07")
    b.a_disposition(ruling, decides="petition", result="rejected")
    b.a_holding(ruling, claims=[claim])
    b.cite(ruling, path="issued_on", stated_value="2019")
    ruling = Ruling.objects.get()
    old, document = ruling.version, interchange.documents([ruling])[ruling.public_id]
    with writing() as change:
        change.touch(ruling)
        ruling.dispositions.all().delete()
        ruling.holdings.all().delete()
        ruling.panel.all().delete()
        Citation.objects.filter(unit_id=ruling.public_id).delete()
        ruling.summary, ruling.issued_on = "", "2021"
        ruling.save()

    filled(Editor(superuser=True), ruling, old).save()

    ruling = Ruling.objects.get()
    assert interchange.documents([ruling])[ruling.public_id] == document
