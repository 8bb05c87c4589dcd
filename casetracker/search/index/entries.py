"""From a record's texts to its row in the index: terms marked with their zone, and an id that sorts by date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import md5

from casetracker.core.units import Unit
from casetracker.search.index.folding import docket_terms, near_terms, terms
from casetracker.search.index.passages import SearchedTexts
from casetracker.search.index.searched_texts import KINDS
from casetracker.search.index.shown import NAME, NEAR

BYTES_AT_MOST = 900_000
"""For the terms of one record: a tsvector holds a megabyte. The end of a longer text is not found."""
KIND_BITS, UNIT_BITS = 3, 40
KIND_MASK = (1 << KIND_BITS) - 1


@dataclass(frozen=True)
class IndexEntry:
    """One row of the index, as it should be."""

    id: int
    unit: int
    case_ref: int | None
    visible_from: datetime
    words: tuple[str, ...]

    @property
    def digest(self) -> str:
        return md5(" ".join(self.words).encode(), usedforsecurity=False).hexdigest()


def unit_number(kind: type[Unit], pk: int) -> int:
    """The kind and the primary key of a unit in one number."""
    return pk << KIND_BITS | KINDS.index(kind)


def unit_of_entry(entry: int) -> tuple[type[Unit], int]:
    """The kind and the primary key of the unit to which the row of the index with this id belongs."""
    number = entry & ((1 << UNIT_BITS) - 1)
    return KINDS[number & KIND_MASK], number >> KIND_BITS


def index_entry(record: SearchedTexts) -> IndexEntry:
    """The row. Its id begins with the date, so that both databases return the newest without sorting."""
    unit = unit_number(record.kind, record.pk)
    day = record.on.toordinal() if record.on and record.on > date.min else 0
    words = []
    room = BYTES_AT_MOST
    for word in marked_terms(record):
        room -= len(word.encode()) + 4
        if room < 0:
            break
        words.append(word)
    return IndexEntry(day << UNIT_BITS | unit, unit, record.case, record.visible_from, tuple(words))


def marked_terms(record: SearchedTexts) -> Iterator[str]:
    """Every term after the letter of its zone. The letter alone ends a text, so that no phrase crosses the end."""
    for zone in record.passages:
        for text in record.texts(zone):
            yield from (zone + term for term in (docket_terms(text) if zone == "d" else terms(text)))
            yield zone
            if zone == NAME:
                yield from (NEAR + term for term in near_terms(text))
