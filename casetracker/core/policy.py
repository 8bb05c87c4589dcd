"""Who may do what: the one table that actions, the editors' site and commands ask.

    policy.require(by, Action.PUBLISH, ruling)

`None` is a command of the installation and may do everything. What an account may do follows from the permissions that
Django stores for it and its groups.
"""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from casetracker.core.units import EditorialUnit, Unit
from casetracker.core.visibility import referring_units

Account = User | AnonymousUser


class Action(StrEnum):
    """What an account can do with a unit, or with the units of a model."""

    VIEW = "view"
    PREVIEW = "preview"
    ADD = "add"
    CHANGE = "change"
    SEND_FOR_REVIEW = "send_for_review"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    SEAL = "seal"
    REMOVE = "remove"
    MERGE = "merge"
    PROTECT = "protect"


GRANTED_BY: dict[Action, tuple[str, ...]] = {
    Action.VIEW: ("view", "change"),
    Action.PREVIEW: ("view",),
    Action.ADD: ("add",),
    Action.CHANGE: ("change",),
    Action.SEND_FOR_REVIEW: ("add", "change"),
    Action.PUBLISH: ("publish",),
    Action.WITHDRAW: ("publish",),
    Action.SEAL: ("publish",),
    Action.REMOVE: ("delete",),
    Action.MERGE: ("change",),
    Action.PROTECT: ("change",),
}
"""For each action the stored permissions on the unit's model, any one of which is enough."""


def allows(account: Account | None, action: Action, subject: Unit | type[Unit]) -> bool:
    """Tell whether the account may do this to the unit, or to units of the model in general."""
    if account is None:
        return True
    model = subject if isinstance(subject, type) else type(subject)
    return has_any(account, GRANTED_BY[action], model) and all(
        has_any(account, GRANTED_BY[Action.PUBLISH], kind) for kind in published_with(action, subject)
    )


def require(account: Account | None, action: Action, subject: Unit | type[Unit]) -> None:
    """Raise PermissionDenied unless the account may do this."""
    if not allows(account, action, subject):
        raise PermissionDenied


def has_any(account: Account, permissions: tuple[str, ...], model: type[Unit]) -> bool:
    opts = model._meta
    return any(account.has_perm(f"{opts.app_label}.{name}_{opts.model_name}") for name in permissions)


def published_with(action: Action, subject: Unit | type[Unit]) -> list[type[Unit]]:
    """Return the kinds of which the action can change what is published: it takes a publisher of each of them."""
    if action is Action.CHANGE and isinstance(subject, EditorialUnit) and subject.state == "published":
        return [type(subject)]
    if action in (Action.MERGE, Action.PROTECT):
        model = subject if isinstance(subject, type) else type(subject)
        return [kind for kind in referring_units(model) if issubclass(kind, EditorialUnit)]
    return []
