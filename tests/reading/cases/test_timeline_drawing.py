"""The drawing of a timeline: where its words go, for a few entries and for any."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casetracker.core.dates import PartialDate
from casetracker.reading.cases.timeline.drawing import ENDS, START, drawn
from casetracker.reading.cases.timeline.drawn import DrawnLane, Layout
from casetracker.reading.cases.timeline.entries import Entry, Lane
from casetracker.reading.cases.timeline.lettering import width, wrapped
from casetracker.reading.cases.timeline.placing import LEAST, Placed

ROOMS = (LEAST, 90, 200)
"""Widths of a drawing, the least first."""


def an_entry(on: str | None, words: str = "A hearing", lane: Lane = "court", kind: str = "event", n: int = 1) -> Entry:
    unit = {"is_verdict": kind == "ruling", "stance": "welcomes"}
    return Entry({"type": kind, "key": f"k{n}", "number": n, "on": on}, unit, lane, words)


def words_of(layout: Layout | None) -> list[tuple[str, list[list[str]]]]:
    assert layout
    return [(lane.name, [[line.text for line in block.lines] for block in lane.blocks]) for lane in layout.lanes]


def intervals(lane: DrawnLane, room: float) -> list[tuple[Placed, float, float]]:
    boxes = [(each, each.box.place * room) for each in lane.placed]
    return [(each, at + each.box.left, at + each.box.right) for each, at in boxes]


def faults(layout: Layout, room: float) -> list[Any]:
    """What overlaps, is cut or is out of order in a drawing that is so wide, in em."""
    found: list[Any] = []
    for lane in layout.lanes:
        boxes = intervals(lane, room)
        found += [("cut", each.words) for each, left, right in boxes if left < 0 or right > room]
        for (one, left, right), (two, other_left, other_right) in combinations(boxes, 2):
            is_beside = right <= other_left or other_right <= left
            if not is_beside and one.box.top < two.box.bottom and two.box.top < one.box.bottom:
                found.append(("overlap", one.words, two.words))
        for pole, box in ((a, b) for a in boxes for b in boxes if a is not b):
            at = pole[0].box.place * room
            if box[1] < at < box[2] and box[0].box.top < pole[0].box.bottom:
                found.append(("a pole through words", pole[0].words, box[0].words))
        found += [("beyond the lane", each.words) for each, _, _ in boxes if each.box.bottom > lane.height]
    ticks = [(tick.place * room - width(tick.label) / 2, tick.place * room + width(tick.label) / 2)
             for tick in layout.scale.ticks(room)]  # fmt: skip
    found += [("ticks", a, b) for a, b in zip(ticks, ticks[1:], strict=False) if a[1] > b[0]]
    return found + [("a tick is cut", tick) for tick in ticks if tick[0] < 0 or tick[1] > room]


DAYS = st.dates(min_value=PartialDate.parse("1948").earliest, max_value=PartialDate.parse("2031").latest)
CLOSE = st.dates(min_value=PartialDate.parse("2019-12").earliest, max_value=PartialDate.parse("2020-02").latest)
SHAPES = ("{day}", "{day}?", "{day}~", "{month}", "{month}?", "{year}", "../{day}", "{day}/..", "../{year}",
          "{month}/..", "{year}/{later}")  # fmt: skip
LETTERS = st.text(alphabet="abc WM,.:… “”היאا漢é-", max_size=90)
WORDS = st.one_of(LETTERS, st.sampled_from(["", "x" * 120, "Amnesty welcomes the ruling of the court", "העתירה נדחתה"]))


@st.composite
def dated(draw: st.DrawFn) -> Entry:
    day = draw(st.one_of(DAYS, CLOSE, CLOSE))
    on = draw(st.sampled_from(SHAPES)).format(
        day=day.isoformat(), month=day.isoformat()[:7], year=day.year, later=day.year + 2
    )
    lanes: tuple[Lane, ...] = ("court", "parties", "outside")
    lane = draw(st.sampled_from(lanes))
    return an_entry(on, draw(WORDS), lane, draw(st.sampled_from(("event", "ruling", "reaction"))))


@settings(max_examples=60, deadline=None)
@given(st.lists(dated(), max_size=24), st.integers(0, 3))
def test_no_words_overlap_or_are_cut_whatever_happened_when(entries: list[Entry], undated: int) -> None:
    entries.sort(key=lambda each: (each.day, each.last_day))
    told = drawn([*entries, *(an_entry(None) for _ in range(undated))])

    assert (told.undated, len(told.entries)) == (undated, len(entries) + undated)
    assert (told.words is None, told.strip is None) == (len(entries) < 3,) * 2
    for layout in filter(None, (told.words, told.strip)):
        assert [faults(layout, room) for room in (ROOMS if layout is told.words else (21, 60))] == [[]] * (
            3 if layout is told.words else 2
        )
        places = [layout.scale.place(each.day) for each in entries if each.day]
        assert places == sorted(places)
        assert all(START <= place <= 0.97 + 1e-9 for place in places)
    if told.words:
        shown = [each for lane in told.words.lanes for placed in lane.placed for each in placed.block.entries]
        assert sorted(map(id, shown)) == sorted(map(id, entries))
        assert sum(len(block.targets) for block in told.words.links) <= 8


def test_entries_of_a_lane_that_are_too_near_stand_together_and_the_rest_is_counted() -> None:
    entries = [an_entry("2020-05-01", f"Step {n}", "parties", n=n) for n in range(1, 9)]
    entries += [an_entry("2020-05-02?", "R1: Petition rejected", "court", "ruling"), an_entry("2021", "Later", "court")]
    layout = drawn(entries).words

    assert words_of(layout) == [
        ("Court", [["perhaps 2 May 2020", "R1: Petition rejected"], ["2021", "Later"]]),
        ("Parties", [["1 May 2020", "Step 1", "Step 2", "Step 3", "5 more"]]),
    ]
    assert layout
    assert [[each.target.anchor for each in block.targets] for block in layout.links] == [["R1"], ["timeline-list"]]
    assert [[mark.is_verdict for mark in lane.marks] for lane in layout.lanes] == [[False, True], [False]]


def test_a_block_of_several_dates_is_headed_by_what_holds_them_all() -> None:
    def heading(*dates: str) -> str:
        far = an_entry("1999", lane="outside")
        layout = drawn([far, *(an_entry(on, "It", n=n) for n, on in enumerate(dates)), an_entry("2020")]).words
        assert layout
        return " / ".join(layout.lanes[0].placed[0].words.lines[n].text for n in range(len(dates) + 1))

    assert heading("2019-03-04", "2019-03-09") == "4 to 9 March 2019 / It / It"
    assert heading("2019-03", "2019-03-09?") == "March 2019 / It / (perhaps) It"
    assert heading("2019-03", "2019-04-02") == "2019 / It / It"
    assert heading("../2019-03-09", "2019-03-09") == "9 March 2019 / (or earlier) It / It"


def test_years_in_which_nothing_happened_are_left_out_and_the_axis_says_so() -> None:
    dates = ["1995-02-01", *(f"2020-{month:02}-01" for month in range(1, 13))]
    scale = getattr(drawn([an_entry(on) for on in dates]).words, "scale")  # noqa: B009  # None has none

    assert [gap[0].isoformat() + "/" + gap[1].isoformat() for gap in scale.gaps] == ["1995-02-01/2020-01-01"]
    assert round((scale.place(scale.gaps[0][1]) - scale.start) / (scale.end - scale.start), 3) == round(0.2 / 1.2, 3)
    assert [tick.label for tick in scale.ticks(LEAST)] == ["1995", "January 2020", "July 2020"]


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["2020-02-18"] * 3, ["16 February 2020", "18 February 2020", "20 February 2020"]),
        (["2018-06", "2020-01", "2021-07"], ["July 2018", "January 2019", "July 2019", "January 2020", "July 2020",
                                              "January 2021", "July 2021"]),
        (["1990", "1999", "2008", "2017", "2025"], ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"]),
    ],
)  # fmt: skip
def test_the_axis_has_round_days_that_fit(dates: list[str], labels: list[str]) -> None:
    layout = drawn([an_entry(on) for on in dates]).words
    assert layout
    assert [each.tick.label for each in layout.ticks] == labels
    assert layout.scale.end in ENDS


def test_words_break_at_words_and_say_where_they_are_cut() -> None:
    assert wrapped("The court held, in short, that it may", 9, 2) == ["The court", "held, in…"]
    assert wrapped("x" * 40, 10, 9) == ["x" * 14, "x" * 14, "x" * 12]
    assert all(width(line) <= 9 for line in wrapped("העתירה נדחתה כי לא הוכח", 9, 3))
