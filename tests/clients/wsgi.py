"""The Python client in front of the site's own WSGI application: no server, no port, and the test's own transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from casetracker_client import Casetracker
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

SITE = "http://testserver"


@contextmanager
def site_client(token: str | None = None) -> Iterator[Casetracker]:
    signals = (request_started, request_finished)
    for each in signals:  # a request must not end the transaction in which the test's records stand
        each.disconnect(close_old_connections)
    try:
        with Casetracker(SITE, token, transport=httpx.WSGITransport(app=get_wsgi_application())) as client:
            yield client
    finally:
        for each in signals:
            each.connect(close_old_connections)
