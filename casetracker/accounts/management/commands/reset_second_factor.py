"""Forget an account's authenticator and recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casetracker.accounts.commands import BY_COMMAND, account_named
from casetracker.accounts.factors import reset_factor


class Command(BaseCommand):
    help = (
        "Forget an account's authenticator and recovery codes and end its sessions; it sets up anew at the next login."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="The name with which the account logs in.")

    def handle(self, *, name: str, **options: Any) -> None:
        reset_factor(account_named(name), BY_COMMAND)
        self.stdout.write(f"{name}: the second factor is reset, and every session has ended.")
