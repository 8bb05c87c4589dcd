"""The search index, an app of its own because it has tables."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "casetracker.search"
    label = "search"
    verbose_name = "Search"
