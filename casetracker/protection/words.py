"""The words of a text as names are compared by them, each with its place in the text.

A text is read in up to three ways: every run of letters for itself (`al-Masri` is two words), runs that apostrophes,
points or hyphens join as one word, and capitals inside a word as beginnings of words (`#FreeJaneDoe`). Addresses are
read as they are decoded.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from casetracker.core.naming.folding import INVISIBLE, folded
from casetracker.core.naming.names import UNSPACED

MARKS = "".join(
    char
    for char in map(chr, range(0x300, 0x1_0000))
    if unicodedata.category(char) in ("Mn", "Mc") or INVISIBLE.match(char)
)
"""Accents, vowel points and what is not seen: they stand inside words."""
CONTINUED = rf"[^\W\d_{UNSPACED}{re.escape(MARKS)}][\u00ad{re.escape(MARKS)}]*"
"""A letter of a script that divides words, with its marks."""
WORD = re.compile(rf"[{UNSPACED}][{re.escape(MARKS)}]*|(?:{CONTINUED})+|\d+")
"""A word; each character of a script that does not divide words is one."""
JOINT = "['’‘‛ʹʺʻʼʽʾʿˈ`´′＇\"“”״׳″.\u2010\u2011\u05be-]"
JOINED = re.compile(rf"(?:{CONTINUED})++((?:{JOINT}(?!s(?![^\W\d_]))(?:{CONTINUED})++)*+)")
"""Words that are written as one, without the `'s` of a possessive, which stays behind a designation.

A word that is joined to none matches, too, with an empty group: else each of its letters would be tried as a beginning.
"""
CAPITAL_INSIDE = re.compile("(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
ENCODED = re.compile("(?:%[0-9A-Fa-f]{2})+")
TIMES_ENCODED = 3
"""An address within an address within an address."""


class Word(NamedTuple):
    """A folded word, and where it stands in the text."""

    text: str
    start: int
    end: int


class Decoded(NamedTuple):
    """A text without percent-encoding, and the place of each of its characters in the text as it was."""

    text: str
    starts: list[int]
    ends: list[int]

    def word(self, found: str, start: int, end: int) -> Word:
        return Word(folded_word(found), self.starts[start], self.ends[end - 1])


def readings(text: str) -> Iterator[list[Word]]:
    """Yield the words of the text in each way in which it can be read."""
    decoded = decode(text)
    plain = [decoded.word(found[0], *found.span()) for found in WORD.finditer(decoded.text)]
    yield plain
    joined = [found.span() for found in JOINED.finditer(decoded.text) if found[1]]
    if joined:
        whole = [decoded.word(decoded.text[start:end], start, end) for start, end in joined]
        taken = [(word.start, word.end) for word in whole]
        rest = [word for word in plain if not any(start <= word.start < end for start, end in near(taken, word))]
        yield sorted([*whole, *rest], key=lambda word: word.start)
    if CAPITAL_INSIDE.search(decoded.text):
        yield [
            decoded.word(decoded.text[start:end], start, end)
            for found in WORD.finditer(decoded.text)
            for start, end in humps(found[0], found.start())
        ]


def near(taken: list[tuple[int, int]], word: Word) -> list[tuple[int, int]]:
    """Return the joined words among which one that holds this word can be; they are in order."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= word.start:
            low = middle + 1
        else:
            high = middle
    return taken[low : low + 1]


def humps(text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield where the parts of `JaneDoe` begin and end, `offset` added."""
    places = [0, *(found.start() for found in CAPITAL_INSIDE.finditer(text)), len(text)]
    for start, end in zip(places, places[1:], strict=False):
        yield offset + start, offset + end


@lru_cache(maxsize=50_000)
def folded_word(text: str) -> str:
    """Return the letters of a word without differences of case, accents, points, width and form."""
    return "".join(char for char in folded(text) if char.isalnum() or unicodedata.category(char)[0] == "M")


def decode(text: str) -> Decoded:
    """Decode what is percent-encoded, more than once if need be."""
    found = Decoded(text, list(range(len(text))), list(range(1, len(text) + 1)))
    for _ in range(TIMES_ENCODED):
        if not ENCODED.search(found.text):
            break
        found = decode_once(found)
    return found


def decode_once(given: Decoded) -> Decoded:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for found in ENCODED.finditer(given.text):
        text.append(given.text[last : found.start()])
        starts += given.starts[last : found.start()]
        ends += given.ends[last : found.start()]
        place = found.start()
        for char, size in characters(unquote_to_bytes(found[0])):
            text.append(char)
            starts.append(given.starts[place])
            ends.append(given.ends[place + 3 * size - 1])
            place += 3 * size
        last = found.end()
    return Decoded("".join([*text, given.text[last:]]), [*starts, *given.starts[last:]], [*ends, *given.ends[last:]])


def characters(data: bytes) -> Iterator[tuple[str, int]]:
    """Yield the characters of the bytes, each with its number of bytes; what is no UTF-8 is read as Latin-1."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        yield from ((char, 1) for char in text)
        return
    yield from ((char, len(char.encode())) for char in text)
