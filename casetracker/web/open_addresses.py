"""What pages of other origins may read: the API, and the files and feeds that the pages offer.

Settings read this module, so it imports nothing of Django.
"""

import re

PATTERN = (
    r"/(?!admin/)(api/|\.well-known/api-catalog$|llms\.txt$"
    r"|(.+/)?feed/$|(.+/)?(cite|sources)\.[a-z-]+$|statistics/[a-z-]+\.(csv|svg|png)$)"
)
"""Paths whose answers are data: the same for everybody, without a session, so that no other page can abuse them."""
REQUEST_HEADERS = ["accept", "content-type", "if-match", "if-none-match", "range"]
"""What a script of another origin may send beyond what every browser lets it send."""
ANSWER_HEADERS = [
    *("Content-Disposition", "Content-Length", "ETag", "Link", "Location"),
    *("RateLimit", "RateLimit-Policy", "Retry-After"),
]
"""What such a script may read of an answer beside its body."""


def is_open(path: str) -> bool:
    """Tell whether any origin may read what stands at the path."""
    return re.match(PATTERN, path) is not None
