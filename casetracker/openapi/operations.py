"""How operations are called: `list_rulings`, `get_ruling`, `create_case`."""

from drf_spectacular.openapi import AutoSchema

VERBS = {"retrieve": "get", "create": "create", "update": "replace", "partial_update": "change", "destroy": "delete"}
"""By the action of a viewset; what is not named here keeps its own name."""


class Operation(AutoSchema):
    """Names operations by what they do: a verb, and what they do it to, as its route is called."""

    def get_operation_id(self) -> str:
        action, basename = getattr(self.view, "action", ""), getattr(self.view, "basename", "")
        if not action or not basename:
            return super().get_operation_id()
        noun = basename.replace("-", "_")
        if action == "list":
            return f"list_{self._tokenize_path()[0].replace('-', '_')}"
        return f"{VERBS.get(action, action)}_{noun}"
