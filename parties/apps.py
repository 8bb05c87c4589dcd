"""The parties app."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "parties"
