"""Where the words of a lane go: below the line with its marks, each block at a pole that hangs from its first mark.

Marks stand at shares of the drawing's width, letters keep their size. A drawing is therefore laid out for the least
width at which it is shown; what is apart there moves further apart in a wider one, because of two boxes the one whose
pole stands further left also ends further left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from casetracker.reading.cases.timeline.blocks import Block, Words

LEAST = 68.0
"""The least width of the drawing with words, in em; `story.css` shows it from this width on."""
BESIDE = 0.5
"""From a pole to its words."""
APART = 1.0
"""Between the words of two blocks, at least."""


class Box(NamedTuple):
    """A piece of the drawing, from `left` to `right` of its place on the axis, in em."""

    place: float
    left: float
    right: float
    top: float
    bottom: float

    def is_before(self, other: "Box") -> bool:
        """Whether it ends before the other begins, in every drawing that is wide enough."""
        distance = (other.place - self.place) * LEAST
        return distance >= 0 and self.right + APART <= distance + other.left

    def is_clear_of(self, other: "Box") -> bool:
        return self.bottom <= other.top or other.bottom <= self.top or self.is_before(other) or other.is_before(self)

    @property
    def is_within(self) -> bool:
        return self.place * LEAST + self.left >= 0 and self.right <= (1 - self.place) * LEAST


@dataclass(frozen=True)
class Placed:
    """A block with its words, and the box they fill."""

    block: Block
    words: Words
    box: Box

    @property
    def is_left_of_pole(self) -> bool:
        return self.box.left < 0

    @property
    def pole(self) -> Box:
        return Box(self.box.place, 0, 0, 0, self.box.bottom)


def placed(blocks: Sequence[Block], places: Sequence[float]) -> list[Placed] | None:
    """The blocks of a lane with room for each, as high as may be; None where one reaches beyond the drawing.

    The last block comes first. An earlier one then hangs below, its pole left of all that is there; or its words stand
    left of its pole, where they are in nobody's way.
    """
    found: list[Placed] = []
    for number in range(len(blocks) - 1, -1, -1):
        before = places[number - 1] if number else None
        choices = list(free_choices(blocks[number], places[number], before, found))
        if not choices:
            return None
        found.insert(0, min(choices, key=lambda each: each.box.top + each.words.cost))
    return found


def free_choices(block: Block, place: float, before: float | None, found: Sequence[Placed]) -> Iterator[Placed]:
    """For each width, and for either side of the pole, the highest place that is free."""
    taken = [piece for each in found for piece in (each.box, each.pole)]
    tops = sorted({0.0, *(each.box.bottom for each in found)})
    for words in block.versions:
        for left in (BESIDE, -BESIDE - words.width):
            for top in tops:
                each = Placed(block, words, Box(place, left, left + words.width, top, top + words.height))
                if not each.box.is_within or (left < 0 and before is not None and reaches(each.box, before)):
                    break
                if all(piece.is_clear_of(other) for piece in (each.box, each.pole) for other in taken):
                    yield each
                    break


def reaches(box: Box, place: float) -> bool:
    """Whether the box would stand in the way of the pole at this place, which is still to come."""
    return (box.place - place) * LEAST + box.left < APART
