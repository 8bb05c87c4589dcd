"""The process that reads one file: `python -m casetracker.files.extraction.worker KIND < FILE > RESULT`.

It can write nothing but its answer, has little memory and time, and knows neither the settings nor the database.
"""

import io
import json
import re
import resource
import sys
from typing import IO, Any

from casetracker.files.extraction.docx import read_docx
from casetracker.files.extraction.encodings import UnknownEncoding, read_text
from casetracker.files.extraction.html import read_html
from casetracker.files.extraction.limits import CHARACTERS, MEMORY, PARAGRAPHS, SECONDS, Unreadable
from casetracker.files.extraction.pdf import read_pdf

NO_WORDS = "This file holds no words."
TOO_LONG = "This file holds more text than a judgment can have: it is not read."
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that the record refuses (`clean_text_validator`), and form feeds."""


def confine() -> None:
    """Give up memory, time and the right to make other files before the first byte is read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * CHARACTERS, 8 * CHARACTERS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(kind: str, file: IO[bytes]) -> dict[str, Any]:
    """Return the text, its pages (None where it has none), a remark, and what else it holds. Raises Unreadable."""
    pages, remark, unseen = None, "", ""
    if kind == "pdf":
        found, pages, unseen = read_pdf(file)
    elif kind == "docx":
        found, unseen = read_docx(file)
    else:
        text, encoding = read_text(file.read())
        unseen = text if kind == "html" else ""
        found = read_html(text) if kind == "html" else [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
        remark = f"Read as {encoding.upper()}."
    found = [clean for each in found if (clean := UNSAFE.sub(" ", each).strip())]
    if not found:
        raise Unreadable(NO_WORDS)
    if len(found) > PARAGRAPHS or sum(map(len, found)) > CHARACTERS:
        raise Unreadable(TOO_LONG)
    unseen = UNSAFE.sub(" ", unseen[:CHARACTERS])
    return {"text": "\n\n".join(found), "pages": pages, "remark": remark, "unseen": unseen}


def main(kind: str) -> int:
    confine()
    try:
        answer = read(kind, io.BytesIO(sys.stdin.buffer.read()))
    except (Unreadable, UnknownEncoding) as error:
        answer = {"problem": str(error)}
    except (MemoryError, RecursionError):
        answer = {"problem": "Reading this file takes more memory than is allowed: it is kept without its text."}
    json.dump(answer, sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
