"""A program in front of the API: with a token of an account that has a role, and the answers as JSON."""

from datetime import timedelta
from typing import Any

import orjson
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from casetracker.core.models import RoleGroup
from casetracker.core.units import Unit
from casetracker.tokens.models import Scope, make_token

PLACES = {"case": "cases", "party": "parties"}


def place(unit: Unit) -> str:
    """The unit's address in the API."""
    kind = unit.kind_name()
    return f"/api/v1/{PLACES.get(kind, f'{kind}s')}/{unit.public_id}/"


def etag(unit: Unit) -> str:
    return f'"v{type(unit)._base_manager.get(pk=unit.pk).version}"'


class Program:
    """Asks with its token; every answer is JSON, and `status` is the last one's."""

    def __init__(self, role: str = "publisher", *scopes: str, name: str = "") -> None:
        self.account = User.objects.create(username=name or f"program of {role}", is_staff=True)
        self.account.groups.add(RoleGroup.objects.get(role=role).group)
        given = scopes or (Scope.WRITE, Scope.PUBLISH)
        self.token, text = make_token(self.account, "test", given, timezone.now() + timedelta(days=1))
        self.client = Client(headers={"Authorization": f"Bearer {text}"})

    def ask(self, method: str, path: str, body: Any = None, kind: str = "application/json", **headers: str) -> Any:
        data = body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.response = self.client.generic(method, path, data, kind, headers=named)
        self.status = self.response.status_code
        return orjson.loads(self.response.content)

    def get(self, path: str) -> Any:
        return self.ask("GET", path)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> Any:
        return self.ask("PUT", path, body, **headers)

    def patch(self, unit: Unit, body: Any, query: str = "", **headers: str) -> Any:
        return self.ask("PATCH", place(unit) + query, body, **{"If_Match": etag(unit), **headers})

    def act(self, unit: Unit, action: str, body: Any = None, **headers: str) -> Any:
        return self.ask("POST", f"{place(unit)}{action}/", body, **{"If_Match": etag(unit), **headers})

    def places(self, answer: Any) -> list[str]:
        """Where the last answer found something wrong."""
        return [error["pointer"] for error in answer["errors"]]
