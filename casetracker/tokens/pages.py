"""One's own tokens on the desk: made, shown once, revoked."""

import logging
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from casetracker.accounts.login import step
from casetracker.accounts.pages import is_confirmed, signed_in
from casetracker.tokens.making import make_token
from casetracker.tokens.models import LONGEST, USUAL, ApiToken, Scope

logger = logging.getLogger("casetracker.tokens")
DAYS = (7, 30, USUAL.days, LONGEST.days)


class TokenForm(forms.Form):
    """What a new token is for, what it may, and how long."""

    name = forms.CharField(
        label="What uses it",
        max_length=80,
        help_text="Such as “nightly import”: you will know it by this name when you revoke it.",
    )
    scopes = forms.MultipleChoiceField(
        label="What it may do",
        choices=[(scope.value, f"{scope.value}: {scope.label}") for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        help_text="It never may more than you. Writing and publishing bring reading drafts with them.",
        error_messages={"required": "Choose at least one."},
    )
    days = forms.TypedChoiceField(
        label="How long", choices=[(days, f"{days} days") for days in DAYS], coerce=int, initial=USUAL.days
    )


@never_cache
def own_tokens(request: HttpRequest) -> HttpResponse:
    """List one's own tokens, and make another; its text is in this one answer and nowhere else."""
    account, form = signed_in(request), TokenForm(request.POST or None)
    text = ""
    if request.method == "POST":
        if not is_confirmed(request):
            return step("account-confirm", request.path)
        text = made_by(account, form) if form.is_valid() else ""
        form = TokenForm() if text else form
    context: dict[str, Any] = {"title": "Your tokens", "form": form, "text": text, "tokens": account.api_tokens.all()}
    context["must_confirm"] = not is_confirmed(request)
    return TemplateResponse(request, "admin/tokens.html", {**admin.site.each_context(request), **context})


def made_by(account: User, form: TokenForm) -> str:
    """Make the token that the form asks for and return its text; empty where the form now says why not."""
    asked = form.cleaned_data
    expires_at = timezone.now() + timedelta(days=asked["days"])
    try:
        token, text = make_token(account, asked["name"], asked["scopes"], expires_at)
    except ValidationError as error:
        form.add_error(None, error)
        return ""
    logger.info("Token %s made by “%s” for itself: %s.", token.beginning, account, ", ".join(token.scopes))
    return text


@require_POST
def revoke_own(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own tokens."""
    account = signed_in(request)
    token = get_object_or_404(ApiToken, account=account, pk=pk)
    revoke(token, account.get_username())
    messages.success(request, f"Revoked: {token.name}. It works no more.")
    return redirect("tokens")


def revoke(token: ApiToken, by: str) -> None:
    """End the token, and log who did that."""
    token.revoke()
    logger.warning("Token %s of “%s” revoked by “%s”.", token.beginning, token.account, by)
