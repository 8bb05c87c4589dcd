"""The ring of those whom a party met: placed by rule, without one name over another."""

from itertools import combinations

import pytest

from casetracker.reading.parties import ring as drawing
from casetracker.reading.parties.ring import Spoke, in_lines, ring, width

NAMES = [
    "NSO",
    "About 30 people from Israel, activists of Amnesty International Israel among them",
    "Bundesrechtsanwaltskammerverwaltungsvorsitzender",
    "WWWWWWWWWWWW MMMMMMMMMMMMM WWWWWWWWWWWWWW",
    "קבוצת משפחות הנפגעים וארגוני זכויות האדם בישראל ובשטחים",
    "最高人民法院行政审判庭第一合议庭及其全体工作人员联合会",
]
STANDS = ["against", "beside", "apart"]


def met(number: int) -> list[dict]:
    """So many parties with long names, most cases first."""
    return [
        {"name": NAMES[place % len(NAMES)], "number": 400 // (place + 1), "stood": STANDS[place % 3], "url": ""}
        for place in range(number)
    ]


def boxes(spoke: Spoke) -> list[tuple[float, float, float, float]]:
    """What the name covers at the least width of the drawing: left, top, right, bottom of each line."""
    begin = drawing.WIDTH * spoke.x / 100 + spoke.shift
    out = []
    for y, line in spoke.lines:
        left, right = (begin, begin + width(line)) if spoke.is_right else (begin - width(line), begin)
        out.append((left, y - drawing.EM, right, y + 4))
    return out


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("number", range(1, 13))
def test_no_name_lies_over_another_or_outside(number: int) -> None:
    drawn = ring(met(number))
    assert len(drawn.spokes) == number
    lines = [box for spoke in drawn.spokes for box in boxes(spoke)]
    dots = [
        (x - spoke.radius, spoke.y - spoke.radius, x + spoke.radius, spoke.y + spoke.radius)
        for spoke in drawn.spokes
        for x in [drawing.WIDTH * spoke.x / 100]
    ]
    assert [pair for pair in combinations([*lines, *dots], 2) if overlap(*pair)] == []
    assert min(box[0] for box in lines) >= -1 and max(box[2] for box in lines) <= drawing.WIDTH + 1
    assert min(box[1] for box in lines) >= 0 and max(box[3] for box in lines) <= drawn.height
    assert all(str(spoke.row["number"]) in spoke.lines[-1][1] for spoke in drawn.spokes)


def test_the_ring_is_the_same_each_time_and_leaves_out_whoever_was_met_least() -> None:
    rows = met(20)
    drawn = ring(rows)
    assert drawn == ring(rows)
    stood = [spoke.row["stood"] for spoke in drawn.spokes]
    assert stood == sorted(stood, key=STANDS.index) and len(stood) == 12
    assert {spoke.row["number"] for spoke in drawn.spokes} == {row["number"] for row in rows[:12]}
    thickest = max(drawn.spokes, key=lambda spoke: spoke.thickness)
    assert (thickest.row["number"], thickest.thickness, thickest.radius) == (400, drawing.THICK, drawing.DOT_MOST)
    assert ring([]).spokes == []


def test_a_name_is_cut_between_words_and_keeps_its_number() -> None:
    assert in_lines("Amnesty International", 3, 400) == ["Amnesty International, 3"]
    assert in_lines("Amnesty International", 3, 140) == ["Amnesty", "International, 3"]
    assert in_lines("Amnesty", 3, width("Amnesty")) == ["Amnesty,", "3"]
    assert in_lines(NAMES[1], 12, 150)[1].endswith("…, 12")
