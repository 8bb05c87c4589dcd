"""The ring of those whom a party met most: where each stands in the drawing, by rule, so that no name meets another.

Who was met stands on an ellipse around the party, clockwise: against it, then beside it, then apart, each by the number
of cases. Half of them stand on the right with their names to the right, the others on the left with their names to the
left. Each has a row of its own, high enough for two lines of text; that is what keeps any number of long names apart.
"""

from dataclasses import dataclass
from math import ceil, sqrt
from unicodedata import east_asian_width

from casetracker.lists.rows import RowData, Rows
from casetracker.reading.parties.record_rows import STOOD
from casetracker.web.tags import RUNS

SHOWN_AT_MOST = 12
ROW = 60
"""The height of a row, in pixels as all that follows; two lines of text and the space between two targets."""
LINE = 17
WIDTH = 560
"""The least width at which the ring is drawn; names are cut to what fits then, and have more space when it is wider."""
REACH = 20
"""How far from the middle the ellipse goes to either side, in per cent of the width."""
GAP = 10
"""Between a dot and its name."""
MARGIN = 12
EM = 13
"""The size of the letters, and how much of it a letter takes at most on an average over a name."""
NARROW, CAPITAL, WIDE = 0.58, 0.74, 1.05
DOT, DOT_MOST = 5, 10
THIN, THICK = 1.5, 8.0


@dataclass(frozen=True)
class Spoke:
    """One whom the party met."""

    row: RowData
    x: float
    """In per cent of the width, so that letters keep their size when the drawing grows."""
    y: int
    radius: int
    thickness: float
    is_right: bool
    lines: tuple[tuple[int, str], ...]
    """The name in one line or two, each with its y."""
    language: str
    """By its script, where that is not the page's."""

    @property
    def hollow(self) -> float:
        """How wide the line of who stands beside is within; a thin one is dashed instead."""
        is_hollow = self.row["stood"] == "beside" and self.thickness > 2 * THIN
        return round(self.thickness - THIN, 1) if is_hollow else 0

    @property
    def half(self) -> str:
        return "right" if self.is_right else "left"

    @property
    def shift(self) -> int:
        """From the middle of the dot to the beginning of the name, or to its end."""
        away = self.radius + GAP
        return away if self.is_right else -away


@dataclass(frozen=True)
class Ring:
    """The drawing."""

    spokes: list[Spoke]
    height: int

    @property
    def middle(self) -> int:
        return self.height // 2


def ring(met: Rows) -> Ring:
    """Place those whom the party met most; `met` has the most cases first."""
    shown = sorted(met[:SHOWN_AT_MOST], key=lambda row: STOOD.codes.index(row["stood"]))
    on_right = ceil(len(shown) / 2)
    height = max(4, on_right) * ROW + 2 * MARGIN
    most = max((row["number"] for row in shown), default=1)
    right, left = shown[:on_right], shown[on_right:]
    places = [*places_of(right, height, is_right=True), *places_of(left[::-1], height, is_right=False)[::-1]]
    return Ring([spoke(row, place, height, most) for row, place in zip(shown, places, strict=True)], height)


def places_of(rows: Rows, height: int, *, is_right: bool) -> list[tuple[bool, int]]:
    """The side and the y of each row of one half, from top to bottom."""
    top = (height - len(rows) * ROW) / 2
    return [(is_right, round(top + (place + 0.5) * ROW)) for place in range(len(rows))]


def spoke(row: RowData, place: tuple[bool, int], height: int, most: int) -> Spoke:
    is_right, y = place
    share = row["number"] / most
    radius = round(DOT + (DOT_MOST - DOT) * share) if most > 1 else DOT
    away = (y - height / 2) / (height / 2)
    reach = REACH * sqrt(1 - away * away)
    x = 50 + reach if is_right else 50 - reach
    room = WIDTH * (50 - reach) / 100 - radius - GAP
    return Spoke(
        row=row,
        x=round(x, 1),
        y=y,
        radius=radius,
        thickness=round(THIN + (THICK - THIN) * share, 1) if most > 1 else THIN,
        is_right=is_right,
        lines=placed(in_lines(row["name"], row["number"], room), y),
        language=next((code for code, run in RUNS.items() if run.search(row["name"])), ""),
    )


def placed(lines: list[str], y: int) -> tuple[tuple[int, str], ...]:
    """Each line with its y, the lines together in the middle of the row."""
    first = y + 4 - LINE * (len(lines) - 1) // 2
    return tuple((first + LINE * number, line) for number, line in enumerate(lines))


def in_lines(name: str, number: int, room: float) -> list[str]:
    """The name with its number in one line or two of at most this width; what does not fit ends with dots."""
    if width(whole := f"{name}, {number}") <= room:
        return [whole]
    words = name.split()
    if width(name) > room:
        first, rest = filled(words, room)
    elif len(words) > 1:
        first, rest = " ".join(words[:-1]), words[-1]
    else:
        return [f"{name},", str(number)]
    if width(last := f"{rest}, {number}") <= room:
        return [first, last]
    return [first, f"{cut(rest, room - width(f'…, {number}'))}…, {number}"]


def filled(words: list[str], room: float) -> tuple[str, str]:
    """As many words as fit, and the others; of a word that is too long, as many letters."""
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1])) <= room:
        taken += 1
    first = " ".join(words[:taken])
    if width(first) <= room:
        return first, " ".join(words[taken:])
    fitting = cut(first, room - width("-"))
    return f"{fitting}-", " ".join([first[len(fitting) :], *words[taken:]])


def cut(text: str, room: float) -> str:
    """As many of the first letters as fit."""
    while text and width(text) > room:
        text = text[:-1]
    return text.rstrip()


def width(text: str) -> float:
    """About how wide the text is in a sans-serif of any system; rather more than less."""
    return EM * sum(map(letter_width, text))


def letter_width(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return WIDE
    return CAPITAL if letter.isupper() or letter in "mwMW@—…" else NARROW
