"""Paragraphs out of lines: what a page's layout broke is joined, and where a page begins is marked in the text.

`[page 12]` stands where a page begins, in the middle of a paragraph where it does: it can be read, edited, dumped and
loaded like any other words, and the page of the full text makes an anchor of it.
"""

import re
from collections import Counter
from collections.abc import Iterable

NUMBERED = re.compile(r"(?:\[\d{1,4}\]|\(?\d{1,4}[.)])(?:\s|$)")
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
PAGE_NUMBER = re.compile(r"(?:page|p\.|-|–)?\s*\d{1,4}\s*(?:-|–|(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
SHORT = 0.75
"""A line that ends a sentence and is shorter than this share of a full one ends its paragraph."""
LINES_AT_LEAST, LONG = 4, 100
"""A page of fewer lines has no head or foot that could be told from its text, and none of this length is one."""
BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")


def paragraphs_of_pages(pages: list[str]) -> list[str]:
    """Return the paragraphs of a document whose pages have these texts, with marks where pages begin."""
    found: list[str] = []
    is_open = False
    running = running_lines(pages)
    for number, page in enumerate(pages, start=1):
        lines = [line.strip() for line in page.splitlines()]
        lines = without_running(lines, running)
        mark = f"[page {number}]"
        for group in grouped(lines):
            continues = is_open and not NUMBERED.match(group)
            if continues:
                found[-1] = joined([found[-1], mark, group] if mark else [found[-1], group])
            else:
                found.append(f"{mark} {group}".strip())
            mark, is_open = "", False
        if mark:
            found.append(mark)  # a page without text
        is_open = bool(found) and not mark and not ENDS.search(found[-1])
    return found


def grouped(lines: Iterable[str]) -> list[str]:
    """Return the paragraphs of one page: parted by blank lines, by numbers at their beginning, by short last lines."""
    lines = list(lines)
    full = max((len(line) for line in lines), default=0)
    groups: list[list[str]] = [[]]
    for line in lines:
        before = groups[-1][-1] if groups[-1] else ""
        is_end = bool(before) and len(before) < SHORT * full and ENDS.search(before)
        if not line or NUMBERED.match(line) or is_end:
            groups.append([])
        if line:
            groups[-1].append(line)
    return [joined(group) for group in groups if group]


def joined(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph; a word that was parted at a line's end becomes one, with a soft hyphen in it."""
    text = ""
    for line in lines:
        if text and BROKEN_WORD.search(text) and line[:1].islower():
            text = text[:-1] + "\u00ad" + line
        else:
            text = f"{text} {line}" if text else line
    return text


def running_lines(pages: list[str]) -> set[str]:
    """Return the first and last lines that come back on most pages, numbers aside: heads and feet."""
    ends: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        if len(lines) >= LINES_AT_LEAST:
            ends.update({re.sub(r"\d+", "#", line) for line in (lines[0], lines[-1]) if not NUMBERED.match(line)})
    return {line for line, times in ends.items() if times > max(2, len(pages) * 0.6) and len(line) < LONG}


def without_running(lines: list[str], running: set[str]) -> list[str]:
    filled = [index for index, line in enumerate(lines) if line]
    for index in (*filled[:1], *filled[-1:]):
        if re.sub(r"\d+", "#", lines[index]) in running or PAGE_NUMBER.fullmatch(lines[index]):
            lines[index] = ""
    return lines
