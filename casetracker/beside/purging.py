"""Deletes what was kept of forms for too long, while the site is served."""

import logging

from casetracker.beside.background import Wait, repeat
from casetracker.desk.kept.keeping import purge

logger = logging.getLogger(__name__)
EVERY = 3600.0
"""Seconds between two rounds."""


def purge_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    repeat(seconds, is_stopped_after, purge_and_log, logger, "Deleting old kept forms")


def purge_and_log() -> None:
    count = purge()
    if count:
        logger.info("Forms that were kept and not saved, deleted now: %s.", count)
