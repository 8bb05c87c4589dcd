"""Addresses by the names of their URLs, fast enough for every row of a list.

Pages link by paths, the API by whole addresses: within `whole_addresses` every address begins with the given origin. It
is kept beside the request, as Django keeps its script prefix, so that rows need not be handed the request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from casetracker.core.models import ALPHABET, ID_LENGTH

ANY_ID = ALPHABET[0] * ID_LENGTH
ORIGIN: ContextVar[str] = ContextVar("origin", default="")
"""What addresses begin with; empty for paths."""


@contextmanager
def whole_addresses(origin: str) -> Iterator[None]:
    """Let addresses begin with the origin, such as `https://example.org`."""
    token = ORIGIN.set(origin)
    try:
        yield
    finally:
        ORIGIN.reset(token)


def origin_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def addressed(path: str) -> str:
    """The path as an address of this answer; nothing stays nothing."""
    return path and f"{ORIGIN.get()}{path}"


def unit_address(url_name: str, public_id: str) -> str:
    """The address of a unit's page."""
    return f"{ORIGIN.get()}{unit_path(url_name, public_id)}"


def unit_path(url_name: str, public_id: str) -> str:
    """The path of a unit's page: what `reverse` returns, without asking it for each unit."""
    before, after = around_id(url_name)
    return f"{before}{public_id}{after}"


def list_address(url_name: str) -> str:
    return f"{ORIGIN.get()}{list_path(url_name)}"


@cache
def list_path(url_name: str) -> str:
    return reverse(url_name)


def filtered_address(url_name: str, **filters: str) -> str:
    """The address of a list with these filters; several values of one stand with commas between."""
    return f"{list_address(url_name)}?{urlencode(filters, safe=',')}"


@cache
def around_id(url_name: str) -> tuple[str, str]:
    before, _, after = reverse(url_name, args=[ANY_ID]).partition(ANY_ID)
    return before, after


def api_address(path: str) -> str:
    """The address at which the API answers what the page at `path` shows."""
    return f"{list_path('api:api-root').removesuffix('/')}{path}"


def page_path(api_path: str) -> str:
    """The path of the page that shows what the API answers at `api_path`."""
    return api_path.removeprefix(api_address(""))


def with_parameter(request: HttpRequest, name: str, value: str | None) -> str:
    """The request's address with one parameter set, or removed."""
    parameters = request.GET.copy()
    if value is None:
        parameters.pop(name, None)
    else:
        parameters[name] = value
    query = parameters.urlencode()
    return f"{request.path}?{query}" if query else request.path
