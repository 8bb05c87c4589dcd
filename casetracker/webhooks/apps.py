"""The app of webhooks: an app of its own because it has tables."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "casetracker.webhooks"
    label = "webhooks"
    verbose_name = "Webhooks"
