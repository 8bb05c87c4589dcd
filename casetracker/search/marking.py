"""Find the words of a question in a text as it is printed, and mark them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from casetracker.search.index.folding import CHARACTERS, UNSPACED, docket_terms, syllables_of, terms
from casetracker.search.index.grammar import Node, phrases
from casetracker.search.index.numbers import SECTION
from casetracker.search.sentences import sentences

CHUNK = re.compile(
    rf"{SECTION}|[{CHARACTERS}]|(?=[^\W\d_])[{UNSPACED}](?:(?![^\W\d_])[{UNSPACED}]|[ำຳ])*|[^\s{CHARACTERS}{UNSPACED}]+"
)
"""What is marked whole: a word with its points, a section with its number, a character or syllable without spaces."""
EDGES = re.compile(r"^\W+|[^\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u1aff]+$")
"""Punctuation around a word; the vowel signs and points at its end are its own."""
WORDS_BEFORE, WORDS_AT_MOST = 12, 40
CHARACTERS_READ_AT_MOST = 200_000
"""Of one text, when looking for the sentence."""

Sequences = list[tuple[int, tuple[str, ...], bool]]
"""The number of a phrase, its terms, and whether the last may be a beginning."""


class Piece(TypedDict):
    """A piece of a sentence."""

    text: str
    is_hit: bool


class Marker:
    """Finds the phrases of one question and marks them."""

    def __init__(self, question: Node) -> None:
        wanted = list(enumerate(phrases(question)))
        self.words: Sequences = [(n, tuple(syllables_of(each.terms)), each.is_prefix) for n, each in wanted]
        numbers = [(n, each.docket, each.is_prefix) for n, each in wanted]
        self.numbers: Sequences = [each for each in numbers if any(term.isdigit() for term in each[1])]

    def marks(self, chunks: Sequence[str]) -> tuple[set[int], set[int]]:
        """Which of the chunks are hits, and which of the phrases they match."""
        hits: set[int] = set()
        matched: set[int] = set()
        readings = [(self.words, [(term, n) for n, chunk in enumerate(chunks) for term in syllables_of(terms(chunk))])]
        if self.numbers:
            readings.append(
                (self.numbers, [(term, n) for n, chunk in enumerate(chunks) for term in docket_terms(chunk)])
            )
        for sequences, printed in readings:
            for number, sequence, is_prefix in sequences:
                for start in places(sequence, is_prefix, [term for term, _ in printed]):
                    matched.add(number)
                    hits.update(chunk for _, chunk in printed[start : start + len(sequence)])
        return hits, matched

    def count(self, text: str) -> int:
        """How many phrases stand in a text."""
        return len(self.marks(CHUNK.findall(text))[1])

    def best_sentence(self, text: str, *, is_whole: bool = False) -> tuple[str, int]:
        """The first of the sentences that match most phrases, and how many it matches; a name is never cut."""
        text = text[:CHARACTERS_READ_AT_MOST]
        best, most = "", 0
        for sentence in [text] if is_whole else sentences(text):
            matched = self.count(sentence)
            if matched > most:
                best, most = sentence, matched
        return best, most

    def pieces(self, sentence: str) -> list[Piece]:
        """The sentence in pieces; a long one is cut around its first hit."""
        return merged(self.cut(sentence))

    def cut(self, sentence: str) -> Iterator[tuple[str, bool]]:
        chunks = list(CHUNK.finditer(sentence))
        hits, _ = self.marks([chunk[0] for chunk in chunks])
        first = max(0, min(hits, default=0) - WORDS_BEFORE) if len(chunks) > WORDS_AT_MOST else 0
        shown = chunks[first : first + WORDS_AT_MOST]
        if first:
            yield "… ", False
        end = shown[0].start() if shown else 0
        for number, chunk in enumerate(shown, start=first):
            yield re.sub(r"\s+", " ", sentence[end : chunk.start()]), False
            end = chunk.end()
            word = EDGES.sub("", chunk[0])
            if number not in hits or not word:
                yield chunk[0], False
                continue
            before, _, after = chunk[0].partition(word)
            yield from ((before, False), (word, True), (after, False))
        if first + len(shown) < len(chunks):
            yield " …", False


def places(sequence: tuple[str, ...], is_prefix: bool, printed: list[str]) -> Iterator[int]:
    """Where the terms stand one after the other."""
    size = len(sequence)
    for start in range(len(printed) - size + 1) if size else ():
        *before, last = printed[start : start + size]
        if tuple(before) == sequence[:-1] and (last.startswith(sequence[-1]) if is_prefix else last == sequence[-1]):
            yield start


def merged(pieces: Iterable[tuple[str, bool]]) -> list[Piece]:
    """Join neighbours that are both hits, or both not."""
    out: list[Piece] = []
    for text, is_hit in pieces:
        if out and out[-1]["is_hit"] == is_hit:
            out[-1]["text"] += text
        elif text:
            out.append({"text": text, "is_hit": is_hit})
    return out
