"""Answers in a folder: a file for each body, and an index of what was asked, with status and headers."""

import hashlib
import json
import re
import shutil
from pathlib import Path

from tests.answers.visitor import Answer, Answers

INDEX = "index.json"
ENDINGS = {"text/html": "html", "application/json": "json", "application/problem+json": "json", "text/csv": "csv"}


def write(folder: Path, answers: Answers) -> None:
    """Write the folder anew. Raises ValueError for one that holds something else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / INDEX).exists():
        raise ValueError(f"{folder} holds something else; name a new folder.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index = {}
    for key, answer in sorted(answers.items()):
        name = file_name(key, answer)
        index[key] = {"status": answer.status, "headers": answer.headers, "body": name}
        (folder / name).write_bytes(answer.body)
    (folder / INDEX).write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n")


def file_name(key: str, answer: Answer) -> str:
    """Readable, and the same for the same question."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-")[:80]
    ending = ENDINGS.get(answer.headers.get("Content-Type", "").partition(";")[0], "txt")
    return f"{words}.{hashlib.sha256(key.encode()).hexdigest()[:8]}.{ending}"


def read(folder: Path) -> Answers:
    index = json.loads((folder / INDEX).read_text())
    return {
        key: Answer(row["status"], row["headers"], (folder / row["body"]).read_bytes()) for key, row in index.items()
    }
