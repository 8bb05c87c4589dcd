"""Tells webhooks of changes, beside the server or in a process of its own."""

import logging

from casetracker.beside.background import Wait, repeat
from casetracker.webhooks.outbox import work_once

logger = logging.getLogger(__name__)
EVERY = 2.0
"""Seconds between two looks whether there is something to tell."""


def deliver_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    """Tell now and every so many seconds; an attempt that has begun is finished, and the round ends when it should."""

    def work() -> None:
        while not is_stopped_after(0) and work_once(at_most=1):
            pass

    repeat(seconds, is_stopped_after, work, logger, "Telling webhooks")
