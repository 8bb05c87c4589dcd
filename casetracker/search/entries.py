"""From a record's texts to its row of the index: terms marked with their zone, and an id that sorts by date."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import md5

from casetracker.search.documents import KINDS, NAME, NEAR, Document
from casetracker.search.folding import NAME_AT_MOST, docket_terms, near_terms, terms

BYTES_AT_MOST = 900_000
"""Of terms of one record: a tsvector holds a megabyte. What a longer text says further on is not found."""
KIND_BITS, UNIT_BITS = 3, 40


@dataclass(frozen=True)
class Entry:
    """One row of the index, as it should be."""

    id: int
    unit: int
    case_ref: int | None
    visible_from: datetime
    digest: str
    """Of the words, to tell whether they changed."""
    words: list[str]


def unit_of(kind: type, pk: int) -> int:
    return pk << KIND_BITS | KINDS.index(kind)


def entry(document: Document) -> Entry:
    """The row: its id holds the date first, so that both databases give the newest without sorting."""
    unit = unit_of(document.kind, document.pk)
    day = document.on.toordinal() if document.on and document.on > date.min else 0
    words = shortened(marked(document))
    digest = md5(" ".join(words).encode(), usedforsecurity=False).hexdigest()
    return Entry(day << UNIT_BITS | unit, unit, document.case, document.visible_from, digest, words)


def marked(document: Document) -> list[str]:
    """Every term with the letter of its zone before it; the letter alone ends a text, so that no phrase crosses it."""
    words: list[str] = []
    for zone, texts in document.texts.items():
        for text in texts:
            words += zoned(zone, text) if len(text) <= NAME_AT_MOST else zoned.__wrapped__(zone, text)
            if zone == NAME:
                words += [NEAR + term for term in near_terms(text)]
    return words


@lru_cache(maxsize=20_000)
def zoned(zone: str, text: str) -> tuple[str, ...]:
    """The terms of one text; names and titles stand in many records and are kept."""
    return *(zone + term for term in (docket_terms(text) if zone == "d" else terms(text))), zone


def shortened(words: list[str]) -> list[str]:
    """As many of the words as a tsvector has room for."""
    if sum(map(len, words)) < BYTES_AT_MOST // 8:  # a character has four bytes at most, and a word four more
        return words
    room, kept = BYTES_AT_MOST, 0
    for word in words:
        room -= len(word.encode()) + 4
        if room < 0:
            break
        kept += 1
    return words[:kept]
