"""One attempt: a POST to a checked address, within a time, with no redirect followed and little of the answer read.

The standard library's client, because a webhook needs what others do not let one decide: the connection goes to the
address that was checked, while the certificate is checked for the name.
"""

import socket
import ssl
import time
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from django.utils import timezone

from casetracker.webhooks import log
from casetracker.webhooks.models import Delivery
from casetracker.webhooks.reaching import Unreachable, resolved
from casetracker.webhooks.signing import signatures

STEP_SECONDS = 5.0
"""For connecting, and for each wait for something of the answer."""
WHOLE_SECONDS = 15.0
"""For the whole attempt, however slowly the answer trickles."""
READ_AT_MOST = 4096
RETRY_AFTER_AT_MOST = 24 * 60 * 60
REDIRECTS = "it redirects, which is not followed; give the address to which it leads"


class Outcome(NamedTuple):
    """How an attempt ended."""

    is_delivered: bool
    said: str
    is_gone: bool = False
    """The receiver wants no more (410)."""
    retry_after: float = 0
    """Seconds that the receiver asks to wait."""


class CheckedConnection(HTTPConnection):
    """A connection to an address that was checked before; TLS is for the host's name."""

    def __init__(self, host: str, address: str, port: int, *, is_tls: bool) -> None:
        super().__init__(host, port, timeout=STEP_SECONDS)
        self.address, self.is_tls = address, is_tls

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = plain
        if self.is_tls:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """End what is going on, from another thread."""
        if self.sock:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()


def attempt(delivery: Delivery) -> Outcome:
    """Send the message once; whatever goes wrong on the way is an outcome, and no error."""
    change = log.said(delivery.sequence)
    if change is None:
        return Outcome(True, "the log has it no more; nothing was sent")
    body = orjson.dumps({"type": delivery.event_type, "timestamp": change.get("at"), "data": change})
    now = int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Casetracker-Webhooks/1",
        "webhook-id": delivery.message_id,
        "webhook-timestamp": str(now),
        "webhook-signature": signatures(delivery.endpoint, delivery.message_id, now, body),
    }
    try:
        return post(delivery.endpoint.url, headers, body)
    except Unreachable as error:
        return Outcome(False, str(error))
    except (OSError, HTTPException) as error:
        return Outcome(False, f"no answer: {type(error).__name__}")


def post(url: str, headers: dict[str, str], body: bytes) -> Outcome:
    parts = urlsplit(url)
    if parts.scheme != "https" and not settings.DEVELOPMENT:
        raise Unreachable("The address is not https.")
    address, port = resolved(parts)
    connection = CheckedConnection(str(parts.hostname), address, port, is_tls=parts.scheme == "https")
    watch = Timer(WHOLE_SECONDS, connection.cut)
    watch.start()
    try:
        connection.request("POST", parts.path + (f"?{parts.query}" if parts.query else "") or "/", body, headers)
        answer = connection.getresponse()
        answer.read(READ_AT_MOST)
        return outcome_of(answer)
    finally:
        watch.cancel()
        connection.close()


def outcome_of(answer: HTTPResponse) -> Outcome:
    status = answer.status
    if 200 <= status < 300:
        return Outcome(True, f"answered {status}")
    more = f": {REDIRECTS}" if 300 <= status < 400 else ""
    return Outcome(False, f"answered {status}{more}", status == 410, seconds_asked(answer.getheader("Retry-After")))


def seconds_asked(value: Any) -> float:
    """Return how long the receiver asks to wait; 0 where it does not, or not understandably."""
    if not value:
        return 0
    try:
        if value.isascii() and value.isdigit():
            seconds = float(value[:9])
        else:
            seconds = (parsedate_to_datetime(value) - timezone.now()).total_seconds()
    except (TypeError, ValueError):
        return 0
    return min(max(0, seconds), RETRY_AFTER_AT_MOST)
