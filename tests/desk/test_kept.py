"""What is typed and not saved: kept for its account, back in the form, gone after saving, and of use to nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cases.models import Case, Claim, Source
from casetracker.core.models import KeptForm
from casetracker.desk.kept import keeping
from casetracker.desk.kept.keeping import Opened
from parties.models import Party
from rulings.models import Ruling
from tests import builders
from tests.editor import Editor, Form, admin_path, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def me() -> Editor:
    return Editor(superuser=True, name="me")


@pytest.fixture
def other() -> Editor:
    return Editor(superuser=True, name="other")


def keep(form: Form, client: Client | None = None) -> Any:
    """Send what stands in the form, as the script does."""
    data = {name: value for name, value in form.values.items() if name}
    return (client or Client(enforce_csrf_checks=True)).post("/admin/kept/", data)


def notice(form: Form) -> str:
    return plain(str(BeautifulSoup(form.html, "html.parser").select_one("#kept_notice")))


def restored(editor: Editor, path: str) -> Form:
    """Open the form and follow its link to restore."""
    query = re.search(r'href="(\?[^"]*kept=[^"]+)"', editor.get(path).content.decode())[1].replace("&amp;", "&")
    return editor.form(path + query)


FIELDS = [f"dispositions-{n}-{name}" for n in (0, 1) for name in ("description", "claims", "decides", "result")]


def test_restored_form_has_fields_boxes_and_added_rows_and_is_gone_once_saved(me: Editor, other: Editor) -> None:
    case = builders.a_case(published=False)
    claim = builders.a_claim(case)
    form = me.add(Ruling, f"?case={case.pk}").type(kind="order", issued_on="no date at all")
    form.row("dispositions", decides="petition", result="rejected", description="Typed into a new row")
    form.row("dispositions", decides="motion", result="denied", description="זכות", claims=[claim])
    answer = keep(form)

    back = me.form(form.path)
    filled = restored(me, admin_path(Ruling) + "add/")

    assert (answer.status_code, answer.json()) == (200, {"logged_in": False})
    assert "You left this form on" in notice(back) and back.values["dispositions-TOTAL_FORMS"] == "0"
    assert "Restored, and not saved yet" in notice(filled)
    assert filled.errors == []
    names = [*FIELDS, "kind", "case", "issued_on"]
    assert {name: filled.values.get(name) for name in names} == {name: form.values.get(name) for name in names}
    assert "Restore" not in other.get(form.path).content.decode()
    assert plain(other.get(f"{form.path}&kept={KeptForm.objects.get().key}").content.decode()).count(
        "not kept any more"
    )
    first = KeptForm.objects.get().key
    assert keep(filled, me.client).json() == {"logged_in": True}
    assert me.form(f"{form.path}&kept={first}").values["issued_on"] == "no date at all"  # the former key leads on
    refused = filled.press()
    assert (len(refused.errors), KeptForm.objects.count()) == (1, 1)
    refused.path = filled.path  # a browser sends it to the address that has the key
    saved = refused.type(issued_on="2020-07-12").save("_continue")
    rows = Ruling.objects.get().dispositions.order_by("id")
    assert list(rows.values_list("description", flat=True)) == ["Typed into a new row", "זכות"]
    assert (KeptForm.objects.count(), notice(saved)) == (0, "")
    assert "not kept any more" not in saved.html


def test_restored_form_is_brought_together_with_what_others_saved(me: Editor, other: Editor) -> None:
    case = builders.a_case(title="The title", published=False)
    for n in (1, 2):
        builders.a_claim(case, key=f"c{n}", statement=f"Claim {n}")
    keep(me.change(case).type(title="Mine", summary="Mine too").row("claims", statement="My new claim"))
    theirs = other.change(case).type(title="Theirs", **{"claims-0-DELETE": "on"})
    theirs.row("claims", statement="Their new claim").save()

    path = f"{admin_path(Case)}{case.pk}/change/"
    unreadable = me.change(case).type(seen="altered")
    keep(unreadable)
    assert "The form cannot be filled" in restored(me, path).html
    KeptForm.objects.first().delete()
    assert "Claim 1" in str(KeptForm.objects.get().shown)  # what protects a person finds it there
    filled = restored(me, path)
    filled.save()

    assert "Changed by both of you" in filled.html
    assert filled.errors[1:] == ["The other one changed this too; saved now: Theirs"]
    case.refresh_from_db()
    assert (case.title, case.summary) == ("Mine", "Mine too")
    statements = set(Claim.objects.current().values_list("statement", flat=True))
    assert statements == {"Claim 2", "My new claim", "Their new claim"}


def test_forms_of_two_tabs_are_kept_apart_and_listed(me: Editor, other: Editor) -> None:
    party = builders.a_party(name="As it was")
    tabs = [me.change(party).type(name=name) for name in ("In the first tab", "In the second tab")]
    for tab in [*tabs, me.add(Source).type(title="A report")]:
        keep(tab)
    keep(tabs[0].type(name="In the first tab, longer"))

    assert sorted(row.data.get("name", [""])[0] for row in KeptForm.objects.all()) == [
        "", "In the first tab, longer", "In the second tab",
    ]  # fmt: skip
    assert "Other unsaved entries" in notice(me.change(party))
    listed = plain(me.get("/admin/").content.decode())
    assert listed.count("Party “As it was”") == 2 and "New source “A report”" in listed
    assert "Forms with unsaved entries" not in other.get("/admin/").content.decode()
    first = KeptForm.objects.get(data__name=["In the second tab"])
    assert other.client.post(f"/admin/kept/{first.key}/discard/").status_code == 404
    assert other.get(f"/admin/kept/{first.key}/").status_code == 404
    assert me.client.get(f"/admin/kept/{first.key}/discard/").status_code == 405
    answer = me.client.post(f"/admin/kept/{first.key}/discard/", {"query": "_popup=1"})
    assert answer.headers["Location"] == f"{admin_path(Party)}{party.pk}/change/?_popup=1"
    assert KeptForm.objects.count() == 2


def test_sent_without_a_session_it_is_kept_through_the_login_and_saved_by_one_press(me: Editor, other: Editor) -> None:
    case = builders.a_case(title="As it was", published=False)
    form = me.change(case).type(title="Typed").row("claims", statement="A claim")
    me.client.logout()

    login = form.send("_save")
    asked = (Case.objects.get().title, KeptForm.objects.count())
    path = login.redirect_chain[-1][0].partition("next=")[2]

    assert "You are logged out, so nothing is saved yet" in plain(login.content.decode())
    assert asked == ("As it was", 1)
    path = path.replace("%3F", "?").replace("%3D", "=")
    assert "not kept any more" in other.form(path).html
    me.client.force_login(me.user)
    me.form(path).save()
    case.refresh_from_db()
    assert (case.title, Claim.objects.get().statement, KeptForm.objects.count()) == ("Typed", "A claim", 0)


def test_sent_with_an_old_token_it_comes_back_filled(me: Editor, other: Editor) -> None:
    """As after logging in again in another tab, which changes the token."""
    case = builders.a_case(published=False)
    form = me.change(case).type(title="Typed").row("claims", statement="A claim")
    me.client.handler.enforce_csrf_checks = True
    me.client.cookies["csrftoken"] = "a" * 32

    back = form.press("_save")
    with_other = Client(enforce_csrf_checks=True)
    with_other.force_login(other.user)
    refused = with_other.post(form.path, form.sent, follow=True)

    assert back.path.endswith(f"{case.pk}/change/") and "what you sent is back in the form" in plain(back.html)
    assert (Case.objects.get().title, back.values["title"], back.values["claims-0-statement"]) == (
        case.title, "Typed", "A claim",
    )  # fmt: skip
    assert "opened under another account" in plain(refused.content.decode())
    assert [row.by for row in KeptForm.objects.all()] == [me.user]
    me.client.handler.enforce_csrf_checks = False
    back.save()
    assert (Case.objects.get().title, KeptForm.objects.count()) == ("Typed", 0)


def test_forged_forms_are_neither_kept_nor_shown(me: Editor, other: Editor) -> None:
    case = builders.a_case(published=False)
    form, others = me.change(case), other.change(case)
    stranger, path = Client(enforce_csrf_checks=True), form.path
    forged = {"title": "Forged", "password1": "secret word"}
    own = Opened(me.user.pk, "cases.case", str(case.pk), "k")
    tampered = [form.values["kept_as"][:-1], "", "ü\0", Opened(10**9, *own[1:]).signed(), form.values["seen"]]

    from_elsewhere = stranger.post(path, forged, headers={"origin": "https://evil.example"})
    without_token = stranger.post(path, forged)
    kept = [stranger.post("/admin/kept/", {**forged, "kept_as": token}).status_code for token in tampered]

    assert (from_elsewhere.status_code, "Forged" in from_elsewhere.content.decode()) == (403, False)
    assert (without_token.status_code, "Forged" in without_token.content.decode()) == (403, True)
    assert "secret word" not in without_token.content.decode()
    assert "Open the page anew" in stranger.post("/admin/login/", {"username": "u"}).content.decode()
    assert kept == [403] * len(tampered) and stranger.get("/admin/kept/").status_code == 405
    assert KeptForm.objects.count() == 0
    me.client.post(path, {**form.sent, "kept_as": others.values["kept_as"], "title": ""})
    assert [row.by for row in KeptForm.objects.all()] == [other.user]  # it says itself whose form it is
    assert (
        stranger.post("/admin/kept/", {"kept_as": form.values["kept_as"], "password": "x", "_save": "1"}).status_code
        == 200
    )
    assert KeptForm.objects.get(by=me.user).data == {}


def test_what_cannot_be_saved_any_more_is_shown_to_copy(me: Editor) -> None:
    """The right or the record is gone, or the form is one that carries no key."""
    case = builders.a_case()
    form, draft = me.change(case), builders.a_party(name="Gone soon")
    of_party = me.change(draft).type(name="Typed for nothing")
    draft.delete()

    gone = of_party.send("_save")
    me.user.is_superuser = False
    me.user.save()
    refused = form.type(title="Typed").send("_save")
    me.client.logout()
    withdrawn = me.client.post(f"{admin_path(Case)}{case.pk}/withdraw/", {"reason": "A long reason"})

    for page, text, status in ((refused, "Typed", 403), (gone, "Typed for nothing", 200)):
        assert page.status_code == status and "which you cannot change now" in page.content.decode()
        assert re.search(rf"<dd[^>]*>\s*{text}\s*</dd>", page.content.decode())
    assert withdrawn.status_code == 403 and "A long reason" in withdrawn.content.decode()
    assert Case.objects.get().title != "Typed"


def test_forms_are_limited_in_length_and_number_and_purged(me: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 3)
    kept = [keep(me.add(Source).type(title=f"Source {n}")).status_code for n in range(5)]
    too_long = keep(me.add(Source).type(title="ש" * 500_001))

    assert kept == [200] * 5
    assert sorted(row.data["title"] for row in KeptForm.objects.all()) == [["Source 2"], ["Source 3"], ["Source 4"]]
    assert (too_long.status_code, "longer than 1 MB" in too_long.json()["why"]) == (413, True)
    old = KeptForm.objects.first()
    KeptForm.objects.filter(key=old.key).update(at=timezone.now() - timedelta(days=settings.KEPT_FORMS_DAYS))
    assert me.get(f"/admin/kept/{old.key}/").status_code == 404
    call_command("purge_kept_forms")
    assert KeptForm.objects.count() == 2
    form = me.add(Source)
    me.user.is_active = False
    me.user.save()
    assert keep(form).status_code == 403
    call_command("purge_kept_forms")
    assert KeptForm.objects.count() == 0


def test_nothing_public_tells_of_it(me: Editor) -> None:
    case = builders.a_case()
    keep(me.change(case).type(title="Canary of the form", summary="null\0byte"))
    public = Client()

    paths = ["/", "/changes/", "/search/?q=Canary", f"/cases/{case.public_id}/", f"/api/v1/cases/{case.public_id}/"]
    paths += [f"/cases/{case.public_id}/history/", "/api/v1/cases/?q=Canary", "/feeds/changes.atom"]
    for path in paths:
        assert "Canary of the form" not in public.get(path).content.decode()
    assert "null" in str(KeptForm.objects.get().data)
    assert not me.get("/admin/").context["user"].get_all_permissions() & {"core.view_keptform", "core.change_keptform"}
