"""The addresses of logging in and of one's own account, all of them on the desk, where sessions are."""

from django.contrib import admin
from django.urls import path

from casetracker.accounts import links, login, pages

urlpatterns = [
    path("login/code/", login.login_code, name="login-code"),
    path("login/setup/", pages.factor_setup, name="factor-setup"),
    path("login/link/<uidb64>/<token>/", links.ChoosePassword.as_view(), name="choose-password"),
    path("account/", admin.site.admin_view(pages.account_page), name="account"),
    path("account/confirm/", admin.site.admin_view(pages.confirm), name="account-confirm"),
    path("account/sessions/", admin.site.admin_view(pages.session_end), name="account-sessions"),
    path("account/recovery-codes/", admin.site.admin_view(pages.recovery_codes), name="recovery-codes"),
]
