"""Who may do what: the one table that actions, the editors' site and commands ask.

    policy.require(by, Action.PUBLISH, ruling)

`None` is a command of the installation and may do everything. What an account may do follows from the permissions that
Django stores for it and its groups; `groups` makes the groups of the shipped roles from the table below.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import models

from casetracker.core.units import EditorialUnit, Unit
from casetracker.core.visibility import referring_units

Account = User | AnonymousUser
Subject = Unit | type[models.Model]
"""A unit, or a model: its units in general, or the rows of the change log."""


class NotAllowed(PermissionDenied):
    """What an account may not do, in a sentence for whoever asked; other errors of this kind have none for them."""


class Action(StrEnum):
    """What an account can do with a unit, or with the units of a model."""

    VIEW = "view"
    PREVIEW = "preview"
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    SEND_FOR_REVIEW = "send_for_review"
    COMMENT = "comment"
    ASSIGN = "assign"
    MARK_SENSITIVE = "mark_sensitive"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    UNMARK_SENSITIVE = "unmark_sensitive"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    SEAL = "seal"
    MERGE = "merge"
    PROTECT = "protect"


GRANTED_BY: dict[Action, tuple[str, ...]] = {
    Action.VIEW: ("view", "change"),
    Action.PREVIEW: ("view",),
    Action.ADD: ("add",),
    Action.CHANGE: ("change",),
    Action.REMOVE: ("delete",),
    Action.SEND_FOR_REVIEW: ("add", "change"),
    Action.COMMENT: ("add", "change", "publish"),
    Action.ASSIGN: ("add", "change", "publish"),
    Action.MARK_SENSITIVE: ("add", "change", "publish"),
    Action.SEND_BACK: ("publish",),
    Action.APPROVE: ("publish",),
    Action.UNMARK_SENSITIVE: ("publish",),
    Action.PUBLISH: ("publish",),
    Action.WITHDRAW: ("publish",),
    Action.SEAL: ("publish",),
    Action.MERGE: ("change",),
    Action.PROTECT: ("protect",),
}
"""For each action the stored permissions on the unit's model, any one of which is enough; a role has the first."""


@dataclass(frozen=True)
class Role:
    """A group that is shipped: what its members may do with units of every kind, and with other models."""

    name: str
    actions: frozenset[Action]
    others: Mapping[str, tuple[str, ...]]
    """The permissions on models that are no units."""


READING = frozenset({Action.VIEW, Action.PREVIEW})
EDITING = READING | {
    *(Action.ADD, Action.CHANGE, Action.REMOVE, Action.SEND_FOR_REVIEW),
    *(Action.COMMENT, Action.ASSIGN, Action.MARK_SENSITIVE),
}
LOG: dict[str, tuple[str, ...]] = {"core.change": ("view",)}
ACCOUNTS: dict[str, tuple[str, ...]] = dict.fromkeys(("auth.user", "auth.group"), ("view", "add", "change", "delete"))
TASKS: dict[str, tuple[str, ...]] = {"django_tasks_database.dbtaskresult": ("view",)}
"""What failed in the background, with its traceback."""
REPORTS: dict[str, tuple[str, ...]] = {"reports.errorreport": ("view", "change")}
"""What readers wrote, and how to reach them: for those who can correct it."""
TOKENS: dict[str, tuple[str, ...]] = {"tokens.apitoken": ("view", "change")}
"""Everybody's tokens, to see and to revoke; one's own need no permission."""
WEBHOOKS: dict[str, tuple[str, ...]] = {
    "webhooks.endpoint": ("view", "add", "change", "delete"),
    "webhooks.delivery": ("view", "change"),
}
"""Who outside is told of changes, and what waits to be told."""
ROLES = {
    "reader": Role("Reader of drafts", READING, LOG),
    "editor": Role("Editor", EDITING, LOG | REPORTS),
    "publisher": Role("Publisher", frozenset(Action) - {Action.PROTECT}, LOG | REPORTS),
    "administrator": Role("Administrator", frozenset(Action), LOG | REPORTS | ACCOUNTS | TASKS | TOKENS | WEBHOOKS),
}
"""The shipped roles, by the code under which the database knows the group of each."""


def allows(account: Account | None, action: Action, subject: Subject) -> bool:
    """Tell whether the account may do this to the unit, or to units of the model in general."""
    if account is None:
        return True
    model = subject if isinstance(subject, type) else type(subject)
    return has_any(account, GRANTED_BY[action], model) and all(
        has_any(account, GRANTED_BY[Action.PUBLISH], kind) for kind in published_with(action, subject)
    )


def require(account: Account | None, action: Action, subject: Subject) -> None:
    """Raise NotAllowed, which says what it is about, unless the account may do this."""
    if not allows(account, action, subject):
        model = subject if isinstance(subject, type) else type(subject)
        which = " that are published" if published_with(action, subject) == [model] else ""
        raise NotAllowed(f"This account may not {action.replace('_', ' ')} {model._meta.verbose_name_plural}{which}.")


def who_may(action: Action, model: type[models.Model]) -> models.QuerySet[User]:
    """Return the accounts that may do this on the desk with units of the model in general."""
    opts = model._meta
    found = User.objects.none()
    for name in GRANTED_BY[action]:
        permission = f"{opts.app_label}.{name}_{opts.model_name}"
        found |= User.objects.with_perm(permission, backend="django.contrib.auth.backends.ModelBackend")
    return found.filter(is_staff=True).distinct()


def has_any(account: Account, permissions: tuple[str, ...], model: type[models.Model]) -> bool:
    opts = model._meta
    return any(account.has_perm(f"{opts.app_label}.{name}_{opts.model_name}") for name in permissions)


def published_with(action: Action, subject: Subject) -> list[type[Unit]]:
    """Return the kinds of which the action can change what is published: it takes a publisher of each of them."""
    if action in (Action.CHANGE, Action.REMOVE) and isinstance(subject, Unit) and is_published(subject):
        return [type(subject)]
    model = subject if isinstance(subject, type) else type(subject)
    if action in (Action.MERGE, Action.PROTECT) and issubclass(model, Unit):
        return [model, *(kind for kind in referring_units(model) if issubclass(kind, EditorialUnit))]
    return []


def is_published(unit: Unit) -> bool:
    """Tell whether readers see the unit, or will without anybody's doing more."""
    return unit.state == "published" if isinstance(unit, EditorialUnit) else unit.visible_from is not None
