"""Makes tokens, for the desk and for commands."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casetracker.protection.gate import refuse_names
from casetracker.tokens.models import LONGEST, MARK, SHOWN, ApiToken, Scope, digest_of


def make_token(account: User, name: str, scopes: Sequence[str], expires_at: datetime) -> tuple[ApiToken, str]:
    """Make a token; return it with its text, which nobody can read again. Raises ValidationError."""
    check_scopes(scopes)
    check_end(expires_at)
    with transaction.atomic():
        refuse_name(name)
    text = MARK + secrets.token_urlsafe(32)
    ordered = [scope.value for scope in Scope if scope in scopes]
    token = ApiToken(account=account, name=name, scopes=ordered, expires_at=expires_at)
    token.beginning, token.digest = text[:SHOWN], digest_of(text)
    token.full_clean()
    token.save()
    return token, text


def check_scopes(scopes: Sequence[str]) -> None:
    unknown = sorted(set(scopes) - set(Scope.values))
    if unknown or not scopes:
        known = ", ".join(Scope.values)
        raise ValidationError({"scopes": f"“{', '.join(unknown)}” is no scope; choose one or more of: {known}."})


def check_end(expires_at: datetime) -> None:
    now = timezone.now()
    if not now < expires_at <= now + LONGEST:
        raise ValidationError({"expires_at": f"Choose a day after today, and within {LONGEST.days} days."})


def refuse_name(name: str) -> None:
    """Refuse a name that a protected person must not be called by, as every text outside of the write path."""
    try:
        refuse_names(name, "The name")
    except ValidationError as error:
        raise ValidationError({"name": error.messages}) from error
