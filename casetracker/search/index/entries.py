"""From a record's texts to its row of the index: terms marked with their zone, and an id that sorts by date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import md5

from casetracker.search.index.folding import docket_terms, near_terms, terms
from casetracker.search.index.searched_texts import KINDS, NAME, NEAR, Document

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
    words: tuple[str, ...]

    @property
    def digest(self) -> str:
        return md5(" ".join(self.words).encode(), usedforsecurity=False).hexdigest()


def unit_of(kind: type, pk: int) -> int:
    return pk << KIND_BITS | KINDS.index(kind)


def entry(document: Document) -> Entry:
    """The row: its id holds the date first, so that both databases give the newest without sorting."""
    unit = unit_of(document.kind, document.pk)
    day = document.on.toordinal() if document.on and document.on > date.min else 0
    words = []
    room = BYTES_AT_MOST
    for word in marked(document):
        room -= len(word.encode()) + 4
        if room < 0:
            break
        words.append(word)
    return Entry(day << UNIT_BITS | unit, unit, document.case, document.visible_from, tuple(words))


def marked(document: Document) -> Iterator[str]:
    """Every term with the letter of its zone before it; the letter alone ends a text, so that no phrase crosses it."""
    for zone, texts in document.texts.items():
        for text in texts:
            yield from (zone + term for term in (docket_terms(text) if zone == "d" else terms(text)))
            yield zone
            if zone == NAME:
                yield from (NEAR + term for term in near_terms(text))
