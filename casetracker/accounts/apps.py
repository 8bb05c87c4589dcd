"""The app of accounts: its sessions and recovery codes, beside Django's own accounts and groups."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "casetracker.accounts"
    label = "accounts"
    verbose_name = "Accounts"
