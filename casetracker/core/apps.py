"""The lowest layer's app: the public-id registry, revisions and the change log."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "casetracker.core"
    label = "core"
    verbose_name = "Record keeping"

    def ready(self) -> None:
        from casetracker.core.guard import install_guard  # noqa: PLC0415 - models are not loaded before ready()

        # Django rebuilds a SQLite table on ALTER and drops its triggers without a word, so they are made anew.
        post_migrate.connect(install_guard, sender=self, dispatch_uid="change-log-guard")
