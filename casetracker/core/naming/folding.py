"""The one folding of text for comparing: case, accents, vowel points, width and forms of letters make no difference.

Everything is folded here, in Python, and both databases store the result, so that their collations cannot disagree.
Folding is the same for every language, because readers do not say which one they type.
"""

import re
import unicodedata

LATIN_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", **dict(zip("øłđðıħ", "olddih", strict=True))}
"""Letters that do not decompose into simpler ones."""
HEBREW_FINALS = dict(zip("ךםןףץ", "כמנפצ", strict=True))
ARABIC_FORMS = {**dict(zip("ىیکةٱ", "ييكها", strict=True)), "ء": "", "ـ": ""}
"""Arabic and Persian forms of a letter, hamza and tatweel."""
DIGITS = {char: str(unicodedata.decimal(char)) for char in map(chr, range(0x660, 0x1_0000)) if char.isdecimal()}
"""The digits of every script."""
LETTER_MAP = str.maketrans(LATIN_LETTERS | HEBREW_FINALS | ARABIC_FORMS | DIGITS)
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
APOSTROPHE = re.compile("[’‘‛ʹʺʻʼʽʾʿˈ`´′＇]")
"""What is written for an apostrophe, in names of any language; the geresh of Hebrew is one of its own."""


def folded(text: str) -> str:
    """Text without differences of case, accents, vowel points, width and letter forms; spaces and punctuation stay."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", INVISIBLE.sub("", text)).casefold()
    text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", text).translate(LETTER_MAP)


def folded_set(words: str) -> frozenset[str]:
    """The words of a text, folded, to look up others in."""
    return frozenset(map(folded, words.split()))
