"""`make docs-test`: runs every code block of README.md and docs/*.md against a freshly loaded site.

Each document has a copy of the product of its own, with the record loaded. Prints how many blocks ran, and for each
that cannot be run here the reason that the document gives. Fails when a block is wrong.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.docs.blocks import Block, blocks, differs, documents, lines_missing
from tests.docs.sandbox import ROOT, Sandbox, Wrong

Problem = tuple[str, str]
AT_ONCE = 2
"""Documents that run at the same time: their blocks wait for servers more than they compute."""


def main(names: list[str]) -> int:
    paths = [ROOT / name for name in names] or documents(ROOT)
    found = {path: blocks(path, ROOT) for path in paths}
    loaded_database()
    longest_first = sorted(found.items(), key=lambda item: -len(item[1]))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        problems = [
            problem for several in pool.map(run_document, *zip(*longest_first, strict=True)) for problem in several
        ]
    everything = [block for text in found.values() for block in text]
    not_run = [block for block in everything if block.not_run]
    for block in not_run:
        print(f"not run: {block.place}: {block.not_run}")
    for place, what in problems:
        print(f"WRONG: {place}: {what}")
    print(
        f"{len(everything) - len(not_run)} blocks of {len(paths)} documents ran, {len(problems)} of them wrong; "
        f"{len(not_run)} cannot be run here."
    )
    return 1 if problems or len(not_run) == len(everything) else 0


def run_document(path: Path, found: list[Block]) -> list[Problem]:
    if all(block.not_run for block in found):
        return []
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="casetracker-docs-") as folder:
        sandbox = Sandbox(Path(folder) / "casetracker", loaded_database())
        try:
            problems = list(run_blocks(sandbox, found))
        finally:
            sandbox.stop()
    print(f"{path.relative_to(ROOT)}: {len(found)} blocks, {time.monotonic() - begin:.0f} s", flush=True)
    return problems


def run_blocks(sandbox: Sandbox, found: list[Block]) -> Iterator[Problem]:
    """The blocks in their order; what is wrong with one does not keep the others from being run."""
    output = ""
    for block in found:
        if block.not_run:
            continue
        try:
            output = run_block(sandbox, block, output)
        except Wrong as error:
            yield block.place, str(error)


def run_block(sandbox: Sandbox, block: Block, output: str) -> str:
    """What the block prints; `output` is what the one before it printed. Raises Wrong."""
    if block.is_answer:
        compare(block, output)
        return output
    if block.language == "sh":
        return sandbox.shell(block.text)
    if block.language == "python":
        return sandbox.python(block.text)
    if block.language == "http":
        for line in block.text.splitlines():
            sandbox.get(line.removeprefix("GET "))
        return ""
    if block.language == "json":
        parsed(block.text)
        if block.saved_as:
            (sandbox.folder / block.saved_as).write_text(block.text)
        return ""
    raise Wrong(f"a block of {block.language} cannot be run: say why in a comment before it, <!-- not run: REASON -->")


def compare(block: Block, output: str) -> None:
    if block.language == "json":
        wrong = differs(parsed(block.text), parsed(output))
    else:
        line = lines_missing(block.text, output)
        wrong = line and f"not in the answer, or not in this order: {line}"
    if wrong:
        raise Wrong(wrong)


def parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise Wrong(f"no JSON ({error}): {text[:200]}") from error


prepared: list[Sandbox] = []


def loaded_database() -> Path:
    """A database with the record, made once for all documents."""
    if not prepared:
        prepared.append(Sandbox(Path(tempfile.mkdtemp(prefix="casetracker-docs-")) / "casetracker"))
        prepared[0].shell("bin/run --check")
    return prepared[0].folder / "var" / "casetracker.sqlite3"


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    finally:
        for sandbox in prepared:
            sandbox.stop()
            sandbox.folder.parent.rmdir()
    sys.exit(code)
