"""The text of a PDF, page by page."""

from typing import IO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from casetracker.files.extraction.limits import Unreadable
from casetracker.files.extraction.lines import paragraphs_of_pages

ENCRYPTED = "This PDF has a password or is encrypted: save a copy without that, and upload it instead."
SCANNED = "This PDF holds pictures of its {} pages and no text: run it through text recognition, and upload the result."
DAMAGED = "This PDF is damaged: open it in a reader, print it into a new PDF, and upload that."
FEW = 8
"""Letters on a page, on average, below which there is no text but page numbers."""


def read_pdf(file: IO[bytes]) -> tuple[list[str], int]:
    """Return the paragraphs of a PDF and how many pages it has. Raises Unreadable."""
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(ENCRYPTED)
        pages = [page.extract_text() for page in reader.pages]
    except DependencyError as error:  # ciphers that need a further library
        raise Unreadable(ENCRYPTED) from error
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise Unreadable(DAMAGED) from error
    if sum(character.isalpha() for page in pages for character in page) < FEW * len(pages):
        raise Unreadable(SCANNED.format(len(pages)))
    return paragraphs_of_pages(pages), len(pages)
