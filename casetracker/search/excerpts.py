"""The sentence in which a hit stands, with its words marked; made from the texts as they are, for the shown page."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from casetracker.search.index.folding import docket_terms, terms
from casetracker.search.index.grammar import Node, phrases
from casetracker.search.index.searched_texts import CHIEF, HELD, TEXT, documents
from casetracker.search.ranking import Hit

SENTENCE_END = re.compile(r"(?<=[.!?。؟])\s+|\n+")
CHUNK = re.compile(r"\S+")
EDGES = re.compile(r"^\W+|\W+$")
WORDS_BEFORE, WORDS_AT_MOST = 12, 40
READ_AT_MOST = 200_000
"""Characters of one text in which the sentence is looked for."""


class Marker:
    """Finds and marks the words of one question."""

    def __init__(self, question: Node) -> None:
        wanted = list(phrases(question))
        self.whole = {term for each in wanted for term in (each.terms[:-1] if each.is_prefix else each.terms)}
        self.whole |= {part for each in wanted for part in each.docket}
        self.begins = tuple(each.terms[-1] for each in wanted if each.is_prefix)

    def fits(self, word: str) -> set[str]:
        """The terms of the question that a printed word answers."""
        found = {term for term in terms(word) if term in self.whole or (self.begins and term.startswith(self.begins))}
        return found or ({*docket_terms(word)} & self.whole if any(char.isdigit() for char in word) else set())

    def best(self, texts: Iterable[str]) -> str:
        """The sentence that answers most terms, the first of these."""
        best, most = "", 0
        for text in texts:
            for sentence in SENTENCE_END.split(text[:READ_AT_MOST]):
                answered = len(set().union(*map(self.fits, sentence.split()))) if sentence.strip() else 0
                if answered > most:
                    best, most = sentence, answered
        return best

    def parts(self, sentence: str) -> Iterator[tuple[str, bool]]:
        """The sentence, cut around its first hit where it is long, in pieces: text, and whether it is marked."""
        chunks = list(CHUNK.finditer(sentence))
        hits = [bool(self.fits(chunk[0])) for chunk in chunks]
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


def excerpts(question: Node, hits: list[Hit]) -> dict[int, dict[str, Any]]:
    """For each hit's case: where it was found, and the sentence in pieces."""
    marker = Marker(question)
    found = {}
    for kind in {hit.kind for hit in hits}:
        told = documents(kind, [hit.pk for hit in hits if hit.kind is kind])
        for hit in hits:
            if hit.kind is kind and hit.pk in told:
                texts = told[hit.pk].texts
                zones = (HELD, TEXT, *CHIEF.values()) if hit.tier > 1 else (*CHIEF.values(), HELD)
                sentence = marker.best(text for zone in zones for text in texts.get(zone, []))
                parts = [{"text": text, "is_hit": is_hit} for text, is_hit in marker.parts(sentence) if text]
                found[hit.case] = {"kind": kind.__name__.lower(), "parts": joined(parts)}
    return found


def joined(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Neighbours of one kind put together."""
    out: list[dict[str, Any]] = []
    for part in parts:
        if out and out[-1]["is_hit"] == part["is_hit"]:
            out[-1]["text"] += part["text"]
        else:
            out.append(part)
    return out


def as_html(parts: list[dict[str, Any]]) -> SafeString:
    """The pieces for a page; whatever the text holds is shown as text."""
    pieces = (
        f"<mark>{conditional_escape(part['text'])}</mark>" if part["is_hit"] else conditional_escape(part["text"])
        for part in parts
    )
    return mark_safe("".join(map(str, pieces)))
