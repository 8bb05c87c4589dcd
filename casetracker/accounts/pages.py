"""What an account sees of itself: password, second factor, sessions."""

from typing import Any

import django_otp
from django import forms
from django.conf import settings
from django.contrib import admin, auth, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from casetracker.accounts import factors
from casetracker.accounts.login import (
    CONFIRMED,
    STEP_TIME,
    CodeForm,
    begin_again,
    complete,
    form_page,
    locked_error,
    next_of,
    pending,
    refused_code,
    step,
)
from casetracker.accounts.models import DeskSession
from casetracker.accounts.sessions import end_sessions, living
from casetracker.accounts.throttle import count_failure, is_locked
from casetracker.desk.request_state import Context

NEW_KEY = "new_key"


class SetupForm(CodeForm):
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "The six digits that the app shows for this key now."


class ConfirmForm(forms.Form):
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    code = CodeForm.base_fields["code"]

    def __init__(self, request: HttpRequest, account: User, *args: Any) -> None:
        super().__init__(*args)
        self.request, self.account = request, account
        if factors.authenticator_of(account) is None:
            del self.fields["code"]

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        name = self.account.get_username()
        found = auth.authenticate(self.request, username=name, password=self.cleaned_data["password"])
        if getattr(self.request, "axes_locked_out", False):
            raise locked_error(self.request)
        if found != self.account:
            self.add_error("password", "This is not your password.")
        elif "code" in self.fields:
            error = refused_code(self.request, self.account, self.cleaned_data["code"])
            if error:
                self.add_error("code", error)
        return self.cleaned_data


def account_page(request: HttpRequest) -> HttpResponse:
    account = signed_in(request)
    own = [
        {"row": row, "handle": handle_of(row), "is_this": row.pk == request.session.session_key}
        for row in living().filter(account=account)
    ]
    context: Context = {"title": "Your account", "own_sessions": own}
    context |= {"idle_minutes": settings.SESSION_IDLE_MINUTES, "longest_hours": settings.SESSION_HOURS}
    context |= {
        "authenticator": factors.authenticator_of(account),
        "codes_left": account.recovery_codes.count(),
        "is_required": factors.is_required(account),
    }
    return TemplateResponse(request, "admin/account.html", {**admin.site.each_context(request), **context})


def handle_of(row: DeskSession) -> str:
    """Return what a page may say of a session; its key would let its reader in."""
    return salted_hmac("casetracker.accounts.session", row.pk).hexdigest()[:20]


@require_POST
def session_end(request: HttpRequest) -> HttpResponse:
    """End one of the account's sessions, or all but this one."""
    account, asked = signed_in(request), request.POST.get("session", "")
    if asked == "others":
        count = end_sessions(account, but=request.session.session_key)
        messages.success(request, "No other session was open." if not count else "All other sessions are ended.")
        return redirect("account")
    row = next((row for row in living().filter(account=account) if constant_time_compare(handle_of(row), asked)), None)
    if row is None:
        messages.info(request, "This session has ended already.")
    elif row.pk == request.session.session_key:
        auth.logout(request)
    else:
        row.delete()
        messages.success(request, "The session is ended.")
    return redirect("account")


# The second factor


@sensitive_post_parameters()
@never_cache
def factor_setup(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator: while logging in, or later and in place of another."""
    waiting = pending(request)
    if not waiting and not admin.site.has_permission(request):
        return begin_again(request)
    if not waiting and not is_confirmed(request):
        return step("account-confirm", request.path)
    account = waiting or signed_in(request)
    if waiting and factors.authenticator_of(account):
        return step("login-code", next_of(request))
    key = key_for(request, account)
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = factors.set_up(account, key, form.cleaned_data["code"])
        if codes is not None:
            return after_setup(request, account, codes, is_login=bool(waiting))
        form.add_error("code", "This is not what the app shows for this key now. Is the clock of your phone right?")
    more = {"qr_code": factors.qr_code(account, key), "key": factors.key_in_letters(key), "is_login": bool(waiting)}
    more["replaces"] = factors.authenticator_of(account) is not None
    return form_page(request, "Set up the second factor", "factor_setup", form, **more)


def key_for(request: HttpRequest, account: User) -> str:
    """Return the key that this session offers to the account, the same until it is set up."""
    owner, key = request.session.get(NEW_KEY) or (None, "")
    if owner != account.pk:
        key = factors.new_key()
        request.session[NEW_KEY] = [account.pk, key]
    return key


def after_setup(request: HttpRequest, account: User, codes: list[str], *, is_login: bool) -> HttpResponse:
    """Show the recovery codes; sessions that have not shown the new factor end."""
    after = next_of(request) if is_login else reverse("account")
    del request.session[NEW_KEY]
    if is_login:
        complete(request, account)
    else:
        django_otp.login(request, factors.authenticator_of(account))
    end_sessions(account, but=request.session.session_key)
    return codes_page(request, codes, after)


@never_cache
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes; the old ones are void."""
    account = signed_in(request)
    if factors.authenticator_of(account) is None:
        raise Http404("There is no authenticator yet.")
    if not is_confirmed(request):
        return step("account-confirm", request.path)
    if request.method != "POST":
        return form_page(request, "New recovery codes", "recovery_codes", forms.Form())
    return codes_page(request, factors.new_recovery_codes(account), reverse("account"))


def codes_page(request: HttpRequest, codes: list[str], after: str) -> HttpResponse:
    return form_page(request, "Your recovery codes", "recovery_codes", forms.Form(), codes=codes, after=after)


# Confirming who it is


@sensitive_post_parameters()
@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask again who it is, before the second factor changes: a desk can be left alone."""
    account = signed_in(request)
    form = ConfirmForm(request, account, *([request.POST] if request.method == "POST" else []))
    if request.method == "POST" and form.is_valid():
        request.session[CONFIRMED] = timezone.now().timestamp()
        return HttpResponseRedirect(next_of(request))
    return form_page(request, "Confirm that it is you", "account_confirm", form)


def is_confirmed(request: HttpRequest) -> bool:
    since = timezone.now() - STEP_TIME
    return bool(request.session.get(CONFIRMED, 0) > since.timestamp())


def signed_in(request: HttpRequest) -> User:
    """Return whose page it is; the addresses let no stranger in."""
    assert isinstance(request.user, User)
    return request.user


def change_password(request: HttpRequest, extra_context: Context | None = None) -> HttpResponse:
    """Change one's password as in Django's admin; guessing the old one counts, and every other session ends."""
    name = request.user.get_username()
    if request.method == "POST" and is_locked(request, name):
        messages.error(request, " ".join(locked_error(request).messages))
        return redirect("account")
    response = admin.AdminSite.password_change(admin.site, request, extra_context)
    if request.method == "POST" and response.status_code == 302:
        end_sessions(signed_in(request), but=request.session.session_key)
    elif request.method == "POST" and "old_password" in (response.context_data or {})["form"].errors:
        count_failure(request, name)
    return response
