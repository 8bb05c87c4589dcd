"""The app of the lowest layer: the public-id registry, revisions and the change log."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "casetracker.core"
    label = "core"
    verbose_name = "Record keeping"

    def ready(self) -> None:
        from casetracker.core.change_log import install_guard  # noqa: PLC0415 - models are not loaded before ready()
        from casetracker.core.policy.groups import update_groups  # noqa: PLC0415 - as above

        # Django rebuilds a SQLite table on ALTER and silently drops its triggers, so they are recreated.
        post_migrate.connect(install_guard, sender=self, dispatch_uid="change-log-guard")
        post_migrate.connect(update_groups, sender=self, dispatch_uid="role-groups")
