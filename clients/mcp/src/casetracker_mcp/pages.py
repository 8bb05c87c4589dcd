"""Cuts a long answer between its blocks, and goes on where it was cut."""

import re
from collections.abc import Sequence
from hashlib import sha256

from mcp.server.mcpserver.exceptions import ToolError

AT_MOST = 30_000
"""Bytes of an answer, about 7,500 tokens; a single block that is longer is an answer of its own."""


def page(blocks: Sequence[str], cursor: str = "") -> str:
    """The blocks from the cursor on, as many as fit, and how to go on if there are more."""
    blocks = [piece for block in blocks for piece in pieces(block)]
    state = sha256("\n".join(blocks).encode()).hexdigest()[:8]
    start = place(cursor, state, len(blocks))
    end, size = start, 0
    while end < len(blocks) and (end == start or size + len(blocks[end].encode()) <= AT_MOST):
        size += len(blocks[end].encode()) + 1
        end += 1
    shown = list(blocks[start:end])
    if end < len(blocks):
        shown.append(f"There is more; ask for the same with cursor={end}.{state}")
    return "\n".join(shown)


def place(cursor: str, state: str, length: int) -> int:
    """Where an answer goes on; a record that has changed since would be told half old, half new."""
    if not cursor:
        return 0
    found = re.fullmatch(r"(\d{1,6})\.([0-9a-f]{8})", cursor)
    if not found or int(found[1]) >= length:
        raise ToolError("This cursor is not one of ours; ask without it.")
    if found[2] != state:
        raise ToolError("The record has changed since the first part was read; ask again without a cursor.")
    return int(found[1])


def pieces(block: str) -> list[str]:
    """The block, cut between words if it is too long; scripts without spaces are cut anywhere."""
    if len(block.encode()) <= AT_MOST:
        return [block]
    found = [""]
    for word in re.findall(r"\S{1,1000}\s*|\s+", block):
        if len((found[-1] + word).encode()) > AT_MOST:
            found.append("")
        found[-1] += word
    return found
