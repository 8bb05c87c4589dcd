"""Names as they are looked for: in any order of their words, whatever the spelling, with initials and titles.

Beside each name stands a key with its folded words, made by `name_key`; what a reader types is turned into a condition
on that key. A word finds the words that begin with it, so that `R. Barkai` finds Rachel Barkai; in scripts that write
articles or several words as one, it may stand inside a word.
"""

import re
import unicodedata
from functools import lru_cache

from django.db.models import Q

from casetracker.core.naming.folding import APOSTROPHE, folded, folded_set

Words = tuple[tuple[str, ...], ...]
"""Folded words in order, each as the parts between its apostrophes, hyphens and points: `al-Masri` has two."""

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean, which write names with and without spaces."""
INSIDE = re.compile(rf"[{UNSPACED}]|[\u0590-\u05ff\u0600-\u06ff]{{2}}")
"""Beginnings of words that are found inside others, too: in Hebrew and Arabic an article stands before them."""
SPACE_WITHIN_NAME = re.compile(rf"(?<=[{UNSPACED}])\s+(?=[{UNSPACED}])")
MARK_IN_HEBREW = re.compile("(?<=[א-ת])['\"“”״׳″]+")
HYPHEN = re.compile("(?<=[^\\W\\d_])[-\u2010\u2011\u2013\u05be](?=[^\\W\\d_])")
AND = re.compile(r"(?<=\s)&(?=\s)")

SERVANT_OF = re.compile(r"(?<!\w)عبد\s+(?=ال)")
"""The first half of names such as عبد الله, which are written as one word, too."""
ARABIC_ARTICLE = re.compile(r"^ال(?=\w{3})")


HONORIFICS = folded_set(
    "Judge Justice Mr Mrs Ms Miss Mx Dr Prof Professor Lord Lady Baroness Baron Sir Dame Hon Honourable Honorable The "
    "Rt Chief Adv Advocate Madam Madame Mme Mlle Monsieur Maître Me Juge Herr Frau Richter Richterin Señor Señora Sr "
    "Sra Don Doña Juez Jueza Magistrado Magistrada Senhor Senhora Juiz Juíza Giudice Signor Signora Dott Avv Rechter "
    "Sędzia Soudce Hâkim Yargıç Bíró Domare Dommer Судья Господин Госпожа Суддя Δικαστής Κύριος Κυρία "
    "השופט השופטת שופט שופטת כבוד כב דר פרופ עוד מר גב הנשיא הנשיאה "
    "القاضي القاضية السيد السيدة الدكتور الدكتورة الأستاذ المستشار न्यायमूर्ति श्री श्रीमती डॉ"
)
"""Words before the names of persons that are no part of them."""
POST_NOMINALS = folded_set("J LJ JJ CJ ACJ JSC AG QC KC SC Esq PhD MP OBE CBE KBE DBE")
"""What stands after the names of persons: `Saini J`."""
ARTICLES = folded_set("the a an le la les el los las il lo gli der die das de het een o al")
"""Articles before the names of bodies and works, which a catalogue leaves aside."""
JOINED_ARTICLES = {"l", "al", "el"}
"""Those that an apostrophe or a hyphen joins to the name."""
PLACES = {("los", "angeles"), ("las", "vegas"), ("la", "paz"), ("el", "salvador"), ("el", "paso"), ("le", "havre")}
"""Names of places that begin with what would otherwise be an article."""


@lru_cache(maxsize=10_000)
def words_of(text: str) -> Words:
    """The words of a name; marks within a Hebrew word are no parts of it."""
    text = MARK_IN_HEBREW.sub("", folded(APOSTROPHE.sub("'", AND.sub("and", text))))
    runs = SERVANT_OF.sub("عبد-", SPACE_WITHIN_NAME.sub("-", text)).split()
    return tuple(parts for run in runs if (parts := tuple(parted(run).split())))


def parted(text: str) -> str:
    """Text whose letters, marks and digits stay, with spaces for all else; `\\w` would lose the vowels of Hindi."""
    return "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in text)


def name_key(*names: str) -> str:
    """The words of the names, each after a space; a word of several parts with these and as a whole."""
    found: list[str] = []
    for parts in (word for name in names for word in words_of(name)):
        found += ["".join(parts), *parts]
    return "".join(f" {word}" for word in dict.fromkeys(found))


def joined(name: str) -> str:
    """The name with words that hyphens divide as one: `Kim Myeongsu` for `Kim Myeong-su`."""
    return HYPHEN.sub("", name)


def letters(name: str) -> str:
    """All that counts when two names are compared as wholes: neither spaces nor hyphens, accents or apostrophes."""
    return "".join(part for parts in words_of(name) for part in parts)


def thing_called(column: str, text: str) -> Q:
    """Rows of bodies, places, topics or works called so: an article before the name makes no difference."""
    return holds(column, without_article(words_of(text)))


def person_called(column: str, text: str) -> Q:
    """Rows of persons called so: titles make no difference."""
    return holds(column, words_of_person(text))


def holds(column: str, words: Words) -> Q:
    """Rows whose key in `column` holds every word, in any order; none for a single letter, which says too little."""
    if not any(len("".join(parts)) > 1 or INSIDE.match(parts[0]) for parts in words):
        return Q(pk__in=[])
    found = Q()
    for parts in words:
        each = Q()
        for part in parts:
            each &= holds_word(column, part)
        found &= holds_word(column, "".join(parts)) | each if len(parts) > 1 else each
    return found


def holds_word(column: str, word: str) -> Q:
    sought = ARABIC_ARTICLE.sub("", word) if INSIDE.match(word) else f" {word}"
    return Q(**{f"{column}__contains": sought})


def words_of_person(text: str) -> Words:
    return words_of(without_honorifics(text)) or words_of(text)


def without_honorifics(text: str) -> str:
    """A person's name, as in `Mr Justice Saini` or `Saini, Mr Justice`, without titles; empty where nothing else is."""
    words = [word for half in text.split(",") for word in after_honorifics(half.split())]
    while len(words) > 1 and letters(words[-1]) in POST_NOMINALS:
        words.pop()
    return " ".join(words)


def after_honorifics(words: list[str]) -> list[str]:
    """The words without those before the first that is no title."""
    while words and letters(words[0]) in HONORIFICS:
        words = words[1:]
    return words


def without_article(words: Words) -> Words:
    """The words of a name without an article before them."""
    if len(words) > 1 and len(words[0]) == 1 and words[0][0] in ARTICLES:
        return words if (words[0][0], words[1][0]) in PLACES else words[1:]
    if words and len(words[0]) > 1 and words[0][0] in JOINED_ARTICLES:
        return (words[0][1:], *words[1:])
    return words
