"""What an editor uploads: told by its bytes, refused or read with a message, kept once, and never served as itself."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Source
from casetracker.core.models import Change
from casetracker.files import store as kept
from casetracker.files.extract import TOO_SLOW
from casetracker.files.models import File
from casetracker.files.uploads import take
from rulings.models import Ruling
from tests import builders as b
from tests.editor import Editor, Form
from tests.files import made

pytestmark = pytest.mark.django_db
PAGES = [
    [
        f"HCJ 12/19 State v. Someone, page {n}",
        f"{n}. The court considered matter number {n} at length and found that the",
        "licence had been given by a min-",
        "ister who had the right to give it, and",
        f"that it was valid in year {n}.",
        f"{n}",
    ]
    for n in range(1, 301)
]
"""Each with a head, a foot, a numbered paragraph, and a word that is parted at a line's end."""


def with_file(form: Form, data: bytes, name: str = "a.pdf") -> Form:
    """Choose a file in a new row of the form."""
    form.row("files").type(reason="the text was found")
    form.values[f"files-{int(form.values['files-TOTAL_FORMS']) - 1}-upload"] = SimpleUploadedFile(name, data)
    return form


def upload(editor: Editor, record: Ruling | Source, data: bytes, name: str = "a.pdf") -> list[str]:
    """Add the file in the record's form and save it; return the errors that the form shows."""
    return with_file(editor.change(record), data, name).press("_save").errors


@cache
def refused() -> dict[str, tuple[bytes, str]]:
    """Made when a test asks: every worker imports this module, and bombs take long to pack."""
    return {
        "empty": (b" ", "This file is empty"),
        "a program": (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 9, "This is no PDF, Word (.docx), HTML or plain text"),
        "zip bomb": (made.a_zip_bomb(), "would unpack to far more"),
        "long list": (made.a_list_bomb(5_001), "would unpack to far more"),
        "archive": (b"PK\x05\x06" + b"\0" * 18, "This is an archive and no Word document"),
        "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "an old Word file, or one with a password"),
        "encoding": ("בית המשפט".encode("cp1255"), "is not in UTF-8): save it as UTF-8"),
        "too large": (b"a" * 2_000_001, "This file has 2.0 MB; at most 2.0 MB are kept"),
    }


def test_what_is_no_document_is_refused_with_a_message(settings: LazySettings) -> None:
    """Whatever its name says."""
    settings.FILE_SIZE_LIMIT = 2_000_000
    told = {}
    for name, (data, message) in refused().items():
        with pytest.raises(ValidationError) as refusal:
            take(SimpleUploadedFile("judgment.pdf", data))
        told[name] = message in refusal.value.messages[0] or refusal.value.messages[0]
    assert told == dict.fromkeys(refused(), True)
    errors = upload(Editor(superuser=True), b.a_ruling(), b"MZ\0\0", "judgment.pdf")
    assert errors == ["This is no PDF, Word (.docx), HTML or plain text file, whatever its name says."]
    assert (File.objects.count(), list(kept.kept_digests())) == (0, [])


@pytest.mark.parametrize("end", ["<html>", "<!-- <html", "no page"])
def test_many_comments_before_a_page_are_read_in_no_time(end: str) -> None:
    text = "<!---->" * 9_000 + end
    assert take(SimpleUploadedFile("a.html", text.encode())).kind == ("html" if end == "<html>" else "txt")


@cache
def unreadable() -> dict[str, tuple[bytes, str]]:
    return {
        "encrypted": (made.encrypted(made.a_pdf(PAGES[:1])), "This PDF has a password or is encrypted"),
        "scanned": (made.a_pdf([[], []]), "pictures of its 2 pages and no text"),
        "damaged": (b"%PDF-1.4 and nothing more", "This PDF is damaged"),
        "lying bomb": (made.a_zip_bomb(lying=True), "This Word document"),
        "entities": (made.a_docx("", prologue='<!DOCTYPE x [<!ENTITY a "b">]>'), "This Word document is damaged"),
        "script alone": (b"<html><script>document.title</script><style>p{}</style></html>", "This file holds no words"),
    }


def test_what_cannot_be_read_is_kept_and_says_why() -> None:
    ruling, told = b.a_ruling(), {}
    for name, (data, message) in unreadable().items():
        file = made.a_file(ruling, data)
        told[name] = (file.state, file.text, message in file.message or file.message)
    assert told == dict.fromkeys(unreadable(), ("failed", "", True))
    html = Editor(superuser=True).change(ruling).html
    assert [message for _, message in unreadable().values() if message not in html] == []


def test_a_process_that_takes_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing hangs: the worker's own limits are tried in it, and the parent's patience here."""
    monkeypatch.setattr("casetracker.files.extract.WAITED", 0.01)
    file = made.a_file(b.a_source(), made.a_pdf(PAGES[:3]))
    assert (file.state, file.message) == ("failed", TOO_SLOW)
    eats = "from casetracker.files.extraction import worker; worker.confine(); bytearray(2**32)"
    done = subprocess.run([sys.executable, "-c", eats], capture_output=True, text=True, check=False)
    assert done.stderr.strip().endswith("MemoryError")


def test_a_judgment_of_300_pages_is_read_kept_once_and_proposed(store: Path) -> None:
    """Its numbers and pages stay; the file's own name is nowhere, and what editors alone have leaves no trace."""
    editor, ruling = Editor(superuser=True), b.a_ruling()
    pdf = made.a_pdf(PAGES)
    b.a_holding(ruling, quotation="the license was valid in the 300th year")
    before = Change.objects.count()
    page = with_file(editor.change(ruling), pdf, "jane-doe-secret.pdf").press("_save")
    assert page.errors == []
    file = ruling.files.get()
    assert (file.kind, file.size, file.page_count, file.state) == ("pdf", len(pdf), 300, "done")
    assert file.text.split("\n\n")[299] == (
        "[page 300] 300. The court considered matter number 300 at length and found that the licence had been given by "
        "a min\u00adister who had the right to give it, and that it was valid in year 300."
    )
    assert (file.uploaded_by, Change.objects.count()) == (editor.user, before)
    assert made.a_file(b.a_source(), pdf).digest == file.digest
    assert list(kept.kept_digests()) == [file.digest]
    assert "This record has the same file already." in upload(editor, ruling, pdf)[0]
    doubts = editor.change(ruling).type(note="x", reason="a test").press("_save").doubts
    assert "“the license was valid in the 300th year” is not found in the text at hand." in doubts
    form = editor.form(f"/admin/rulings/ruling/{ruling.pk}/change/?text_of={file.public_id}")
    assert form.values["full_text"].replace("\r\n", "\n") == file.text
    saved = form.type(reason="the text was found").save("_continue")
    ruling.refresh_from_db()
    assert (ruling.full_text, saved.response.request["QUERY_STRING"]) == (file.text, "")
    assert "jane-doe" not in form.html


def test_a_form_that_is_refused_need_not_be_given_the_file_again(store: Path) -> None:
    editor, ruling = Editor(superuser=True), b.a_ruling()
    again = with_file(editor.change(ruling), b"The court held.").type(issued_on="no date").press("_save")
    assert (len(again.errors) > 0, "Kept for this form: plain text, 15 bytes" in again.html) == (True, True)
    assert again.type(issued_on="2020-07-12").press("_save").errors == []
    assert (ruling.files.get().text, ruling.files.get().message) == ("The court held.", "Read as UTF-8.")


def test_word_and_web_pages_are_read_as_they_are_seen() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    body = made.paragraph("Judgment") + "".join(made.paragraph(text, listed) for text in ("First.", "Second."))
    source = b.a_source()
    assert made.a_file(source, made.a_docx(body, numbering)).text == "Judgment\n\n1. First.\n\n2. Second."
    page = "<!doctype html><meta charset=windows-1255><title>x</title><body onload=alert(1)>"
    page += "<p>בית <b>המשפט</b><script>alert(2)</script><p>קבע"
    file = made.a_file(source, page.encode("cp1255"))
    assert (file.kind, file.text, file.message) == ("html", "בית המשפט\n\nקבע", "Read as WINDOWS-1255.")
