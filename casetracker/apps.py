"""The site: what tells the whole story lives here."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "casetracker"
    label = "casetracker"
    verbose_name = "Casetracker"

    def ready(self) -> None:
        from casetracker.core.writing import hooks  # noqa: PLC0415 - models are not loaded before ready()
        from casetracker.exchange.citations import check_path, citable, settle  # noqa: PLC0415
        from casetracker.exchange.unit_documents import unit_documents  # noqa: PLC0415

        hooks.documents, hooks.settle = unit_documents, settle
        hooks.check_path, hooks.citable = check_path, citable
