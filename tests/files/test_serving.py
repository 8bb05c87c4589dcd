"""What readers see of files and quotations: downloads, the full text's page, marks; and nothing of what is hidden."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from cases.models import Citation
from casetracker.core.models import Change
from casetracker.core.publishing import remove, withdraw
from casetracker.core.units import Unit
from casetracker.core.writing import writing
from casetracker.exchange.dump import dump_case
from casetracker.files import store as kept
from casetracker.files.models import File, QuotationCheck
from casetracker.files.shown import file_address
from tests import builders as b
from tests.editor import Editor
from tests.files import made
from tests.identity import SITE

pytestmark = pytest.mark.django_db
TEXT = "1. The petition was filed.\n\n2. The court held [page 2] that the licence is valid.\n\n3. It is so ordered."


def saved(unit: Unit, **columns: Any) -> None:
    with writing(reason="a test") as change:
        change.touch(unit)
        for name, value in columns.items():
            setattr(unit, name, value)
        unit.save()


def test_a_public_file_is_served_by_itself_and_a_hidden_one_is_missing(client: Client) -> None:
    """In ranges, with its digest, under a name made of the record, without a cookie, never as a page of this site."""
    ruling = b.a_ruling(b.a_case(docket_number="28312-05-19"))
    data = b"<!doctype html><p>The court <script>alert(1)</script>held."
    file = made.a_file(ruling, data, is_public=True)
    address = file_address(file)
    assert address == f"/files/{file.public_id}/tel-aviv-district-court-28312-05-19-judgment-2020-07-12.html"
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.getvalue(), answer.cookies) == (200, data, {})
    told = {name: answer.headers[name] for name in ("Content-Disposition", "ETag", "Content-Security-Policy")}
    assert told == {
        "Content-Disposition": f'attachment; filename="{address.rpartition("/")[2]}"',
        "ETag": f'"{file.digest}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    assert (answer.headers["X-Content-Type-Options"], "Content-Encoding" in answer.headers) == ("nosniff", False)
    part = client.get(address, headers={"Range": "bytes=2-8"})
    assert (part.status_code, part.getvalue(), part.headers["Content-Range"]) == (
        206,
        data[2:9],
        f"bytes 2-8/{len(data)}",
    )
    assert client.get(address, headers={"Range": "bytes=-5"}).getvalue() == data[-5:]
    beyond = client.get(address, headers={"Range": "bytes=999-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(data)}")
    assert client.get(address, headers={"Range": "bytes=0-3", "If-Range": '"old"'}).status_code == 200
    assert client.get(address, headers={"If-None-Match": f'"{file.digest}"'}).status_code == 304
    assert client.get(f"/files/{file.public_id}/jane-doe.html").headers["Location"] == address
    assert client.post(address).status_code == 405
    private = made.a_file(ruling, b"for editors alone")
    embargoed = b.a_ruling(embargoed_until=timezone.now() + timedelta(days=1))
    for hidden in (private, made.a_file(embargoed, b"later", is_public=True)):
        asked = client.get(file_address(hidden))
        missing = client.get(file_address(hidden).replace(hidden.public_id, "zzzzzzzzzz"))
        told_of = asked.content.decode().replace(hidden.public_id, "zzzzzzzzzz")
        assert (asked.status_code, missing.status_code, told_of) == (404, 404, missing.content.decode())
    assert client.get(file_address(private, "admin-file")).status_code == 302
    assert Editor(superuser=True).get(file_address(private, "admin-file")).getvalue() == b"for editors alone"
    withdraw(ruling, by=None, reason="a test")
    assert client.get(address).status_code == 404


def test_a_public_file_is_part_of_the_record_and_goes_with_it(
    store: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    ruling = b.a_ruling(published=False)
    with writing(reason="the text was found") as change:
        change.touch(ruling)
        file = made.a_file(ruling, b"Held.", is_public=True)
    assert Change.objects.filter(unit_ref=ruling.public_id, event="changed").count() == 1
    told = {"digest": f"sha256:{file.digest}", "kind": "txt", "size": 5}
    assert json.loads(json.dumps(dump_case(ruling.case)))["rulings"][0]["files"] == [told]
    same = made.a_file(b.a_source(), b"Held.")
    with django_capture_on_commit_callbacks(execute=True):
        remove(ruling, by=None)
    assert list(kept.kept_digests()) == [file.digest]
    with django_capture_on_commit_callbacks(execute=True):
        same.delete()
    assert list(kept.kept_digests()) == []


def test_the_store_is_compared_with_the_record(store: Path) -> None:
    file = made.a_file(b.a_source(), b"Held.")
    out = StringIO()
    call_command("check_files", stdout=out)
    assert out.getvalue() == "1 files in use, 0 unused ones in the store.\n"
    kept.path_of(file.digest).write_bytes(b"other")
    with pytest.raises(CommandError, match="were altered"):
        call_command("check_files", stdout=out)
    kept.discard(file.digest)
    with pytest.raises(CommandError, match="are missing"):
        call_command("check_files", stdout=out)


def test_full_text_has_a_page_of_its_own_to_which_everything_leads(client: Client) -> None:
    source = b.a_source("The judgment", url="https://example.org/judgment.html")
    ruling = b.a_ruling(source=source, full_text=TEXT, full_text_url=source.url, language="en")
    holding = b.a_holding(ruling, quotation="the court held that the license is valid", quotation_language="en")
    b.cite(ruling, source, "issued_on", locator="para. 3", quotation="It is so ordered")
    address = f"/rulings/{ruling.public_id}/text/"
    page, text = (client.get(path).content.decode() for path in (f"/rulings/{ruling.public_id}/", address))
    assert ("The petition was filed." in page, f'href="{address}"' in page) == (False, True)
    assert [place in text for place in ('id="para-2"', 'id="page-2"', 'lang="en"', ruling.get_absolute_url())] == [
        True
    ] * 4
    assert 'differs: the text reads <q lang="en" dir="auto">The court held that the licence is valid</q>' in page
    assert f'href="{address}#para-2"' in page
    api = client.get(f"/api/v1/rulings/{ruling.public_id}/").json()
    assert api["holdings"][0]["quotation_check"] == {
        "result": "near",
        "found": "The court held that the licence is valid",
        "url": f"{SITE}{address}#para-2",
    }
    resting = client.get(f"/sources/{source.public_id}/").content.decode()
    assert f'href="{address}#para-3"' in resting
    assert "checked against the text" in resting
    hit = client.get("/api/v1/search/?q=licence").json()["results"][0]["hit"]
    assert hit["url"].startswith(f"{SITE}{address}#para-2:~:text=")
    saved(ruling, full_text="1. Another text.")
    assert QuotationCheck.objects.get(holding=holding).result == "not_found"
    saved(ruling, full_text="")
    assert (QuotationCheck.objects.count(), client.get(address).status_code) == (0, 404)


def test_a_private_copy_checks_and_shows_nothing_of_itself(client: Client) -> None:
    source = b.a_source("A report", url="https://example.org/report")
    ruling = b.a_ruling(source=source)
    b.cite(ruling, source, "issued_on", quotation="the license is valid, they say")
    copy = made.a_file(source, b"It was said that the licence is valid, they say, and zqsecret.")
    page = client.get(f"/sources/{source.public_id}/").content.decode()
    assert ("differs from the text" in page, "licence" in page, copy.public_id in page) == (True, False, False)
    assert 'href="https://example.org/report#:~:text=the%20license%20is%20valid%2C%20they%20say"' in page
    citation = Citation.objects.get(path="issued_on")
    with writing(reason="as printed") as change:
        change.touch(ruling)
        citation.quotation = "the licence is valid"
        citation.save()
    assert "checked against the text" in client.get(f"/sources/{source.public_id}/").content.decode()
    out = StringIO()
    QuotationCheck.objects.all().delete()
    call_command("check_quotations", stdout=out)
    assert out.getvalue() == "1 exact, 0 near, 0 not found.\n"


def test_saving_costs_as_many_queries_however_much_is_quoted(django_assert_max_num_queries: Any) -> None:
    few, many = (b.a_ruling(full_text=TEXT) for _ in range(2))
    for ruling, count in ((few, 1), (many, 6)):
        for n in range(count):
            b.a_holding(ruling, quotation="the licence is valid" if n % 2 else "the licence is void")
            b.cite(ruling, b.a_source(), quotation="It is so ordered.")  # with no text of that source at hand
    with django_assert_max_num_queries(500) as counted:
        saved(few, summary="Another.")
    with django_assert_max_num_queries(len(counted)):
        saved(many, summary="Another.")
    assert QuotationCheck.objects.filter(holding__ruling=many, result="exact").count() == 3


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        ("file", {"ruling": None, "source": None}),
        ("file", {"kind": "exe"}),
        ("file", {"state": "nonsense"}),
        ("file", {"pk": None, "public_id": "2222222222"}),
        ("quotationcheck", {"holding": None}),
        ("quotationcheck", {"ruling": None}),
        ("quotationcheck", {"result": "nonsense"}),
    ],
)
def test_what_must_always_hold_is_a_constraint(model: str, columns: dict[str, Any]) -> None:
    ruling = b.a_ruling(full_text=TEXT)
    file = File(ruling=ruling, digest="0" * 64, kind="pdf", size=1)
    file.save()
    checked = b.a_holding(ruling, quotation="It is so ordered.").check_of_quotation
    row = {"file": file, "quotationcheck": checked}[model]
    for name, value in columns.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
