"""The drawing of a timeline: three lanes above one axis, once with words and once with the marks alone."""

from collections.abc import Iterable
from dataclasses import replace

from casetracker.lists.rows import RowData
from casetracker.reading.cases.timeline.blocks import Block, blocks
from casetracker.reading.cases.timeline.drawn import DrawnLane, Layout, Mark, Timeline
from casetracker.reading.cases.timeline.entries import LANES, Entry, Lane, timeline_entries
from casetracker.reading.cases.timeline.placing import LEAST, placed
from casetracker.reading.cases.timeline.scale import Scale, Span, padded

DRAWN_FROM = 3
"""Fewer dated entries are only listed."""
START = 0.09
"""Left of the axis stand the names of the lanes."""
ENDS = (0.97, 0.9, 0.82, 0.74)
"""Where the last day may stand. At the last of them every block has room on the right of its pole."""
TARGETS_AT_MOST = 8
"""Links of the drawing, so that few stops of the keyboard lie between the page's parts."""
MARKS_APART = 0.5
"""Em between two marks that can be told apart."""
STRIP_LEAST, STRIP_START, STRIP_END = 21.0, 0.27, 0.95
"""The strip of marks, which a phone shows: its least width in em, and where its axis stands."""


def timeline_of(story: RowData) -> Timeline:
    """The timeline of a story for its page."""
    return drawn(timeline_entries(story))


def drawn(entries: list[Entry]) -> Timeline:
    """The entries, in the order of the list, with their drawing."""
    lanes = {lane: [each for each in entries if each.on and each.lane == lane] for lane in LANES}
    spans = [span for lane in lanes.values() for each in lane for span in spans_of(each)]
    if len(spans) < DRAWN_FROM:
        return Timeline(entries)
    spans = padded(spans)
    narrow = Scale(spans, START, ENDS[-1])
    in_blocks = {lane: blocks(dated, narrow, LEAST) for lane, dated in lanes.items() if dated}
    layouts = filter(None, (with_words(in_blocks, Scale(spans, START, end)) for end in ENDS))
    strip_scale = Scale(spans, STRIP_START, STRIP_END)
    strip = [
        DrawnLane.of_strip(LANES[lane], lane == "court", number, marks(lanes[lane], strip_scale, STRIP_LEAST))
        for number, lane in enumerate(in_blocks)
    ]
    words = min(layouts, key=lambda layout: layout.bottom)
    return Timeline(entries, words, Layout(strip, strip_scale, STRIP_LEAST))


def spans_of(entry: Entry) -> list[Span]:
    return [(entry.day, entry.last_day)] if entry.day and entry.last_day else []


def with_words(lanes: dict[Lane, list[Block]], scale: Scale) -> Layout | None:
    """The lanes below each other on this scale; None where the words of one do not fit."""
    found: list[DrawnLane] = []
    top = 0.0
    followed = followed_targets(block for in_lane in lanes.values() for block in in_lane)
    for lane, in_lane in lanes.items():
        in_place = placed(in_lane, [scale.place(block.day) for block in in_lane])
        if in_place is None:
            return None
        dated = [entry for block in in_lane for entry in block.entries]
        found.append(DrawnLane(LANES[lane], lane == "court", top, marks(dated, scale, LEAST), in_place, followed))
        top += found[-1].height
    return Layout(found, scale, LEAST)


def marks(entries: Iterable[Entry], scale: Scale, room: float) -> list[Mark]:
    """The dates of a lane, bars below days; of those that would cover each other one, certain if any of them is."""
    found: list[Mark] = []
    for each in entries:
        for first, last in spans_of(each):
            mark = Mark(
                scale.place(first),
                scale.place(last),
                is_verdict=each.is_ruling and each.unit["is_verdict"],
                is_perhaps=bool(each.on and each.on.is_marked),
                is_open_before=each.is_open_before,
                is_open_after=each.is_open_after,
            )
            if found and found[-1].hides(mark, MARKS_APART / room):
                is_verdict = found[-1].is_verdict or mark.is_verdict
                is_perhaps = found[-1].is_perhaps and mark.is_perhaps
                found[-1] = replace(found[-1], is_verdict=is_verdict, is_perhaps=is_perhaps)
            else:
                found.append(mark)
    return sorted(found, key=lambda mark: not mark.is_bar)


def followed_targets(drawn_blocks: Iterable[Block]) -> frozenset[str]:
    """The labels of the targets that are links: rulings, then what is only counted, and no more than a few."""
    targets = [target for block in drawn_blocks for target in block.targets]
    rulings_first = sorted(targets, key=lambda target: target.is_count)
    return frozenset(target.label for target in rulings_first[:TARGETS_AT_MOST])
