"""Who may do what: one table, which actions ask before they write."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from cases.actions import publish_case
from cases.models import Case, Judge
from casetracker.core import policy, publishing
from casetracker.core.merging import merge
from casetracker.core.models import Change
from casetracker.core.policy import GRANTED_BY, Action
from casetracker.core.publishing import REFUSALS, TRANSITIONS, is_possible
from casetracker.core.units import RECORD_STATE
from casetracker.core.writing import begin_change
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests.builders import a_case, a_judge, a_party, a_ruling, in_state
from tests.editor import permission

pytestmark = pytest.mark.django_db


def an_account(*permissions: str, **columns: Any) -> User:
    user = User.objects.create(username=f"user{User.objects.count()}", **columns)
    user.user_permissions.add(*map(permission, permissions))
    return User.objects.get(pk=user.pk)


def allowed(account: Any, subject: Any) -> set[str]:
    return {action.value for action in Action if policy.allows(account, action, subject)}


PUBLISHING = {"publish", "withdraw", "seal", "send_back", "approve", "unmark_sensitive"}
EVERYTHING = {action.value for action in Action}


def test_every_action_has_its_grant() -> None:
    assert set(GRANTED_BY) == set(Action)


@pytest.mark.parametrize(
    ("permissions", "expected"),
    [
        ([], set()),
        (["cases.view_case"], {"view", "preview"}),
        (["cases.add_case"], {"add", "send_for_review", "comment", "assign", "mark_sensitive"}),
        (["cases.change_case"], {"view", "change", "send_for_review", "comment", "assign", "mark_sensitive"}),
        (["cases.delete_case"], {"remove"}),
        (["cases.publish_case"], {"comment", "assign", "mark_sensitive", *PUBLISHING}),
        (["rulings.publish_ruling", "parties.change_party"], set()),
    ],
)
def test_stored_permissions_allow_actions(permissions: list[str], expected: set[str]) -> None:
    account = an_account(*permissions)
    assert allowed(account, Case) == allowed(account, a_case(published=False)) == expected


def test_a_command_and_a_superuser_may_do_everything_and_strangers_nothing() -> None:
    case = a_case()
    assert allowed(None, case) == allowed(an_account(is_superuser=True), case) == EVERYTHING
    assert allowed(AnonymousUser(), case) == allowed(an_account(is_superuser=True, is_active=False), case) == set()


@pytest.mark.parametrize("state", ["draft", "in_review", "published", "embargoed", "withdrawn"])
def test_changing_what_is_published_takes_a_publisher(state: str) -> None:
    case = in_state(a_case(published=False), state)
    editor, publisher = an_account("cases.change_case"), an_account("cases.change_case", "cases.publish_case")
    is_published = state in ("published", "embargoed")
    assert policy.allows(editor, Action.CHANGE, case) != is_published
    assert policy.allows(publisher, Action.CHANGE, case)


@pytest.mark.parametrize(
    ("model", "kinds"),
    [
        (Party, ["parties.publish_party", "cases.publish_case", "rulings.publish_reaction"]),
        (Judge, ["cases.publish_judge", "rulings.publish_ruling"]),
    ],
)
def test_merging_takes_a_publisher_of_all_that_can_refer(model: Any, kinds: list[str]) -> None:
    change = f"{model._meta.app_label}.change_{model._meta.model_name}"
    assert policy.allows(an_account(change, *kinds), Action.MERGE, model)
    for missing in (change, *kinds):
        rest = [name for name in (change, *kinds) if name != missing]
        assert not policy.allows(an_account(*rest), Action.MERGE, model)


@pytest.mark.parametrize(
    ("build", "act"),
    [
        (lambda: a_case(published=False), lambda case, by: publish_case(case, by=by)),
        (lambda: a_case(published=False), lambda case, by: publishing.send_for_review(case, by=by)),
        (lambda: a_case(published=False), lambda case, by: publishing.remove(case, by=by)),
        (lambda: a_case(published=False), lambda case, by: begin_change(case, by=by, reason="")),
        (lambda: Case(title="New"), lambda case, by: begin_change(case, by=by, reason="")),
        (a_case, lambda case, by: publishing.withdraw(case, by=by, reason="Wrong.")),
        (a_case, lambda case, by: publishing.seal(case, by=by)),
        (a_party, lambda party, by: merge(party, a_party("Other"), by=by, reason="One.")),
    ],
)
def test_actions_ask_before_they_write(build: Callable[[], Any], act: Callable[[Any, Any], None]) -> None:
    unit, stranger = build(), an_account()
    before = list(Change.objects.values_list("unit_ref", "event")) if unit.pk else []
    with pytest.raises(PermissionDenied):
        act(unit, stranger)
    rows = Change.objects.exclude(unit_ref__in=Party.objects.filter(name="Other").values("public_id"))
    assert list(rows.values_list("unit_ref", "event")) == before


def test_judges_are_merged_by_who_may() -> None:
    double, survivor = a_judge("R. Barkai"), a_judge("Rachel Barkai")
    a_ruling(a_case(), judge=double)
    account = an_account("cases.change_judge", "cases.publish_judge", "rulings.publish_ruling")
    merge(double, survivor, by=account, reason="One judge.")
    assert Ruling.objects.get().panel.get().judge == survivor


# Transitions


def test_the_table_of_transitions() -> None:
    """Where each action leads from each state; nothing where it is refused."""
    states = {"draft", "in_review", "published", "withdrawn"}
    assert set(RECORD_STATE.codes) == states
    assert {(action, state, TRANSITIONS[action].get(state)) for action in TRANSITIONS for state in states} == {
        ("send_for_review", "draft", "in_review"),
        ("send_for_review", "in_review", None),
        ("send_for_review", "published", None),
        ("send_for_review", "withdrawn", None),
        ("send_back", "draft", None),
        ("send_back", "in_review", "draft"),
        ("send_back", "published", None),
        ("send_back", "withdrawn", None),
        ("approve", "draft", "draft"),
        ("approve", "in_review", "in_review"),
        ("approve", "published", None),
        ("approve", "withdrawn", "withdrawn"),
        *{("publish", state, "published") for state in states},
        ("withdraw", "draft", None),
        ("withdraw", "in_review", None),
        ("withdraw", "published", "withdrawn"),
        ("withdraw", "withdrawn", None),
        ("remove", "draft", "removed"),
        ("remove", "in_review", "removed"),
        ("remove", "published", None),
        ("remove", "withdrawn", None),
    }


def test_every_refusal_has_its_words() -> None:
    refused = {action for action in TRANSITIONS for state in RECORD_STATE if not is_possible(action, state)}
    assert refused == set(REFUSALS)


def test_reactions_are_published_by_their_own_publishers() -> None:
    account = an_account("rulings.publish_ruling")
    assert [policy.allows(account, Action.PUBLISH, model) for model in (Ruling, Reaction, Case)] == [True, False, False]
