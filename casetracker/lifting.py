"""Lifts embargoes that have ended: once, or again and again while the site is served."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import close_old_connections, connections

from cases.models import Case
from casetracker.core.publishing import lift_due
from rulings.models import Reaction, Ruling

logger = logging.getLogger(__name__)
EVERY = 60.0
"""Seconds between two rounds of a server process."""


def lift_embargoes() -> int:
    """Number and log the records whose embargo has ended; return how many there were."""
    return lift_due([Case, Ruling, Reaction])


def lift_repeatedly(
    seconds: float, is_stopped_after: Callable[[float], bool], lift: Callable[[], int] = lift_embargoes
) -> None:
    """Lift now and every so many seconds; `is_stopped_after` waits that long and tells whether to end.

    An error is logged and not fatal: the next round tries again.
    """
    while True:
        try:
            count = lift()
            if count:
                logger.info("%s records lifted.", count)
        except Exception:
            logger.exception("Lifting embargoes failed; it is tried again in %s seconds.", seconds)
        close_old_connections()
        if is_stopped_after(seconds):
            return


@contextmanager
def lifting_in_background(
    seconds: float = EVERY, repeat: Callable[[float, Callable[[float], bool]], None] = lift_repeatedly
) -> Iterator[None]:
    """Lift in a thread of its own, which ends, after the round that it is in, when the block does."""
    stop = Event()

    def work() -> None:
        try:
            repeat(seconds, stop.wait)
        finally:
            connections.close_all()

    thread = Thread(target=work, name="lift", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=30)
