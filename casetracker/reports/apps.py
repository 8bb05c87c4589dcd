"""Reports of errors, an app of their own because they have a table."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "casetracker.reports"
    label = "reports"
    verbose_name = "Reports of errors"
