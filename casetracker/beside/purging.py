"""Deletes what was kept of forms, readers' reports and webhooks for too long, while the site is served."""

import logging

from casetracker.beside.background import Wait, repeat
from casetracker.desk.kept.keeping import purge
from casetracker.reports import retention
from casetracker.webhooks import outbox

logger = logging.getLogger(__name__)
EVERY = 3600.0
"""Seconds between two rounds."""


def purge_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    repeat(seconds, is_stopped_after, purge_and_log, logger, "Deleting old kept forms and reports")


def purge_and_log() -> None:
    count = purge()
    if count:
        logger.info("Forms that were kept and not saved, deleted now: %s.", count)
    if reports := retention.purge():
        logger.info("Reports of errors closed as spam, deleted now: %s.", reports)
    if deliveries := outbox.purge():
        logger.info("Old deliveries of webhooks, deleted now: %s.", deliveries)
