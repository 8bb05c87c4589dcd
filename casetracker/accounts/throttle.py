"""Logins that fail: counted by name and address together, refused after a few, one line in the log for each.

django-axes counts and refuses. It is told what it may keep: no name and nothing that was posted, and of an IPv6 address
the network that one household has. The lock is by name and address together, so that nobody can lock an editor out from
everywhere; an address that tries many names is refused, too.
"""

import logging
from copy import copy
from datetime import datetime
from ipaddress import ip_address, ip_network
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac

logger = logging.getLogger("casetracker.accounts")
Credentials = dict[str, Any] | None
NAMES_PER_ADDRESS = 10
"""An address may fail as often with all names together as one name may fail this many times."""


class LoginThrottle(AxesDatabaseHandler):
    """Counts failed logins."""

    def get_failures(self, request: Any, credentials: Credentials = None) -> int:
        of_address = recent_attempts(request).aggregate(sum=Sum("failures_since_start"))["sum"] or 0
        return max(super().get_failures(request, credentials), of_address // NAMES_PER_ADDRESS)

    def user_login_failed(self, sender: Any, credentials: dict, request: Any = None, **kwargs: Any) -> None:
        """Count the failure and log it. What was posted is not passed on: it would be stored."""
        if request is None:
            return
        was_locked = request.axes_locked_out
        bare = copy(request)
        bare.GET = bare.POST = QueryDict()
        super().user_login_failed(sender, credentials, bare, **kwargs)
        request.axes_locked_out, request.axes_credentials = bare.axes_locked_out, credentials
        who, where = known_name(credentials.get("username")), shown_address(request.axes_ip_address)
        if was_locked:
            logger.warning("Login refused, still locked: %s from %s.", who, where)
        elif bare.axes_locked_out:
            until = locked_until(request)
            logger.warning("Login failed and locked until %s: %s from %s.", until and f"{until:%H:%M} UTC", who, where)
        else:
            logger.warning("Login failed: %s from %s.", who, where)


def recent_attempts(request: Any) -> QuerySet[AccessAttempt]:
    """Return what failed from the request's address and still counts, a row for each name."""
    recent = {"ip_address": request.axes_ip_address, "attempt_time__gte": get_cool_off_threshold(request)}
    return AccessAttempt.objects.filter(**recent)


def is_locked(request: HttpRequest, name: str) -> bool:
    """Tell whether this name may not log in from this address now."""
    is_allowed = AxesProxyHandler.is_allowed(request, {"username": name})
    request.axes_credentials = {"username": name}  # type: ignore[attr-defined]  # where locked_until() looks
    return not is_allowed


def count_failure(request: HttpRequest, name: str) -> None:
    """Count something other than a password that was wrong while logging in."""
    AxesProxyHandler.user_login_failed(None, {"username": name}, request)


def locked_until(request: Any) -> datetime | None:
    """Return when a login that is refused now can be tried again."""
    rows = recent_attempts(request)
    own = rows.filter(username=get_client_username(request, request.axes_credentials))
    last = (own if own.exists() else rows).aggregate(last=Max("attempt_time"))["last"]
    return last + settings.AXES_COOLOFF_TIME if last else None


def too_many(request: HttpRequest, response: HttpResponse, credentials: Credentials) -> HttpResponse:
    """Mark the login page of somebody who is locked out as what it is."""
    response.status_code = 429
    until = locked_until(request)
    if until:
        response.headers["Retry-After"] = str(max(1, int((until - timezone.now()).total_seconds())))
    return response


def name_digest(request: HttpRequest, credentials: Credentials) -> str:
    """Return what stands for a name that was tried: it can be a password, typed into the wrong field."""
    name = (credentials or {}).get("username") or ""
    return salted_hmac("casetracker.accounts.name", str(name)).hexdigest()


def known_name(name: Any) -> str:
    return f"“{name}”" if User.objects.filter(username=name).exists() else "an unknown name"


def shown_address(address: str | None) -> str:
    """Return what the log may say of an address: its network, unless the operator wants all of it."""
    if not address:
        return "an unknown address"
    if settings.LOG_FULL_ADDRESSES:
        return address
    parsed = ip_address(address)
    return str(ip_network((parsed, 24 if parsed.version == 4 else 48), strict=False))
