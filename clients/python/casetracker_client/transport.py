"""Requests: addresses, the token, asking again after a while, and answers that were kept."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import httpx

from casetracker_client.errors import Unreachable, refusal, retry_after
from casetracker_client.values import query

BASE = "/api/v1/"
SAFE = {"GET", "HEAD", "OPTIONS"}
BUSY = {429, 503}
Cache = MutableMapping[str, tuple[str, bytes]]
"""Answers by their address: the ETag and the body. A dict, or whatever keeps longer."""


@dataclass(frozen=True)
class Retries:
    """How often and how long to wait for a server that is busy or away.

    The pause is what the server asks for, or else doubles from `first` seconds. A server that asks for more than
    `longest` seconds is not waited for.
    """

    attempts: int = 5
    first: float = 0.5
    longest: float = 60
    sleep: Callable[[float], None] = time.sleep

    def pause(self, attempt: int, response: httpx.Response | None) -> float | None:
        """Seconds to wait after this attempt, counted from 1; None to give up."""
        if attempt >= self.attempts:
            return None
        asked = retry_after(response) if response else None
        doubled = min(self.first * 2 ** (attempt - 1), self.longest) * random.uniform(0.5, 1)
        pause = doubled if asked is None else asked
        return pause if pause <= self.longest else None


class Transport:
    """The way to one site."""

    def __init__(self, base_url: str, *, http: httpx.Client, retries: Retries, cache: Cache | None) -> None:
        self.base = base_url.rstrip("/").removesuffix(BASE.rstrip("/")) + BASE
        self.http = http
        self.retries = retries
        self.cache = cache

    def address(self, path: str) -> str:
        """Where a path within the API stands, such as `cases/`, or an address that an answer gave.

        Of an address only what follows the host counts: the site may be reached by another name than it knows, and the
        token goes nowhere else.
        """
        if path.startswith(("http://", "https://")):
            path = httpx.URL(path).raw_path.decode()
        return str(httpx.URL(self.base).join(path))

    def read(self, path: str, parameters: Mapping[str, object]) -> Any:
        """The JSON that stands there; from the cache where the server says that it is still right."""
        request = self.http.build_request(
            "GET", self.address(path), params=query(parameters), headers={"Accept": "application/json"}
        )
        etag, body = (self.cache or {}).get(str(request.url), ("", b""))
        if etag:
            request.headers["If-None-Match"] = etag
        with self.answered(request) as response:
            if response.status_code != httpx.codes.NOT_MODIFIED:
                body = response.read()
                self.keep(str(request.url), response)
        return json.loads(body)

    def keep(self, address: str, response: httpx.Response) -> None:
        """Put an answer into the cache, unless it says that nobody may."""
        etag = response.headers.get("ETag")
        if self.cache is not None and etag and "no-store" not in response.headers.get("Cache-Control", ""):
            self.cache[address] = (etag, response.content)

    def lines(self, path: str, parameters: Mapping[str, object]) -> Iterator[bytes]:
        """The lines of an NDJSON answer as they arrive. Text may hold other line breaks, so only \\n ends a line."""
        request = self.http.build_request(
            "GET", self.address(path), params=query(parameters), headers={"Accept": "application/x-ndjson"}
        )
        with self.answered(request) as response:
            rest = b""
            for chunk in chunks(response):
                *whole, rest = (rest + chunk).split(b"\n")
                yield from filter(None, whole)
            if rest:
                yield rest

    def send(
        self, method: str, path: str, *, params: Mapping[str, object] | None = None, **more: Any
    ) -> httpx.Response:
        """Any request at all, answered and read; `more` is what httpx takes: `json`, `content`, `headers`."""
        request = self.http.build_request(method, self.address(path), params=query(params or {}) or None, **more)
        with self.answered(request) as response:
            response.read()
        return response

    @contextmanager
    def answered(self, request: httpx.Request) -> Iterator[httpx.Response]:
        """The answer, to be read within the block. Raises Refused and Unreachable."""
        response = self.waited_for(request)
        try:
            if response.is_error:
                read(response)
                raise refusal(response)
            yield response
        finally:
            response.close()

    def waited_for(self, request: httpx.Request) -> httpx.Response:
        """The first answer of a server that is neither busy nor away, or the last of those that it gave."""
        may_repeat = is_repeatable(request)
        attempt = 0
        while True:
            attempt += 1
            try:
                response = self.http.send(request, stream=True, follow_redirects=request.method in SAFE)
            except httpx.TransportError as error:
                pause = self.retries.pause(attempt, None) if may_repeat else None
                if pause is None:
                    raise unreachable(request, error) from error
            else:
                is_busy = response.status_code in BUSY and (may_repeat or response.status_code == 429)
                pause = self.retries.pause(attempt, response) if is_busy else None
                if pause is None:
                    return response
                response.close()
            self.retries.sleep(pause)


def is_repeatable(request: httpx.Request) -> bool:
    """Whether sending it twice does what sending it once does."""
    return request.method in SAFE | {"PUT"} or "Idempotency-Key" in request.headers


def unreachable(request: httpx.Request, error: Exception) -> Unreachable:
    return Unreachable(f"{request.method} {request.url.path}: {request.url.host} does not answer: {error}")


def chunks(response: httpx.Response) -> Iterator[bytes]:
    """The body as it arrives; Unreachable where it breaks off."""
    try:
        yield from response.iter_bytes()
    except httpx.TransportError as error:
        raise Unreachable(f"{response.request.url.path}: the answer broke off ({error}); ask again.") from error


def read(response: httpx.Response) -> bytes:
    try:
        return response.read()
    except httpx.TransportError as error:
        raise unreachable(response.request, error) from error


def user_agent() -> str:
    try:
        return f"casetracker-client/{version('casetracker-client')}"
    except PackageNotFoundError:  # run from its folder
        return "casetracker-client"
