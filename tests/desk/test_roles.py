"""The permission matrix as data: what each shipped role can do, on every view of the desk, by every action, in the API.

A view without an expectation fails, and so does an action without one.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, Group, User
from django.core.management import call_command
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, Court, Judge, Source, Topic
from casetracker.accounts import urls as accounts
from casetracker.core import policy
from casetracker.core.models import Change, RoleGroup
from casetracker.core.policy import ROLES, Action
from casetracker.core.policy.groups import permissions_of, update_groups
from casetracker.core.units import EditorialUnit, Unit
from casetracker.reports.models import ErrorReport
from casetracker.tokens import urls as tokens
from casetracker.tokens.models import ApiToken
from casetracker.webhooks.models import Endpoint
from parties.models import Party
from rulings.models import Reaction, Ruling
from tests import builders as b
from tests.editor import admin_path
from tests.kept import kept

pytestmark = pytest.mark.django_db
NOBODY: frozenset[str] = frozenset()
ADMINISTRATORS = frozenset({"administrator"})
PUBLISHERS = ADMINISTRATORS | {"publisher"}
EDITORS = PUBLISHERS | {"editor"}
STAFF = EDITORS | {"reader"}

ACTIONS: dict[Action, frozenset[str]] = {
    Action.VIEW: STAFF,
    Action.PREVIEW: STAFF,
    Action.ADD: EDITORS,
    Action.CHANGE: EDITORS,
    Action.REMOVE: EDITORS,
    Action.SEND_FOR_REVIEW: EDITORS,
    Action.COMMENT: EDITORS,
    Action.ASSIGN: EDITORS,
    Action.MARK_SENSITIVE: EDITORS,
    Action.SEND_BACK: PUBLISHERS,
    Action.APPROVE: PUBLISHERS,
    Action.UNMARK_SENSITIVE: PUBLISHERS,
    Action.PUBLISH: PUBLISHERS,
    Action.WITHDRAW: PUBLISHERS,
    Action.SEAL: PUBLISHERS,
    Action.MERGE: PUBLISHERS,
    Action.PROTECT: ADMINISTRATORS,
}
"""Who may do what with units that readers do not see."""
ON_PUBLIC = {**ACTIONS, Action.CHANGE: PUBLISHERS, Action.REMOVE: PUBLISHERS}
"""The same with units that they see."""

REPORTS = "/admin/reports/errorreport/"
HOOKS = "/admin/webhooks/endpoint/"
DELIVERIES = "/admin/webhooks/delivery/"
TOKENS = "/admin/tokens/apitoken/"
TASKS = "/admin/django_tasks_database/dbtaskresult/"
UNIT_VIEWS: dict[str, tuple[str, frozenset[str]]] = {
    "changelist": ("", STAFF),
    "add": ("add/", EDITORS),
    "change": ("{draft}/change/", STAFF),
    "history": ("{draft}/history/", STAFF),
    "delete": ("{draft}/delete/", EDITORS),
    "difference": ("{draft}/difference/", STAFF),
    "merge": ("{draft}/merge/", PUBLISHERS),
    "withdraw": ("{public}/withdraw/", PUBLISHERS),
}
"""For the views of every kind of unit: what follows the kind's address, and who is answered."""
VIEWS: dict[str, tuple[str, frozenset[str]]] = {
    "admin:index": ("/admin/", STAFF),
    "admin:queue": ("/admin/queue/", STAFF),
    "admin:app_list": ("/admin/cases/", STAFF),
    "admin:password_change": ("/admin/password_change/", STAFF),
    "admin:password_change_done": ("/admin/password_change/done/", STAFF),
    "admin:jsi18n": ("/admin/jsi18n/", STAFF),
    "admin:autocomplete": (
        "/admin/autocomplete/?app_label=cases&model_name=participation&field_name=party&term=a",
        STAFF,
    ),
    "admin-preview": ("/admin/preview/{case}/", STAFF),
    "admin-protect": ("/admin/protect/{person}/", ADMINISTRATORS),
    "admin-seal": ("/admin/seal/{case}/", PUBLISHERS),
    "admin:duplicates": ("/admin/duplicates/", STAFF),
    "account": ("/admin/account/", STAFF),
    "tokens": ("/admin/account/tokens/", STAFF),
    "admin:core_change_changelist": ("/admin/core/change/", STAFF),
    "admin:core_change_change": ("/admin/core/change/{change}/change/", STAFF),
    "admin:core_change_history": ("/admin/core/change/{change}/history/", STAFF),
    "admin:core_change_add": ("/admin/core/change/add/", NOBODY),
    "admin:core_change_delete": ("/admin/core/change/{change}/delete/", NOBODY),
    "admin:auth_user_changelist": ("/admin/auth/user/", ADMINISTRATORS),
    "admin:auth_user_add": ("/admin/auth/user/add/", ADMINISTRATORS),
    "admin:auth_user_change": ("/admin/auth/user/{user}/change/", ADMINISTRATORS),
    "admin:auth_user_history": ("/admin/auth/user/{user}/history/", ADMINISTRATORS),
    "admin:auth_user_delete": ("/admin/auth/user/{user}/delete/", ADMINISTRATORS),
    "admin:auth_user_link": ("/admin/auth/user/{user}/link/", ADMINISTRATORS),
    "admin:auth_user_factor": ("/admin/auth/user/{user}/factor/", ADMINISTRATORS),
    "admin:auth_user_sessions": ("/admin/auth/user/{user}/sessions/", ADMINISTRATORS),
    "admin:django_tasks_database_dbtaskresult_changelist": (f"{TASKS}", ADMINISTRATORS),
    "admin:django_tasks_database_dbtaskresult_change": (f"{TASKS}{{task}}/change/", ADMINISTRATORS),
    "admin:django_tasks_database_dbtaskresult_history": (f"{TASKS}{{task}}/history/", ADMINISTRATORS),
    "admin:django_tasks_database_dbtaskresult_add": (f"{TASKS}add/", NOBODY),
    "admin:django_tasks_database_dbtaskresult_delete": (f"{TASKS}{{task}}/delete/", NOBODY),
    "admin:reports_errorreport_changelist": (f"{REPORTS}", EDITORS),
    "admin:reports_errorreport_change": (f"{REPORTS}{{report}}/change/", EDITORS),
    "admin:reports_errorreport_history": (f"{REPORTS}{{report}}/history/", EDITORS),
    "admin:reports_errorreport_add": (f"{REPORTS}add/", NOBODY),
    "admin:reports_errorreport_delete": (f"{REPORTS}{{report}}/delete/", NOBODY),
    "admin:webhooks_endpoint_changelist": (f"{HOOKS}", ADMINISTRATORS),
    "admin:webhooks_endpoint_add": (f"{HOOKS}add/", ADMINISTRATORS),
    "admin:webhooks_endpoint_change": (f"{HOOKS}{{hook}}/change/", ADMINISTRATORS),
    "admin:webhooks_endpoint_secret": (f"{HOOKS}{{hook}}/secret/", ADMINISTRATORS),
    "admin:webhooks_endpoint_history": (f"{HOOKS}{{hook}}/history/", ADMINISTRATORS),
    "admin:webhooks_endpoint_delete": (f"{HOOKS}{{hook}}/delete/", ADMINISTRATORS),
    "admin:webhooks_delivery_changelist": (f"{DELIVERIES}", ADMINISTRATORS),
    "admin:webhooks_delivery_change": (f"{DELIVERIES}{{delivery}}/change/", ADMINISTRATORS),
    "admin:webhooks_delivery_history": (f"{DELIVERIES}{{delivery}}/history/", ADMINISTRATORS),
    "admin:webhooks_delivery_add": (f"{DELIVERIES}add/", NOBODY),
    "admin:webhooks_delivery_delete": (f"{DELIVERIES}{{delivery}}/delete/", NOBODY),
    "admin:tokens_apitoken_changelist": (f"{TOKENS}", ADMINISTRATORS),
    "admin:tokens_apitoken_change": (f"{TOKENS}{{token}}/change/", ADMINISTRATORS),
    "admin:tokens_apitoken_history": (f"{TOKENS}{{token}}/history/", ADMINISTRATORS),
    "admin:tokens_apitoken_add": (f"{TOKENS}add/", NOBODY),
    "admin:tokens_apitoken_delete": (f"{TOKENS}{{token}}/delete/", NOBODY),
    "admin:auth_group_changelist": ("/admin/auth/group/", ADMINISTRATORS),
    "admin:auth_group_add": ("/admin/auth/group/add/", ADMINISTRATORS),
    "admin:auth_group_change": ("/admin/auth/group/{group}/change/", ADMINISTRATORS),
    "admin:auth_group_history": ("/admin/auth/group/{group}/history/", ADMINISTRATORS),
    "admin:auth_group_delete": ("/admin/auth/group/{group}/delete/", ADMINISTRATORS),
}
ELSEWHERE = {
    "admin:login": "asks strangers for their account, and leads others on",
    "admin:logout": "ends the session: POST alone",
    "admin:view_on_site": "leads to the public page",
    "admin:auth_user_password_change": "leads to the link for a new password, which is among the views",
    "admin-file": "a file, for whoever may see its record: tests/files/test_serving.py",
    "admin:many": "a job, for the account that made it: tests/desk/test_many.py",
    "admin:kept": "takes what its own signed field names: tests/desk/test_kept.py",
    "admin:kept_discard": "what one's own account typed: tests/desk/test_kept.py",
    "admin:kept_shown": "what one's own account typed: tests/desk/test_kept.py",
    "login-code": "the second step of logging in: tests/accounts/test_factors.py",
    "factor-setup": "the second step of logging in: tests/accounts/test_factors.py",
    "choose-password": "for who has the link: tests/accounts/test_links.py",
    "account-confirm": "one's own account: tests/accounts",
    "account-sessions": "one's own account: tests/accounts/test_sessions.py",
    "token-revoke": "one's own token: tests/tokens/test_desk.py",
    "recovery-codes": "one's own account: tests/accounts/test_factors.py",
    "admin:None": "old addresses that lead to the change form, and what is not there",
}
KINDS: list[type[Unit]] = [Case, Ruling, Reaction, Party, Judge, Court, Topic, Source]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, Any]]:
    """An account for each role; of each kind a unit that is not public, and one that is."""
    with kept(django_db_blocker):
        case = b.a_case(topics=[b.a_topic()])
        ruling = b.a_ruling(case, judge=b.a_judge())
        reaction = b.a_reaction(about_ruling=ruling)
        public: dict[type[Unit], Any] = {Case: case, Ruling: ruling, Reaction: reaction}
        public |= {Party: reaction.speakers.get().party, Judge: ruling.panel.get().judge}
        public |= {Court: case.court, Topic: case.topics.get(), Source: Source.objects.visible().first()}
        draft: dict[type[Unit], Any] = {
            Case: b.a_case(published=False, court=case.court),
            Ruling: b.a_ruling(case, published=False),
            Reaction: b.a_reaction(case, published=False, speaker=public[Party]),
            Party: b.a_party("Not seen"),
            Judge: b.a_judge("Not seen"),
            Court: b.a_court("Not in use"),
            Topic: b.a_topic("Not in use"),
            Source: b.a_source("Not cited"),
        }
        yield {
            "accounts": {"anonymous": AnonymousUser(), **{role: member_of(role) for role in ROLES}},
            "public": {kind: kind._base_manager.get(pk=unit.pk) for kind, unit in public.items()},
            "draft": {kind: kind._base_manager.get(pk=unit.pk) for kind, unit in draft.items()},
        }


def member_of(role: str, name: str = "") -> User:
    user = User.objects.create(username=name or role, is_staff=True)
    user.groups.add(RoleGroup.objects.get(role=role).group)
    return user


# The groups


def test_groups_are_made_after_migrating_and_kept_as_the_table_has_them() -> None:
    publisher = RoleGroup.objects.get(role="publisher").group
    names = {role.name for role in ROLES.values()}
    assert names == {"Reader of drafts", "Editor", "Publisher", "Administrator"}
    assert set(Group.objects.values_list("name", flat=True)) == names
    own = Group.objects.create(name="Interns")
    own.permissions.set(publisher.permissions.all()[:3])
    publisher.permissions.clear()
    publisher.name = "Herausgeber"
    publisher.save()
    RoleGroup.objects.get(role="editor").group.delete()
    Group.objects.create(name="Editor")

    call_command("migrate", verbosity=0)
    update_groups()

    assert set(Group.objects.values_list("name", flat=True)) == {
        *("Reader of drafts", "Herausgeber", "Administrator", "Interns", "Editor", "Editor (Casetracker)")
    }
    for code, role in ROLES.items():
        granted = RoleGroup.objects.get(role=code).group.permissions.values_list("content_type__app_label", "codename")
        assert {".".join(each) for each in granted} == set(permissions_of(role))
    assert (own.permissions.count(), Group.objects.get(name="Editor").permissions.count()) == (3, 0)


# The actions


def test_every_action_and_every_kind_has_its_expectation() -> None:
    assert ACTIONS.keys() == ON_PUBLIC.keys() == set(Action)
    kinds = {model for model in admin.site._registry if issubclass(model, Unit)}
    assert kinds == set(KINDS)


def test_actions_are_allowed_to_whom_the_matrix_says(world: dict[str, Any]) -> None:
    found = {
        (action, role, kind.__name__, state): policy.allows(account, action, world[state][kind])
        for action in Action
        for role, account in world["accounts"].items()
        for kind in KINDS
        for state in ("draft", "public")
        if action is not Action.PROTECT or kind in (Party, Judge)  # persons alone
    }
    tables = {"draft": ACTIONS, "public": ON_PUBLIC}
    wrong = [key for key, allowed in found.items() if allowed != (key[1] in tables[key[3]][key[0]])]
    assert wrong == []


# The views


def addresses(patterns: list[Any], namespace: str = "") -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"


def unit_views() -> dict[str, tuple[str, type[Unit]]]:
    """The names of the views that units may have, each with the view's own name and the kind."""
    kinds = {f"admin:{kind._meta.app_label}_{kind._meta.model_name}": kind for kind in KINDS}
    return {f"{name}_{view}": (view, kind) for name, kind in kinds.items() for view in UNIT_VIEWS}


def desk_addresses() -> set[str]:
    found = {name for name in addresses(get_resolver().url_patterns) if name.startswith("admin")}
    found |= set(addresses([*accounts.urlpatterns, *tokens.urlpatterns]))
    assert {"admin:index", "admin:cases_case_change", "admin:rulings_ruling_withdraw", "admin-preview"} <= found
    return found


def test_every_view_of_the_desk_has_an_expectation() -> None:
    assert desk_addresses() - VIEWS.keys() - ELSEWHERE.keys() - unit_views().keys() == set()


def expectations(world: dict[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """The address of every view with its expectation; `delete` of what is public is asked of the actions above."""
    there = desk_addresses()
    hook = Endpoint.objects.create(name="mirror", url="https://mirror.example.org/")
    some = {
        "hook": hook.pk,
        "delivery": hook.deliveries.create(sequence=1, give_up_at=timezone.now()).pk,
        "case": world["draft"][Case].public_id,
        "change": Change.objects.first().pk,
        "user": world["accounts"]["reader"].pk,
        "person": world["draft"][Party].public_id,
        "task": DBTaskResult.objects.create(args_kwargs={}, task_path="x", backend_name="default").pk,
        "token": ApiToken.objects.create(account=world["accounts"]["reader"], expires_at=timezone.now()).pk,
        "report": ErrorReport.objects.create(what="It is of July.").pk,
        "group": RoleGroup.objects.get(role="reader").group.pk,
    }
    for name, (path, roles) in VIEWS.items():
        if name in there:
            yield path.format(**some), roles
    for name, (view, kind) in unit_views().items():
        path, roles = UNIT_VIEWS[view]
        draft, public = world["draft"][kind], world["public"][kind]
        if name in there:
            is_public = view == "delete" and draft.is_public
            address = admin_path(kind) + path.format(draft=draft.pk, public=public.pk)
            yield address, PUBLISHERS if is_public else roles


def clients(world: dict[str, Any]) -> dict[str, Client]:
    found = {role: Client() for role in world["accounts"]}
    for role, client in found.items():
        if role != "anonymous":
            client.force_login(world["accounts"][role])
    return found


def test_views_answer_whom_the_matrix_says(world: dict[str, Any]) -> None:
    """The page, or 403, and strangers the login; a forged form is refused as the page is.

    A form costs much, so it is opened by the lowest role that may; the actions above tell of the others.
    """
    wrong, browsers, before = [], clients(world), Change.objects.count()
    for path, roles in expectations(world):
        lowest = next((role for role in ROLES if role in roles), "")
        for role, client in browsers.items():
            expected = 200 if role in roles else 302 if role == "anonymous" else 403
            if role not in roles or role == lowest or not path.endswith(("/add/", "/change/")):
                answer = client.get(path)
                wrong += [] if answer.status_code == expected else [f"{role} GET {path}: {answer.status_code}"]
            if role not in roles and "?" not in path:
                forged = client.post(path, {"title": "forged", "name": "forged", "reason": "forged", "post": "yes"})
                refused = 403 if role == "anonymous" else expected  # with what was sent, to copy
                wrong += [] if forged.status_code == refused else [f"{role} POST {path}: {forged.status_code}"]
    assert wrong == []
    assert Change.objects.count() == before


def test_forms_of_what_is_public_are_for_publishers_to_save(world: dict[str, Any]) -> None:
    browsers = clients(world)
    for kind, unit in world["public"].items():
        path = f"{admin_path(kind)}{unit.pk}/change/"
        page = browsers["editor"].get(path)
        says = "It is published: a publisher can change it" if issubclass(kind, EditorialUnit) else "Readers see it: a"
        assert (page.status_code, says in page.content.decode()) == (200, True), path
        assert 'name="_save"' not in page.content.decode()
        for role in ("reader", "editor"):
            assert browsers[role].post(path, {"name": "forged", "title": "forged"}).status_code == 403
        assert 'name="_save"' in browsers["publisher"].get(path).content.decode()


# The API


def test_the_api_answers_everybody_alike_and_changes_nothing(world: dict[str, Any]) -> None:
    ids: dict[str, models.Model] = {kind.__name__.lower(): unit for kind, unit in world["public"].items()}
    root = Client().get("/api/v1/").json()
    lists = [f"/api/v1/{url.partition('/api/v1/')[2]}" for url in root.values()]
    details = [f"/api/v1/{name}s/{unit.public_id}/" for name, unit in ids.items() if name != "party"]  # type: ignore[attr-defined]  # units
    assert len(lists) > 15
    browsers = clients(world)
    for path in [*lists, *details, f"/api/v1/parties/{world['public'][Party].public_id}/"]:
        answers = {role: browsers[role].get(path) for role in ("anonymous", "reader", "administrator")}
        assert {(answer.status_code, answer.content) for answer in answers.values()} == {
            (answers["anonymous"].status_code, answers["anonymous"].content)
        }, path
        for method in ("post", "put", "patch", "delete"):
            refused = getattr(browsers["administrator"], method)(path, {}, content_type="application/json")
            assert refused.status_code in (401, 405), f"{method} {path}"  # a session is no token
