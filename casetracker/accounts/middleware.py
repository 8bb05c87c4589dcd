"""Around each request to the desk: whether the session has shown the second factor, and that it is used."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_otp.middleware import OTPMiddleware

from casetracker.accounts.factors import is_required
from casetracker.accounts.sessions import SessionStore
from casetracker.web.middleware import GetResponse, is_public


class AccountMiddleware:
    """Treats a session that lacks a required second factor as a stranger's: every page sends it to the login."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.with_factor = OTPMiddleware(self.answer)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request) if is_public(request) else self.with_factor(request)

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        account = request.user
        if account.is_authenticated and is_required(account) and not account.is_verified():  # type: ignore[attr-defined]  # django-otp adds it
            request.user = AnonymousUser()
        elif account.is_authenticated and isinstance(request.session, SessionStore):
            request.session.note_use()
        return self.get_response(request)
