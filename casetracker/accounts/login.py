"""The login: a password, then a code, or the setting up of an authenticator; only then is somebody logged in.

Between the steps the session knows whose password was right, for a few minutes. To every other page its owner is still
a stranger, so nothing can be done with a password alone.
"""

import logging
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import django_otp
from django import forms
from django.contrib import admin, auth
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from casetracker.accounts import factors, sessions
from casetracker.accounts.throttle import count_failure, is_locked, locked_until
from casetracker.desk.request_state import Context

logger = logging.getLogger("casetracker.accounts")
BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING, CONFIRMED = "pending_login", "confirmed"
STEP_TIME = timedelta(minutes=10)
"""How long a right password waits for its code, and how long a login needs no confirmation."""


class LoginForm(AdminAuthenticationForm):
    def get_invalid_login_error(self) -> ValidationError:
        """Say until when somebody is locked out; otherwise what Django says, the same for every reason."""
        if self.request and getattr(self.request, "axes_locked_out", False):
            return locked_error(self.request)
        return super().get_invalid_login_error()


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
        help_text="The six digits that your authenticator app shows now, or one of your recovery codes.",
    )


class Login(LoginView):
    authentication_form = LoginForm
    template_name = "admin/login.html"

    def form_valid(self, form: Any) -> HttpResponse:
        return proceed(self.request, form.get_user(), self.get_success_url())


@never_cache
def login(request: HttpRequest, extra_context: Context | None = None) -> HttpResponseBase:
    """Ask for name and password; takes the place of the admin's own login."""
    if request.method == "GET" and admin.site.has_permission(request):
        return redirect("admin:index")
    context = {**admin.site.each_context(request), "title": "Log in", "app_path": request.get_full_path()}
    context |= {"username": request.user.get_username(), "next": next_of(request), **(extra_context or {})}
    return Login.as_view(extra_context=context, next_page=reverse("admin:index"))(request)


def proceed(request: HttpRequest, account: User, after: str) -> HttpResponse:
    """Go on after a right password: to the code, to setting up, or in."""
    has_factor = factors.authenticator_of(account) is not None
    if not has_factor and not factors.is_required(account):
        complete(request, account)
        return HttpResponseRedirect(after)
    until = (timezone.now() + STEP_TIME).timestamp()
    request.session.cycle_key()  # a key that was known before, as from somebody who planted it, is not to know this
    request.session[PENDING] = [account.pk, account.get_session_auth_hash(), until]
    return step("login-code" if has_factor else "factor-setup", after)


def step(name: str, after: str) -> HttpResponse:
    """Lead to a step of the login that then leads `after` it."""
    return HttpResponseRedirect(f"{reverse(name)}?next={quote(after)}")


def pending(request: HttpRequest) -> User | None:
    """Return whose password was right a moment ago in this session."""
    pk, digest, until = request.session.get(PENDING) or (0, "", 0)
    account = User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    is_whole = account is not None and constant_time_compare(digest, account.get_session_auth_hash())
    return account if is_whole and until > timezone.now().timestamp() else None


def complete(request: HttpRequest, account: User) -> None:
    """Log the account in; with its authenticator, if it has one, which must have been asked for."""
    request.session.pop(PENDING, None)
    auth.login(request, account, backend=BACKEND)
    sessions.begin(request)
    request.session[CONFIRMED] = timezone.now().timestamp()
    django_otp.login(request, factors.authenticator_of(account))


@sensitive_post_parameters()
@never_cache
def login_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, after the password."""
    account = pending(request)
    if account is None:
        return begin_again(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        error = refused_code(request, account, form.cleaned_data["code"])
        if error is None:
            complete(request, account)
            return HttpResponseRedirect(next_of(request))
        form.add_error("code", error)
    return form_page(request, "Enter the code", "login_code", form)


def begin_again(request: HttpRequest) -> HttpResponse:
    """Lead back to the password; a code is nothing to keep, so unlike a form that needs a login it answers 303."""
    response = step("admin:login", next_of(request))
    response.status_code = 303 if request.method == "POST" else 302
    return response


def refused_code(request: HttpRequest, account: User, code: str) -> ValidationError | None:
    """Say why the code does not lead on; None where it does."""
    name = account.get_username()
    if is_locked(request, name):
        return locked_error(request)
    until = factors.waits_until(account)
    if until:
        return ValidationError(f"After wrong codes the next one has to wait: try again after {until:%H:%M:%S} UTC.")
    if factors.accepts(account, code):
        return None
    count_failure(request, name)
    if request.axes_locked_out:  # type: ignore[attr-defined]  # django-axes sets it
        return locked_error(request)
    return ValidationError(
        "This is not the code that the app shows now, or it was used already: wait for the next one."
    )


def locked_error(request: HttpRequest) -> ValidationError:
    until = locked_until(request)
    when = f"after {until:%H:%M} UTC" if until else "later"
    return ValidationError(
        f"Too many logins failed from where you are. Try again {when}; until then nothing is looked at, not even the "
        "right password.",
        code="locked",
    )


def next_of(request: HttpRequest) -> str:
    """Return where to go after the login: only a page of this site."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if is_ours else reverse("admin:index")


def form_page(request: HttpRequest, title: str, name: str, form: forms.Form, **more: Any) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "form": form, "next": next_of(request), **more}
    return TemplateResponse(request, f"admin/{name}.html", context)
