"""The keys by which lists of names are sorted, so that each name stands where a library catalogue files it.

A person is filed by family name, then by the others; particles and articles are left aside, accents are equal, and
numerals stand by their value. The family name is the last word, which is right for most names in Latin, Cyrillic,
Greek, Hebrew and Arabic script; Chinese, Japanese, Korean and Thai ones are filed as they are written. A name alone
does not tell that it is Hungarian or Vietnamese, or that a Spanish one ends with two family names: there the editor
states the sort name, such as “Benítez Alcántara, Luis”.
"""

import re

from casetracker.core.naming.folding import APOSTROPHE, folded, folded_set
from casetracker.core.naming.names import (
    ARABIC_ARTICLE,
    MARK_IN_HEBREW,
    POST_NOMINALS,
    UNSPACED,
    after_honorifics,
    letters,
    parted,
    without_article,
    words_of,
)

LENGTH = 300
Halves = tuple[list[str], list[str]]
"""The words of the family name, and the others."""

SUFFIXES = folded_set("Jr Sr Junior Senior II III IV")
JOINED_TO_FAMILY = folded_set("Abu Abou Umm Ben Bar Bat Mac St Saint San Santa בן בר בת אבו אבן أبو")
"""Words that begin the family name although a space follows: `Abu Akleh`."""
PARTICLES = folded_set(
    "de la las los del della di da do dos das du des le van von der den ter ten zu zur el al bin bint ibn"
)
"""Words before a family name under which nobody is filed."""
JOINED_PARTICLE = re.compile(r"^(?:(?:al|el|ad|ar|as|ash|at|az|an|ul|אל)-+|(?:l|d|dell|dall|all|nell|sull)'(?=\w{2}))")
DASH = re.compile("[\u2010-\u2015\u2212\u05be\ufe58\ufe63\uff0d]")
PATRONYMIC = re.compile(r"(?:ович|евич|ьич|овна|евна|ична)$")
"""A Russian name of three words that ends so begins with the family name."""
AS_WRITTEN = re.compile(rf"[{UNSPACED}]")
INITIAL = re.compile(r"\w\.")
"""What is no article at the beginning of a name: `A. C. Milan`."""
NUMERAL = re.compile(r"\d+")


def filing_key(name: str, *, is_person: bool = False, sort_name: str = "") -> str:
    """What a list is ordered by: words joined by hyphens, which sort after the space between family and other names."""
    if sort_name:
        family, _, others = plain(sort_name).partition(",")
        halves = family.split(), others.split()
    elif is_person:
        halves = halves_of_person(plain(name))
    else:
        filed = words_of(name) if INITIAL.match(name) else without_article(words_of(name))
        words = ["".join(parts) for parts in filed]
        halves = [ARABIC_ARTICLE.sub("", words[0]), *words[1:]] if words else [], []
    key = " ".join("-".join(parted(" ".join(half).replace("'", "")).split()) for half in halves)
    return NUMERAL.sub(lambda found: found[0].zfill(6), key.strip())[:LENGTH]


def plain(name: str) -> str:
    """The folded name, in which apostrophes and hyphens can still be told from each other."""
    return DASH.sub("-", MARK_IN_HEBREW.sub("", folded(APOSTROPHE.sub("'", name))))


def halves_of_person(name: str) -> Halves:
    """What a person is filed by: as in `Barkai, Rachel`, or found in `Judge Rachel Barkai`."""
    before, _, after = name.partition(",")
    words, others = after_honorifics(before.split()) or before.split()[-1:], after_honorifics(after.split())
    after_name = SUFFIXES | POST_NOMINALS
    if not all(letters(word) in after_name for word in others):
        return without_particles(words), others
    end = len(words)
    while end > 1 and letters(words[end - 1]) in after_name:
        end -= 1
    suffixes = [word for word in [*words[end:], *others] if letters(word) in SUFFIXES]
    family, given = halves_of_words(words[:end])
    return family, [*given, *suffixes]


def halves_of_words(words: list[str]) -> Halves:
    if not words or AS_WRITTEN.match(words[0]):
        return words, []
    if len(words) == 3 and PATRONYMIC.search(words[2]):
        return words[:1], words[1:]
    end = words.index("of", 1) if "of" in words[1:] else len(words)  # Lord Reed of Allermuir
    start = end - 1
    while start > 1 and words[start - 1] in JOINED_TO_FAMILY:
        start -= 1
    return without_particles(words[start:end]), [*words[end:], *words[:start]]


def without_particles(words: list[str]) -> list[str]:
    """A family name without the particles before it, whether they stand apart or are written with it."""
    while len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
    return [
        ARABIC_ARTICLE.sub("", JOINED_PARTICLE.sub("", word)) if place == 0 else word
        for place, word in enumerate(words)
    ]
