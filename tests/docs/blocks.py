"""The code blocks of README.md and docs/*.md, and whether an answer that a document shows is the true one.

A block is fenced, with its language, or indented: `GET ...` is then HTTP, everything else shell. A comment on the line
before it says what else is to be known: `<!-- not run: REASON -->` or `<!-- saved as: case.json -->`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FENCE = re.compile(r"(`{3,}|~{3,}) *([\w-]*) *")
MARK = re.compile(r"<!-- (not run|saved as): (.+?) -->")
REST = "…"
"""Stands in an answer for what is left out."""


@dataclass(frozen=True)
class Block:
    document: str
    line: int
    language: str
    text: str
    not_run: str = ""
    saved_as: str = ""
    follows: str = ""
    """The language of the block before it."""

    @property
    def place(self) -> str:
        return f"{self.document}:{self.line}"

    @property
    def is_answer(self) -> bool:
        """Whether it shows what the block before it answers."""
        return (
            self.language in ("json", "text")
            and self.follows in ("sh", "python")
            and not (self.not_run or self.saved_as)
        )


def documents(root: Path) -> list[Path]:
    return [root / "README.md", *sorted((root / "docs").glob("*.md"))]


def blocks(path: Path, root: Path) -> list[Block]:
    found: list[Block] = []
    for line, mark, language, text in pieces(path.read_text()):
        marks = dict(MARK.findall(mark))
        follows = "" if not found or found[-1].not_run else found[-1].language
        found.append(
            Block(
                document=path.relative_to(root).as_posix(),
                line=line,
                language=language or ("http" if text.startswith("GET ") else "sh"),
                text=text,
                not_run=marks.get("not run", ""),
                saved_as=marks.get("saved as", ""),
                follows=follows,
            )
        )
    return found


def pieces(document: str) -> Iterator[tuple[int, str, str, str]]:
    """For each block: the number of its first line, the comment before it, its language or "", and its text."""
    lines = [*document.splitlines(), ""]
    place, mark = 0, ""
    while place < len(lines):
        fence = FENCE.fullmatch(lines[place])
        if fence:
            end = lines.index(fence[1], place + 1)
            yield place + 2, mark, fence[2] or "text", "\n".join(lines[place + 1 : end])
            place, mark = end, ""
        elif lines[place].startswith("    ") and (place == 0 or not lines[place - 1].strip()):
            end = next(
                (n for n in range(place, len(lines)) if not lines[n].startswith("    ") and lines[n]), len(lines)
            )
            yield place + 1, mark, "", "\n".join(text[4:] for text in lines[place:end]).strip()
            place, mark = end - 1, ""
        elif lines[place].strip():
            mark = lines[place]
        place += 1


def differs(shown: Any, answer: Any, path: str = "") -> str:
    """Where what is shown of a JSON answer is not in the answer; empty when all of it is.

    Names of an object may be left out, and elements of a list; `…` stands for the rest of a text, or for any value.
    """
    where = path or "the answer"
    if isinstance(shown, str) and REST in shown:
        pattern = ".*".join(re.escape(part) for part in shown.split(REST))
        told = answer if isinstance(answer, str) else ""
        return "" if shown == REST or re.fullmatch(pattern, told, re.DOTALL) else f"{where} is {answer!r}"
    if isinstance(shown, dict) and isinstance(answer, dict):
        missing = [name for name in shown if name not in answer and name != REST]
        if missing:
            return f"{where} has no {missing[0]}"
        inner = (differs(value, answer[name], f"{path}.{name}") for name, value in shown.items() if name != REST)
        return next(filter(None, inner), "")
    if isinstance(shown, list) and isinstance(answer, list):
        rest = iter(answer)
        for place, element in enumerate(shown):
            if element != REST and not any(not differs(element, other) for other in rest):
                return f"{path}[{place}] is not there, or not in this order"
        return "" if shown or not answer else f"{where} is not empty"
    return "" if shown == answer and isinstance(shown, bool) == isinstance(answer, bool) else f"{where} is {answer!r}"


def lines_missing(shown: str, output: str) -> str:
    """The first line of `shown` that the output does not have, in its order; `…` stands for anything."""
    rest = iter(output.splitlines())
    for line in filter(None, map(str.strip, shown.splitlines())):
        pattern = re.compile(".*".join(re.escape(part) for part in line.split(REST)))
        if line != REST and not any(pattern.fullmatch(other.strip()) for other in rest):
            return line
    return ""
