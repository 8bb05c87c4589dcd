"""End tokens: one by how it begins, or all of an account."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casetracker.accounts.commands import BY_COMMAND, account_named
from casetracker.tokens.models import SHOWN, ApiToken
from casetracker.tokens.pages import revoke


class Command(BaseCommand):
    help = "Revoke a token, or all tokens of an account, at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--account", metavar="NAME", help="Revoke every token of this account.")
        parser.add_argument("beginning", nargs="?", help="The token, or how it begins, as the desk lists it.")

    def handle(self, *, beginning: str | None, account: str | None, **options: Any) -> None:
        if (beginning is None) == (account is None):
            raise CommandError("Give how the token begins, or --account NAME.")
        living = ApiToken.objects.select_related("account").filter(revoked_at=None)
        if account is not None:
            found = list(living.filter(account=account_named(account)))
        else:
            found = list(living.filter(beginning=str(beginning)[:SHOWN]))
            if not found:
                raise CommandError("No token that works begins like this.")
        for token in found:
            revoke(token, BY_COMMAND)
            self.stdout.write(f"Revoked: {token}, of {token.account}.")
