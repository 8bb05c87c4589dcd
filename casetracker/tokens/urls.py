"""The addresses of one's own tokens, on the desk, where sessions are."""

from django.contrib import admin
from django.urls import path

from casetracker.tokens import pages

urlpatterns = [
    path("account/tokens/", admin.site.admin_view(pages.own_tokens), name="tokens"),
    path("account/tokens/<int:pk>/revoke/", admin.site.admin_view(pages.revoke_own), name="token-revoke"),
]
