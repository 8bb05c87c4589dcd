"""A file that holds a protected name is not kept: neither one that is uploaded later, nor one that was there."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from casetracker.core.merging import merge
from casetracker.files import store
from casetracker.files.models import DONE, FAILED, File
from casetracker.protection.person import names_of, protect
from casetracker.protection.sqlite import empty_journal
from tests import builders as b
from tests.files.made import a_docx, a_file, a_pdf, paragraph

pytestmark = pytest.mark.django_db
NAME = "Qanarova Testimony"


def pdf(line: str) -> bytes:
    return a_pdf([["1. The first paragraph.", line]])


@pytest.fixture
def protected() -> None:
    person = b.a_participation(b.a_case(), b.a_party(NAME, kind="person")).party
    protect(person, names=names_of(person), designation="A.B.", reason="An order of the court.", by=None)


def test_an_uploaded_file_with_the_name_is_forgotten_and_its_editor_told(protected: None) -> None:
    file = a_file(b.a_source(), pdf(f"2. {NAME} came to the hearing."), is_public=True)

    assert (file.state, file.is_public, file.text) == (FAILED, False, "")
    assert "A.B." in file.message and "without the name" in file.message and "Qanarova" not in file.message


def test_a_name_beside_the_text_is_found_too(protected: None) -> None:
    """In a web page's head and comments, in a Word file's properties and deleted words, in a PDF's properties."""
    page = f"<html><head><title>{NAME}</title></head><body><p>The court held.</p></body></html>".encode()
    comment = f"<html><body><!-- {NAME} --><p>The court held.</p></body></html>".encode()
    deleted = a_docx(
        paragraph("The court held.") + f"<w:p><w:del><w:r><w:delText>{NAME}</w:delText></w:r></w:del></w:p>"
    )
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("2. The witness came."))))
    writer.add_metadata({"/Title": f"Statement of {NAME}"})
    writer.write(titled := io.BytesIO())
    source = b.a_source()
    assert [a_file(source, data).state for data in (page, comment, deleted, titled.getvalue())] == [FAILED] * 4
    assert a_file(source, pdf("2. The witness came.")).state == DONE


def test_bytes_of_a_refused_file_are_deleted(protected: None, store: Path, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        a_file(b.a_source(), pdf(f"2. {NAME} came to the hearing."))
    assert [path for path in store.rglob("*") if path.is_file() and b"Qanarova" in path.read_bytes()] == []


def test_protecting_deletes_the_files_that_hold_the_name_and_no_others(django_capture_on_commit_callbacks) -> None:
    person = b.a_participation(b.a_case(), b.a_party(NAME, kind="person")).party
    ruling = b.a_ruling()
    with_name = a_file(ruling, pdf(f"2. {NAME} came to the hearing."), is_public=True)
    without = a_file(ruling, pdf("2. The witness came to the hearing."), is_public=True)
    assert with_name.state == without.state == DONE

    with django_capture_on_commit_callbacks() as done_afterwards:
        protect(person, names=names_of(person), designation="A.B.", reason="An order of the court.", by=None)
    for work in done_afterwards:
        if work is not empty_journal:  # which SQLite refuses within the test's own transaction
            work()

    assert list(File.objects.all()) == [without]
    assert not store.path_of(with_name.digest).exists()
    assert store.path_of(without.digest).exists()


def test_files_of_merged_sources_are_those_of_the_one_that_stays() -> None:
    double, survivor = b.a_source(), b.a_source()
    a_file(double, pdf("2. Only the first has this."))
    for source in (double, survivor):
        a_file(source, pdf("2. Both have this."))

    merge(double, survivor, by=None, reason="The same article, entered twice.")

    assert sorted(file.text.splitlines()[-1] for file in File.objects.filter(source=survivor)) == [
        "2. Both have this.",
        "2. Only the first has this.",
    ]
    assert not File.objects.filter(source=double).exists()
