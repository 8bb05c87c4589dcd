"""The recipe for receiving webhooks gets messages that the site signs, and others; docs-test runs the other recipes."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from casetracker_client.webhooks import Forged, verify

from casetracker.webhooks.models import Endpoint
from casetracker.webhooks.signing import secret_of, signatures
from tests.docs.sandbox import CLIENT, ROOT, free_port

BODY = b'{"type": "case.changed", "data": {"id": "abcdefghjk"}}'


@dataclass
class Receiver:
    """The recipe as it runs."""

    port: int
    printed: Path
    endpoint: Endpoint

    def send(self, message: str, *, body: bytes = BODY, signed: bytes = BODY, age: int = 0) -> int:
        """The status with which it answers."""
        now = int(time.time()) - age
        headers = {
            "webhook-id": message,
            "webhook-timestamp": str(now),
            "webhook-signature": signatures(self.endpoint, message, now, signed),
        }
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/", data=body, headers=headers)
        try:
            return urllib.request.urlopen(request, timeout=10).status
        except urllib.error.HTTPError as error:
            return error.code


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    endpoint, port, printed = Endpoint(name="mirror"), free_port(), tmp_path / "printed"
    environment = os.environ | {"CASETRACKER_SECRET": secret_of(endpoint), "PYTHONPATH": CLIENT}
    command = [sys.executable, ROOT / "docs" / "recipes" / "receiver.py", str(port)]
    with printed.open("w") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.05)
        yield Receiver(port, printed, endpoint)
        process.terminate()


def test_the_receiver_counts_what_the_site_signed_once_and_nothing_else(receiver: Receiver) -> None:
    assert receiver.send("msg_1_abcdefghjk") == 204
    assert receiver.send("msg_1_abcdefghjk") == 204
    assert receiver.send("msg_2_abcdefghjk", body=BODY.replace(b"changed", b"removed")) == 401
    assert receiver.send("msg_3_abcdefghjk", age=3600) == 401
    assert [line for line in receiver.printed.read_text().splitlines() if line.startswith("case.")] == [
        "case.changed abcdefghjk"
    ]


def test_a_signature_is_checked_as_the_standard_has_it() -> None:
    """The example of the specification."""
    secret, body = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", b'{"test": 2432232314}'
    headers = {
        "Webhook-Id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "Webhook-Timestamp": "1614265330",
        "Webhook-Signature": "v1,b2xk v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    assert verify(secret, headers, body, now=1614265400) == headers["Webhook-Id"]
    for wrong, sent, now in ((headers, body + b" ", 1614265400), (headers, body, 1614269000), ({}, body, 1614265400)):
        with pytest.raises(Forged):
            verify(secret, wrong, sent, now=now)
