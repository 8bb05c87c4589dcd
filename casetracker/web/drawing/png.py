"""An SVG of ours as PNG, the same bytes on every machine.

Fonts: only those in `fonts/` are there. The generic families `serif` and `sans-serif` (the latter also in bold) draw
Latin, Greek, Cyrillic, Hebrew and Arabic; end each list of families with one of them. A letter of another script is
left out: ask `letters.drawable` first.

Direction: `direction` and `text-anchor` are read from left to right. Write a line that runs from right to left as
`letters.isolated(line)` with `text-anchor="end"`; browsers show the same.
"""

import os
import re
import subprocess
import sys

from django.conf import settings

from casetracker.web.drawing.letters import by_script

WORKER = "casetracker.web.drawing.worker"
LONGEST = 300_000
"""Of a document, in characters."""
WIDEST = 2_400
"""Of a picture, in pixels."""
WAITED = 15
"""How long the parent waits, in seconds."""
REFUSED = re.compile(r"<(?:!|(?:\w+:)?(?:image|use|filter|pattern|mask|style|script|foreignObject)\b)|url\((?!#)", re.I)
"""What would read something else, or grow without end. Our drawings need none of it."""


class NotDrawn(Exception):
    """No picture came of it: the document is not one of ours, or takes too long."""


def png(svg: str, *, width: int | None = None) -> bytes:
    """Draw the document, at its own size or as wide as told. Never hand over anything that a stranger wrote as SVG."""
    if len(svg) > LONGEST or (width or 0) > WIDEST:
        raise NotDrawn("too large")
    if found := REFUSED.search(svg):
        raise NotDrawn(f"{found[0]} is not allowed in a drawing")
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-m", WORKER, str(width or 0)],
            input=by_script(svg).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env=environment,
            timeout=WAITED,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotDrawn("takes too long") from error
    if done.returncode != 0:
        raise NotDrawn("the document could not be drawn within its limits")
    return done.stdout
