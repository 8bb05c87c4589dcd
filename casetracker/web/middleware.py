"""What runs around every request: sessions on the admin's routes only, and the headers that every answer carries.

Public pages and the API know nobody: without a session there is no cookie to set, nothing for a forged request to
abuse, and no cost. The middleware subclasses Django's own, so that Django's checks of MIDDLEWARE keep their meaning.
"""

from collections.abc import Awaitable, Callable
from functools import cache

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin

from casetracker.web.open_addresses import is_open

GetResponse = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_public(request: HttpRequest) -> bool:
    return not request.path_info.startswith("/admin/")


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


@cache
def links_of_the_api() -> str:
    """Where an answer of the API says that the API is described, for programs and for people (RFC 8631, RFC 9727)."""
    schema = f"<{reverse('schema')}>"
    return ", ".join(
        [
            f'{schema}; rel="describedby"; type="application/json"',
            f'{schema}; rel="service-desc"; type="application/vnd.oai.openapi+json"',
            f'<{reverse("api-reference")}>; rel="service-doc"; type="text/html"',
            f'<{reverse("api-catalog")}>; rel="api-catalog"',
        ]
    )


class HeadersMiddleware:
    """Adds the security headers that Django's SecurityMiddleware lacks; a header that a view has set stays."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if is_api(request):
            response.headers["Link"] = ", ".join(filter(None, [response.headers.get("Link"), links_of_the_api()]))
        if is_open(request.path_info):
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


class HeadMiddleware:
    """Takes the body of an answer to HEAD, whatever server is in front: not all of them do, and a body breaks the rest.

    The headers stay as GET has them, its length included.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response


class PublicRoutesMiddleware:
    """Makes a request for a public route anonymous; CSRF checks guard sessions, so they are skipped there."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_public(request):
            request.user = AnonymousUser()
            request.csrf_processing_done = True  # type: ignore[attr-defined]  # what CsrfViewMiddleware itself sets
        return self.get_response(request)


class CompressionMiddleware(GZipMiddleware):
    """Compresses answers, but none that can be asked for in ranges: these count the bytes as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.has_header("Accept-Ranges"):
            return response
        return super().process_response(request, response)


class AdminOnly(MiddlewareMixin):
    """Runs the middleware class that follows it on the admin's routes only."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if is_public(request):
            return self.get_response(request)
        return super().__call__(request)


class AdminSessionMiddleware(AdminOnly, SessionMiddleware):
    pass


class AdminAuthenticationMiddleware(AdminOnly, AuthenticationMiddleware):
    pass


class AdminMessageMiddleware(AdminOnly, MessageMiddleware):
    pass
