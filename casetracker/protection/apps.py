"""Protection, an app of its own because it has a table."""

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "casetracker.protection"
    label = "protection"
    verbose_name = "Protected persons"
