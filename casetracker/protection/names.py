"""Names that must not be written, known by keyed hashes alone; and where in a text one of them stands.

A name is a sequence of folded words. Its hash is kept for every way in which it is written: in order, family name
first, without middle names, as one word, as a slug. Endings and joined articles are taken off the words of the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import product
from typing import NamedTuple

from django.utils.text import slugify

from casetracker.core.naming.names import without_honorifics
from casetracker.protection.models import Protection
from casetracker.protection.words import Word, folded_word, readings

Spelling = tuple[str, ...]
"""The words of a name in one of the ways in which it is written."""

ENDINGS = (
    *("s", "es", "en", "ens", "n", "a", "e", "i", "y", "u", "o", "ie", "om", "em", "im", "ym", "ou", "ov", "ow", "ej"),
    *("owi", "ova", "owa", "ovi", "ovou", "ego", "emu", "iem", "ami", "as", "is", "us", "os", "nak", "nek", "ban"),
    *("а", "я", "у", "ю", "ы", "и", "е", "о", "ом", "ем", "ой", "ей", "ою", "ым", "ого", "ому", "ову", "ове", "ною"),
    *("ου", "ον", "α", "ας", "ες", "ης"),
)
"""What is put at the end of a name in one language or another."""
VOWELS = "aeiouyаяеиоуыйьαηοςω"
"""Last letters that give way to an ending: `Anna`, `Anny`."""
OPEN = "~"
"""After a word whose last vowel is left out: it is found in front of an ending alone."""
LEAST_BEFORE_ENDING = 3
HEBREW_JOINED, ARABIC_JOINED, ARABIC_ARTICLE = "והבכלמש", "وفبكل", "ال"
"""Conjunctions, prepositions and articles that are written as one word with what follows."""
JOINED_AT_MOST = 3
TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
LEAST_AS_ONE_WORD = 6
INFLECTED_AT_MOST = 3
"""Names of more words are looked for with an ending of the last word alone."""


class Span(NamedTuple):
    """A part of a text in which a name stands."""

    start: int
    end: int
    protection: Protection


class Start(NamedTuple):
    """One way to take the first word of a name, and where it then begins."""

    text: str
    start: int


def spellings(name: str) -> set[Spelling]:
    """Return every sequence of words under which the name is recognised."""
    found: set[Spelling] = set()
    bare = without_honorifics(name) or name
    expanded = "".join(TWO_LETTERS.get(char, char) for char in bare)
    for text in dict.fromkeys([name, bare, expanded, slugify(bare), " ".join(reversed(bare.split(",")))]):
        for words in readings(text):
            found |= orders(tuple(word.text for word in words if word.text))
    return {form for spelling in found for form in with_open_ends(spelling)}


def orders(words: Spelling) -> set[Spelling]:
    """Return the words as they are read, as one word, without what stands in the middle, family name first."""
    if not words:
        return set()
    long = tuple(word for word in words if len(word) > 1 or not word.isascii())
    found = {words, long} - {()}
    found |= {(each[0], each[-1]) for each in (words, long) if len(each) > 2 and len(each[0]) > 1}
    found |= {(each[-1], *each[:-1]) for each in list(found) if len(each) > 1}
    found |= {("".join(each),) for each in list(found) if len("".join(each)) >= LEAST_AS_ONE_WORD}
    return found


def with_open_ends(spelling: Spelling) -> Iterator[Spelling]:
    if len(spelling) == 1 or len(spelling) > INFLECTED_AT_MOST:
        yield spelling
        return
    yield from product(*([word, *open_end(word)] for word in spelling))


def open_end(word: str) -> list[str]:
    return [word[:-1] + OPEN] if len(word) > LEAST_BEFORE_ENDING and word[-1] in VOWELS else []


def without_ending(word: str) -> list[str]:
    """Return the word, and what is left of it without any ending that it may have."""
    found = [word]
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= LEAST_BEFORE_ENDING:
            found += [stem, stem + OPEN]
    return found


def starts_of(word: Word, whole: str) -> Iterator[Start]:
    """Yield a word of the whole text as it is, and without articles and prepositions that are joined to it."""
    yield Start(word.text, word.start)
    if word.text.isascii():  # nothing is joined in Latin letters
        return
    raw, text = whole[word.start : word.end], word.text
    letters = [place for place, char in enumerate(raw) if folded_word(char).isalpha()]
    if len(letters) != len(text):
        return
    for taken in range(1, JOINED_AT_MOST + 1):
        if len(text) - taken < 2 or text[taken - 1] not in HEBREW_JOINED:
            break
        yield Start(text[taken:], word.start + letters[taken])
    for taken in (1, 2, 3):
        before = text[:taken]
        if len(text) - taken >= 2 and before.removesuffix(ARABIC_ARTICLE) in ("", *ARABIC_JOINED):
            yield Start(text[taken:], word.start + letters[taken])


def digest(salt: str, *texts: str) -> str:
    return blake2b("\n".join(texts).encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()


def text_digest(salt: str, text: str) -> str:
    """Return the digest of a whole text; no spelling has the same."""
    return digest(salt, "whole text", text)


def beginning(salt: str, word: str) -> int:
    return int(digest(salt, "beginning", word)[:3], 16)


def remember(protection: Protection, found: Iterable[Spelling]) -> None:
    """Add the spellings to those that the protection knows."""
    names = {size: set(digests) for size, digests in protection.names.items()}
    beginnings = set(protection.beginnings)
    for spelling in found:
        names.setdefault(str(len(spelling)), set()).add(digest(protection.salt, *spelling))
        beginnings.add(beginning(protection.salt, spelling[0]))
    protection.names = {size: sorted(digests) for size, digests in sorted(names.items())}
    protection.beginnings = sorted(beginnings)


class SaltedNames:
    """The names of the protections that share a salt."""

    def __init__(self, salt: str, protections: Iterable[Protection]) -> None:
        self.salt = salt
        self.protections = list(protections)
        self.beginnings = {each for protection in self.protections for each in protection.beginnings}
        self.known = {
            each: protection
            for protection in self.protections
            for digests in protection.names.values()
            for each in digests
        }
        self.kept = {each for protection in self.protections for each in protection.kept_texts}
        sizes = {int(size) for protection in self.protections for size in protection.names}
        self.sizes = sorted(sizes, reverse=True)
        self.begins: dict[str, bool] = {}
        """Which folded words may begin a name; texts repeat their words."""

    def may_begin(self, word: str) -> bool:
        if word not in self.begins:
            self.begins[word] = beginning(self.salt, word) in self.beginnings
        return self.begins[word]

    def spans(self, text: str, words: Sequence[Word]) -> Iterator[Span]:
        for place, word in enumerate(words):
            for start in starts_of(word, text):
                firsts = [each for each in without_ending(start.text) if self.may_begin(each)]
                if firsts and (found := self.longest(words, place, firsts)):
                    end, protection = found
                    yield Span(start.start, end, protection)
                    break

    def longest(self, words: Sequence[Word], place: int, firsts: list[str]) -> tuple[int, Protection] | None:
        """Return the end of the longest name that begins with one of these words at this place, and whose it is."""
        for size in self.sizes:
            for rest in followers(words, place, size - 1):
                inflected = [without_ending(word.text) for word in rest]
                if size > INFLECTED_AT_MOST:
                    inflected = [[word.text] for word in rest[:-1]] + inflected[-1:]
                for spelling in product(firsts, *inflected):
                    protection = self.known.get(digest(self.salt, *spelling))
                    if protection:
                        return (rest[-1] if rest else words[place]).end, protection
        return None


def followers(words: Sequence[Word], place: int, number: int) -> Iterator[Sequence[Word]]:
    """Yield the next words after a place, and the same without initials: `Jane Q. Doe` holds `Jane Doe`."""
    next_ones = words[place + 1 : place + 1 + number]
    if len(next_ones) == number:
        yield next_ones
    if number:
        long = [word for word in words[place + 1 : place + 2 + 2 * number] if len(word.text) > 1][:number]
        if len(long) == number and long != list(next_ones):
            yield long


class Names:
    """The names of protected persons, to be looked for in texts."""

    def __init__(self, protections: Iterable[Protection]) -> None:
        by_salt: dict[str, list[Protection]] = {}
        for protection in protections:
            by_salt.setdefault(protection.salt, []).append(protection)
        self.salted = [SaltedNames(salt, group) for salt, group in by_salt.items()]

    def __bool__(self) -> bool:
        return bool(self.salted)

    def spans(self, text: str) -> list[Span]:
        """Return where names stand in the text, in order; where two overlap, the longer one."""
        found: list[Span] = []
        if not text or not self.salted or self.is_kept(text):
            return found
        for words in readings(text):
            for salted in self.salted:
                found += salted.spans(text, words)
        chosen: list[Span] = []
        for span in sorted(found, key=lambda each: (each.start - each.end, each.start)):
            if all(span.end <= other.start or span.start >= other.end for other in chosen):
                chosen.append(span)
        return sorted(chosen, key=lambda each: each.start)

    def holder(self, text: str) -> Protection | None:
        """Return the protection of a person whose name stands in the text; None if there is none."""
        found = self.spans(text)
        return found[0].protection if found else None

    def is_kept(self, text: str) -> bool:
        """Tell whether an editor said that somebody else bears the name in this text."""
        return any(salted.kept and text_digest(salted.salt, text) in salted.kept for salted in self.salted)

    def replacement(self, text: str) -> str | None:
        """Return what an editor wrote instead of this very text."""
        for salted in self.salted:
            known = text_digest(salted.salt, text)
            for protection in salted.protections:
                if known in protection.replacements:
                    return protection.replacements[known]
        return None
