"""How wide words are in a drawing, and how they break into lines.

A drawing is laid out before anybody knows the reader's typeface, so that each letter counts as wide as the widest of
the common ones has it. All lengths are in em of the drawing's one size of type.
"""

import unicodedata

LINE = 1.4
"""From one line to the next."""
BOLD = 1.13
WIDTHS = {
    **dict.fromkeys("iljI|.,:;'!’‘·", 0.38),
    **dict.fromkeys(' frt()[]/-–"“”„', 0.5),
    **dict.fromkeys("mwMWQOGD@%—…+−±=#&", 1.0),
}
CAPITAL, LETTER, WIDE, OTHER = 0.82, 0.68, 1.1, 0.9
ELLIPSIS = "…"


def width(text: str, *, is_bold: bool = False) -> float:
    """At most so wide is the text, in em."""
    return sum(map(letter_width, text)) * (BOLD if is_bold else 1)


def letter_width(letter: str) -> float:
    known = WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0  # written above or below its letter, or not at all
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    if letter.isupper():
        return CAPITAL
    return LETTER if letter.isalnum() else OTHER


def wrapped(text: str, room: float, lines: int, *, is_bold: bool = False) -> list[str]:
    """The text in at most so many lines that fit in the room; what does not fit is cut after a word, with “…”."""
    words = [piece for word in text.split() for piece in pieces(word, room, is_bold=is_bold)]
    found: list[str] = []
    for word in words:
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, is_bold=is_bold) <= room:
            found[-1] = longer
        elif len(found) < lines:
            found.append(word)
        else:
            return [*found[:-1], cut(found[-1], room, is_bold=is_bold)]
    return found


def pieces(word: str, room: float, *, is_bold: bool) -> list[str]:
    """A word that is wider than the room, in pieces that are not; an address, say."""
    found = [""]
    for letter in word:
        if found[-1] and width(found[-1] + letter, is_bold=is_bold) > room:
            found.append("")
        found[-1] += letter
    return found


def cut(line: str, room: float, *, is_bold: bool) -> str:
    """The line without its last words, so that the sign of an omission fits behind it."""
    while line and width(line + ELLIPSIS, is_bold=is_bold) > room:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return line.rstrip(" ,;:.(“") + ELLIPSIS
