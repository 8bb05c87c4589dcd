"""Deletes what was kept of forms, of readers' reports and of requests for too long, while the site is served."""

import logging

from casetracker.beside.background import Wait, repeat
from casetracker.desk.kept.keeping import purge
from casetracker.intake import idempotency, imports
from casetracker.reports import retention

logger = logging.getLogger(__name__)
EVERY = 3600.0
"""Seconds between two rounds."""


def purge_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    repeat(seconds, is_stopped_after, purge_and_log, logger, "Deleting old kept forms, reports and answers")


def purge_and_log() -> None:
    count = purge()
    if count:
        logger.info("Forms that were kept and not saved, deleted now: %s.", count)
    if reports := retention.purge():
        logger.info("Reports of errors closed as spam, deleted now: %s.", reports)
    if answers := idempotency.purge():
        logger.info("Answers kept for repeated requests, deleted now: %s.", answers)
    if old := imports.purge():
        logger.info("Reports of imports, deleted now: %s.", old)
