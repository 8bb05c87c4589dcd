"""A protected name never comes back, from whichever end; sealing and its end."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import models
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.actions import publish_case
from cases.models import Case
from casetracker.core import publishing
from casetracker.core.models import Change
from casetracker.core.review import steps
from casetracker.core.vocabulary import CodeField
from casetracker.core.writing import writing
from casetracker.exchange.errors import DocumentError
from casetracker.protection.models import Protection, Seal
from casetracker.protection.person import protect
from casetracker.protection.places import EXCLUDED, NO_TEXT, TEXT, searched_columns, text_columns
from casetracker.search.models import WordsField
from parties.models import Party
from tests import builders as b
from tests.editor import Editor
from tests.exchange.samples import a_document, loaded
from tests.kept import kept

pytestmark = pytest.mark.django_db
NAME, REASON = "Zqila Zqornova", "An order."
CHANGE = ("parties.view_party", "parties.change_party", "cases.view_case", "cases.change_case", "cases.publish_case")
PUBLISH = ("rulings.publish_ruling", "rulings.publish_reaction", "parties.publish_party", "parties.protect_party")


@pytest.fixture(scope="module")
def case(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    """A public case of a protected person, and a draft beside it."""
    with kept(django_db_blocker):
        case = b.a_case(f"{NAME} v. Ministry")
        person = b.a_party(NAME, kind="person")
        b.a_participation(case, person)
        protect(person, names=[NAME], designation="A.B.", reason=REASON, by=None)
        case.refresh_from_db()
        yield case


def refused(error: Any) -> str:
    text = error.value.messages[0]
    return text.partition(" holds a name")[0]


def test_no_way_of_writing_takes_the_name_back(case: Case) -> None:
    assert case.title == "A.B. v. Ministry"
    before = Change.objects.count()
    with pytest.raises(ValidationError) as error, writing(reason="More.") as change:
        change.touch(case)
        case.summary = "It is known that Zqornova, Zqila brought it."
        case.save()
    assert refused(error) == "The case, summary,"
    with pytest.raises(ValidationError) as error:
        b.a_participation(case, b.a_party("Somebody"), "amicus_curiae", "neutral", key="zqila-zqornova")
    assert refused(error) == "The case, participations 2 › key,"
    with pytest.raises(ValidationError) as error:
        b.a_source("An article", url="https://x.example.org/zqila-zqornova")
    assert refused(error) == "The source, url,"
    with pytest.raises(ValidationError) as error:
        publishing.withdraw(case, by=None, reason=f"It named {NAME}.")
    assert refused(error) == "The reason"
    with pytest.raises(ValidationError) as error:
        steps.comment(case, by=None, text=f"Is it {NAME}?")
    assert refused(error) == "The comment"
    data = a_document()
    data["parties"][0]["name"] = NAME
    with pytest.raises(DocumentError, match="The party, name, holds a name of the protected person “A.B.”"):
        loaded(data)
    assert (Case.objects.count(), Change.objects.count() - before) == (1, 1)  # somebody, who came to nothing
    assert NAME.split()[0].lower() not in str(error.value).lower()


def test_what_was_written_past_the_gate_cannot_be_published(case: Case) -> None:
    draft = b.a_case("A draft", published=False)
    Case.objects.filter(pk=draft.pk).update(note=f"Ask {NAME}.")
    draft.refresh_from_db()
    with pytest.raises(ValidationError, match="The case, note, holds a name"):
        publish_case(draft)
    assert Case.objects.get(pk=draft.pk).state == "draft"


def test_a_form_says_where_the_name_stands_and_loses_nothing(case: Case) -> None:
    editor = Editor(superuser=True)
    form = editor.change(case).type(summary=f"{NAME} again.", note="A note.", reason="More.").press()
    assert "The case, summary, holds a name of the protected person “A.B.”" in form.html
    assert (form.values["note"], Case.objects.get(pk=case.pk).note) == ("A note.", "")
    answer = editor.client.post(f"/admin/cases/case/{case.pk}/withdraw/", {"reason": f"{NAME} asked."})
    assert "The reason holds a name of the protected person" in answer.content.decode()


def test_only_who_may_protect_takes_a_protection_off(case: Case) -> None:
    person = Party.objects.get(identity="protected")
    for editor, is_refused in ((Editor(*CHANGE), True), (Editor(*CHANGE, *PUBLISH, name="publisher"), False)):
        try:
            with writing(by=editor.user, reason="Open now.") as change:
                change.touch(person)
                person.identity = "named"
                person.save()
            done = True
        except PermissionDenied:
            done = False
        assert done is not is_refused


def test_a_name_that_is_in_use_is_protected_by_the_page_alone(case: Case) -> None:
    used, unused = b.a_participation(case, b.a_party("Used"), "amicus_curiae", "neutral").party, b.a_party("Unused")
    for party in (used, unused):
        party.identity = "protected"
    with pytest.raises(ValidationError, match="Protect this person"):
        used.full_clean()
    unused.full_clean()


def test_somebody_else_may_keep_the_name(case: Case) -> None:
    judge, person = b.a_judge("Jane Doe"), b.a_party("Jane Doe", kind="person")
    text = "Jane Doe, a judge in Haifa"
    judge.note = text
    with writing(reason="More.") as change:
        change.touch(judge)
        judge.save()
    protect(person, names=["Jane Doe"], designation="C.D.", reason=REASON, by=None, kept=[text])
    judge.refresh_from_db()
    assert (judge.name, judge.note) == ("C.D.", text)
    with writing(reason="More.") as change:
        change.touch(judge)
        judge.note = text
        judge.save()


def test_the_page_lists_every_place_and_protects(case: Case, client: Client) -> None:
    person = b.a_party("Ruth Zqamir", kind="person")
    other = b.a_case("Zqamir v. State", summary="Ruth Zqamir and Zqamir's friend.")
    b.a_participation(other, person, key="ruth-zqamir")
    address = f"/admin/protect/{person.public_id}/"
    assert Editor(*CHANGE, name="no publisher").get(address).status_code == 403
    editor = Editor("cases.view_source", *CHANGE, *PUBLISH, name="publisher")
    assert address in editor.change(person).html
    form = editor.form(address)
    assert (form.values["names"].strip(), form.buttons) == ("Ruth Zqamir", {"_list": "List every place"})
    form = form.type(surnames=["Zqamir"], designation="E.F.", reason=REASON).press("_list")
    texts = {name: value for name, value in form.values.items() if name.startswith("text_")}
    assert sorted(texts.values()) == ["E.F.", "E.F. and E.F.'s friend.", "E.F. v. State"]
    assert "permanent keys, and ways to facts: 1" in form.html
    changed = next(name for name, value in texts.items() if "friend" in value)
    form = form.type(**{changed: "She and Ruth Zqamir."}).press("_protect")
    assert "holds the name itself" in form.html
    form.type(**{changed: "She and a friend."}).save("_protect")
    other.refresh_from_db()
    assert (other.title, other.summary) == ("E.F. v. State", "She and a friend.")
    assert other.participations.get().key not in ("ruth-zqamir", "")
    assert Protection.objects.get(unit_ref=person.public_id).by == editor.user
    assert editor.form(address).values["names"].strip() == ""
    assert client.get(address).status_code == 302


def test_the_command_lists_first(case: Case) -> None:
    person = b.a_party("Ruth Zqamir", kind="person")
    told = {"designation": "E.F.", "reason": REASON, "stdout": (out := StringIO())}
    call_command("protect_person", person.public_id, dry_run=True, **told)
    assert out.getvalue() == f"party, name {person.pk}: 'Ruth Zqamir' -> 'E.F.'\n"
    call_command("protect_person", person.public_id, replace=["Ruth Zqamir=Mrs F."], **told)
    assert Party.objects.get(pk=person.pk).name == "E.F."
    with pytest.raises(CommandError, match="No entry has the public id"):
        call_command("protect_person", case.public_id, **told)


def test_a_record_is_sealed_and_seen_again(case: Case, client: Client) -> None:
    address, page = f"/admin/seal/{case.public_id}/", f"/cases/{case.public_id}/"
    assert Editor("cases.view_case", "cases.change_case", name="no publisher").get(address).status_code == 403
    editor = Editor(*CHANGE, name="publisher")
    assert address in editor.change(case).html
    editor.form(address).type(reason=f"{NAME} asked.").press("")
    assert (Seal.objects.count(), client.get(page).status_code) == (0, 200)
    editor.form(address).type(reason="Order 1 of 2 May.").save("")
    assert client.get(page).status_code == 404
    assert "Order 1 of 2 May." in editor.form(address).html
    with pytest.raises(CommandError, match="sealed already"):
        call_command("seal", case.public_id, reason="Again.")
    call_command("seal", case.public_id, reason="Order 2.", end=True, stdout=StringIO())
    history = client.get(f"{page}history/").content.decode()
    assert (client.get(page).status_code, "Order" in history) == (200, False)
    assert list(Seal.objects.values_list("reason", "is_start")) == [("Order 2.", False), ("Order 1 of 2 May.", True)]


NO_WORDS = (
    *(models.AutoField, models.IntegerField, models.BooleanField, models.DateField, models.TimeField),
    *(
        models.GenericIPAddressField,
        models.UUIDField,
        models.DecimalField,
        models.ForeignKey,
        models.OneToOneField,
        WordsField,
        *NO_TEXT,
    ),
)
"""Kinds of columns that hold no words of anybody, the index of search left aside, which is written anew."""


def test_every_column_is_searched_or_left_out_for_a_reason() -> None:
    """A column of a new kind, or a reason that is out of date, needs a decision in places.py."""
    columns = [
        (model, column)
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for column in model._meta.concrete_fields
    ]
    unknown = {str(column) for _, column in columns if not isinstance(column, (*TEXT, *NO_WORDS))}
    assert unknown == set()
    searched = {f"{model._meta.label}.{column.name}" for model, found in searched_columns() for column in found}
    texts = {f"{model._meta.label}.{column.name}" for model, column in columns if column in text_columns(model)}
    left_out = {name for name in texts - searched if name not in EXCLUDED and name.rpartition(".")[0] not in EXCLUDED}
    assert left_out == set()
    assert {
        "cases.Case.title",
        "core.Change.reason",
        "core.Revision.document",
        "admin.LogEntry.object_repr",
    } <= searched
    names = texts | {model._meta.label for model, _ in columns}
    assert {name for name in EXCLUDED if name not in names} == set()
    chosen = {str(column) for _, column in columns if isinstance(column, models.CharField) and column.choices}
    assert {name for name in chosen if not is_code(name)} == {
        *("core.Change.event", "core.ReviewStep.what", "django_tasks_database.DBTaskResult.status"),
        *("files.File.kind", "files.File.state", "files.QuotationCheck.result", "reports.ErrorReport.state"),
        "webhooks.Delivery.state",
    }


def is_code(name: str) -> bool:
    return isinstance(apps.get_model(name.rpartition(".")[0])._meta.get_field(name.rpartition(".")[2]), CodeField)
