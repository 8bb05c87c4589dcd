"""A text in lines of a width: broken at spaces, cut at a word, each line in its place and its direction."""

from collections.abc import Iterator
from dataclasses import dataclass

from casetracker.web.drawing.letters import isolated
from casetracker.web.drawing.letters import width as width_of

MORE = "…"


@dataclass(frozen=True)
class Face:
    """How a text is set."""

    family: str
    font: str
    size: int
    leading: int
    colour: str
    weight: int = 400

    def takes(self, text: str) -> float:
        return width_of(text, self.size, self.font)


@dataclass(frozen=True)
class Text:
    """One line of a drawing; `x` is where it begins, or where it ends if it runs from the right."""

    text: str
    face: Face
    x: int
    y: int
    is_from_right: bool = False


def lines(text: str, face: Face, *, x: int, y: int, width: int, most: int, mirrored: bool = False) -> Iterator[Text]:
    """Set the text in at most so many lines; what does not fit is left out, which the last line says."""
    rows = broken(text, face, width)
    if len(rows) > most:
        rows = [*rows[: most - 1], shortened(f"{rows[most - 1]}{MORE}", face, width)]
    for place, row in enumerate(rows):
        if mirrored:
            yield Text(isolated(row), face, x + width, y + place * face.leading, is_from_right=True)
        else:
            yield Text(row, face, x, y + place * face.leading)


def broken(text: str, face: Face, width: int) -> list[str]:
    rows: list[str] = []
    for word in text.split():
        if rows and face.takes(f"{rows[-1]} {word}") <= width:
            rows[-1] = f"{rows[-1]} {word}"
        else:
            rows.append(shortened(word, face, width))
    return rows


def shortened(row: str, face: Face, width: int) -> str:
    """The row cut at a word until it fits, with the sign of that; a word that is too wide by itself is cut within."""
    if face.takes(row) <= width and not row.endswith(MORE):
        return row
    row = row.removesuffix(MORE)
    while face.takes(f"{row}{MORE}") > width:
        row = row.rpartition(" ")[0] or row[:-1]
    return f"{row.rstrip(' ,;:–-')}{MORE}"


def cut_before(text: str, ending: str, face: Face, width: int) -> str:
    """The text in one line with its ending; where both do not fit, the text is cut."""
    room = width - round(face.takes(f" {ending}"))
    whole = text if face.takes(text) <= room else shortened(f"{text}{MORE}", face, room)
    return f"{whole} {ending}".rstrip()
