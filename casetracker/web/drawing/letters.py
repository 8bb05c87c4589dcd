"""How wide a text is in the fonts of drawings, whether they can draw it, and lines that run from right to left."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SERIF, SANS, BOLD = "RecordSerif-Regular", "RecordSans-Regular", "RecordSans-Bold"
ISOLATE, END_OF_ISOLATE = "\u2067", "\u2069"
RIGHT_TO_LEFT = {"R", "AL"}
ARABIC = re.compile(r"[\u0600-\u06ff]+")
RUN = re.compile(r"[\u0590-\u06ff](?:[\s.,;:()/–-]*[\u0590-\u06ff])*")
HEBREW = re.compile(r"[\u0590-\u05ff]")


@cache
def advances(face: str) -> dict[int, int]:
    """The width of each character in thousandths of the size, read from the font's tables `cmap` and `hmtx`."""
    data = (FONTS / f"{face}.ttf").read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(tables))
    place = {tag.decode(): offset for tag, _, offset, _ in records}
    (metrics,) = struct.unpack_from(">H", data, place["hhea"] + 34)

    def width(glyph: int) -> int:
        return int(struct.unpack_from(">H", data, place["hmtx"] + 4 * min(glyph, metrics - 1))[0])

    return {code: width(glyph) for code, glyph in characters(data, place["cmap"]).items()}


def characters(data: bytes, cmap: int) -> dict[int, int]:
    """Which glyph each character has: the table of format 4, which each of our fonts has."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    offsets = (struct.unpack_from(">L", data, cmap + 8 + 8 * number)[0] for number in range(count))
    table = next(cmap + offset for offset in offsets if struct.unpack_from(">H", data, cmap + offset)[0] == 4)
    (twice,) = struct.unpack_from(">H", data, table + 6)
    ends, starts, deltas, ranges = (table + 14 + part * twice + 2 * (part > 0) for part in range(4))
    found = {}
    for segment in range(0, twice, 2):
        end, start, delta, offset = (
            struct.unpack_from(">H", data, at + segment)[0] for at in (ends, starts, deltas, ranges)
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, ranges + segment + offset + 2 * (code - start))
            if glyph or not offset:
                found[code] = (glyph + delta) & 0xFFFF
    return found


def width(text: str, size: float, face: str = SANS) -> float:
    """How wide the text is at this size, kerning and joined letters aside (they make it a little narrower)."""
    known = advances(face)
    return sum(known.get(ord(letter), 600) for letter in text) * size / 1000


def drawable(text: str, face: str = SANS) -> bool:
    """Whether the font has each letter of it."""
    known = advances(face)
    return all(ord(letter) in known for letter in text if not letter.isspace())


def from_right(text: str) -> bool:
    """Whether the text runs from right to left: its first letter of a certain direction says so."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind in RIGHT_TO_LEFT for kind in kinds if kind in RIGHT_TO_LEFT | {"L"}), False)


def isolated(text: str) -> str:
    """The text as one line from right to left, in characters that say so."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}"


def by_script(text: str) -> str:
    """The text, or document, with Arabic beside Hebrew set apart: a run is shaped by the script of its first letter."""

    def apart(run: re.Match[str]) -> str:
        if HEBREW.search(run[0]) is None or ARABIC.search(run[0]) is None:
            return run[0]
        return isolated(ARABIC.sub(lambda words: isolated(words[0]), run[0]))

    return RUN.sub(apart, text)
