"""What goes wrong, as exceptions that say what the server said."""

from __future__ import annotations

from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

import httpx


class CasetrackerError(Exception):
    """Everything that this client raises about an answer, or about there being none."""


class Unreachable(CasetrackerError):
    """The server gave no answer, or broke off within one."""


class Refused(CasetrackerError):
    """The server answered with a problem document (RFC 9457).

    `errors` has one object for each parameter or field that is wrong, as the server names it; `document` all it said.
    """

    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.document: dict[str, Any] = document(response)
        self.title = str(self.document.get("title") or response.reason_phrase)
        self.detail = str(self.document.get("detail") or "")
        self.errors: list[dict[str, Any]] = self.document.get("errors") or []
        super().__init__(self.told(response))

    def told(self, response: httpx.Response) -> str:
        head = f"{response.request.method} {response.request.url.path}: {self.status} {self.title}"
        errors = [line(error) for error in self.errors]
        detail = [] if errors and all(error in self.detail for error in errors) else [self.detail]
        return "\n".join(filter(None, [head, *detail, *errors]))


class Wrong(Refused):
    """400, 413, 415, 422: what was sent cannot be answered; `errors` names each part of it."""


class NotAllowed(Refused):
    """401, 403: without a token, or with one that may not."""


class NotFound(Refused):
    """404: there is nothing, or nothing public."""


class Withdrawn(Refused):
    """410: it was withdrawn; `detail` gives the public reason."""


class Conflict(Refused):
    """409: it contradicts what is there, for example a record of another system that looks the same."""


class Outdated(Refused):
    """412, 428: it was changed since it was read, or it was not said which version is meant."""


class TooMany(Refused):
    """429: ask again after `retry_after` seconds."""


class ServerFault(Refused):
    """5xx: a fault on the server's side, or it is being worked on."""


KINDS: dict[int, type[Refused]] = {
    **dict.fromkeys((400, 413, 415, 422), Wrong),
    **dict.fromkeys((401, 403), NotAllowed),
    **dict.fromkeys((412, 428), Outdated),
    404: NotFound,
    409: Conflict,
    410: Withdrawn,
    429: TooMany,
}


def refusal(response: httpx.Response) -> Refused:
    """The exception for an answer of which the body has been read."""
    kind = ServerFault if response.status_code >= 500 else KINDS.get(response.status_code, Refused)
    return kind(response)


def document(response: httpx.Response) -> dict[str, Any]:
    """The problem document; empty where a proxy answered with a page."""
    try:
        told = response.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def line(error: dict[str, Any]) -> str:
    where = error.get("parameter") or error.get("pointer") or error.get("header") or ""
    return ": ".join(filter(None, (str(where), str(error.get("detail") or ""))))


def retry_after(response: httpx.Response) -> float | None:
    """In how many seconds the server may be asked again; None where it does not say."""
    written = response.headers.get("Retry-After", "")
    if written.isdigit():
        return float(written)
    try:
        instant = parsedate_to_datetime(written)
    except ValueError:
        return None
    return max(0.0, (instant - datetime.now(timezone.utc)).total_seconds())
