"""How one text differs from another, word by word: what stayed, what went and what came."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

Part = Literal["same", "gone", "new"]

WORD = re.compile(r"\S+\s*")
COMPARED_AT_MOST = 800
"""Words that are compared one by one; finding what two longer texts share takes time that grows with their product."""
SHOWN_AROUND = 8
"""Unchanged words that stay on each side of a change."""
SHOWN_AT_MOST = 150
"""Words of one changed stretch that are shown."""
SHARED_AT_LEAST = 0.3
"""Below this share of common words the texts are read better one after the other than mixed."""


class Run(NamedTuple):
    """A stretch of text; `is_cut` where words are left out before it, or after it."""

    part: Part
    text: str
    is_cut_before: bool = False
    is_cut_after: bool = False


def runs(before: str, after: str) -> list[Run]:
    """The stretches of both texts in reading order; long unchanged ones are cut to what surrounds a change."""
    old, new = WORD.findall(before.strip()), WORD.findall(after.strip())
    start = common_start(old, new)
    end = common_start(old[start:][::-1], new[start:][::-1])
    changed_old, changed_new = old[start : len(old) - end], new[start : len(new) - end]
    stretches = [
        ("same", old[:start]),
        *changed(changed_old, changed_new),
        ("same", old[len(old) - end :] if end else []),
    ]
    return shortened([(part, words) for part, words in joined(stretches) if words])


def common_start(old: list[str], new: list[str]) -> int:
    """How many words both begin with; the space after a word makes no difference."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.rstrip() != other.rstrip():
            break
        count += 1
    return count


Stretch = tuple[Part, list[str]]


def changed(old: list[str], new: list[str]) -> Iterator[Stretch]:
    """What went and what came between two lists of words, with what they share where that is worth showing."""
    bare_old, bare_new = [word.rstrip() for word in old], [word.rstrip() for word in new]
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    is_too_long = len(old) + len(new) > COMPARED_AT_MOST
    if is_too_long or matcher.ratio() < SHARED_AT_LEAST:
        yield "gone", old
        yield "new", new
        return
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" and b - a > 1:
            yield "same", old[a:b]
        else:  # a single word that stayed between two changes reads as a part of them
            yield "gone", old[a:b]
            yield "new", new[c:d]


def joined(stretches: list[tuple[Part, list[str]]]) -> Iterator[Stretch]:
    """Neighbouring changes as one: all that went, then all that came."""
    for is_same, group in groupby(stretches, key=lambda stretch: stretch[0] == "same"):
        rows = list(group)
        for part in ("same",) if is_same else ("gone", "new"):
            yield part, [word for each, words in rows if each == part for word in words]  # type: ignore[misc]  # a Part


def shortened(stretches: list[Stretch]) -> list[Run]:
    last = len(stretches) - 1
    found: list[Run] = []
    for place, (part, words) in enumerate(stretches):
        if part != "same":
            found.append(Run(part, "".join(words[:SHOWN_AT_MOST]), is_cut_after=len(words) > SHOWN_AT_MOST))
            continue
        head = 0 if place == 0 else SHOWN_AROUND
        tail = 0 if place == last else SHOWN_AROUND
        if len(words) <= head + tail:
            found.append(Run(part, "".join(words)))
            continue
        if head:
            found.append(Run(part, "".join(words[:head]), is_cut_after=True))
        if tail:
            found.append(Run(part, "".join(words[-tail:]), is_cut_before=not head))
    return found
