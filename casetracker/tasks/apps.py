"""The app of the background tasks."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "casetracker.tasks"
    label = "tasks"
    verbose_name = "Background tasks"
