"""What runs around every request: sessions for the admin's routes alone, and the headers that every answer carries.

Public pages and the API know nobody: without a session there is no cookie to set, nothing that a forged request could
abuse, and nothing to pay for. The subclasses keep Django's own checks of MIDDLEWARE meaningful: nothing is silenced.
"""

from collections.abc import Callable

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

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


class HeadersMiddleware:
    """Adds the security headers that Django's SecurityMiddleware does not know; a header that a view has set stays."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class PublicRoutesMiddleware:
    """Makes a request for a public route anonymous; CSRF checks, which guard sessions, then have nothing to guard."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_public(request):
            request.user = AnonymousUser()
            request.csrf_processing_done = True
        return self.get_response(request)


class AdminOnly:
    """Runs the middleware class that stands after it on the admin's routes, and steps aside on all others."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_public(request):
            return self.get_response(request)
        return super().__call__(request)


class AdminSessionMiddleware(AdminOnly, SessionMiddleware):
    pass


class AdminAuthenticationMiddleware(AdminOnly, AuthenticationMiddleware):
    pass


class AdminMessageMiddleware(AdminOnly, MessageMiddleware):
    pass
