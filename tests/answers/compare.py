"""What differs between two folders of answers: first byte for byte, then for HTML without insignificant white space."""

import argparse
import json
import re
from collections import Counter
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tests.answers import folder, markup
from tests.answers.visitor import Answer, Answers

SAME, SPACE, DIFFERS, WANTED = "same", "white space only", "differs", "wanted"
LINES = 16
"""So many of a difference are shown, each so long."""
WIDTH = 200


class Difference(NamedTuple):
    """How the answers to one question differ, and where."""

    kind: str
    lines: list[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--wanted", type=Path, help="Lines of a pattern for what is asked, a tab, and the reason.")
    parser.add_argument(
        "--replace",
        nargs=2,
        action="append",
        default=[],
        metavar=("OLD", "NEW"),
        help="Read OLD as NEW in all that was asked and answered before, such as /admin/one/ /admin/other/.",
    )
    parser.add_argument("--lines", type=int, default=LINES, help="So many lines of each difference.")


def run(options: argparse.Namespace) -> int:
    """Print what differs; 1 when something does that is not wanted."""
    before, after = replace(folder.read(options.before), options.replace), folder.read(options.after)
    wanted = read_wanted(options.wanted) if options.wanted else []
    counts: Counter[str] = Counter()
    shown: dict[tuple[str, ...], str] = {}
    for key in sorted(before.keys() | after.keys()):
        found = difference(before.get(key), after.get(key))
        reason = next((why for pattern, why in wanted if pattern.search(key)), "") if found.kind == DIFFERS else ""
        kind = WANTED if reason else found.kind
        counts[kind] += 1
        if kind != SAME:
            print(f"{kind}: {key}" + (f": {reason}" if reason else ""))
            tell(found.lines, key, shown, options.lines)
    print(", ".join(f"{counts[kind]} {kind}" for kind in (SAME, SPACE, WANTED, DIFFERS)))
    return 1 if counts[DIFFERS] else 0


def replace(answers: Answers, pairs: list[list[str]]) -> Answers:
    """The answers as they would be if something were called otherwise."""
    for old, new in pairs:
        answers = {
            key.replace(old, new): Answer(
                answer.status,
                {name: value.replace(old, new) for name, value in answer.headers.items()},
                answer.body.replace(old.encode(), new.encode()),
            )
            for key, answer in answers.items()
        }
    return answers


def read_wanted(file: Path) -> list[tuple[re.Pattern[str], str]]:
    rows = [line.split("\t", 1) for line in file.read_text().splitlines() if line.strip() and line[0] != "#"]
    return [(re.compile(pattern), reason) for pattern, reason in rows]


def tell(lines: list[str], key: str, shown: dict[tuple[str, ...], str], most: int) -> None:
    """The first lines of a difference, or that it is one that was shown."""
    if not lines:
        return
    first = shown.setdefault(tuple(line for line in lines if not line.startswith(" ")), key)
    if first != key:
        print(f"    as {first}")
        return
    for line in islice(lines, most):
        print(f"    {line[:WIDTH]}")
    if len(lines) > most:
        print(f"    and {len(lines) - most} lines more")


def difference(before: Answer | None, after: Answer | None) -> Difference:
    if before is None or after is None:
        return Difference(DIFFERS, ["only after" if before is None else "only before"])
    if before == after:
        return Difference(SAME, [])
    heads = head(before), head(after)
    bodies = readable(before), readable(after)
    if heads[0] == heads[1] and before.is_html and bodies[0] == bodies[1]:
        return Difference(SPACE, [])
    if bodies[0] == bodies[1]:
        bodies = plain(before), plain(after)
    return Difference(DIFFERS, [*diff(*heads), *diff(*bodies)])


def diff(one: list[str], other: list[str]) -> list[str]:
    """What goes and what comes, each with a line before and after it."""
    lines = islice(unified_diff(one, other, lineterm="", n=1), 2, None)
    return [line for line in lines if not line.startswith("@@")]


def head(answer: Answer) -> list[str]:
    return [f"status: {answer.status}", *(f"{name}: {value}" for name, value in answer.headers.items())]


def readable(answer: Answer) -> list[str]:
    """The body in lines that are short and say the same."""
    if answer.is_html:
        return markup.normal(answer.text)
    kind = answer.headers.get("Content-Type", "")
    if "json" in kind and "ndjson" not in kind and answer.body:
        return json.dumps(answer.json, indent=1, ensure_ascii=False).splitlines()
    return re.sub('(?<=[>,])(?=[<"])', "\n", answer.body.decode(errors="replace")).splitlines()


def plain(answer: Answer) -> list[str]:
    """Each line as it is, its end and its white space spelled out."""
    return [ascii(line) for line in answer.body.decode(errors="replace").splitlines(keepends=True)]
