"""The paragraphs of a Word document, with the numbers that Word counts by itself."""

import re
import zipfile
from collections.abc import Callable
from html import unescape
from typing import IO
from xml.parsers import expat

from casetracker.files.extraction.limits import Unreadable

DAMAGED = "This Word document is damaged: open it in Word and save it anew."
TOO_LARGE = "This Word document unpacks to far more than any judgment holds: it is not read."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
BROKEN = (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, OSError, EOFError, RuntimeError)
"""What reading something malformed ends in."""
PART_AT_MOST = 64 * 2**20
"""Bytes of one part, unpacked; counted while unpacking, whatever the archive says of itself."""
DEPTH_AT_MOST = 250
PARTS_AT_MOST = 1_000
TAG = re.compile(r"<[^>]*>")
IN_ATTRIBUTE = re.compile(r'\bw:(?:author|initials)="([^"]*)"')
DELETED = re.compile(r"<w:delText[^>]*>([^<]*)</w:delText>")
PIECE = 2**16


def read_docx(file: IO[bytes]) -> tuple[list[str], str]:
    """Return the paragraphs, and the words of all other parts: notes, headers, properties. Raises Unreadable."""
    try:
        with zipfile.ZipFile(file) as archive:
            numbering = Numbering()
            if "word/numbering.xml" in archive.namelist():
                parse(archive, "word/numbering.xml", numbering.begin, numbering.end, lambda text: None)
            body = Body(numbering)
            parse(archive, "word/document.xml", body.begin, body.end, body.text)
            unseen = beside(archive)
    except BROKEN as error:
        raise Unreadable(DAMAGED) from error
    return body.paragraphs, unseen


def beside(archive: zipfile.ZipFile) -> str:
    """Return the words of every part but the body's, deleted ones of the body, and the names of who changed it."""
    found: list[str] = []
    room = PART_AT_MOST
    for name in archive.namelist()[:PARTS_AT_MOST]:
        if not name.endswith((".xml", ".rels")):
            continue
        with archive.open(name) as part:
            data = part.read(room + 1)
        room -= len(data)
        if room < 0:
            raise Unreadable(TOO_LARGE)
        text = data.decode(errors="ignore")
        found += IN_ATTRIBUTE.findall(text) if name == "word/document.xml" else []
        found += DELETED.findall(text) if name == "word/document.xml" else [TAG.sub(" ", text)]
    return unescape("\n".join(" ".join(each.split()) for each in found))


Begin = Callable[[str, dict[str, str]], None]


def parse(archive: zipfile.ZipFile, name: str, begin: Begin, end: Callable[[str], None], text: Callable) -> None:
    """Read one part piece by piece. Declarations of types and entities, which Word never writes, are refused."""
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH_AT_MOST:
            raise Unreadable(DAMAGED)
        begin(local(tag), {local(key): value for key, value in attributes.items()})

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(tag))

    def refused(*_: object) -> None:
        raise Unreadable(DAMAGED)

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refused
    size = 0
    with archive.open(name) as part:
        while piece := part.read(PIECE):
            size += len(piece)
            if size > PART_AT_MOST:
                raise Unreadable(TOO_LARGE)
            parser.Parse(piece)
    parser.Parse(b"", True)


def local(name: str) -> str:
    """Return the name within Word's vocabulary; of any other one with its namespace, so that nobody mistakes it."""
    space, _, tag = name.rpartition(" ")
    return tag if space in (WORD, STRICT) else name


class Numbering:
    """Which lists count their paragraphs with plain numbers, and from where: `w:numbering`."""

    def __init__(self) -> None:
        self.plain: dict[str, int] = {}
        """First numbers, by the id of the abstract list."""
        self.abstract_of: dict[str, str] = {}
        self.abstract = self.level = self.list = ""
        self.start, self.is_plain = 1, False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "abstractNum":
            self.abstract = attributes.get("abstractNumId", "")
        elif tag == "lvl":
            self.level, self.start, self.is_plain = attributes.get("ilvl", ""), 1, False
        elif tag == "start" and self.level == "0":
            value = attributes.get("val", "1")
            self.start = int(value) if value.isdecimal() and len(value) < 6 else 1
        elif tag == "numFmt" and self.level == "0":
            self.is_plain = attributes.get("val") == "decimal"
        elif tag == "num":
            self.list = attributes.get("numId", "")
        elif tag == "abstractNumId" and self.list:
            self.abstract_of[self.list] = attributes.get("val", "")

    def end(self, tag: str) -> None:
        if tag == "lvl":
            if self.level == "0" and self.is_plain:
                self.plain[self.abstract] = self.start
            self.level = ""
        elif tag == "num":
            self.list = ""

    def next_number(self, of_list: str, level: str) -> int | None:
        """Count a paragraph of this list; None where it counts otherwise."""
        abstract = self.abstract_of.get(of_list, "")
        if level != "0" or abstract not in self.plain:
            return None
        self.plain[abstract] += 1
        return self.plain[abstract] - 1


class Body:
    """The paragraphs of `w:document`, table cells included; what was deleted under review is left out."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.paragraphs: list[str] = []
        self.pieces: list[str] = []
        self.of_list, self.level, self.in_text, self.depth = "", "0", False, 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p":
            self.depth += 1
            if self.depth == 1:
                self.pieces, self.of_list, self.level = [], "", "0"
        elif tag == "numId":
            self.of_list = attributes.get("val", "")
        elif tag == "ilvl":
            self.level = attributes.get("val", "0")
        elif tag == "t":
            self.in_text = True
        elif tag in ("tab", "br", "cr"):
            self.pieces.append(" ")
        elif tag == "noBreakHyphen":
            self.pieces.append("\u2011")

    def text(self, data: str) -> None:
        if self.in_text:
            self.pieces.append(data)

    def end(self, tag: str) -> None:
        if tag == "t":
            self.in_text = False
        elif tag == "p":
            self.depth -= 1
            self.pieces.append(" ")
            words = " ".join("".join(self.pieces).split())
            if self.depth == 0 and words:
                number = self.numbering.next_number(self.of_list, self.level) if self.of_list else None
                self.paragraphs.append(f"{number}. {words}" if number is not None else words)
