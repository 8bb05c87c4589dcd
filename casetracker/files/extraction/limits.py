"""What reading one file may take, and how it fails."""

SECONDS = 60
"""Of the processor; the parent waits twice as long."""
MEMORY = 1_024 * 2**20
"""Bytes of address space."""
CHARACTERS = 5_000_000
"""Of text that one file may give: a judgment of 300 pages has about a million."""
PARAGRAPHS = 200_000


class Unreadable(Exception):
    """The file has no text that can be read; the message tells the editor why, and what to do."""
