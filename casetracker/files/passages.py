"""A full text as numbered paragraphs, with an anchor for each paragraph and page, and what locators lead to.

Paragraphs are parted by blank lines. A judgment's own numbers ("42.", "[42]", "(42)") name them, where its paragraphs
are numbered; what stands between two numbers belongs to the first. Otherwise they are counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

PARTING = re.compile(r"\n[ \t]*\n\s*")
OWN_NUMBER = re.compile(r"(?:\[page \d{1,5}\]\s*)?(?:\[(\d{1,4})\]|\(?(\d{1,4})[.)])(?=\s)")
PAGE = re.compile(r"\[page (\d{1,5})\]")
NUMBERED_AT_LEAST = 3
TITLE_AT_MOST = 80
SKIPPED_AT_MOST = 5
"""How far a number may be ahead of the last one and still be the next paragraph's: some are lost in reading."""
PARAGRAPH = r"(?:paras?\b\.?|paragraphs?\b|pars?\b\.?|¶{1,2}|§{1,2}|\bat\b\s*\[|סעיפים|סעיף|פסקאות|פסקה|ס'|פס')"
LOCATORS = [
    ("para", re.compile(rf"{PARAGRAPH}\s*\[?\(?(\d{{1,4}})", re.IGNORECASE)),
    ("page", re.compile(r"(?:\bpp?\b\.?|\bpages?\b|עמודים|עמוד|עמ')\s*(\d{1,5})", re.IGNORECASE)),
    ("para", re.compile(r"^\s*\[(\d{1,4})\]")),
    ("para", re.compile(r"^\s*at\s+(\d{1,4})\b", re.IGNORECASE)),
]
"""What a locator can say, the clearest first; of several paragraphs it leads to the first."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: where it begins in the text, its words, its anchor, and its own number or None."""

    start: int
    text: str
    anchor: str
    number: int | None

    @property
    def label(self) -> str:
        """Return its own number as it is printed; what has none is called after its anchor, or stands in the head."""
        if begins := OWN_NUMBER.match(self.text) if self.number else None:
            return PAGE.sub("", begins[0]).strip()
        return f"¶ {self.anchor.removeprefix('para-')}" if self.anchor.startswith("para-") else "¶"

    @property
    def pieces(self) -> Iterator[tuple[str, int | None]]:
        """Yield its words without its label, in runs, each with the number of the page that begins before it."""
        text, page = self.text, None
        if self.number and (begins := OWN_NUMBER.match(text)):
            text = "".join(found[0] for found in PAGE.finditer(begins[0])) + text[begins.end() :]
        for index, piece in enumerate(PAGE.split(text)):
            if index % 2:
                page = int(piece)
            elif piece.strip() or page is not None:
                yield piece.strip("\n"), page
                page = None


class Passages:
    """The paragraphs of one text."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        found = list(self.parts())
        numbers = own_numbers([text for _, text in found])
        if not any(numbers):
            return [Paragraph(start, text, f"para-{n}", None) for n, (start, text) in enumerate(found, start=1)]
        paragraphs, current, within = [], 0, 0
        for (start, text), own in zip(found, numbers, strict=True):
            current, within = (own, 1) if own else (current, within + 1)
            base = f"para-{current}" if current else "head"
            paragraphs.append(Paragraph(start, text, base if own else f"{base}-{within}", own))
        return paragraphs

    @cached_property
    def headings(self) -> list[Paragraph]:
        """The paragraphs that look like the title of what follows them."""
        following = zip(self.paragraphs, self.paragraphs[1:], strict=False)
        return [each for each, after in following if is_title(each) and not is_title(after)]

    def parts(self) -> Iterator[tuple[int, str]]:
        """Yield each paragraph's text with the place where it begins."""
        start = 0
        for parting in [*PARTING.finditer(self.text), None]:
            part = self.text[start : parting.start() if parting else len(self.text)]
            if part.strip():
                yield start + len(part) - len(part.lstrip()), part.strip()
            start = parting.end() if parting else start

    def anchor_at(self, place: int) -> str:
        """Return the anchor of the paragraph in which this place of the text lies."""
        before = [paragraph.anchor for paragraph in self.paragraphs if paragraph.start <= place]
        return before[-1] if before else ""


def is_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one short line without a number of its own or a full stop."""
    text = paragraph.text
    is_short = len(text) <= TITLE_AT_MOST and "\n" not in text and text[-1] not in ".,;:?!)]"
    return is_short and paragraph.number is None and any(letter.isalpha() for letter in text)


def anchors_named(locator: str) -> list[str]:
    """Return the anchors that a locator such as `para 42`, `¶ 42`, `at 42` or `p. 3` can mean, the likeliest first."""
    return [f"{kind}-{int(found[1])}" for kind, pattern in LOCATORS if (found := pattern.search(locator))]


def page_named(locator: str) -> int | None:
    """Return the page that a locator names, if it names one."""
    return next((int(name.removeprefix("page-")) for name in anchors_named(locator) if name.startswith("page-")), None)


def own_numbers(paragraphs: list[str]) -> list[int | None]:
    """Return the judgment's own number of each paragraph; a number that does not follow the last one is no such."""
    found: list[int | None] = []
    last = 0
    for text in paragraphs:
        begins = OWN_NUMBER.match(text)
        number = int(begins[1] or begins[2]) if begins else 0
        follows = last < number <= last + SKIPPED_AT_MOST
        if follows:
            last = number
        found.append(number if follows else None)
    return found if sum(number is not None for number in found) >= NUMBERED_AT_LEAST else [None] * len(found)
