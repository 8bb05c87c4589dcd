"""Reports of errors: sent without an account or a cookie, throttled, kept apart from the record, closed on the desk."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casetracker.core.models import Change
from casetracker.protection.person import protect
from casetracker.reports import retention, sending
from casetracker.reports.models import ErrorReport, RecentSender, State
from parties.models import Party
from tests import builders as b
from tests.editor import Editor

pytestmark = pytest.mark.django_db
WRONG = "The judgment is of 13 July."


def opened(client: Client, path: str = "/report/") -> dict[str, str]:
    """What the form sends if nothing is typed."""
    page = BeautifulSoup(client.get(path).content, "html.parser")
    fields = page.find("form", class_="report").find_all(["input", "textarea"])
    return {str(field["name"]): str(field.get("value", "")) for field in fields}


def send(client: Client, fields: dict[str, str], *, after: int = 60, **headers: str) -> HttpResponse:
    with time_machine.travel(timezone.now() + timedelta(seconds=after), tick=False):
        return client.post("/report/", fields, headers=headers)


def text_of(answer: HttpResponse) -> str:
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


def test_a_report_names_its_page_and_fact_and_changes_nothing(client: Client) -> None:
    case = b.a_case("Amnesty v. Ministry of Defence")
    before = Change.objects.count()
    page = BeautifulSoup(client.get(f"/cases/{case.public_id}/").content, "html.parser")
    link = page.footer.find("a", string="Report an error")
    assert link["href"] == f"/report/?about=/cases/{case.public_id}/"
    form = f"{link['href'].rstrip('/')}-some-words/&fact=filed_on"
    assert "About “filed on” on the page Amnesty v. Ministry of Defence ." in text_of(client.get(form))
    answer = send(client, opened(client, form) | {"what": WRONG, "source": "example.org/a", "contact": "a@example.org"})
    assert (answer.status_code, answer.cookies) == (302, {})
    (report,) = ErrorReport.objects.all()
    assert (report.page, report.unit_ref, report.fact) == (f"/cases/{case.public_id}/", case.public_id, "filed_on")
    assert (report.what, report.source, report.contact) == (WRONG, "https://example.org/a", "a@example.org")
    thanks = client.get(answer.headers["Location"])
    assert f"Your report has number {report.pk}." in text_of(thanks)
    assert thanks.headers["Cache-Control"] == "no-store"
    assert client.get(f"{reverse('report-thanks')}?number={report.pk}:forged").status_code == 404
    assert WRONG not in "".join(client.get(path).content.decode() for path in ("/", "/changes/", report.page))
    assert Change.objects.count() == before


def test_what_cannot_be_taken_is_said_by_label_and_kept(client: Client) -> None:
    fields = opened(client)
    assert "Name the page that you mean." in text_of(client.get("/report/"))
    typed = {"what": "x" * 4_001, "source": "no address", "contact": "y" * 201}
    answer = send(client, fields | typed)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 400
    assert [(link["href"], link.get_text()) for link in page.find(class_="problem").find_all("a")] == [
        ("#id_what", "What is wrong?"),
        ("#id_source", "Where can it be checked? (optional)"),
        ("#id_contact", "How can we reach you? (optional)"),
    ]
    assert "Write at most 4,000 characters; these are 4001." in page.find(id="id_what_error").get_text()
    assert page.find(id="id_what").get_text().strip() == typed["what"]
    assert {name: page.find(id=f"id_{name}")["value"] for name in ("source", "contact")} == {
        "source": "no address",
        "contact": "y" * 201,
    }
    assert page.find(id="id_what")["aria-describedby"] == "id_what_helptext id_what_error"
    assert "Say what is wrong." in text_of(send(client, fields | {"what": " "}))
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Origin": "https://elsewhere.example"}, 400),
        ({"Origin": "null"}, 400),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 302),
        ({"Origin": "http://testserver"}, 302),
    ],
)
def test_a_form_of_another_site_is_not_taken(client: Client, headers: dict[str, str], status: int) -> None:
    fields = opened(client) | {"what": WRONG}
    answer = Client(enforce_csrf_checks=True).post("/report/", fields, headers=headers) if status == 400 else None
    answer = answer or send(client, fields, **headers)
    assert answer.status_code == status
    assert ErrorReport.objects.exists() is (status == 302)
    assert status == 302 or WRONG in text_of(answer)


def test_programs_are_not_taken_for_readers(client: Client) -> None:
    fields = opened(client) | {"what": WRONG}
    for changed, after, said in (
        ({}, 1, "faster than anybody types"),
        ({}, 90_000, "more than a day ago"),
        ({"opened": "forged"}, 60, "not complete"),
    ):
        answer = send(client, fields | changed, after=after)
        assert (answer.status_code, said in text_of(answer), WRONG in text_of(answer)) == (400, True, True)
    trapped = send(client, fields | {"website": "https://spam.example"})
    assert "Your report has been received." in text_of(client.get(trapped.headers["Location"]))
    assert not ErrorReport.objects.exists()
    for method in ("put", "patch", "delete"):
        answer = getattr(client, method)("/report/")
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert client.post("/about/").headers["Allow"] == "GET, HEAD"


def test_reports_are_throttled_by_client_and_in_all(client: Client, monkeypatch: Any) -> None:
    fields = opened(client) | {"what": WRONG}
    for _ in range(sending.PER_CLIENT):
        assert send(client, fields).status_code == 302
    answer = send(client, fields)
    assert (answer.status_code, WRONG in text_of(answer)) == (429, True)
    other = Client(REMOTE_ADDR="203.0.113.7")
    assert send(other, fields).status_code == 302
    monkeypatch.setattr(sending, "IN_ALL", sending.PER_CLIENT + 1)
    assert send(Client(REMOTE_ADDR="203.0.113.8"), fields).status_code == 429
    assert not RecentSender.objects.filter(client__contains="203.0.113").exists()
    assert send(client, fields, after=3_700).status_code == 302
    RecentSender.objects.update(at=timezone.now() - timedelta(hours=2))
    retention.purge()
    assert not RecentSender.objects.exists()


def test_nothing_hidden_is_told(client: Client) -> None:
    draft, missing = b.a_case("Hidden v. X", published=False), "zzzzzzzzzz"
    pages = {
        public_id: text_of(client.get(f"/report/?about=/cases/{public_id}/&fact=filed_on")).replace(public_id, "ID")
        for public_id in (draft.public_id, missing)
    }
    assert pages[draft.public_id] == pages[missing]
    assert "Hidden" not in pages[missing]
    for path in ("/admin/", "/nowhere/", "https://example.org/", "//example.org/", "/api/v1/cases/", "x" * 300):
        assert "Name the page that you mean." in text_of(client.get("/report/", {"about": path}))


def test_a_protected_name_is_not_stored(client: Client) -> None:
    party = b.a_party("Jamal Nasser", kind="person")
    b.a_participation(b.a_case(), party)
    fields = opened(client)
    send(client, fields | {"what": "Jamal Nasser was there.", "contact": "a friend of Jamal Nasser"})
    unit = Party.objects.get(pk=party.pk)
    protect(unit, names=["Jamal Nasser"], designation="A witness", reason="Publicity is a danger.", by=None)
    answer = send(client, fields | {"what": "It was Jamal Nasser.", "source": "https://example.org/jamal-nasser"})
    assert answer.status_code == 302
    stored = [(report.what, report.source, report.contact) for report in ErrorReport.objects.order_by("pk")]
    assert stored == [("A witness was there.", "", "a friend of A witness"), ("It was A witness.", "", "")]


def a_report(**columns: Any) -> ErrorReport:
    return ErrorReport.objects.create(**{"what": WRONG, "page": "/about/", "contact": "a@example.org", **columns})


def test_the_desk_takes_answers_and_closes_reports() -> None:
    editor = Editor("reports.view_errorreport", "reports.change_errorreport")
    one, two, three = a_report(page="/cases/", fact="filed_on"), a_report(), a_report()
    queue = editor.get("/admin/queue/").content.decode()
    assert "3 reports of errors" in queue
    assert "filed_on" in queue
    listed = "/admin/reports/errorreport/"
    chosen = {"action": "take", "_selected_action": [one.pk, two.pk]}
    assert editor.client.post(listed, chosen).status_code == 302
    assert {report.state for report in (reread(one), reread(two))} == {State.TAKEN}
    assert reread(one).taken_by == editor.user
    assert reread(one).contact == "a@example.org"
    form = editor.form(f"{listed}{one.pk}/change/")
    assert WRONG in form.html
    assert set(form.values) >= {"state", "note"}
    assert not {"what", "contact", "page", "source"} & set(form.values)
    path = f"{listed}{one.pk}/change/"
    answer = editor.client.post(path, {"state": State.NO_ERROR, "note": ""})
    assert b"Say in a word why it is no error." in answer.content
    editor.client.post(path, {"state": State.NO_ERROR, "note": "The order gives this date.", "what": "forged"})
    closed = reread(one)
    assert (closed.state, closed.contact, closed.what) == (State.NO_ERROR, "", WRONG)
    assert closed.closed_at
    editor.client.post(listed, {"action": "close_as_spam", "_selected_action": [one.pk, two.pk, three.pk]})
    assert reread(one).state == State.NO_ERROR, "what is closed stays closed as it was"
    assert {(reread(row).state, reread(row).contact) for row in (two, three)} == {(State.SPAM, "")}
    assert "0 reports of errors" in editor.get("/admin/queue/").content.decode()
    assert retention.purge() == 0
    ErrorReport.objects.filter(pk=two.pk).update(closed_at=timezone.now() - timedelta(days=31))
    assert (retention.purge(), ErrorReport.objects.count()) == (1, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.filter(pk=one.pk).update(contact="b@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.filter(pk=one.pk).update(state="lost")


def reread(report: ErrorReport) -> ErrorReport:
    return ErrorReport.objects.get(pk=report.pk)


def test_who_may_not_read_reports_does_not_see_them() -> None:
    report = a_report()
    stranger = Editor("cases.view_case")
    assert "reports of errors" not in stranger.get("/admin/queue/").content.decode()
    assert "report of an error" not in stranger.get("/admin/queue/").content.decode()
    assert stranger.get("/admin/reports/errorreport/").status_code == 403
    reading = Editor("reports.view_errorreport", name="reader")
    reading.client.post("/admin/reports/errorreport/", {"action": "take", "_selected_action": [report.pk]})
    reading.client.post(f"/admin/reports/errorreport/{report.pk}/change/", {"state": State.SPAM, "note": "x"})
    assert ErrorReport.objects.get().state == State.NEW
