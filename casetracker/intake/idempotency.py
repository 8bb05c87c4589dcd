"""Idempotency-Key (as the IETF's draft has it): a request that is sent twice writes once, and is answered alike.

Kept for a day are answers that tell of something written. A refusal has written nothing, so its key is free again.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from casetracker.intake.models import KeptAnswer, random_key
from casetracker.intake.refusals import RETRY_AFTER, Conflict, Unprocessable, Unreadable

KEPT = timedelta(hours=24)
LEFT_BEHIND = timedelta(minutes=5)
"""After this a claim without an answer is one of a request that ended: none may take as long."""
LONGEST = 255
HEADERS = ("Location", "ETag")
REPLAYED = "Idempotency-Replayed"
"""A header of ours on an answer that was kept."""
IN_PROGRESS = "A request with this Idempotency-Key is being worked on. Ask again in a moment for its answer."
REUSED = "This Idempotency-Key was used with another request. Give each request a key of its own."

Handler = Callable[..., Response]


def idempotent(handler: Handler) -> Handler:
    """Let a handler be asked twice under one Idempotency-Key. With a key, all that it writes is one transaction."""

    @wraps(handler)
    def handle(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        key = key_of(request)
        if not key:
            return handler(view, request, *args, **kwargs)
        kept = claimed(request, key)
        if kept.status is not None:
            return Response(kept.body, kept.status, headers={**kept.headers, REPLAYED: "true"})
        try:
            with transaction.atomic():
                response = handler(view, request, *args, **kwargs)
                keep(kept, response)
        except Exception:
            KeptAnswer.objects.filter(pk=kept.pk, claim=kept.claim, status=None).delete()
            raise
        return response

    return handle


def key_of(request: Request) -> str:
    """Return the key, with or without the quotes of a structured field."""
    if "Idempotency-Key" not in request.headers:
        return ""
    key = request.headers["Idempotency-Key"].strip()
    key = key[1:-1] if len(key) > 1 and key[0] == key[-1] == '"' else key
    if not key or len(key) > LONGEST or not (key.isascii() and key.isprintable()):
        raise Unreadable(f"Idempotency-Key: write 1 to {LONGEST} characters that can be printed.")
    return key


def digest_of(request: Request) -> str:
    """Return the digest of what is asked: the method, the address and the body."""
    sent = request.data  # reading it gives the digest of its bytes
    asked = (request.method, request.get_full_path(), getattr(request, "body_digest", "") if sent else "")
    return sha256("\n".join(map(str, asked)).encode()).hexdigest()


def claimed(request: Request, key: str) -> KeptAnswer:
    """Claim the key, or return its answer. Raises Conflict while another request has the claim."""
    now, digest = timezone.now(), digest_of(request)
    new = {"digest": digest, "claim": random_key(), "claimed_at": now}
    with transaction.atomic():
        kept, is_new = KeptAnswer.objects.get_or_create(account_id=request.user.pk, key=key, defaults=new)
        if is_new:
            return kept
        locked = KeptAnswer.objects.select_for_update().filter(pk=kept.pk).first()
        if locked is None:
            raise Conflict(IN_PROGRESS, RETRY_AFTER)
        is_old = locked.claimed_at < now - KEPT
        if locked.digest != digest and not is_old:
            raise Unprocessable(REUSED)
        if not is_old and locked.status is not None:
            return locked
        if not is_old and locked.claimed_at > now - LEFT_BEHIND:
            raise Conflict(IN_PROGRESS, RETRY_AFTER)
        for name, value in {**new, "status": None, "headers": {}, "body": None}.items():
            setattr(locked, name, value)
        locked.save()
        return locked


def keep(kept: KeptAnswer, response: Response) -> None:
    """Store the answer with what it tells of. Raises Conflict where somebody else has taken the claim over."""
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    answer = {"status": response.status_code, "headers": headers, "body": orjson.loads(orjson.dumps(response.data))}
    if not KeptAnswer.objects.filter(pk=kept.pk, claim=kept.claim, status=None).update(**answer):
        raise Conflict(IN_PROGRESS, RETRY_AFTER)


def purge() -> int:
    """Forget answers that are kept no longer; return how many there were."""
    return KeptAnswer.objects.filter(claimed_at__lt=timezone.now() - KEPT).delete()[0]
