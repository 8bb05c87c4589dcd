"""Links that let somebody choose a password: an invitation, or a reset. An administrator sends them by hand.

Django's signed tokens: a link is good for one account, once, for a few days, and for as long as the account has not
logged in, changed its password or been closed.
"""

import logging
from typing import Any

from django.contrib import admin
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from casetracker.accounts.login import proceed
from casetracker.accounts.sessions import end_sessions

logger = logging.getLogger("casetracker.accounts")


class LinkTokens(PasswordResetTokenGenerator):
    key_salt = "casetracker.accounts.link"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}{user.is_staff}"


tokens = LinkTokens()


def link_of(account: User) -> str:
    """Return the path of a new link for the account."""
    return reverse("choose-password", args=[urlsafe_base64_encode(force_bytes(account.pk)), tokens.make_token(account)])


def invite(name: str, roles: list[Group], by: str) -> User:
    """Make an account that has no password yet. Raises ValidationError for a name that is taken or none."""
    account = User(username=User.normalize_username(name), is_staff=True)
    account.set_unusable_password()
    account.full_clean()
    with transaction.atomic():
        account.save()
        account.groups.set(roles)
    log_invitation(account, by)
    return account


def log_invitation(account: User, by: str) -> None:
    roles = ", ".join(str(role) for role in account.groups.order_by("name")) or "no role"
    logger.info("Account invited: “%s” (%s), by %s.", account, roles, by)


def log_link(account: User, by: str) -> None:
    logger.info("Link made for a new password: “%s”, by %s.", account, by)


class ChoosePassword(PasswordResetConfirmView):
    template_name = "admin/choose_password.html"
    title = "Choose a password"
    token_generator = tokens

    def get_user(self, uidb64: str) -> Any:
        account = super().get_user(uidb64)
        return account if account and account.is_active and account.is_staff else None

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        if not context["validlink"]:
            kwargs["status"] = 410
            context["title"] = "This link does not work any more"
        context |= {**admin.site.each_context(self.request), "next": reverse("admin:index")}
        return super().render_to_response(context, **kwargs)

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        """Set the password under a lock: of two who use the link at once, one comes too late."""
        token = self.request.session.pop(INTERNAL_RESET_SESSION_TOKEN, "")
        with transaction.atomic():
            account = User.objects.select_for_update().get(username=form.user.get_username())
            if not tokens.check_token(account, token):
                self.validlink = False
                return self.render_to_response(self.get_context_data())
            form.user = account
            form.save()
            end_sessions(account)
        logger.info("Password chosen by link: “%s”.", account)
        return proceed(self.request, account, reverse("admin:index"))


def role_named(name: str) -> Group:
    """Return the role. Raises ValidationError that names those that there are."""
    role = Group.objects.filter(name__iexact=name).first()
    if role is None:
        names = ", ".join(Group.objects.order_by("name").values_list("name", flat=True)) or "none"
        raise ValidationError(f"{name}: no such role. There are: {names}.")
    return role
