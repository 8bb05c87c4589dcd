"""Whose a request to the API is: its token's account, or nobody's. A login on the desk counts for nothing here."""

import logging

from django.contrib.auth.models import User
from django.db import DatabaseError
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from casetracker.tokens.models import LOOKS_LIKE_TOKEN, ApiToken, digest_of
from casetracker.web.limits import AddressThrottle
from casetracker.web.problems import InvalidParameters

logger = logging.getLogger("casetracker.tokens")
IN_THE_ADDRESS = {"access_token", "api_key", "apikey", "authorization", "token"}
"""Parameters in which clients of other services send tokens."""


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer TOKEN`, and no other way.

    A header for Basic is left to a proxy in front of the site, which may ask for one; any other scheme is refused, so
    that nobody who means to be known is answered as nobody.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        refuse_in_address(request)
        if scheme_of(request) in ("", "basic"):
            return None
        try:
            token = token_of(request)
        except AuthenticationFailed:
            count_failure(request)
            raise
        note_use(token)
        return token.account, token

    def authenticate_header(self, request: Request) -> str:
        return (
            'Bearer realm="api"' if scheme_of(request) in ("", "basic") else 'Bearer realm="api", error="invalid_token"'
        )


def token_of(request: Request) -> ApiToken:
    """Return the token that was sent. Raises AuthenticationFailed where it, or its account, may not work here."""
    if scheme_of(request) != "bearer":
        raise AuthenticationFailed("Send a token as “Authorization: Bearer TOKEN”.")
    token = ApiToken.objects.select_related("account").filter(digest=digest_sent(request)).first()
    if token is None:
        raise AuthenticationFailed("This token is not known here.")
    check(token)
    return token


def count_failure(request: Request) -> None:
    """Count a request that DRF refuses before it asks its throttles."""
    throttle = AddressThrottle()
    if not throttle.allow_request(request, None):
        raise Throttled(throttle.wait())


def scheme_of(request: Request) -> str:
    return request.META.get("HTTP_AUTHORIZATION", "").partition(" ")[0].lower()


def digest_sent(request: Request) -> str:
    """Return the digest of the token in the header; its text stays in no variable that a report of an error shows."""
    return digest_of(request.META["HTTP_AUTHORIZATION"].partition(" ")[2].strip())


def refuse_in_address(request: Request) -> None:
    """Refuse a token in the address, which proxies and servers write into their logs."""
    names = [
        name
        for name, values in request.GET.lists()
        if name.lower() in IN_THE_ADDRESS or any(LOOKS_LIKE_TOKEN.search(value) for value in values)
    ]
    if names:
        text = "Send a token in the header Authorization. One that stood in an address may be in logs: revoke it."
        raise InvalidParameters({name if name.lower() in IN_THE_ADDRESS else "": [text] for name in names})


def check(token: ApiToken) -> None:
    """Raise AuthenticationFailed unless the token can be used, and its account still has the desk."""
    if token.revoked_at:
        raise AuthenticationFailed("This token has been revoked.")
    if not token.is_living:
        raise AuthenticationFailed(f"This token expired on {token.expires_at:%Y-%m-%d}; make another one on the desk.")
    if not (token.account.is_active and token.account.is_staff):
        raise AuthenticationFailed("The account of this token may not work here any more.")


def note_use(token: ApiToken) -> None:
    """Note the use; that it cannot be noted, as in a database that is only read, refuses nobody."""
    try:
        token.note_use()
    except DatabaseError:
        logger.warning("The use of token %s could not be noted.", token.pk)
