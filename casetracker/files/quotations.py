"""Whether quoted words stand in a text: exactly, nearly (with the difference), or not.

What typing and printing change is set aside on both sides: niqqud and cantillation, Arabic vowel marks, quotation
marks, dashes, white space, soft hyphens, ligatures, invisible characters and marks of pages. An ellipsis stands for
words left out and [brackets] for the quoting one's own words; what stands between them must come in the text's order.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from casetracker.files.passages import PAGE

EXACT, NEAR, NOT_FOUND = "exact", "near", "not_found"
NEAR_FROM = 82
"""Of 100, by which share of their letters words must agree to be told as near."""
LETTERS_AT_LEAST = 12
"""Fewer letters than these are found exactly or not at all: anything long enough has something like them."""
NOT_QUOTED = re.compile(r"\[[^\]]{0,500}\]|\(\s*(?:\.{3,}|…)\s*\)|(?:\.\s?){3,}|…")
MARKS = "\"'`´“”„‟‘’‚‛«»‹›״׳″′＂"
HYPHENS = "-\u2010\u2011\u05be\u00ad"
"""Which may part a word at a line's end or not: they are dropped within words."""
DASHES = "\u2012\u2013\u2014\u2015\u2212\u301c"
PLAIN = re.compile(r"[A-Za-z0-9.,;:!?()/%&$\u05d0-\u05ea]+|.", re.DOTALL)
"""Runs of what is compared as it stands, or a single character."""
ENDS = " .,;:!?"
"""Which a quotation may add or leave out at its ends."""


@dataclass(frozen=True)
class Normalised:
    """A text as it is compared, and for each of its characters the place in the text as it was."""

    text: str
    places: "array[int]"


Span = tuple[int, int]


@dataclass(frozen=True)
class Finding:
    """What a check found: the outcome, how near (0 to 100), and where the text has the words, run by run."""

    result: str
    score: int = 0
    spans: tuple[Span, ...] = ()

    def words(self, text: str) -> str:
        """Return the text's own words, an ellipsis for what was left out between them."""
        return " … ".join(" ".join(PAGE.sub(" ", text[start:end]).split()) for start, end in self.spans)


@lru_cache(maxsize=16)
def normalised(text: str) -> Normalised:
    """Return the text as it is compared. The last ones are remembered: one text has many quotations."""
    out: list[str] = []
    places = array("I")
    pages = {found.start(): found.end() for found in PAGE.finditer(text)}
    after, last = 0, " "
    for found in PLAIN.finditer(text):
        start, run = found.start(), found[0]
        after = max(after, pages.get(start, 0))
        if start < after:
            run = " " if found.end() == after else ""
        elif len(run) == 1 and not run.isalnum():
            run = compared(run, text, start)
        if run == last == " ":
            continue
        out.append(run)
        places.extend(range(start, start + len(run)) if len(run) == len(found[0]) else [start] * len(run))
        last = run[-1:] or last
    return Normalised("".join(out), places)


def compared(character: str, text: str, place: int) -> str:
    """Return what is compared of a character: nothing, a blank or its letters."""
    if character.isspace() or character in DASHES:
        return " "
    if character in HYPHENS:
        beside = text[place - 1 : place] + text[place + 1 : place + 2]
        return " " if len(beside) < 2 or any(each.isspace() for each in beside) else ""
    if character in MARKS:
        return ""
    return "".join(each for each in unicodedata.normalize("NFKD", character) if not is_pointing(each))


def is_pointing(character: str) -> bool:
    """Tell whether it is a vowel point, an accent of cantillation, or a character that nobody sees."""
    return (
        "\u0591" <= character <= "\u05c7"
        and unicodedata.category(character) == "Mn"
        or "\u064b" <= character <= "\u0670"
        and unicodedata.category(character) == "Mn"
        or unicodedata.category(character) in ("Cf", "Cc")
    )


@dataclass(frozen=True)
class Run:
    """Words that a quotation takes from its text, as they are compared.

    Brackets beside them without a blank replaced a part of a word: “[T]he” for “the”.
    """

    text: str
    begins_in_word: bool
    ends_in_word: bool

    def places(self, text: str, after: int) -> Iterator[int]:
        """Yield where the run stands in the text as whole words."""
        place = text.find(self.text, after)
        while place >= 0:
            end = place + len(self.text)
            if (self.begins_in_word or is_edge(text, place)) and (self.ends_in_word or is_edge(text, end)):
                yield place
            place = text.find(self.text, place + 1)


def is_edge(text: str, place: int) -> bool:
    """Tell whether no word goes on across this place."""
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())


def runs_of(quotation: str) -> list[Run]:
    """Return the runs of words between ellipses and brackets."""
    found, start = [], 0
    for gap in [*NOT_QUOTED.finditer(quotation), None]:
        end = gap.start() if gap else len(quotation)
        run = normalised(quotation[start:end]).text.strip(ENDS)
        if any(map(str.isalnum, run)):
            before, after = quotation[start - 1 : start + 1], quotation[end - 1 : end + 1]
            found.append(Run(run, before[:1] == "]" and before[1:].isalnum(), after[:1].isalnum() and after[1:] == "["))
        start = gap.end() if gap else end
    return found


def check(quotation: str, text: str) -> Finding:
    """Say whether the quotation stands in the text."""
    wanted, within = runs_of(quotation), normalised(text)
    if not wanted or not within.text:
        return Finding(NOT_FOUND)
    exact = found_exactly(wanted, within.text)
    if exact:
        return finding(EXACT, 100, exact, within)
    spans: list[Span] = []
    score, after = 99, 0
    for run in wanted:
        near = nearest(run, within.text, after)
        if near is None:
            return Finding(NOT_FOUND)
        spans.append(near[1:])
        score, after = min(score, near[0]), near[2]
    return finding(NEAR, score, spans, within)


def finding(result: str, score: int, spans: list[Span], within: Normalised) -> Finding:
    return Finding(result, score, tuple((within.places[start], within.places[end - 1] + 1) for start, end in spans))


def found_exactly(wanted: list[Run], text: str) -> list[Span] | None:
    """Return where all runs stand in their order; the first one as near to the second as it can be."""
    spans: list[Span] = []
    for run in wanted:
        place = next(run.places(text, spans[-1][1] if spans else 0), -1)
        if place < 0:
            return None
        spans.append((place, place + len(run.text)))
    if len(spans) > 1:
        for place in wanted[0].places(text, spans[0][1]):
            if place + len(wanted[0].text) > spans[1][0]:
                break
            spans[0] = (place, place + len(wanted[0].text))
    return spans


def nearest(run: Run, text: str, after: int) -> tuple[int, int, int] | None:
    """Return how near the nearest words come, and where they stand; None where nothing is near."""
    place = next(run.places(text, after), -1)
    if place >= 0:
        return 99, place, place + len(run.text)
    if len(run.text) < LETTERS_AT_LEAST:
        found = re.search(rf"(?<!\w){re.escape(run.text)}(?!\w)", text[after:], re.IGNORECASE)
        return (NEAR_FROM, after + found.start(), after + found.end()) if found else None
    near = fuzz.partial_ratio_alignment(run.text, text[after:], score_cutoff=NEAR_FROM)
    if near is None or near.dest_end <= near.dest_start:
        return None
    start, end = whole_words(text, after + near.dest_start, after + near.dest_end)
    return int(near.score), start, end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened to the words at its ends, and without what stands between words there."""
    while not is_edge(text, start):
        start -= 1
    while not is_edge(text, end):
        end += 1
    while end - 1 > start and text[end - 1] in ENDS:
        end -= 1
    while start < end - 1 and text[start] in ENDS:
        start += 1
    return start, end
