"""How operations are called, `list_rulings`, `get_ruling`, `create_case`, what is said of them, and who may ask."""

import inspect
from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework.permissions import SAFE_METHODS
from rest_framework.viewsets import ViewSetMixin

NAMES = {
    "list": "list_{many}",
    "retrieve": "get_{one}",
    "create": "create_{one}",
    "update": "replace_{one}",
    "partial_update": "change_{one}",
    "destroy": "delete_{one}",
    "document": "get_{one}_document",
    "by_key": "put_{one}_by_key",
}
"""By the action of a viewset; what is not named here is its own verb, as in `publish_case`."""


class Operation(AutoSchema):
    """Names operations by what they do: a verb, and what they do it to, as its route is called."""

    def get_operation_id(self) -> str:
        action, basename = getattr(self.view, "action", ""), getattr(self.view, "basename", "")
        if not action or not basename:
            return super().get_operation_id()
        name = NAMES.get(action, f"{action}_{{one}}")
        return name.format(one=basename, many=self._tokenize_path()[0]).replace("-", "_")

    def get_description(self) -> str:  # type: ignore[override]  # declared without a type
        """Say what the action says of itself, or else its viewset: mixins speak to maintainers, not to clients."""
        said = inspect.getdoc(getattr(self.view, getattr(self.view, "action", self.method.lower()), None))
        kinds = (kind for kind in type(self.view).__mro__ if issubclass(kind, ViewSetMixin) and kind.__doc__)
        kind = next(kinds, None)
        return said or inspect.cleandoc(kind and kind.__doc__ or "")

    def get_auth(self) -> list[dict[str, Any]]:
        """Reading takes no token, but where the action says otherwise; what writes takes the scope of its need."""
        tokens = super().get_auth()
        if self.method in SAFE_METHODS:
            return [*tokens, {}]
        need = getattr(self.view, "needs", {}).get(getattr(self.view, "action", None))
        return [{name: [need.scope] if need else [] for name in token} for token in tokens]
