"""The app of the suspected duplicates."""

from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    name = "casetracker.duplicates"
    label = "duplicates"
    verbose_name = "Suspected duplicates"
