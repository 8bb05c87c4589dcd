"""Normalise words for index and query alike, so that all spellings of a word meet.

Everything is folded here, in Python, and both databases store the result, so that their tokenizers cannot disagree.
Folding is the same for every language, because readers do not say which one they type.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import snowballstemmer

from casetracker.core.naming.folding import folded
from casetracker.core.naming.numbers import ACRONYM, THOUSANDS, parts_of_folded

DASHES = "-‐‑‒–—―−﹘﹣－"
MARKS_IN_WORDS = "'’‘ʼʻʾʿ`´′＇\"”“״׳″"
"""Apostrophes and quotes; within a word, geresh and gershayim too."""
INNER_QUOTES = re.compile(rf"(?<=\w)[{MARKS_IN_WORDS}]+(?=\w)|(?<=[א-ת])[׳״'’]")
MARKED = re.compile(rf"[.,{MARKS_IN_WORDS}]|عبد\s")
POSSESSIVE = re.compile(r"(?<=[a-z])['’ʼ＇]s\b")
ELISION = re.compile(r"\b(?:l|d|j|m|n|t|c|s|qu|dell|all|nell|sull|dall)['’ʼ＇](?=[^\W\d]{2})")
SERVANT_OF = re.compile(r"\b(عبد)\s+(?=ال)")
"""The first half of names such as عبد الله, which are written as one word too."""
SECTION_SIGN = re.compile(
    r"§|¶|\b(?:ss?|secs?|sects?|sections|arts?|articles|paras?|paragraphs)\b\.?\s?\d|(?<![א-ת])ס['׳]\s?\d"
)
DIVISIONS_OF_LAWS = {
    "section": r"§+|(?:ss?|secs?|sects?)\b\.?",
    "article": r"arts?\b\.?",
    "paragraph": r"¶+|paras?\b\.?",
    "סעיפ": "ס['׳]",
}
"""How sections, articles and paragraphs are abbreviated before their numbers."""
DIVISION_OF_LAW = re.compile(
    r"(?<!\w)(?:" + "|".join(f"({marks})" for marks in DIVISIONS_OF_LAWS.values()) + r")\s*(?=\d)"
)
LISTED = re.compile(
    r"(?<!\w)(?:§§|¶¶|(?:ss|secs|sects|sections|arts|articles|paras|paragraphs)\b\.?)\s*"
    r"\d[\w()]*(?:(?:,| and| or|, and| &)\s*\d[\w()]*)+"
)
"""Several sections in one list: each is found by its own number."""
LIST_ITEM = re.compile(r"(?<=[\s,&])(?=\d)")
SIGNS = "".join(
    char
    for char in map(chr, [*range(0x900, 0x1B00), *range(0xA800, 0xAC00)])
    if unicodedata.category(char) in ("Mn", "Mc") and not unicodedata.combining(char)
)
"""Vowel signs, which stay in their words."""
CHARACTERS = "㐀-䶿一-鿿ぁ-ゖァ-ヺ"
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ecf\u0edc-\u0eff\u1000-\u103f\u1050-\u109f"
    "\u1780-\u17df\u1950-\u19cf\u1a20-\u1a7f\ua9e0-\ua9ef\uaa60-\uaa7f"
)
"""Thai, Lao, Burmese, Khmer and their neighbours: a sentence is written without spaces between its words."""
SYLLABLE = re.compile(rf"(?=[^\W\d_])[{UNSPACED}][{SIGNS}]*")
WORD = re.compile(
    rf"[{CHARACTERS}]|(?:(?=[^\W\d_])[{UNSPACED}][{SIGNS}]*+)++|(?:[^\W_{CHARACTERS}{UNSPACED}]++[{SIGNS}]*+)++"
)
"""A run of letters and digits; each Chinese or Japanese character is a word, so that adjacent ones are a phrase."""
HEBREW, ARABIC, LATIN = re.compile("[א-ת]+"), re.compile("[ء-ي]+"), re.compile("[a-z]+")
HEBREW_PREFIXES = "והבכלמש"
ARABIC_ARTICLE = re.compile("(?:[وبكف]?ال|لل)")
KEPT_LETTERS = 3
"""A word keeps at least this many letters when prefixes are removed."""
BRITISH = (
    (re.compile(r"(?<=[a-z]{4})is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)"), "iz"),
    (re.compile(r"^(lic|def|off|pret)enc(?=(?:e|es|ed|ing)$)"), r"\1ens"),
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|er|ers)?$)"), "or"),
    (re.compile(r"^(program|judg)(?:me(?=s?$)|e(?=ments?$))"), r"\1"),
)
"""Words with two spellings in English: organisation, licence, harbour, programme, judgement."""
AGENT = re.compile(r"(?<=[a-z]{3}ion)er(?=s?$)")
"""`petition` finds `petitioner`: the stemmer alone would keep such words apart from their nouns."""
WORD_AT_MOST, NAME_AT_MOST = 60, 200
SUFFIXES = ("", "y", "e", "s", "ed", "ing", "ion", "ies", "al", "ation", "ment", "ity", "g", "ng", "n", "on")
"""Endings tried on a beginning to find the stems of words that begin with it."""

_stem = snowballstemmer.stemmer("english").stemWord


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The term of a folded word: its English stem, or the word without Hebrew prefixes or the Arabic article."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    if LATIN.fullmatch(word):
        for british, american in BRITISH:
            word = british.sub(american, word)
        word = AGENT.sub("", word)
        return _stem(word) if len(word) > 3 else word
    if HEBREW.fullmatch(word):
        while len(word) > KEPT_LETTERS and word[0] in HEBREW_PREFIXES:
            word = word[1:]
    elif ARABIC.fullmatch(word):
        while (found := ARABIC_ARTICLE.match(word)) and len(word) - found.end() >= KEPT_LETTERS:
            word = word[found.end() :]
    return word


def words(text: str) -> list[str]:
    """The folded words of a text, in order, before stemming."""
    return [word[:WORD_AT_MOST] for word in WORD.findall(joined(folded(text)))]


def joined(text: str) -> str:
    """Folded text without the marks inside words: apostrophes, elided articles, points of acronyms."""
    if SECTION_SIGN.search(text):
        text = DIVISION_OF_LAW.sub(lambda found: f"{LAWS[found.lastindex or 0]} ", LISTED.sub(each_listed, text))
    if not MARKED.search(text):
        return text
    text = POSSESSIVE.sub("", text)
    text = ELISION.sub(" ", text)
    text = SERVANT_OF.sub(r"\1", THOUSANDS.sub("", INNER_QUOTES.sub("", text)))
    return ACRONYM.sub(lambda found: found[0].replace(".", ""), text)


LAWS = ["", *DIVISIONS_OF_LAWS]


def each_listed(found: re.Match[str]) -> str:
    """A list of sections with the word before each of them: `ss. 5 and 6` as `ss. 5 and ss. 6`."""
    first = re.search(r"\d", found[0])
    assert first
    sign, listed = found[0][: first.start()].strip(), found[0][first.start() :]
    return f"{sign} " + LIST_ITEM.sub(f"{sign} ", listed)


def terms(text: str) -> tuple[str, ...]:
    """The terms under which a text is found, in order."""
    return terms_of_name(text) if len(text) <= NAME_AT_MOST else tuple(each_term(text))


@lru_cache(maxsize=10_000)
def terms_of_name(text: str) -> tuple[str, ...]:
    """The terms of a name or title, which is folded once although many records carry it."""
    return tuple(each_term(text))


def each_term(text: str) -> Iterator[str]:
    for word in WORD.findall(joined(folded(text))):
        if SYLLABLE.match(word):
            yield from pairs(word)
        else:
            yield stem(word[:WORD_AT_MOST])


def pairs(run: str) -> list[str]:
    """Each syllable with the next one, and the last by itself, so that a word is found inside a sentence."""
    syllables = SYLLABLE.findall(run)
    return [*(one + other for one, other in pairwise(syllables)), syllables[-1]]


def syllables_of(terms: Sequence[str]) -> list[str]:
    """The terms of a phrase, with pairs of syllables taken apart again."""
    found: list[str] = []
    for place, term in enumerate(terms):
        syllables = SYLLABLE.findall(term) or [term]
        goes_on = place + 1 < len(terms) and terms[place + 1].startswith(syllables[-1])
        found += syllables[:1] if goes_on else syllables
    return found


def sought_terms(text: str) -> tuple[tuple[str, ...], bool]:
    """The terms of what is sought, and whether the last is a beginning: a sentence may go on after a last syllable."""
    found = terms(text)
    if not found or not SYLLABLE.fullmatch(found[-1]):
        return found, False
    if len(found) > 1 and len(SYLLABLE.findall(found[-2])) == 2:
        return found[:-1], False
    return found, True


def prefixes(word: str) -> tuple[list[str], list[str]]:
    """Find the words that begin with a folded `word`: by beginnings of terms, and by whole terms.

    Terms are stems, so a beginning may be longer than the term of its word: `universit` and `univers`.
    """
    begins = [word]
    if HEBREW.fullmatch(word):
        while len(begins[-1]) > KEPT_LETTERS - 1 and begins[-1][0] in HEBREW_PREFIXES:
            begins.append(begins[-1][1:])
    if word.isdigit():
        begins = [stem(word)]
    if ARABIC.fullmatch(word):
        begins.append(stem(word))
    whole: set[str] = set()
    if LATIN.fullmatch(word) and len(word) > 3:
        whole = {stem(word + suffix) for suffix in SUFFIXES}
    begins = list(dict.fromkeys(begins))
    return begins, sorted(term for term in whole if not term.startswith(word))


def docket_terms(text: str) -> list[str]:
    """The parts of a docket number or citation, whatever separates them: `C-311/2018` equals `c311/18`."""
    return parts_of_folded(joined(folded(text)))


def near_terms(name: str) -> list[str]:
    """Keys that a name shares with its misspellings: each word without one letter, and its consonants."""
    found: list[str] = []
    for word in words(name):
        if len(word) > 2:
            found += [word, *(word[:place] + word[place + 1 :] for place in range(len(word)))]
        skeleton = re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyאויعاي]", "", word))
        if len(skeleton) > 2:
            found.append(f"0{skeleton}")
    return list(dict.fromkeys(found))
