"""Accounts for administrators: invited by link, given roles, reset; and the login in place of the admin's own.

Nobody sets a password for somebody else, and only those who may do everything give that right to others.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from casetracker.accounts.factors import reset_factor
from casetracker.accounts.links import link_of, log_invitation, log_link
from casetracker.accounts.login import LoginForm, login
from casetracker.accounts.models import Authenticator
from casetracker.accounts.pages import change_password
from casetracker.accounts.sessions import end_sessions
from casetracker.desk.request_state import Context

admin.site.login_form = LoginForm
admin.site.login = login  # type: ignore[method-assign, assignment]  # the one site, which Django makes
admin.site.password_change = change_password  # type: ignore[method-assign, assignment]  # as above
admin.site.unregister(TOTPDevice)  # it shows keys
admin.site.unregister(User)

ALL_POWER = ("is_superuser", "user_permissions")
"""What only an account that may do everything gives away."""
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")
ACTIONS = {
    "link": (
        "Make a link",
        "Whoever opens the link chooses a new password for this account. It works once, for three days, and no more "
        "once the account has logged in. Send it so that nobody else reads it.",
    ),
    "factor": (
        "Reset the second factor",
        "The authenticator and the recovery codes of this account are forgotten, and its sessions end. It sets up a "
        "new authenticator at the next login, after its password. Make sure that it is really its owner who asks.",
    ),
    "sessions": ("End all sessions", "This account has to log in again, wherever it is open."),
}


class InviteForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}
        labels = {"groups": "Roles"}
        help_texts = {"groups": ""}


@admin.register(User)
class AccountAdmin(UserAdmin):
    add_form = InviteForm
    add_form_template = "admin/change_form.html"
    change_form_template = "admin/account_form.html"
    add_fieldsets = ((None, {"fields": ("username", "first_name", "last_name", "groups")}),)
    fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "is_active", "is_staff")}),
        ("Roles", {"fields": ("groups",)}),
        ("Beside the roles", {"fields": ALL_POWER}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "has_factor", "last_login")
    list_filter = ("is_active", "groups")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        authenticators = Authenticator.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).prefetch_related("groups").annotate(has_factor=Exists(authenticators))

    @admin.display(description="roles")
    def roles(self, account: User) -> str:
        return ", ".join(sorted(role.name for role in account.groups.all())) or "–"

    @admin.display(description="second factor", boolean=True)
    def has_factor(self, account: Any) -> bool:
        return bool(account.has_factor)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return [row for row in fieldsets if is_almighty(request) or row[1]["fields"] != ALL_POWER]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return not is_above(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return not is_above(request, obj) and super().has_delete_permission(request, obj)

    # Saving

    def save_form(self, request: HttpRequest, form: forms.ModelForm, change: bool) -> User:
        account: User = super().save_form(request, form, change)
        if not change:
            account.is_staff = True
            account.set_unusable_password()
        return account

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:
        """End the sessions of an account whose rights have changed, but for the one in which that is done."""
        super().save_related(request, form, formsets, change)
        if set(form.changed_data) & set(RIGHTS):
            end_sessions(form.instance, but=request.session.session_key)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        log_invitation(obj, request.user.get_username())
        return self.action_page(request, obj, "link", link=request.build_absolute_uri(link_of(obj)))

    # Links, factors, sessions

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.action_view)
        own = [path(f"<int:pk>/{name}/", view, {"action": name}, name=f"auth_user_{name}") for name in ACTIONS]
        return own + super().get_urls()

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Offer a link: an administrator need not know anybody's password."""
        return redirect("admin:auth_user_link", pk=id)

    def action_view(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        """Say what the action does, and do it."""
        account = self.get_object(request, str(pk))
        if account is None:
            raise Http404("There is no such account.")
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        if request.method != "POST":
            return self.action_page(request, account, action)
        by = request.user.get_username()
        if action == "link":
            log_link(account, by)
            return self.action_page(request, account, action, link=request.build_absolute_uri(link_of(account)))
        if action == "factor":
            reset_factor(account, by)
            self.log_change(request, account, "Second factor reset.")
        else:
            end_sessions(account, but=request.session.session_key)
        messages.success(request, f"Done for “{account}”: {ACTIONS[action][0].lower()}.")
        return redirect(reverse("admin:auth_user_change", args=[account.pk]))

    def action_page(self, request: HttpRequest, account: User, action: str, **more: Any) -> HttpResponse:
        title, about = ACTIONS[action]
        context: Context = {**self.admin_site.each_context(request), "opts": self.opts, "original": account, **more}
        context |= {"title": title, "subtitle": str(account), "about": about, "groups": Group.objects.exists()}
        response = TemplateResponse(request, "admin/account_action.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response


def is_above(request: HttpRequest, account: User | None) -> bool:
    """Tell whether the account may do everything, and who asks may not."""
    return account is not None and account.is_superuser and not is_almighty(request)


def is_almighty(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
