"""The site: it joins what the lower layers declare to what only it knows."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "casetracker"
    label = "casetracker"
    verbose_name = "Casetracker"

    def ready(self) -> None:
        from casetracker.wiring import connect  # noqa: PLC0415 - it imports models, which are not loaded before

        connect()
