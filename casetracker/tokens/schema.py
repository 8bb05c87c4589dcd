"""How the OpenAPI document describes tokens."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "casetracker.tokens.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token that an account made on the desk. Reading what is public needs none.",
        }


PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
WAIT = {"description": "Seconds until the next request is answered.", "schema": {"type": "integer", "minimum": 1}}
CHALLENGE = {"description": "What is wrong with the token, as RFC 6750 has it.", "schema": {"type": "string"}}
REFUSALS: dict[str, dict[str, Any]] = {
    "401": {
        "description": "The token is not known here, has expired or was revoked; or there is none, and this takes one.",
        "headers": {"WWW-Authenticate": CHALLENGE},
        "content": PROBLEM,
    },
    "403": {"description": "The token lacks the scope, or its account may not do this.", "content": PROBLEM},
    "429": {
        "description": "Too many requests of this client.",
        "headers": {"Retry-After": WAIT},
        "content": PROBLEM,
    },
}
READING = ("get", "head", "options")


def add_refusals(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add to every operation how a client is refused before its question is looked at; drf-spectacular calls this."""
    for operations in result["paths"].values():
        for method, operation in operations.items():
            for status in REFUSALS:
                if status != "403" or method not in READING:
                    operation["responses"].setdefault(status, {"$ref": f"#/components/responses/Refused{status}"})
    components = result.setdefault("components", {}).setdefault("responses", {})
    components.update({f"Refused{status}": response for status, response in REFUSALS.items()})
    return result
