"""What a token may, as data: by its scopes and the role of its account. No sequence of requests gets around it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from pytest_django.plugin import DjangoDbBlocker

from casetracker.core.units import Unit
from casetracker.tokens.models import Scope
from rulings.models import Ruling
from tests import builders as b
from tests.desk.test_any_sequence import Desk
from tests.desk.test_roles import EDITORS, PUBLISHERS, STAFF
from tests.intake.program import Program, place
from tests.kept import kept

pytestmark = pytest.mark.django_db
World = dict[str, Any]
SCOPES = [
    {Scope.READ_DRAFT},
    {Scope.WRITE},
    {Scope.PUBLISH},
    {Scope.WRITE, Scope.PUBLISH},
    {Scope.ADMIN},
]
DOCUMENT = {"format": "casetracker-case-1", "system": "press", "case": {"key": "a", "title": "A v. B"}}
WHY = {"reason": "More is known."}
ACTIONS: dict[str, tuple[set[str], frozenset[str], Callable[[Program, World], Any]]] = {
    "read a draft's document": (
        {Scope.READ_DRAFT},
        STAFF,
        lambda program, world: program.get(f"{place(world['draft'])}document/"),
    ),
    "create a party": (
        {Scope.WRITE},
        EDITORS,
        lambda program, world: program.post("/api/v1/parties/", {"name": "NSO", "kind": "company"}),
    ),
    "put a case by its key": (
        {Scope.WRITE},
        EDITORS,
        lambda program, world: program.put("/api/v1/cases/by-key/press/a/", DOCUMENT),
    ),
    "change a draft": ({Scope.WRITE}, EDITORS, lambda program, world: program.patch(world["draft"], {"summary": "X"})),
    "change what readers see": (
        {Scope.WRITE, Scope.PUBLISH},
        PUBLISHERS,
        lambda program, world: program.patch(world["public"], {"summary": "X", **WHY}),
    ),
    "publish": ({Scope.PUBLISH}, PUBLISHERS, lambda program, world: program.act(world["draft"], "publish")),
    "withdraw": ({Scope.PUBLISH}, PUBLISHERS, lambda program, world: program.act(world["public"], "withdraw", WHY)),
}
"""For each action the scopes that it takes, the roles that may do it, and how it is asked for."""
CARRIED = {
    Scope.READ_DRAFT: {Scope.READ_DRAFT},
    Scope.WRITE: {Scope.READ_DRAFT, Scope.WRITE},
    Scope.PUBLISH: {Scope.READ_DRAFT, Scope.PUBLISH},
    Scope.ADMIN: set(Scope),
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with kept(django_db_blocker):
        yield {"draft": b.a_case(published=False), "public": b.a_case()}


@pytest.mark.parametrize("role", ["reader", "editor", "publisher"])
def test_a_token_may_what_its_scopes_and_its_account_may(world: World, role: str) -> None:
    for number, scopes in enumerate(SCOPES):
        program = Program(role, *scopes, name=f"{role} {number}")
        carried = set().union(*(CARRIED[scope] for scope in scopes))
        for name, (needed, roles, ask) in ACTIONS.items():
            with transaction.atomic():
                told = ask(program, world)
                transaction.set_rollback(True)
            may = needed <= carried and role in roles
            assert (program.status < 300) == may, (name, scopes, told)
            assert may or program.status == 403, (name, scopes, told)


class ByTheApi(Desk):
    """The same accounts at work by their tokens; what the API refuses, it refuses with a status of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.programs = {role: Program(role, name=f"api {role}") for role in self.accounts if role != "second"}
        self.programs["second"] = Program("publisher", name="api second")
        self.accounts = {role: program.account for role, program in self.programs.items()}

    def done(self, who: str) -> None:
        program = self.programs[who]
        assert program.status in (200, 403, 409, 422), program.response.content
        if program.status != 200:
            raise PermissionDenied

    def change_note(self, who: str, unit: Any, note: str, reason: str, *, cites: bool) -> None:
        patch: dict[str, Any] = {"note": note}
        patch |= {"reason": reason} if reason.strip() else {}
        if isinstance(unit, Ruling):
            patch["dispositions"] = {"d1": b.REJECTED}
        if cites:
            patch["citations"] = [{"source": f"local:{self.source.external_key}", "path": "note"}]
        self.programs[who].patch(unit, patch)
        self.done(who)

    def publish_one(self, who: str, unit: Unit, reason: str) -> None:
        self.programs[who].act(unit, "publish", {"reason": reason.strip()})
        self.done(who)

    def withdraw_one(self, who: str, unit: Unit, reason: str) -> None:
        self.programs[who].act(unit, "withdraw", {"reason": reason})
        self.done(who)


def test_no_sequence_of_requests_publishes_without_source_second_person_or_reason() -> None:
    run_state_machine_as_test(
        ByTheApi,
        settings=settings(
            max_examples=3,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
