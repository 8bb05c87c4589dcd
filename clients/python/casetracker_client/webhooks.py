"""Whether a webhook comes from the site whose secret you hold, as Standard Webhooks has it."""

from __future__ import annotations

import base64
import binascii
import hmac
import time
from collections.abc import Mapping

from casetracker_client.errors import CasetrackerError

PREFIX = "whsec_"
SECONDS = 300
"""How far the time of a message may be from the receiver's: an old message may be one that somebody recorded."""


class Forged(CasetrackerError):
    """The message is not signed with the secret, is too old, or lacks a header."""


def verify(secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None) -> str:
    """The id of the message, under which it may arrive more than once. Raises Forged.

    `body` is the body as it arrived: JSON that was read and written again has another signature.
    """
    given = {name.lower(): value for name, value in headers.items()}
    message, sent, signatures = (given.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not (message and sent.isdecimal() and signatures):
        raise Forged("webhook-id, webhook-timestamp and webhook-signature are needed.")
    if abs((time.time() if now is None else now) - int(sent)) > SECONDS:
        raise Forged(f"The message is of {sent}, more than {SECONDS} seconds from now.")
    expected = signature(secret, message, sent, body)
    if not any(hmac.compare_digest(expected, one.encode()) for one in signatures.split()):
        raise Forged("The signature is not one by this secret.")
    return message


def signature(secret: str, message: str, sent: str, body: bytes) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError(f"The secret is {PREFIX} and base64, as the site showed it.") from error
    signed = b".".join((message.encode(), sent.encode(), body))
    return b"v1," + base64.b64encode(hmac.digest(key, signed, "sha256"))
