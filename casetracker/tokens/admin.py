"""Everybody's tokens, for administrators: seen and revoked, never made or read."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from casetracker.accounts.pages import signed_in
from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.tokens.models import ApiToken
from casetracker.tokens.pages import revoke


@admin.register(ApiToken)
class ApiTokenAdmin(admin.ModelAdmin):
    """Nobody makes a token for somebody else here; a revoked one stays in the list as what it was."""

    list_display = (
        *("name", "account", "beginning", "what_it_may", "created_at", "expires_at", "last_used_at"),
        *("revoked_at", "is_living"),
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    list_select_related = ("account",)
    search_fields = ("name", "beginning", "account__username")
    fields = (
        *("name", "account", "beginning", "what_it_may", "created_at", "expires_at", "last_used_at", "revoked_at"),
    )
    readonly_fields = fields
    actions = ("revoke_selected",)
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        return policy.allows(request.user, Action.VIEW, ApiToken)

    def has_change_permission(self, request: HttpRequest, obj: ApiToken | None = None) -> bool:
        """Revoking from the list is all that changes."""
        return obj is None and policy.allows(request.user, Action.CHANGE, ApiToken)

    @admin.display(description="scopes")
    def what_it_may(self, token: ApiToken) -> str:
        return ", ".join(token.scopes)

    @admin.display(description="works", boolean=True)
    def is_living(self, token: ApiToken) -> bool:
        return token.is_living

    @admin.action(description="Revoke selected tokens", permissions=["change"])
    def revoke_selected(self, request: HttpRequest, tokens: QuerySet[Any]) -> None:
        living = [token for token in tokens if token.revoked_at is None]
        for token in living:
            revoke(token, signed_in(request).get_username())
        self.message_user(request, f"Tokens revoked: {len(living)}. They work no more.", messages.SUCCESS)
