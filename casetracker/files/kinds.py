"""Which kind of file some bytes are: told from the bytes alone, never from a name or from what a browser says.

A PDF begins with its signature, so that nothing else can be a PDF at the same time; a Word document is a zip archive
with the two members that one must have; everything else must be text without control characters.
"""

import re
import zipfile
from typing import IO

from casetracker.files.extraction.encodings import UnknownEncoding, read_text

PDF, DOCX, HTML, TEXT = "pdf", "docx", "html", "txt"
CONTENT_TYPES = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    HTML: "text/html",
    TEXT: "text/plain",
}
LABELS = {PDF: "PDF", DOCX: "Word document", HTML: "web page", TEXT: "plain text"}
HEAD = 65_536
"""Bytes that are read to tell text from anything else."""
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MARKUP = re.compile(
    r"\s*(<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
"""A comment ends where it first can: if it could go on, many of them would be read in more ways than can be tried."""
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
WORD_MEMBERS = ("[Content_Types].xml", "word/document.xml")
UNPACKED_AT_MOST, MEMBERS_AT_MOST, RATIO_AT_MOST = 200 * 2**20, 5_000, 200
"""What a Word document may hold: bytes unpacked, members, and bytes unpacked for each packed one."""
LISTED = b"PK\x01\x02"
"""How each member begins in an archive's list of them."""
PIECE = 2**20
UNPACKS = "This Word document would unpack to far more than any judgment holds: it is refused."


class WrongKind(ValueError):
    """The bytes are of no kind that is kept; the message says what they are and what to do."""


def kind_of(file: IO[bytes]) -> str:
    """Return the kind of the file. Raises WrongKind."""
    file.seek(0)
    head = file.read(HEAD)
    if not head.strip():
        raise WrongKind("This file is empty: choose another one.")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK"):
        check_word(file)
        return DOCX
    if head.startswith(OLD_WORD):
        raise WrongKind("This is an old Word file, or one with a password: save it as .docx without a password.")
    return kind_of_text(head)


def kind_of_text(head: bytes) -> str:
    try:
        text = read_text(head, is_whole=len(head) < HEAD)[0]
    except UnknownEncoding as error:
        if CONTROL.search(head.decode("latin-1")):
            raise not_kept() from error
        raise WrongKind(str(error)) from error
    if CONTROL.search(text):
        raise not_kept()
    return HTML if MARKUP.match(text) else TEXT


def not_kept() -> WrongKind:
    return WrongKind("This is no PDF, Word (.docx), HTML or plain text file, whatever its name says.")


def check_word(file: IO[bytes]) -> None:
    """Refuse an archive that is no Word document, or one that would unpack to far more than it is."""
    if listed(file) > MEMBERS_AT_MOST:  # before the list is read, which takes far more memory than the file
        raise WrongKind(UNPACKS)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise WrongKind("This archive is damaged: open it in Word and save it anew.") from error
    names = {member.filename for member in members}
    if not names.issuperset(WORD_MEMBERS):
        raise WrongKind("This is an archive and no Word document: choose the .docx itself.")
    if any(member.flag_bits & 1 for member in members):
        raise WrongKind("This Word document has a password: save it without one.")
    unpacked, packed = (sum(getattr(m, size) for m in members) for size in ("file_size", "compress_size"))
    if unpacked > UNPACKED_AT_MOST or len(members) > MEMBERS_AT_MOST or unpacked > RATIO_AT_MOST * max(packed, 2**16):
        raise WrongKind(UNPACKS)


def listed(file: IO[bytes]) -> int:
    """Count what can be members of the archive, without reading more than a piece of it at a time."""
    file.seek(0)
    count, rest = 0, b""
    while piece := file.read(PIECE):
        count += (rest + piece).count(LISTED)
        rest = piece[1 - len(LISTED) :]
    return count
