"""The groups of the shipped roles, kept as the policy's table has them; other groups stay as they are."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections

from casetracker.core.models import RoleGroup
from casetracker.core.policy import GRANTED_BY, ROLES, Role
from casetracker.core.units import unit_models

OURS = "{} (Casetracker)"
"""What a role's group is called where the installation has one of the role's name already."""


def update_groups(using: str = "default", **_kwargs: Any) -> None:
    """Make the group of each shipped role, or give it exactly the permissions of its role again.

    It runs after the first app's migrations, so the permissions of those that follow may have to be made. A group is
    known by its row in RoleGroup: renamed, it is still the role's; deleted, it is made again.
    """
    tables = set(connections[using].introspection.table_names())
    if not {RoleGroup._meta.db_table, Group._meta.db_table, Permission._meta.db_table} <= tables:
        return
    for app in apps.get_app_configs():
        create_permissions(app, verbosity=0, using=using)
    stored = Permission.objects.using(using).values_list("pk", "content_type__app_label", "codename")
    by_name = {f"{label}.{codename}": pk for pk, label, codename in stored}
    for code, role in ROLES.items():
        group_of(code, role, using).permissions.set([by_name[name] for name in permissions_of(role)])


def group_of(code: str, role: Role, using: str) -> Group:
    """Return the role's group; make one that takes no other group's name."""
    known = RoleGroup.objects.using(using).filter(role=code).select_related("group").first()
    if known:
        return known.group
    groups = Group.objects.using(using)
    taken = groups.filter(name=role.name).exists()
    group = groups.create(name=OURS.format(role.name) if taken else role.name)
    RoleGroup.objects.using(using).create(role=code, group=group)
    return group


def permissions_of(role: Role) -> Iterator[str]:
    """Yield the permissions that a role's group has, such as `cases.change_case`; a kind need not know every action."""
    verbs = dict.fromkeys(GRANTED_BY[action][0] for action in sorted(role.actions))
    for model in unit_models():
        opts = model._meta
        known = {*(f"{verb}_{opts.model_name}" for verb in opts.default_permissions), *dict(opts.permissions)}
        names = (f"{verb}_{opts.model_name}" for verb in verbs)
        yield from (f"{opts.app_label}.{name}" for name in names if name in known)
    for name, granted in role.others.items():
        label, model_name = name.split(".")
        yield from (f"{label}.{verb}_{model_name}" for verb in granted)
