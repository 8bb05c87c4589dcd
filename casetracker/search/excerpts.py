"""The sentence of each hit with its words marked, made from the current texts of the records on the page."""

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from casetracker.search.index.folding import docket_terms, terms
from casetracker.search.index.grammar import Node, phrases
from casetracker.search.index.searched_texts import CHIEF, HELD, TEXT, searched_texts
from casetracker.search.ranking import Hit

SENTENCE_END = re.compile(r"(?<=[.!?。؟])\s+|\n+")
CHUNK = re.compile(r"\S+")
EDGES = re.compile(r"^\W+|\W+$")
WORDS_BEFORE, WORDS_AT_MOST = 12, 40
CHARACTERS_READ_AT_MOST = 200_000
"""Of one text, when looking for the sentence."""


class Piece(TypedDict):
    """A piece of a sentence."""

    text: str
    is_hit: bool


class Excerpt(TypedDict):
    """The kind of record in which the words stand, and the sentence in pieces."""

    kind: str
    parts: list[Piece]


class Marker:
    """Finds the words of one question and marks them."""

    def __init__(self, question: Node) -> None:
        wanted = list(phrases(question))
        self.whole = {term for each in wanted for term in (each.terms[:-1] if each.is_prefix else each.terms)}
        self.whole |= {part for each in wanted for part in each.docket}
        self.begins = tuple(each.terms[-1] for each in wanted if each.is_prefix)

    def matched_terms(self, word: str) -> set[str]:
        """The terms of the question that a printed word matches."""
        found = {term for term in terms(word) if term in self.whole or (self.begins and term.startswith(self.begins))}
        return found or ({*docket_terms(word)} & self.whole if any(char.isdigit() for char in word) else set())

    def best_sentence(self, texts: Iterable[str]) -> str:
        """The first of the sentences that match most terms."""
        best, most = "", 0
        for text in texts:
            for sentence in SENTENCE_END.split(text[:CHARACTERS_READ_AT_MOST]):
                matched = len(set().union(*map(self.matched_terms, sentence.split()))) if sentence.strip() else 0
                if matched > most:
                    best, most = sentence, matched
        return best

    def pieces(self, sentence: str) -> Iterator[tuple[str, bool]]:
        """The sentence in pieces (text, and whether it is a hit); a long one is cut around its first hit."""
        chunks = list(CHUNK.finditer(sentence))
        hits = [bool(self.matched_terms(chunk[0])) for chunk in chunks]
        start = max(0, (hits.index(True) if True in hits else 0) - WORDS_BEFORE) if len(chunks) > WORDS_AT_MOST else 0
        shown = list(zip(chunks, hits, strict=True))[start : start + WORDS_AT_MOST]
        if start:
            yield "… ", False
        for number, (chunk, is_hit) in enumerate(shown):
            if number:
                yield " ", False
            word = EDGES.sub("", chunk[0])
            if not is_hit or not word:
                yield chunk[0], False
                continue
            before, _, after = chunk[0].partition(word)
            yield from ((before, False), (word, True), (after, False))
        if start + len(shown) < len(chunks):
            yield " …", False


def excerpts(question: Node, hits: list[Hit]) -> dict[int, Excerpt]:
    """The excerpt of each hit, by its case."""
    marker = Marker(question)
    found: dict[int, Excerpt] = {}
    for kind in {hit.kind for hit in hits}:
        records = searched_texts(kind, [hit.pk for hit in hits if hit.kind is kind])
        for hit in hits:
            if hit.kind is kind and hit.pk in records:
                texts = records[hit.pk].texts
                zones = (HELD, TEXT, *CHIEF.values()) if hit.tier > 1 else (*CHIEF.values(), HELD)
                sentence = marker.best_sentence(text for zone in zones for text in texts.get(zone, []))
                pieces = merged(marker.pieces(sentence))
                found[hit.case] = {"kind": kind.__name__.lower(), "parts": pieces}
    return found


def merged(pieces: Iterable[tuple[str, bool]]) -> list[Piece]:
    """Join neighbours that are both hits, or both not."""
    out: list[Piece] = []
    for text, is_hit in pieces:
        if out and out[-1]["is_hit"] == is_hit:
            out[-1]["text"] += text
        elif text:
            out.append({"text": text, "is_hit": is_hit})
    return out


def as_html(parts: list[Piece]) -> SafeString:
    """The pieces for a page; markup in the text is shown as text."""
    pieces = (
        f"<mark>{conditional_escape(part['text'])}</mark>" if part["is_hit"] else conditional_escape(part["text"])
        for part in parts
    )
    return mark_safe("".join(map(str, pieces)))
