"""The text of a PDF, page by page."""

from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from casetracker.files.extraction.limits import Unreadable
from casetracker.files.extraction.lines import paragraphs_of_pages

ENCRYPTED = "This PDF has a password or is encrypted: save a copy without that, and upload it instead."
SCANNED = "This PDF holds pictures of its {} pages and no text: run it through text recognition, and upload the result."
DAMAGED = "This PDF is damaged: open it in a reader, print it into a new PDF, and upload that."
BROKEN = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError)
"""What reading something malformed ends in."""
FEW = 8
"""Letters on a page, on average, below which there is no text but page numbers."""


def read_pdf(file: IO[bytes]) -> tuple[list[str], int, str]:
    """Return the paragraphs of a PDF, how many pages it has, and its properties and notes. Raises Unreadable."""
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(ENCRYPTED)
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError as error:  # ciphers that need a further library
        raise Unreadable(ENCRYPTED) from error
    except BROKEN as error:
        raise Unreadable(DAMAGED) from error
    if sum(character.isalpha() for page in pages for character in page) < FEW * len(pages):
        raise Unreadable(SCANNED.format(len(pages)))
    return paragraphs_of_pages(pages), len(pages), beside(reader)


def beside(reader: PdfReader) -> str:
    """Return what a PDF says of itself, the titles of its outline, and the notes on its pages."""
    found: list[str] = []
    for part in (properties, outline, notes):
        with suppress(*BROKEN):  # what is broken there keeps nobody from the text
            found += part(reader)
    return "\n".join(found)


def properties(reader: PdfReader) -> Iterator[str]:
    yield from (str(value) for value in (reader.metadata or {}).values())
    packet = reader.root_object.get("/Metadata")
    if packet is not None:
        yield packet.get_object().get_data().decode(errors="ignore")


def outline(reader: PdfReader, entries: Any = None) -> Iterator[str]:
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry)
        else:
            yield str(entry.title)


def notes(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        for note in page.annotations or []:
            yield from (str(value) for key, value in note.get_object().items() if key in ("/Contents", "/T", "/Subj"))
