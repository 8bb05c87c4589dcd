"""What signs a message, as Standard Webhooks 1.0 has it: HMAC-SHA256 of its id, its time and its body.

A secret is worked out of SECRET_KEY and the endpoint's random salt each time it is needed. A stolen database tells
none, and no cipher has to be kept; with a new SECRET_KEY every endpoint has a new secret.
"""

import hmac
from base64 import b64encode
from hashlib import sha256

from django.utils.crypto import salted_hmac

from casetracker.webhooks.models import Endpoint

MARK = "whsec_"


def key_of(salt: str) -> bytes:
    return salted_hmac("casetracker.webhooks.secret", salt, algorithm="sha256").digest()


def secret_of(endpoint: Endpoint) -> str:
    """Return the secret as its receiver takes it."""
    return MARK + b64encode(key_of(endpoint.salt)).decode()


def signatures(endpoint: Endpoint, message_id: str, timestamp: int, body: bytes) -> str:
    """Return the value of `webhook-signature`: one signature, or two while a secret is being replaced."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    macs = (hmac.new(key_of(salt), signed, sha256).digest() for salt in endpoint.salts())
    return " ".join(f"v1,{b64encode(mac).decode()}" for mac in macs)
