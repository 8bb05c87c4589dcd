"""The runner of `make docs-test` finds every block, and reports a wrong one."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.blocks import blocks, differs, documents, lines_missing
from tests.docs.run import run_blocks
from tests.docs.sandbox import ROOT, Sandbox, Wrong

DOCUMENT = """
Some text.

    echo one
    echo two

```text
two
```

    GET /cases/

<!-- not run: it serves for ever -->

```sh
sleep 1000
```

<!-- saved as: case.json -->

```json
{"a": 1}
```
"""


class Shell(Sandbox):
    """A folder and a shell, without a copy of the product."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.environment, self.server, self.postgres = folder, {"PATH": "/usr/bin:/bin"}, None, None


def found(folder: Path, text: str) -> list:
    (folder / "a.md").write_text(text)
    return blocks(folder / "a.md", folder)


def test_every_block_is_found_with_what_is_said_of_it(tmp_path: Path) -> None:
    assert [(b.line, b.language, b.text, b.not_run, b.saved_as, b.is_answer) for b in found(tmp_path, DOCUMENT)] == [
        (4, "sh", "echo one\necho two", "", "", False),
        (8, "text", "two", "", "", True),
        (11, "http", "GET /cases/", "", "", False),
        (16, "sh", "sleep 1000", "it serves for ever", "", False),
        (22, "json", '{"a": 1}', "", "case.json", False),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("    false\n", "exit code 1: "),
        ("    echo one\n\n```text\ntwo\n```\n", "not in the answer, or not in this order: two"),
        ('    echo \'{"a": 1}\'\n\n```json\n{"a": 2}\n```\n', ".a is 1"),
        ("```json\n{a}\n```\n", "no JSON"),
        ("```nginx\nlisten 80;\n```\n", "a block of nginx cannot be run"),
        ("    A=1\n\n    test $A = 2\n", "exit code 1: "),
    ],
)
def test_a_wrong_block_is_reported(tmp_path: Path, text: str, complaint: str) -> None:
    [(place, what)] = run_blocks(Shell(tmp_path), found(tmp_path, text))
    assert place.startswith("a.md:")
    assert what.startswith(complaint)


def test_true_blocks_are_not_reported(tmp_path: Path) -> None:
    text = '    A=\'{"a": [1, 2], "b": "long text"}\'\n\n    echo "$A"\n\n```json\n{"a": ["…", 2], "b": "long…"}\n```\n'
    assert list(run_blocks(Shell(tmp_path), found(tmp_path, text))) == []


def test_what_does_not_end_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.docs.sandbox.SECONDS", 0.2)
    with pytest.raises(Wrong, match="it has not ended"):
        Shell(tmp_path).run(["/bin/sleep", "100"])


@pytest.mark.parametrize(
    ("shown", "answer", "where"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, ""),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, ""),
        ({"a": None}, {"b": 2}, "the answer has no a"),
        ([1, 3], [1, 2, 3], ""),
        ([3, 1], [1, 2, 3], "[1] is not there, or not in this order"),
        ([], [1], "the answer is not empty"),
        (True, 1, "the answer is 1"),
        ("a…c", "abc", ""),
        ("a…d", "abc", "the answer is 'abc'"),
    ],
)
def test_what_is_shown_of_an_answer_must_be_in_it(shown: object, answer: object, where: str) -> None:
    assert differs(shown, answer) == where


def test_lines_are_looked_for_in_their_order() -> None:
    assert (lines_missing("a…\n…\nc", "abc\nb\nc"), lines_missing("c\na", "a\nc")) == ("", "a")


@pytest.mark.parametrize("path", documents(ROOT), ids=lambda path: path.name)
def test_every_block_can_be_run_or_says_why_not(path: Path) -> None:
    runnable = ("sh", "python", "http", "json")
    assert [b.place for b in blocks(path, ROOT) if not (b.not_run or b.is_answer or b.language in runnable)] == []


def test_the_command_is_there_and_part_of_everything() -> None:
    told = subprocess.run(["make", "-n", "docs-test"], cwd=ROOT, capture_output=True, text=True).stdout
    assert "-m tests.docs.run" in told
    assert "make docs-test" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("path", documents(ROOT), ids=lambda path: path.name)
def test_every_link_and_picture_is_there(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text())
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_pictures_are_small() -> None:
    pictures = (ROOT / "docs" / "pictures").glob("*.png")
    assert {path.name: size for path in pictures if (size := path.stat().st_size) >= 150_000} == {}
