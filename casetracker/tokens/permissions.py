"""What a request may: reading everybody; anything else by the token's scope, and then by the policy.

    class CaseViewSet(...):
        subject = Case
        needs = {"create": Need(Scope.WRITE, Action.ADD), "publish": Need(Scope.PUBLISH, Action.PUBLISH)}

A view that changes something and says no need is refused to everybody.
"""

from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import NotAuthenticated, PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from casetracker.core import policy
from casetracker.core.policy import Action
from casetracker.tokens.models import ApiToken


@dataclass(frozen=True)
class Need:
    """What one action of a view takes: a scope, and what the account must be allowed; None: the write path asks."""

    scope: str
    action: Action | None = None


class InsufficientScope(PermissionDenied):
    """The token lacks the scope, whatever its account may."""

    def __init__(self, scope: str) -> None:
        self.auth_header = f'Bearer realm="api", error="insufficient_scope", scope="{scope}"'
        super().__init__(f"This token lacks the scope {scope}.")


class ScopeAndPolicy(BasePermission):
    """Asks the token for the scope and the policy for the account, of the kind and then of the record."""

    def has_permission(self, request: Request, view: Any) -> bool:
        action = action_of(request, view)
        if request.method in SAFE_METHODS or action is None:
            return True
        if not isinstance(request.auth, ApiToken):
            raise NotAuthenticated("This takes a token: “Authorization: Bearer TOKEN”.")
        need = getattr(view, "needs", {}).get(action)
        if need is None:
            return False
        if not request.auth.has_scope(need.scope):
            raise InsufficientScope(need.scope)
        return need.action is None or policy.allows(request.user, need.action, view.subject)

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        need = getattr(view, "needs", {}).get(action_of(request, view))
        if request.method in SAFE_METHODS or need is None or need.action is None:
            return True
        return policy.allows(request.user, need.action, obj)


def action_of(request: Request, view: Any) -> str | None:
    """Name what the view would do; None where it does nothing by this method, and answers 405."""
    name = getattr(view, "action", str(request.method).lower())
    return name if name and hasattr(view, name) else None
