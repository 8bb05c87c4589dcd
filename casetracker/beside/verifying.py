"""Compares the record with its change log once a day, while the site is served."""

import logging
from datetime import timedelta

from django.utils import timezone

from casetracker.beside.background import Wait, repeat
from casetracker.core.models import Verification
from casetracker.history.verification import verify

logger = logging.getLogger(__name__)
EVERY = 3600.0
"""Seconds between two looks of a server process whether the day's verification is due."""
DUE_AFTER = timedelta(hours=24)


def verify_repeatedly(seconds: float, is_stopped_after: Wait) -> None:
    """Verify now and every so many seconds; log each problem."""
    repeat(seconds, is_stopped_after, verify_and_log, logger, "Verifying the change log")


def verify_daily(seconds: float, is_stopped_after: Wait) -> None:
    """Look every so many seconds whether the last verification is a day old, and then verify."""
    repeat(seconds, is_stopped_after, verify_if_due, logger, "Verifying the change log")


def verify_if_due() -> None:
    if not Verification.objects.filter(at__gt=timezone.now() - DUE_AFTER).exists():
        verify_and_log()


def verify_and_log() -> None:
    result, problems = verify()
    for problem in problems:
        logger.error("%s", problem)
    if not problems:
        logger.info("The change log is whole; its last digest is %s.", result.head or "none")
