"""Reading a file's text in a process of its own, which can take neither the server's memory nor its time."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.db import transaction

from casetracker.files import store
from casetracker.files.checking import check_against
from casetracker.files.extraction.limits import SECONDS
from casetracker.files.models import DONE, FAILED, WAITING, File

WORKER = "casetracker.files.extraction.worker"
WAITED = 2 * SECONDS
"""How long the parent waits, in seconds."""
TOO_SLOW = "Reading this file takes more time or memory than is allowed: it is kept without its text."
MISSING = "The bytes of this file are not in the store: restore the folder of files, or upload it again."
HOLDS_NAME = (
    "This file holds a name of the protected person “{}”, so nothing of it is kept. Remove it here, and upload a copy "
    "without the name."
)

name_finders: list[Callable[[str], str | None]] = []
"""Each returns what is written for a protected person whose name the text holds; the site lists them at start-up.

They are asked in the transaction that stores the text.
"""


def extract(pk: int) -> None:
    """Read the text of the file, keep it or the reason why there is none, and check quotations against it."""
    file = File.objects.filter(pk=pk, state=WAITING).first()
    if file is None:
        return
    answer = read_apart(file.digest, file.kind)
    with transaction.atomic():
        words = [answer.get("text", ""), answer.get("unseen", "")]
        found = (find(text) for find in name_finders for text in words)
        designation = next((each for each in found if each is not None), None)
        if designation is not None:
            refuse(file.digest, designation)
        else:
            keep(pk, answer)


def refuse(digest: str, designation: str) -> None:
    """Keep of a file that holds a protected name no more than that there was one; others may hold the same bytes."""
    same = File.objects.filter(digest=digest)
    same.update(
        state=FAILED, is_public=False, text="", unseen="", page_count=None, message=HOLDS_NAME.format(designation)
    )
    transaction.on_commit(partial(store.discard, digest))


def keep(pk: int, answer: dict[str, Any]) -> None:
    problem = answer.get("problem", "")
    kept = {
        "state": FAILED if problem else DONE,
        "message": problem or answer["remark"],
        "text": answer.get("text", ""),
        "unseen": answer.get("unseen", ""),
        "page_count": answer.get("pages"),
    }
    if File.objects.filter(pk=pk, state=WAITING).update(**kept):
        check_against(File.objects.get(pk=pk))


def read_apart(digest: str, kind: str) -> dict[str, Any]:
    """Return what the worker says of these bytes: their text, pages and a remark, or a problem."""
    path = store.path_of(digest)
    if not path.exists():
        return {"problem": MISSING}
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    with path.open("rb") as bytes_, TemporaryFile() as answer:
        try:
            done = subprocess.run(
                [sys.executable, "-m", WORKER, kind],
                stdin=bytes_,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd=settings.BASE_DIR,
                env=environment,
                timeout=WAITED,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"problem": TOO_SLOW}
        answer.seek(0)
        return json.load(answer) if done.returncode == 0 else {"problem": TOO_SLOW}
