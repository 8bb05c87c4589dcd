"""The documents in files and folders: one in a file, several in an array, or one on each line (NDJSON)."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casetracker.exchange.errors import DocumentError
from casetracker.exchange.parsing import read_json, validate
from casetracker.exchange.shapes import Document

ENDINGS = (".json", ".ndjson", ".jsonl")
"""The files of a folder that are read."""
LINES = (".ndjson", ".jsonl")


@dataclass(frozen=True)
class Piece:
    """One document as it stands somewhere, not read yet."""

    place: str
    """Where it stands, for messages: `cases.ndjson, line 3`."""
    content: bytes | None
    """Its bytes; None where they are taken apart already."""
    value: Any = None
    size: int = 0
    """How many bytes of its file it is."""
    is_whole_file: bool = True

    def read(self) -> Document:
        """Return the checked document. Raises DocumentError."""
        value = read_json(self.content) if self.content is not None else self.value
        validate(value)
        return value

    def as_line(self) -> bytes | None:
        """Return it as one line of NDJSON, with its mistakes; None for a file of several lines that is no JSON."""
        if self.content is None:
            return json.dumps(self.value).encode()
        try:
            return json.dumps(read_json(self.content)).encode()
        except DocumentError:
            line = self.content.strip()
            return line if line and b"\n" not in line else None


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files, and those of the folders with everything below them, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(each for each in path.rglob("*") if each.suffix.lower() in ENDINGS) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def pieces_of(path: Path) -> Iterator[Piece]:
    """Yield the documents of a file; of one with lines, no more than a line is held. Raises OSError."""
    if path.suffix.lower() in LINES:
        yield from lines_of(path)
        return
    content = path.read_bytes()
    try:
        value = read_json(content)
    except DocumentError:
        if holds_lines(content):
            yield from lines_of(path)
        else:
            yield Piece(str(path), content, size=len(content))
        return
    if not isinstance(value, list) or not value:
        yield Piece(str(path), content, size=len(content))
        return
    for number, each in enumerate(value, start=1):
        size = len(content) // len(value)
        yield Piece(f"{path}, document {number}", None, each, size=size, is_whole_file=False)


def lines_of(path: Path) -> Iterator[Piece]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield Piece(f"{path}, line {number}", line, size=len(line), is_whole_file=False)


def holds_lines(content: bytes) -> bool:
    """Tell whether each of the first two lines is an object by itself."""
    lines = [line for line in content.split(b"\n", 3)[:3] if line.strip()][:2]
    try:
        return len(lines) == 2 and all(isinstance(read_json(line), dict) for line in lines)
    except DocumentError:
        return False
