"""SVG as PNG: the fonts are ours, Hebrew and Arabic are drawn as they are read, and nothing else is drawn at all."""

import struct
import zlib

import pytest

from casetracker.web.drawing import letters
from casetracker.web.drawing.png import NotDrawn, png

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="60"><g font-size="30">{}</g></svg>'
TEXT = '<text x="{}" y="40" text-anchor="{}" font-family="{}">{}</text>'


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack_from(">II", picture, 16)


def ink(picture: bytes) -> tuple[int, int]:
    """The first and the last column that has ink, read from the picture's transparency."""
    width, height = size(picture)
    data, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        data += picture[at + 8 : at + 8 + length] if picture[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    rows, stride, before = zlib.decompress(data), 4 * width, bytes(4 * width)
    columns: set[int] = set()
    for number in range(height):
        kind, line = rows[number * (stride + 1)], bytearray(rows[number * (stride + 1) + 1 :][:stride])
        for place in range(stride):
            left, up = line[place - 4] if place > 3 else 0, before[place]
            corner = before[place - 4] if place > 3 else 0
            nearest = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
            line[place] = (line[place] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
        before = bytes(line)
        columns |= {place // 4 for place in range(3, stride, 4) if line[place]}
    return (min(columns), max(columns)) if columns else (0, 0)


def drawn(text: str, *, x: int = 10, anchor: str = "start", family: str = "serif") -> bytes:
    return png(DRAWING.format(TEXT.format(x, anchor, family, text)))


def test_text_is_drawn_with_our_fonts_alone_and_measured_by_them() -> None:
    latin = drawn("Amnesty v. NSO", family="'No such font', serif")
    first, last = ink(latin)
    assert size(latin) == (400, 60)
    assert abs((last - first) - letters.width("Amnesty v. NSO", 30, letters.SERIF)) < 6
    assert latin == drawn("Amnesty v. NSO")
    assert latin != drawn("Amnesty v. NSO", family="sans-serif")
    assert size(png(DRAWING.format("<rect width='10' height='10'/>"), width=800)) == (800, 120)


def test_hebrew_and_arabic_are_joined_and_run_from_right_to_left() -> None:
    arabic = "منظمة"
    assert letters.from_right(arabic)
    assert not letters.from_right("A אב")
    assert not letters.from_right("2019")
    first, last = ink(drawn(letters.isolated(arabic), x=390, anchor="end"))
    assert last in range(380, 392)
    assert last - first < 0.8 * letters.width(arabic, 30, letters.SERIF)
    apart = ink(drawn("\u200c".join(arabic)))
    assert last - first < apart[1] - apart[0]
    full_stop = ink(drawn(letters.isolated("אב ."), x=390, anchor="end"))[0]
    assert full_stop < ink(drawn(letters.isolated("אב"), x=390, anchor="end"))[0]
    both = letters.isolated(f"אב {arabic}")
    assert abs(ink(drawn(both, x=390, anchor="end"))[0] - (first - letters.width("אב ", 30, letters.SERIF))) < 6
    assert ink(drawn(f"A אב {arabic}"))[1] < ink(drawn(f"A אב {chr(0x200C).join(arabic)}"))[1]


def test_a_letter_that_no_font_has_is_known_beforehand() -> None:
    assert all(letters.drawable("Łódź № Δ Ж אָ الدولية – “ ₪ − → ≤", face) for face in (letters.SERIF, letters.SANS))
    assert not letters.drawable("国际特赦")


@pytest.mark.parametrize(
    ("inner", "why"),
    [
        ('<image href="/etc/passwd"/>', "<image"),
        ('<use href="#a"/>', "<use"),
        ("<svg:filter/>", "<svg:filter"),
        ("<!-- x -->", "<!"),
        ('<rect fill="url(http://example.org)"/>', r"url\("),
        ("<text>" + "x" * 300_000, "large"),
        ("<text>", "could not be drawn"),
    ],
)
def test_what_is_none_of_our_drawings_is_refused(inner: str, why: str) -> None:
    with pytest.raises(NotDrawn, match=why):
        png(DRAWING.format(inner))
