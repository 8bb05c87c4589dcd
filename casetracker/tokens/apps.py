"""The app of tokens: an app of its own because it has a table."""

from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "casetracker.tokens"
    label = "tokens"
    verbose_name = "Tokens"

    def ready(self) -> None:
        from casetracker.tokens import schema  # noqa: F401, PLC0415 - DRF itself is not ready before
