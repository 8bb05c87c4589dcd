"""The app of what the API writes: an app of its own because it has tables."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "casetracker.intake"
    label = "intake"
    verbose_name = "Writing by the API"
