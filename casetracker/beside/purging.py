"""Deletes what was kept of forms, reports, requests and webhooks for too long: once, or while the site is served."""

import logging
from collections.abc import Callable

from casetracker.beside.background import Wait, repeat
from casetracker.desk.kept import keeping
from casetracker.intake import imports
from casetracker.intake.api import idempotency
from casetracker.reports import retention
from casetracker.webhooks import outbox

logger = logging.getLogger(__name__)
EVERY = 3600.0
"""Seconds between two rounds."""
PURGES: dict[str, Callable[[], int]] = {
    "Forms that were kept and not saved": keeping.purge,
    "Reports of errors closed as spam": retention.purge,
    "Answers kept for repeated requests": idempotency.purge,
    "Reports of imports": imports.purge,
    "Old deliveries of webhooks": outbox.purge,
}
"""What is deleted, and what deletes it and says how many there were."""


def purge_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    repeat(seconds, is_stopped_after, purge_and_log, logger, "Deleting old kept forms, reports and answers")


def purge_and_log() -> None:
    for what, purge in PURGES.items():
        if count := purge():
            logger.info("%s, deleted now: %s.", what, count)
