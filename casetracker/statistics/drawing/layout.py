"""What drawings are made of: shapes whose places are hundredths of the width and pixels of the height."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from casetracker.statistics.drawing.fills import Fill

TICKS_AT_MOST = 6


@dataclass(frozen=True)
class Shape:
    """One shape; `x` and `width` are hundredths of the drawing's width, `y` and `height` pixels.

    The lines of an axis behind rows are hundredths of the rows' height; its letters are moved from there by `height`
    pixels. A dot's `width` is its radius in pixels.
    """

    kind: Literal["rect", "line", "dot", "text"]
    x: float
    y: float
    width: float = 0
    height: float = 0
    css: str = ""
    texture: str = ""
    text: str = ""

    @property
    def right(self) -> float:
        return round(self.x + self.width, 2)

    @property
    def bottom(self) -> float:
        return round(self.y + self.height, 2)


@dataclass(frozen=True)
class Mark:
    """Shapes that stand for records, with the list behind them; `words` say what they are."""

    url: str
    words: str
    shapes: list[Shape]


@dataclass(frozen=True)
class Plot:
    """A drawing: what stands behind the marks, and the marks."""

    height: float
    behind: list[Shape]
    marks: list[Mark]


@dataclass(frozen=True)
class Row:
    """A row of bars or times: its label and its number beside the drawing."""

    label: str
    amount: str
    url: str
    plot: Plot


@dataclass(frozen=True)
class Drawing:
    """A whole chart: either one plot, or rows with the lines of their axis behind them."""

    caption: str
    key: list[tuple[Fill, str]] = field(default_factory=list)
    plot: Plot | None = None
    rows: list[Row] = field(default_factory=list)
    axis: Plot | None = None


def block(x: float, y: float, width: float, height: float, filled: Fill) -> Shape:
    """A filled rectangle; the line of a frame lies within it."""
    return Shape("rect", round(x, 2), round(y, 2), round(width, 2), round(height, 2), filled.css, filled.texture)


def line(x: float, y: float, width: float, height: float, css: str) -> Shape:
    return Shape("line", round(x, 2), round(y, 2), round(width, 2), round(height, 2), css)


def words(x: float, y: float, text: str, css: str = "") -> Shape:
    return Shape("text", round(x, 2), round(y, 2), css=css, text=text)


def steps(top: float, sizes: Sequence[int] = (1, 2, 5)) -> list[int]:
    """The numbers of an axis from zero to `top` or the first beyond it, a round step apart."""
    scale = 1
    while True:
        for size in sizes:
            step = size * scale
            if ceil(top / step) <= TICKS_AT_MOST:
                return [step * place for place in range(ceil(top / step) + 1)]
        scale *= 10
