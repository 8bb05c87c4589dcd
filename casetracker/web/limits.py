"""How often a client may ask, and what every answer says of it.

The numbers of requests stand in the memory of this process: counting costs no statement and no other service, and with
several processes a client may ask as many times as often as there are. The headers are those of the IETF's draft
“RateLimit header fields for HTTP” (draft-ietf-httpapi-ratelimit-headers, since its eighth version).
"""

import math
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, NamedTuple

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

from casetracker.web.client import client_address
from casetracker.web.middleware import GetResponse
from casetracker.web.problems import plain_problem, too_many


class Standing(NamedTuple):
    """What a client has left of its limit."""

    name: str
    quota: int
    window: int
    left: int
    seconds: int
    """Until there is more."""


class ClientThrottle(SimpleRateThrottle):
    """Counts by window: one number for each client, where DRF keeps the times of all its requests."""

    num_requests: int
    duration: int
    seconds = 0

    def get_rate(self) -> str | None:
        rates: Any = api_settings.DEFAULT_THROTTLE_RATES
        return rates[self.scope] or None

    def allow_request(self, request: Any, view: Any) -> bool:
        key = self.get_cache_key(request, view) if self.rate else None
        if key is None:
            return True
        quota, window, now = self.num_requests, self.duration, self.timer()
        count = counted(f"{key}:{now // window:.0f}", window)
        self.seconds = math.ceil(window - now % window)
        standing = Standing(str(self.scope), quota, window, max(0, quota - count), self.seconds)
        getattr(request, "_request", request).rate_limit = standing
        return count <= quota

    def wait(self) -> float:
        return self.seconds


def counted(key: str, seconds: int) -> int:
    """Count one more; return how many there are."""
    cache = caches["limits"]
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key)
    except ValueError:  # thrown out this moment, to make room for others
        return 1


class AddressThrottle(ClientThrottle):
    """By the address from which a request comes, of IPv6 the network that one household has."""

    scope = "anonymous"

    def get_cache_key(self, request: HttpRequest | Request, view: Any) -> str | None:
        return f"{self.scope}:{client_address(request)}"


class AnonymousThrottle(AddressThrottle):
    """For requests without a token."""

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        return None if request.auth else super().get_cache_key(request, view)


class TokenThrottle(ClientThrottle):
    """For requests with a token, from wherever they come."""

    scope = "token"

    def get_cache_key(self, request: Any, view: Any) -> str | None:
        return f"{self.scope}:{request.auth.pk}" if request.auth else None


class DrawingThrottle(AddressThrottle):
    """For drawings of which each starts a process."""

    scope = "drawing"


View = Callable[..., HttpResponse]


def limited(throttle: type[ClientThrottle]) -> Callable[[View], View]:
    """Limit a view that is none of DRF's."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            limit = throttle()
            if limit.allow_request(request, None):
                return view(request, *args, **kwargs)
            response = plain_problem(request, HTTPStatus.TOO_MANY_REQUESTS, too_many(limit.seconds))
            response.headers["Retry-After"] = str(limit.seconds)
            return response

        return answer

    return decorate


class LimitMiddleware:
    """Tells the client what it has left, also with an answer of 304, which is made without most other headers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        standing: Standing | None = getattr(request, "rate_limit", None)
        if standing:
            response.headers["RateLimit-Policy"] = f'"{standing.name}";q={standing.quota};w={standing.window}'
            response.headers["RateLimit"] = f'"{standing.name}";r={standing.left};t={standing.seconds}'
        return response
