"""Lifts embargoes that have ended: once, or again and again while the site is served."""

import logging
from collections.abc import Callable

from cases.models import Case
from casetracker.beside.background import Wait, repeat
from casetracker.core.publishing import lift_due
from rulings.models import Reaction, Ruling

logger = logging.getLogger(__name__)
EVERY = 60.0
"""Seconds between two rounds of a server process."""


def lift_embargoes() -> int:
    """Number and log the records whose embargo has ended; return how many appear, also with them."""
    return lift_due([Case, Ruling, Reaction])


def lift_repeatedly(seconds: float, is_stopped_after: Wait, lift: Callable[[], int] = lift_embargoes) -> None:
    """Lift now and every so many seconds."""

    def work() -> None:
        count = lift()
        if count:
            logger.info("%s records lifted.", count)

    repeat(seconds, is_stopped_after, work, logger, "Lifting embargoes")
