"""Textures as lines of their own, for files in which a picture is drawn without patterns."""

from collections.abc import Iterator

STEP = 8.0
"""Pixels from line to line, as in the tiles of the pages."""
Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def engraved(texture: str, box: Box) -> str:
    """The path of the lines over a rectangle."""
    return "".join(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" for x1, y1, x2, y2 in lines(texture, box))


def lines(texture: str, box: Box) -> Iterator[tuple[float, float, float, float]]:
    left, top, width, height = box
    right, bottom = left + width, top + height
    if texture in ("level", "grid", "dots"):
        yield from ((left, y, right, y) for y in stepped(top + STEP / 2, bottom))
    if texture in ("upright", "grid"):
        yield from ((x, top, x, bottom) for x in stepped(left + STEP / 2, right))
    if texture == "rising":
        for both in stepped(left + top + STEP / 2, right + bottom):
            x1, x2 = max(left, both - bottom), min(right, both - top)
            yield x1, both - x1, x2, both - x2
    if texture == "falling":
        for apart in stepped(left - bottom + STEP / 2, right - top):
            x1, x2 = max(left, apart + top), min(right, apart + bottom)
            yield x1, x1 - apart, x2, x2 - apart


def stepped(start: float, end: float) -> Iterator[float]:
    while start < end:
        yield start
        start += STEP
