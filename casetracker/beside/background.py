"""Work that the product does again and again: in a process of its own, or in a thread beside the server."""

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.core.management.base import CommandError
from django.db import close_old_connections, connections

Wait = Callable[[float], bool]
"""Waits so many seconds and tells whether to end."""


def repeat(seconds: float, is_stopped_after: Wait, work: Callable[[], None], logger: logging.Logger, name: str) -> None:
    """Do the work now and every so many seconds. An error is logged and not fatal: the next round tries again."""
    while True:
        try:
            work()
        except Exception:
            logger.exception("%s failed; it is tried again in %s seconds.", name, seconds)
        close_old_connections()
        if is_stopped_after(seconds):
            return


def until_signalled(seconds: float, repeatedly: Callable[[float, Wait], None]) -> None:
    """Repeat in this process until it is told to end. Raises CommandError for a senseless pause."""
    if seconds <= 0:
        raise CommandError("--every: give a number of seconds above 0.")
    stop = Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    repeatedly(seconds, stop.wait)


@contextmanager
def in_background(name: str, seconds: float, repeatedly: Callable[[float, Wait], None]) -> Iterator[None]:
    """Repeat in a thread of its own, which ends, after the round that it is in, when the block does."""
    stop = Event()

    def work() -> None:
        try:
            repeatedly(seconds, stop.wait)
        finally:
            connections.close_all()

    thread = Thread(target=work, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=30)
